internal import DICOMCore
internal import DICOMFileSet

/// Reads a file, writes it anew, and puts it in its place.
struct TranscodeWorker: Sendable {
  private let options: TranscodeOptions
  private let choice: FormChoice
  private let tree: TranscodeTree
  /// References are to be followed before anything appears.
  private let isProvisional: Bool

  init(_ options: TranscodeOptions, _ tree: TranscodeTree) {
    (self.options, self.tree) = (options, tree)
    choice = FormChoice(options.coding)
    isProvisional = options.coding.mayBeLossy
  }

  /// A file that has been read, and what it may become.
  private struct Opened {
    var source: any ByteSource
    var file: DICOMFile
    var attempts: Attempts
    var isAsItIs: Bool
  }

  /// - Parameter width: frames that are worked on at once.
  func work(_ item: TranscodeItem, width: Int) async throws -> TranscodeOutcome {
    switch try open(item) {
    case .failure(let end): return end.outcome
    case .success(var opened):
      if opened.isAsItIs { return try copy(item, opened, because: nil) }
      while true {
        switch opened.attempts.next() {
        case .work(let coding):
          do {
            var work = try PixelWork(opened.file, coding, proves: options.proves)
            try await work.make(width: width, streams: path(item) + "-streams")
            var sink = try OutputSink(path: path(item))
            try await work.write(to: &sink, width: width)
            return try finish(item, opened, coding, work, &sink)
          } catch {
            try fail(item, error, coding, &opened.attempts)
          }
        case .end(let end): return try outcome(item, opened, end)
        }
      }
    }
  }

  private struct End: Error { var outcome: TranscodeOutcome }

  private func open(_ item: TranscodeItem) throws -> Result<Opened, End> {
    func end(_ status: TranscodeOutcome.Status, _ reason: String) -> Result<Opened, End> {
      .failure(End(outcome: TranscodeOutcome(status: status, reason: reason)))
    }
    switch item.input.kind {
    case .skipped(let reason): return end(.skipped, reason)
    case .unreadable(let reason):
      return end(.rejected, "cannot be read (\(reason)); check its permissions")
    case .damaged(let reason), .refused(let reason): return end(.rejected, reason)
    case .file: break
    }
    do {
      let source = try item.input.open()
      let file = try DICOMFile.read(source)
      let sopClass =
        file.dataSet.uid(.sopClassUID) ?? file.metaInformation.uid(.mediaStorageSOPClassUID)
      if sopClass == DICOMDIRWriter.sopClass {
        return end(.dicomdir, "a DICOMDIR names files of a medium and is none of its instances")
      }
      if item.isNamesake { return end(.rejected, "another file of the input has the same name") }
      if let damage = file.damage {
        guard options.onError == .keep else { return end(.rejected, damage) }
        let opened = Opened(source: source, file: file, attempts: Attempts([]), isAsItIs: true)
        var outcome = try copy(item, opened, because: nil)
        outcome.warnings.append("\(damage); it stays as it is, in \(file.transferSyntax.name)")
        return .failure(End(outcome: outcome))
      }
      let forms = choice.forms(file)
      return .success(
        Opened(
          source: source, file: file, attempts: Attempts(forms), isAsItIs: forms.first == .asItIs))
    } catch {
      if let error = error as? DICOMError, case .notDICOM(let found) = error.reason {
        return end(.notDICOM, found)
      }
      return end(.rejected, try InstanceFault(error).reason)
    }
  }

  private func finish(
    _ item: TranscodeItem, _ opened: Opened, _ coding: Coding, _ work: PixelWork,
    _ sink: inout OutputSink
  ) throws -> TranscodeOutcome {
    try sink.finish(sync: false)
    if hasChanged(item, opened) { return rejectChanged(sink.path, opened) }
    if !isProvisional { try tree.place(sink.path, as: item.name, size: sink.count) }
    var outcome = TranscodeOutcome(
      status: .transcoded, syntax: coding.syntax, bytesIn: opened.source.count,
      bytesOut: sink.count)
    (outcome.warnings, outcome.notes) = (work.doubts, opened.attempts.notes(coding) + work.notes)
    outcome.replacement = work.replacement
    note(opened, &outcome)
    return outcome
  }

  private func fail(
    _ item: TranscodeItem, _ error: any Error, _ coding: Coding, _ attempts: inout Attempts
  ) throws {
    FileTree.removeFile(path(item))
    try attempts.fail(error, coding)
  }

  private func outcome(
    _ item: TranscodeItem, _ opened: Opened, _ end: Attempts.End
  ) throws -> TranscodeOutcome {
    let own = opened.file.transferSyntax
    switch end {
    case .stay(let reason):
      return try copy(item, opened, because: "\(reason); it stays in \(own.name)")
    case .fail(let reason):
      guard options.onError == .keep else {
        return TranscodeOutcome(
          status: .rejected, reason: reason, bytesIn: opened.source.count)
      }
      var outcome = try copy(item, opened, because: nil)
      outcome.warnings.append("\(reason); it stays as it is, in \(own.name)")
      return outcome
    }
  }

  private func copy(
    _ item: TranscodeItem, _ opened: Opened, because reason: String?
  ) throws -> TranscodeOutcome {
    var sink = try OutputSink(path: path(item))
    do {
      try Encoder.write(opened.source, .copy, to: &sink)
    } catch {
      FileTree.removeFile(sink.path)
      return TranscodeOutcome(status: .rejected, reason: try InstanceFault(error).reason)
    }
    try sink.finish(sync: false)
    if hasChanged(item, opened) { return rejectChanged(sink.path, opened) }
    if !isProvisional { try tree.place(sink.path, as: item.name, size: sink.count) }
    var outcome = TranscodeOutcome(
      status: .copied, reason: reason, syntax: opened.file.transferSyntax.uid,
      bytesIn: opened.source.count, bytesOut: sink.count)
    if let reason { outcome.notes.append(reason) }
    note(opened, &outcome)
    return outcome
  }

  /// What was written is of two states of the file.
  private func hasChanged(_ item: TranscodeItem, _ opened: Opened) -> Bool {
    guard let before = (opened.source as? OpenedFile)?.identity else { return false }
    return (try? item.input.open() as? OpenedFile)?.identity != before
  }

  private func rejectChanged(_ path: String, _ opened: Opened) -> TranscodeOutcome {
    FileTree.removeFile(path)
    return TranscodeOutcome(
      status: .rejected, reason: "the file was changed while it was read; run again",
      bytesIn: opened.source.count)
  }

  private func note(_ opened: Opened, _ outcome: inout TranscodeOutcome) {
    if isProvisional { outcome.links = InstanceLinks(opened.file.dataSet) }
    if let refusal = choice.lossRefusal(opened.file.dataSet) { outcome.notes.append(refusal) }
  }

  private func path(_ item: TranscodeItem) -> String {
    tree.workspace.path(Workshop.name(item.number))
  }
}

extension DICOMFile {
  /// What is cut short, or is not what its header says.
  fileprivate var damage: String? {
    guard var failure else { return PixelLength.problem(of: self) }
    failure.file = ""
    return failure.description
  }
}
