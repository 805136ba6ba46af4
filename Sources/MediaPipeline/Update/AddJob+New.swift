internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension AddJob {
  /// Everything that the old medium holds and what is added, as a new medium.
  func runAnew(_ output: CreateOptions.Output) async throws -> AddReport {
    var options = options
    options.output = output
    try NewPlace.check(path, options)
    try checkInputs(path)
    let medium = try OpenMedium.open(path)
    let set = try UpdatedFileSet(medium, path: path)
    let shop = Workshop(output: options.isDryRun ? nil : output.workPlace)
    defer { shop.close() }
    let addition = try await prepare(set, shop, options)
    var report = addition.report(options)
    guard !addition.paths.isEmpty else {
      report.findings.append(Finding(.warning, "nothing is new, and no new medium was made"))
      report.conclude()
      return report
    }
    options.profiles = addition.chosen.profiles
    options.medium = addition.medium
    let volume = try NewVolume(
      set, medium, addition.update, deleted: [],
      added: addition.order.map { (addition.paths[$0] ?? "", addition.index.instances[$0].size) },
      options)
    report.output = volume.report
    report.findings += volume.kept.findings
    report.conclude()
    guard let workspace = try shop.workspace() else { return report }
    try volume.write(
      try await newFiles(of: addition, shop, in: workspace), in: workspace, progress)
    report.fileSetUID = volume.uid.rawValue
    return report
  }
}
