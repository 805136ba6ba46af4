import MediaPipeline

extension [Finding] {
  /// A line each; of notes, unless they are wanted, how many there are.
  func lines(verbose: Bool) -> [String] {
    var lines: [String] = []
    for finding in self where verbose || finding.severity != .note {
      let path = finding.path.map { "  \($0)" } ?? ""
      lines.append("\(finding.severity.rawValue)\(path): \(finding.message)")
    }
    let notes = count { $0.severity == .note }
    if notes > 0, !verbose { lines.append("\(notes) notes; --verbose or --json shows them") }
    return lines
  }
}
