internal import DICOMFileSet
internal import DiscMastering

extension RemoveJob {
  /// What is left, as a session that is appended to the image.
  func runSession() throws -> RemoveReport {
    guard !options.isDryRun else { return try planned(SessionImage(path), in: nil).report }
    let workspace = try Workspace(output: SessionImage.resolved(path))
    defer { workspace.remove() }
    let image = try SessionImage(path)
    let (update, report) = try planned(image, in: workspace)
    if report.recordsRemoved + report.recordsRetired + report.recordsCompacted > 0 {
      try image.write(update, in: workspace, .of(options, total: update.size, progress))
    }
    return report
  }

  private func planned(
    _ image: SessionImage, in workspace: Workspace?
  ) throws -> (update: SessionImage.Update, report: RemoveReport) {
    var (_, update, deleted, report) = try prepare(image.set)
    let directory = try SessionDirectory(update, in: workspace)
    let session = try image.plan(
      directory.content, size: directory.size, deleted: deleted, added: [], options)
    report.output = image.report(session, kept: image.kept(session))
    if !deleted.isEmpty {
      report.findings.append(
        Finding(
          .note,
          "the new session no longer shows what was removed, and its bytes are still in the image;"
            + " -o makes a medium without them"))
    }
    return (session, report)
  }
}
