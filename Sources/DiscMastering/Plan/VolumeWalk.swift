public import DICOMFileSet

/// Goes through a planned volume in the order of its directory, naming each instance's file.
///
/// Nothing is gathered: a step is made when it is asked for, and the walk can be made several times.
public struct VolumeWalk: Sequence, Sendable {
  /// An entity or an instance, by its number in the `FileSetIndex`.
  public enum Step: Hashable, Sendable {
    case patient(Int)
    case study(Int)
    case series(Int)
    /// `path` is a File ID with slashes.
    case instance(Int, path: String)
  }

  let index: FileSetIndex
  private let layout: FileSetLayout
  private let volume: VolumePlan.Volume

  /// - Parameter volume: counted from 0; a volume that the plan does not have has no steps.
  public init(_ index: FileSetIndex, _ plan: VolumePlan, volume: Int) {
    self.index = index
    layout = plan.layout
    self.volume =
      plan.volumes.indices.contains(volume)
      ? plan.volumes[volume] : VolumePlan.Volume(instances: [], size: 0)
  }

  public func makeIterator() -> Iterator { Iterator(index, layout, volume) }

  public struct Iterator: IteratorProtocol {
    private let index: FileSetIndex
    private let layout: FileSetLayout
    private let volume: VolumePlan.Volume
    private var range = 0
    private var instance = 0
    /// What has been named last: -1 for none.
    private var patient = -1
    private var study = -1
    private var series = -1
    /// Instances of patients, and other ones, that have been named.
    private var patientFiles = 0
    private var nonPatientFiles = 0
    private var folder = (number: -1, path: "")

    init(_ index: FileSetIndex, _ layout: FileSetLayout, _ volume: VolumePlan.Volume) {
      self.index = index
      self.layout = layout
      self.volume = volume
      instance = volume.instances.first?.lowerBound ?? 0
    }

    public mutating func next() -> Step? {
      guard range < volume.instances.count else { return nil }
      if index.nonPatient.contains(instance) {
        let path = layout.nonPatientPath(
          firstFolder: volume.firstNonPatientFolder, ordinal: nonPatientFiles)
        nonPatientFiles += 1
        return advance(path)
      }
      let holder = index.seriesHolding(instance, near: series)
      let parent = index.series[holder].study
      if index.studies[parent].patient != patient {
        patient = index.studies[parent].patient
        return .patient(patient)
      }
      if parent != study {
        study = parent
        return .study(study)
      }
      if holder != series {
        series = holder
        folder.number = -1
        return .series(series)
      }
      return advance(patientPath())
    }

    private mutating func advance(_ path: String) -> Step {
      let step = Step.instance(instance, path: path)
      instance += 1
      if instance >= volume.instances[range].upperBound {
        range += 1
        if range < volume.instances.count { instance = volume.instances[range].lowerBound }
      }
      return step
    }

    private mutating func patientPath() -> String {
      defer { patientFiles += 1 }
      guard layout.kind == .hierarchical else {
        return layout.groupedPath(firstGroup: volume.firstGroup, ordinal: patientFiles)
      }
      let ordinal = instance - index.series[series].instances.lowerBound
      let number = ordinal / FileSetLayout.folderLimit
      if folder.number != number {
        let path = layout.seriesFolder(
          index, patient: patient, study: study, series: series, ordinal: ordinal)
        folder = (number, path)
      }
      return folder.path + "/" + layout.name(ordinal: ordinal)
    }
  }
}

extension FileSetIndex {
  /// The series that an instance belongs to, by halving; at once where it is `hint` or the next.
  func seriesHolding(_ instance: Int, near hint: Int = -1) -> Int {
    for near in [hint, hint + 1] where series.indices.contains(near) {
      if series[near].instances.contains(instance) { return near }
    }
    var low = 0
    var high = series.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if series[middle].instances.lowerBound <= instance { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
