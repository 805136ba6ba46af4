import MediaPipeline

/// What `repair` prints for people.
struct RepairSummary {
  let text: String

  init(_ report: RepairReport, verbose: Bool) {
    var lines: [String] = []
    for outcome in [RepairOutcome.lost, .remains, .resolved] {
      for defect in report.defects where defect.outcome == outcome {
        guard verbose || defect.severity != "note" else { continue }
        let place = defect.path.map { "  \($0)" } ?? ""
        let byte = defect.offset.map { ", byte \($0)" } ?? ""
        let count = defect.count > 1 ? " (\(defect.count) times)" : ""
        lines.append("\(outcome.rawValue)\(place)\(byte): \(defect.message)\(count)")
        lines.append("  -> \(defect.resolution)")
      }
    }
    if let backup = report.backup { lines.append("the old DICOMDIR is in \(backup)") }
    lines.append(
      "\(report.made.isDryRun ? "would list" : "lists") \(report.instancesListed) of "
        + "\(report.instancesFound) instances that are there")
    text =
      lines.map(Terminal.safe).joined(separator: "\n") + "\n"
      + CreateSummary(report.made, verbose: verbose).text
  }
}
