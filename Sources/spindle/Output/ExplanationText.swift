import MediaPipeline

/// What `--explain` prints for people.
struct ExplanationText {
  let text: String

  init(_ explanation: CoercionExplanation) {
    var lines = [
      "\(explanation.files) files, \(explanation.instances) instances: "
        + "\(explanation.changed) would be changed, \(explanation.refused.count) rejected"
    ]
    for rule in explanation.rules {
      lines.append(
        rule.name.isEmpty
          ? "references that follow: in \(rule.changed) instances"
          : "\(rule.name): applies to \(rule.matched) instances, changes \(rule.changed)")
      for attribute in rule.attributes {
        lines.append("  \(attribute.kind)  \(attribute.attribute) in \(attribute.instances)")
        for example in attribute.examples ?? [] {
          lines.append("    \"\(example.before)\" -> \"\(example.after)\"")
        }
      }
    }
    lines += explanation.refused.map { "rejected  \($0.path): \($0.reason)" }
    lines += explanation.warnings.map { "warning  \($0.path): \($0.reason)" }
    text = lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}
