internal import DICOMCore
internal import DiscMastering

extension TranscodeJob {
  /// Lets everything that refers to what was coded with loss refer to what that is now, and puts all
  /// files in their places.
  func follow(
    _ items: [TranscodeItem], _ outcomes: inout [TranscodeOutcome], _ tree: TranscodeTree
  ) async throws -> [Finding] {
    var references = References()
    for (number, outcome) in outcomes.enumerated() where outcome.isWritten {
      guard let links = outcome.links else { continue }
      references.links[number] = links
      references.coded[links.uid] = outcome.replacement
    }
    var findings: [Finding] = []
    if !references.coded.isEmpty {
      let workspace = tree.workspace
      let (replaced, results) = try await references.follow(
        by: options.coding.text, width: options.jobs
      ) { task, replaced in
        var sink = try OutputSink(path: workspace.path(Workshop.rewrittenName(task.number)))
        let file = try replaced.write(
          OpenedFile(path: workspace.path(Workshop.name(task.number))), as: nil, to: &sink)
        try sink.finish(sync: false)
        return (sink.count, file.transferSyntax)
      }
      for (number, (size, syntax)) in results {
        outcomes[number].bytesOut = size
        outcomes[number].isRewritten = true
        guard outcomes[number].replacement == nil else { continue }
        outcomes[number].status = .transcoded
        outcomes[number].syntax = syntax.isBigEndian ? Coding.plain.syntax : syntax.uid
        outcomes[number].notes.append(References.note)
      }
      findings = kept(replaced, references, items)
    }
    for (item, outcome) in zip(items, outcomes) where outcome.isWritten {
      let name = outcome.isRewritten ? Workshop.rewrittenName : Workshop.name
      try tree.place(
        tree.workspace.path(name(item.number)), as: item.name, size: outcome.bytesOut)
    }
    return findings
  }

  private func kept(
    _ replaced: ReplacedInstances, _ references: References, _ items: [TranscodeItem]
  ) -> [Finding] {
    var paths: [UID: String] = [:]
    for (number, link) in references.links { paths[link.uid] = items[number].input.path }
    return replaced.kept.map { Finding(.warning, $0.description, path: paths[$0.uid]) }
  }
}
