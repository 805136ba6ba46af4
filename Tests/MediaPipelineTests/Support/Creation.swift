import DICOMFileSet

@testable import MediaPipeline

/// Where a test wants its file-set: by the name's end, as the command has it.
func create(
  _ inputs: [String], _ output: String, profiles: [ApplicationProfile]? = [],
  _ change: (inout CreateOptions) -> Void = { _ in }
) async throws -> CreateReport {
  let target: CreateOptions.Output =
    output.hasSuffix(".iso")
    ? .image(output) : output.hasSuffix(".zip") ? .zip(output) : .folder(output)
  var options = CreateOptions(inputs: inputs, output: target, jobs: 2)
  options.profiles = profiles
  change(&options)
  return try await CreateJob(options).run()
}

/// Only a DICOMDIR.
func createInPlace(
  _ folder: String, _ change: (inout CreateOptions) -> Void = { _ in }
) async throws -> CreateReport {
  try await create([folder], folder) { options in
    options.output = .inPlace(folder)
    change(&options)
  }
}

extension CreateReport {
  /// The status of the one file whose path ends so.
  func file(_ end: String) -> File? { files.first { $0.path.hasSuffix(end) } }

  var countsAddUp: Bool {
    counts.files == counts.written + counts.converted + counts.duplicate + counts.rejected
      + counts.notDICOM + counts.dicomdir + counts.skipped
  }
}
