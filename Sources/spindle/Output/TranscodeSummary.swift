import MediaPipeline

/// What `transcode` prints for people.
struct TranscodeSummary {
  let text: String

  init(_ report: TranscodeReport, verbose: Bool) {
    let counts = report.counts
    let parts = [
      (counts.transcoded, "transcoded"), (counts.copied, "copied"), (counts.rejected, "rejected"),
      (counts.notDICOM, "not DICOM"), (counts.dicomdir, "DICOMDIRs"), (counts.skipped, "skipped"),
    ]
    var lines = [
      "\(report.output): \(report.bytesOut) bytes of \(report.bytesIn)",
      "\(counts.files) files: "
        + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
    ]
    for file in report.files where verbose || file.status == "rejected" {
      let output = file.output.map { " -> \($0)" } ?? ""
      lines.append("\(file.status)  \(file.path)\(output)\(file.reason.map { ": \($0)" } ?? "")")
    }
    lines += report.findings.lines(verbose: verbose)
    text = lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}
