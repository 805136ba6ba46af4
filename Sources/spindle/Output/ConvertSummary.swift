import MediaPipeline

/// What `convert` prints for people.
struct ConvertSummary {
  let text: String

  init(_ report: ConvertReport, verbose: Bool) {
    let counts = report.counts
    let parts = [
      (counts.converted, "converted"), (counts.duplicates, "duplicates"),
      (counts.rejected, "rejected"), (counts.dicom, "DICOM already"),
      (counts.notConvertible, "not convertible"), (counts.skipped, "skipped"),
    ]
    var lines = [
      "\(report.output): \(counts.instances) instances in \(counts.series) series of"
        + " \(counts.studies) studies, \(report.bytesOut) bytes of \(report.bytesIn)",
      "\(counts.files) files: "
        + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
    ]
    for file in report.files where verbose || file.status == "rejected" {
      let outputs = file.outputs.map { " -> \($0.path) (\($0.sopClassName))" }.joined()
      lines.append("\(file.status)  \(file.path)\(outputs)\(file.reason.map { ": \($0)" } ?? "")")
    }
    lines += report.findings.lines(verbose: verbose)
    text = lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}
