import DICOMCore
import DICOMFileSet
import Testing

@testable import DiscMastering

/// What every plan has to keep, whatever it is a plan of.
struct PlannedSet {
  let index: FileSetIndex
  let kind: VolumeSizer.Kind
  let plan: VolumePlan
  static let writer = DICOMDIRWriter(
    fileSetID: FileSetID(mapping: "TEST"), fileSetUID: "2.25.123456789")

  static func readme(_ plan: VolumePlan, _ volume: Int) -> Int {
    1_000 + 17 * plan.volumes.count + volume
  }

  init(_ index: FileSetIndex, _ kind: VolumeSizer.Kind, _ limits: PlanLimits) throws {
    self.index = index
    self.kind = kind
    let sizer = VolumeSizer(kind, directoryHead: try Self.writer.size(recordBytes: 0))
    plan = VolumePlanner(index, sizer: sizer, limits: limits).plan(readme: Self.readme)
  }

  /// The volume's contents, with nothing in the files.
  func contents(_ volume: Int) throws -> VolumeContents {
    let walk = VolumeWalk(index, plan, volume: volume)
    var directory = MemorySink()
    try Self.writer.write(walk.records, to: &directory)
    var files = [
      VolumeFile(path: "DICOMDIR", bytes: directory.bytes)
    ]
    for case .instance(let number, let path) in walk {
      files.append(
        VolumeFile(
          path: path, content: .memory([]), size: index.instances[number].size))
    }
    files.append(
      VolumeFile(
        path: "README.TXT",
        bytes: Array(repeating: 0x20, count: Self.readme(plan, volume))))
    return VolumeContents(volumeIdentifier: "TEST", files: files, timestamp: leapDay)
  }

  /// What the writers say that the volume will have.
  func realSize(_ volume: Int) throws -> Int {
    let contents = try contents(volume)
    return switch kind {
    case .image(let options): try ISOImage.size(contents, options)
    case .zip: try ZIPArchive.size(contents)
    case .folder: try FolderVolume.size(contents)
    case .stick: try FolderVolume.sizeOnFAT(contents)
    }
  }

  func expectSizes(within capacity: Int?) throws {
    for (number, volume) in plan.volumes.enumerated() {
      #expect(try realSize(number) == volume.size)
      if let capacity { #expect(volume.size <= capacity) }
    }
  }

  /// Everything stands once, under a name of its own, below its own records and in order.
  func expectWhole() throws {
    var seen = Set<Int>()
    var names = Set<String>()
    // One expectation a volume: they cost more than the walk.
    for number in plan.volumes.indices {
      var wrong: [VolumeWalk.Step] = []
      var people: [String: Int] = [:]
      var (patient, study, series, last) = (-1, -1, -1, -1)
      for step in VolumeWalk(index, plan, volume: number) {
        var isRight = false
        switch step {
        case .patient(let found):
          isRight =
            found > patient
            && people.updateValue(found, forKey: index.patients[found].id) == nil
          (patient, study, series) = (found, -1, -1)
        case .study(let found):
          isRight = index.patients[patient].studies.contains(found) && found > study
          (study, series) = (found, -1)
        case .series(let found):
          isRight = index.studies[study].series.contains(found) && found > series
          series = found
        case .instance(let found, let path):
          let isPlaced =
            index.nonPatient.contains(found) || index.series[series].instances.contains(found)
          isRight =
            isPlaced && found > last && seen.insert(found).inserted
            && names.insert(path).inserted && FileID(path: path) != nil
          last = found
        }
        if !isRight { wrong.append(step) }
      }
      #expect(wrong.isEmpty)
    }
    #expect(seen.isDisjoint(with: plan.tooLarge))
    #expect(seen.count + plan.tooLarge.count == index.instances.count)
  }

  /// A patient is split only where no volume holds it, and so on down.
  func expectTogether(_ limits: PlanLimits) throws {
    let context = PlanContext(
      index: index, layout: plan.layout,
      sizer: VolumeSizer(kind, directoryHead: try Self.writer.size(recordBytes: 0)),
      readme: plan.volumes.indices.map { Self.readme(plan, $0) }.max() ?? 0)
    let whole = PlanPieces(context, limits).pieces
    for piece in whole {
      let holders = plan.volumes.filter { volume in
        volume.instances.contains { $0.overlaps(piece.instances) }
      }
      #expect(holders.count == 1)
    }
  }
}
