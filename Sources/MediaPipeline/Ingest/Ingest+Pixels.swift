internal import DICOMCore
internal import DICOMFileSet

/// Instances that are worked on after all headers have been judged.
extension Ingest {
  /// Adds an instance to the file-set, and to what is to be worked on where it needs that.
  mutating func add(
    _ candidate: Candidate, _ number: Int, to builder: inout FileSetBuilder
  ) throws {
    try builder.add(candidate.summary, source: number, size: candidate.size)
    references.links[number] = candidate.links
    guard case .transcode(let coding) = candidate.treatment else { return }
    tasks.append(
      PixelStage.Task(
        number: number, sopInstance: candidate.summary.sopInstance,
        forms: [.anew(coding)] + candidate.otherForms, isLarge: candidate.isLarge,
        size: candidate.size))
  }

  /// What became of an instance that was worked on.
  mutating func take(
    _ verdict: Verdict, of task: PixelStage.Task, into builder: inout FileSetBuilder
  ) throws {
    builder.remove(task.sopInstance)
    switch verdict {
    case .instance(let candidate):
      tell(candidate, task.number)
      if let replacement = candidate.replacement {
        references.coded[task.sopInstance] = replacement
        if let twin = twin(of: replacement.uid, builder) {
          references.links[task.number] = nil
          sources.change(
            task.number, to: .duplicate, reason: "coded so it is the same instance as \(twin)")
          return
        }
      }
      sources.change(task.number, to: candidate)
      try builder.add(
        candidate.summary, source: task.number, size: candidate.size, isNoted: true)
    case .rejected(var rejection):
      references.links[task.number] = nil
      rejection.sopInstance = rejection.sopInstance ?? task.sopInstance.rawValue
      sources.reject(task.number, rejection)
    case .notDICOM(let reason), .skipped(let reason):
      sources.change(task.number, to: .rejected, reason: reason)
    case .directory: break
    }
  }

  /// What has come out is there already: in the input, or in the file-set that is added to.
  func twin(of uid: UID, _ builder: FileSetBuilder) -> String? {
    if let source = builder.source(of: uid) { return sources.entries[source].path }
    return known(uid)?.path
  }

  /// A file of the same SOP Instance UID as one that is to be worked on, which may fail.
  mutating func keepAlternate(_ number: Int, of taken: Int) {
    guard sources.entries[taken].treatment.isTranscode else { return }
    alternates[taken, default: []].append(number)
  }

  mutating func replace(_ first: Int, by better: Int) {
    references.links[first] = nil
    let others = (alternates.removeValue(forKey: first) ?? []) + [first]
    if sources.entries[better].treatment.isTranscode { alternates[better] = others }
  }

  /// Puts the next file of the same UID in the place of each that could not be worked on.
  /// - Parameter failed: tasks that have been done.
  mutating func takeAlternates(
    of failed: [PixelStage.Task], _ judge: FileJudge, into builder: inout FileSetBuilder
  ) throws {
    for task in failed where sources.entries[task.number].status == .rejected {
      var others = alternates.removeValue(forKey: task.number) ?? []
      while !others.isEmpty {
        let number = others.removeFirst()
        var memo = PlaceMemo()
        guard case .instance(let candidate) = judge.judge(sources.input(number), &memo),
          candidate.summary.sopInstance == task.sopInstance,
          candidate.identity == nil || sources.entries[number].identity == nil
            || candidate.identity == sources.entries[number].identity
        else { continue }
        tell(candidate, number)
        sources.revive(number, as: candidate)
        try add(candidate, number, to: &builder)
        alternates[number] = others
        break
      }
    }
  }

  private mutating func tell(_ candidate: Candidate, _ number: Int) {
    let path = sources.entries[number].path
    findings += candidate.warnings.map { Finding(.warning, $0, path: path) }
    findings += candidate.notes.map { Finding(.note, $0, path: path) }
  }
}
