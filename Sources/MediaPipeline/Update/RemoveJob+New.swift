internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension RemoveJob {
  /// What is left of the old medium, as a new medium.
  func runAnew(_ output: CreateOptions.Output) throws -> RemoveReport {
    var options = options
    options.output = output
    try NewPlace.check(path, options)
    let medium = try OpenMedium.open(path)
    var (set, update, deleted, report) = try prepare(UpdatedFileSet(medium, path: path))
    options.medium = NewPlace.medium(options, old: medium, added: 0)
    // Nothing comes in that a profile could forbid.
    options.profiles = []
    let volume = try NewVolume(
      set, medium, update, deleted: Set(deleted), added: [], options)
    report.output = volume.report
    report.findings += volume.kept.findings
    report.conclude()
    guard !options.isDryRun else { return report }
    let workspace = try Workspace(output: volume.target.path)
    defer { workspace.remove() }
    try volume.write([], in: workspace, progress)
    report.fileSetUID = volume.uid.rawValue
    return report
  }
}
