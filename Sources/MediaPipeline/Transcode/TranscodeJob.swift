internal import DICOMCore
internal import DICOMFileSet
internal import DICOMPixels
internal import DiscMastering

/// Writes files in another transfer syntax: a file as a file, folders and media as a folder with the
/// same names.
public struct TranscodeJob: Sendable {
  let options: TranscodeOptions
  let progress: ProgressHandler

  public init(_ options: TranscodeOptions, progress: @escaping ProgressHandler = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// - Throws: `PipelineError`, `CancellationError`, `NothingToTranscode`; files that are finished by
  ///   then are there.
  public func run() async throws -> TranscodeReport {
    progress(Progress(phase: .searching, done: 0, total: 0))
    try OutputTarget.checkApart(options.inputs, output: options.output)
    let items = try TranscodeItem.of(options.inputs, output: options.output)
    let tree = try TranscodeTree(
      options.output, isFile: items.count == 1 && items[0].isAlone, replaces: options.replaces)
    defer { tree.close() }
    var report = TranscodeReport(output: options.output)
    let total = InputWalker.totalSize(items.map(\.input))
    let worker = TranscodeWorker(options, tree)
    var done = 0
    var outcomes: [TranscodeOutcome] = []
    do {
      try await forEachOrdered(items, width: options.jobs) {
        $0.isLarge
      } work: {
        try await worker.work($0, width: $1)
      } consume: { _, outcome in
        outcomes.append(outcome)
        done = done.addingClamped(outcome.bytesIn)
        progress(Progress(phase: .encoding, done: done, total: total))
      }
    } catch {
      try tree.finish()
      throw error
    }
    if options.coding.mayBeLossy {
      report.findings += try await follow(items, &outcomes, tree)
    }
    try tree.finish()
    for (item, outcome) in zip(items, outcomes) { take(outcome, of: item, into: &report) }
    report.conclude()
    guard report.counts.transcoded + report.counts.copied > 0 else {
      throw NothingToTranscode(report: report)
    }
    return report
  }

  private func take(
    _ outcome: TranscodeOutcome, of item: TranscodeItem, into report: inout TranscodeReport
  ) {
    let path = item.input.path
    report.counts.files += 1
    switch outcome.status {
    case .transcoded: report.counts.transcoded += 1
    case .copied: report.counts.copied += 1
    case .rejected: report.counts.rejected += 1
    case .notDICOM: report.counts.notDICOM += 1
    case .dicomdir: report.counts.dicomdir += 1
    case .skipped: report.counts.skipped += 1
    }
    if outcome.isWritten {
      report.bytesIn = report.bytesIn.addingClamped(outcome.bytesIn)
      report.bytesOut = report.bytesOut.addingClamped(outcome.bytesOut)
    }
    report.findings += outcome.warnings.map { Finding(.warning, $0, path: path) }
    report.findings += outcome.notes.map { Finding(.note, $0, path: path) }
    if outcome.status == .transcoded, !options.reportsEveryFile { return }
    report.files.append(
      TranscodeReport.File(
        path: path, status: outcome.status.rawValue, reason: outcome.reason,
        output: outcome.isWritten ? item.name : nil, transferSyntax: outcome.syntax?.rawValue))
  }
}

/// What became of a file.
struct TranscodeOutcome: Sendable {
  enum Status: String, Sendable {
    case transcoded, copied, rejected, notDICOM, dicomdir, skipped
  }

  var status: Status
  var reason: String?
  var syntax: UID?
  var warnings: [String] = []
  var notes: [String] = []
  var bytesIn = 0
  var bytesOut = 0
  /// What it refers to, where that may have to follow; it is not in its place then.
  var links: InstanceLinks?
  var isRewritten = false
  /// By what it is replaced, its pixels having been coded with loss.
  var replacement: ReplacedInstances.Replacement?

  var isWritten: Bool { status == .transcoded || status == .copied }
}
