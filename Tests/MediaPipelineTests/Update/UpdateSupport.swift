import DICOMFileSet
import Foundation

@testable import MediaPipeline

/// Adds inputs to a file-set.
func add(
  _ inputs: [String], to fileSet: String, profiles: [ApplicationProfile]? = nil,
  target: UpdateTarget = .inPlace,
  _ change: (inout CreateOptions) -> Void = { _ in }
) async throws -> AddReport {
  var options = CreateOptions(inputs: inputs, output: .folder(fileSet), jobs: 2)
  options.profiles = profiles
  change(&options)
  return try await AddJob(fileSet, options, to: target).run()
}

func remove(
  _ fileSet: String, allowsEmpty: Bool = false, target: UpdateTarget = .inPlace,
  _ change: (inout DirectoryRemoval) -> Void
) throws -> RemoveReport {
  var removal = DirectoryRemoval()
  change(&removal)
  var options = CreateOptions(inputs: [], output: .folder(fileSet), jobs: 2)
  options.allowsEmpty = allowsEmpty
  options.epoch = 1_700_000_000
  return try RemoveJob(fileSet, removal, options, to: target).run()
}

/// An instance of a series of its own, of which the number tells everything.
func slice(
  _ number: Int, series: Int = 1, study: Int = 1, patient: Int = 1,
  _ change: (inout TestInstance) -> Void = { _ in }
) -> TestInstance {
  TestInstance(number) { instance in
    instance.uid = "1.2.3.\(patient).\(study).\(series).\(number)"
    instance.series = "1.2.3.\(patient).\(study).\(series)"
    instance.study = "1.2.3.\(patient).\(study)"
    instance.patientID = "ID\(patient)"
    instance.patientName = "Person^\(patient)"
    change(&instance)
  }
}

/// What third parties say of a file-set after a step: nothing, and so many instances opened.
func thirdParties(_ folder: String) throws -> (instances: Int, complaints: [String]) {
  let path = folder + "/DICOMDIR"
  let lines = try ["dcmdump", "dcdirdmp"].flatMap { program in
    try run(program, path).split(separator: "\n").map(String.init).filter { line in
      ["E: ", "W: ", "F: ", "Error", "Warning"].contains { line.hasPrefix($0) }
    }
  }
  return (try instancesByPydicom(folder), lines)
}

/// The bytes of every record of a DICOMDIR from Directory Record Type on, by depth, as pydicom finds
/// them by the offsets.
func recordsByPydicom(_ folder: String) throws -> [String] {
  let script = """
    import sys
    from pydicom import dcmread
    raw = open(sys.argv[1], 'rb').read()
    ds = dcmread(sys.argv[1])
    items = {i.seq_item_tell: i for i in ds.DirectoryRecordSequence}
    stack = [(ds.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, 0)]
    while stack:
        offset, depth = stack.pop()
        if not offset: continue
        i = items[offset]
        length = int.from_bytes(raw[offset + 4:offset + 8], 'little')
        print(depth, i.DirectoryRecordType, '%04X' % i.RecordInUseFlag,
              raw[offset + 42:offset + 8 + length].hex())
        stack.append((i.OffsetOfTheNextDirectoryRecord, depth))
        stack.append((i.OffsetOfReferencedLowerLevelDirectoryEntity, depth + 1))
    """
  return try python(script, folder + "/DICOMDIR").split(separator: "\n").map(String.init)
}
