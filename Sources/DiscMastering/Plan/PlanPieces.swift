internal import DICOMFileSet

/// Cuts a file-set into the pieces that stay together: whole patients where one fits a volume, else
/// studies, else series, else instances in order.
struct PlanPieces {
  private let context: PlanContext
  private let limits: PlanLimits
  private(set) var pieces: [PlanPiece] = []
  private(set) var tooLarge: [Int] = []
  private var index: FileSetIndex { context.index }

  init(_ context: PlanContext, _ limits: PlanLimits) {
    self.context = context
    self.limits = limits
    for patient in index.patients.indices { cut(patient: patient) }
    for instance in index.nonPatient { cut(nonPatient: instance) }
  }

  private func fits(_ piece: PlanPiece) -> Bool {
    VolumeState(context).accepts(piece, limits: limits)
  }

  private mutating func cut(patient: Int) {
    let studies = index.patients[patient].studies
    guard let first = studies.first, let last = studies.last else { return }
    var shape = context.patient(patient, studies: studies.count)
    var parts: [PlanPiece] = []
    for study in studies {
      let series = index.studies[study].series.map { context.wholeSeries($0) }
      let whole = context.wholeStudy(study, series: series)
      shape += whole
      parts.append(
        PlanPiece(
          level: .study, instances: instances(ofStudy: study), patient: patient, study: study,
          shape: whole))
    }
    let whole = PlanPiece(
      level: .patient,
      instances: instances(ofStudy: first).lowerBound..<instances(ofStudy: last).upperBound,
      patient: patient, shape: shape)
    if fits(whole), !containsTooLarge(whole.instances) {
      pieces.append(whole)
    } else {
      for part in parts { cut(study: part) }
    }
  }

  private func containsTooLarge(_ instances: Range<Int>) -> Bool {
    instances.contains { index.instances[$0].size > limits.fileSize }
  }

  private func instances(ofStudy study: Int) -> Range<Int> {
    let series = index.studies[study].series
    guard let first = series.first, let last = series.last else { return 0..<0 }
    return index.series[first].instances.lowerBound..<index.series[last].instances.upperBound
  }

  private mutating func cut(study: PlanPiece) {
    if fits(study), !containsTooLarge(study.instances) {
      pieces.append(study)
      return
    }
    for series in index.studies[study.study].series {
      let piece = PlanPiece(
        level: .series, instances: index.series[series].instances, patient: study.patient,
        study: study.study, series: series, shape: context.wholeSeries(series))
      if fits(piece), !containsTooLarge(piece.instances) {
        pieces.append(piece)
      } else {
        cut(series: piece)
      }
    }
  }

  /// Fills volumes with the instances of a series, in order; the rest joins other pieces.
  private mutating func cut(series: PlanPiece) {
    var current: PlanPiece?
    for (ordinal, instance) in series.instances.enumerated() {
      let folder = ordinal / FileSetLayout.folderLimit
      let single = PlanPiece(
        level: .part, instances: instance..<instance + 1, patient: series.patient,
        study: series.study, series: series.series, folder: folder,
        shape: context.instance(instance))
      guard index.instances[instance].size <= limits.fileSize, fits(single) else {
        tooLarge.append(instance)
        if let piece = current { pieces.append(piece) }
        current = nil
        continue
      }
      if var piece = current, piece.folder == folder {
        piece.instances = piece.instances.lowerBound..<instance + 1
        piece.shape += single.shape
        if fits(piece) {
          current = piece
          continue
        }
      }
      if let piece = current { pieces.append(piece) }
      current = single
    }
    if let piece = current { pieces.append(piece) }
  }

  private mutating func cut(nonPatient instance: Int) {
    let piece = PlanPiece(
      level: .nonPatient, instances: instance..<instance + 1, patient: -1,
      shape: context.instance(instance))
    if index.instances[instance].size <= limits.fileSize, fits(piece) {
      pieces.append(piece)
    } else {
      tooLarge.append(instance)
    }
  }
}
