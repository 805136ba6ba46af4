import MediaPipeline

/// What `add` and `remove` print for people.
enum UpdateSummary {
  static func text(_ report: AddReport, verbose: Bool) -> String {
    let added = report.added
    let origin =
      switch report.profileOrigin {
      case .given: "given"
      case .satisfied: "the file-set satisfies it"
      case .none: "the file-set satisfies no profile of such media"
      }
    let profiles = report.profiles.isEmpty ? "none" : report.profiles.joined(separator: ", ")
    var lines = [
      "\(report.isDryRun ? "would be added" : "added") to \(report.path): \(added.patients) patients,"
        + " \(added.studies) studies, \(added.series) series, \(added.instances) instances,"
        + " \(added.bytes) bytes; it has \(report.instances) instances",
      "profile: \(profiles) (\(origin))",
    ]
    if let output = report.output { lines.append(line(output, report.isDryRun)) }
    lines.append(report.counts.line)
    for file in report.files where verbose || file.status == "rejected" {
      let id = file.fileID.map { " -> \($0)" } ?? ""
      lines.append("\(file.status)  \(file.path)\(id)\(file.reason.map { ": \($0)" } ?? "")")
    }
    return finish(lines, report.findings, verbose)
  }

  static func text(_ report: RemoveReport, verbose: Bool) -> String {
    let verb = report.isDryRun ? "would be removed" : "removed"
    var lines = [
      "\(verb) from \(report.path): \(report.instancesRemoved) instances,"
        + " \(report.filesDeleted) files, \(report.bytesDeleted) bytes;"
        + " it has \(report.instances) instances",
      "\(report.recordsRemoved) records removed, \(report.recordsRetired) retired,"
        + " \(report.recordsCompacted) inactive ones taken out",
    ]
    if let output = report.output { lines.append(line(output, report.isDryRun)) }
    if verbose { lines += report.files.map { "deleted  \($0)" } }
    return finish(lines, report.findings, verbose)
  }

  private static func line(_ output: UpdatedMedium, _ isDryRun: Bool) -> String {
    let medium = output.medium.map { " for \($0)" } ?? ""
    let what = output.isSession ? "with the appended session" : "a new medium\(medium)"
    return "\(isDryRun ? "would be" : "is") \(what): \(output.path), \(output.bytes) bytes, with"
      + " \(output.filesKept) files of the old one"
  }

  private static func finish(
    _ lines: [String], _ findings: [Finding], _ verbose: Bool
  ) -> String {
    var lines = lines
    for finding in findings where verbose || finding.severity != .note {
      lines.append(
        "\(finding.severity.rawValue)\(finding.path.map { "  \($0)" } ?? ""): \(finding.message)")
    }
    let notes = findings.count { $0.severity == .note }
    if notes > 0, !verbose { lines.append("\(notes) notes; --verbose or --json shows them") }
    return lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}
