internal import DICOMFileSet

/// A volume being filled: what it has, and what one piece more would make of it.
struct VolumeState: Sendable {
  private(set) var pieces: [PlanPiece] = []
  private(set) var shape = VolumeShape()
  /// Members on this volume of entities that are not on it as a whole.
  private var studies: [Int: Int] = [:]
  private var folders: [Int: Int] = [:]
  private var files: [Folder: Int] = [:]
  private var series: Set<Int> = []
  private var nonPatientFiles = 0
  private let context: PlanContext

  private struct Folder: Hashable {
    var series: Int
    var number: Int
  }

  init(_ context: PlanContext) { self.context = context }

  /// Bytes of the volume as it is.
  var size: Int { context.size(shape, nonPatientFiles: nonPatientFiles) }

  /// Records and folders fit as well.
  func accepts(_ piece: PlanPiece, limits: PlanLimits) -> Bool {
    var sum = shape
    sum += delta(piece)
    guard limits.holds(sum) else { return false }
    guard let capacity = limits.capacity else { return true }
    let more = piece.level == .nonPatient ? piece.instances.count : 0
    return context.size(sum, nonPatientFiles: nonPatientFiles + more) <= capacity
  }

  /// Adds the piece if it fits.
  mutating func addIfFitting(_ piece: PlanPiece, limits: PlanLimits) -> Bool {
    guard accepts(piece, limits: limits) else { return false }
    add(piece)
    return true
  }

  mutating func add(_ piece: PlanPiece) {
    shape += delta(piece)
    pieces.append(piece)
    switch piece.level {
    case .nonPatient: nonPatientFiles += piece.instances.count
    case .patient: break
    case .study: studies[piece.patient, default: 0] += 1
    case .series:
      if folders[piece.study] == nil { studies[piece.patient, default: 0] += 1 }
      folders[piece.study, default: 0] += FileSetLayout.folders(instances: piece.instances.count)
    case .part:
      let folder = Folder(series: piece.series, number: piece.folder)
      if folders[piece.study] == nil { studies[piece.patient, default: 0] += 1 }
      if files[folder] == nil { folders[piece.study, default: 0] += 1 }
      files[folder, default: 0] += piece.instances.count
      series.insert(piece.series)
    }
  }

  /// What the piece adds: itself, and the records and folders above it as they grow.
  func delta(_ piece: PlanPiece) -> VolumeShape {
    var delta = piece.shape
    switch piece.level {
    case .nonPatient, .patient: break
    case .study: delta += patientDelta(piece.patient, studies: 1)
    case .series:
      let more = FileSetLayout.folders(instances: piece.instances.count)
      delta += studyDelta(piece.patient, piece.study, folders: more)
    case .part:
      let folder = Folder(series: piece.series, number: piece.folder)
      let before = files[folder] ?? 0
      delta += context.folder(files: before + piece.instances.count)
      if before > 0 { delta = delta - context.folder(files: before) }
      if !series.contains(piece.series) { delta += context.record(ofSeries: piece.series) }
      delta += studyDelta(piece.patient, piece.study, folders: before > 0 ? 0 : 1)
    }
    return delta
  }

  private func studyDelta(_ patient: Int, _ study: Int, folders more: Int) -> VolumeShape {
    guard let before = folders[study] else {
      var delta = context.study(study, folders: more)
      delta += patientDelta(patient, studies: 1)
      return delta
    }
    return context.study(study, folders: before + more) - context.study(study, folders: before)
  }

  private func patientDelta(_ patient: Int, studies more: Int) -> VolumeShape {
    let after = context.patient(patient, studies: (studies[patient] ?? 0) + more)
    guard let before = studies[patient] else { return after }
    return after - context.patient(patient, studies: before)
  }
}
