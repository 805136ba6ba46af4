internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering
internal import Synchronization

/// Brings the files of a plan off the medium: all that can be read in one sweep, what needs
/// patience afterwards.
final class ImportCopier: Sendable {
  let items: [ImportPlan.Item]
  let medium: any MediumReader
  let destination: any ImportDestination
  let checksums: MediumChecksums
  let options: ImportOptions
  /// Rules that every instance goes through; nil without any.
  let session: CoercionSession?
  /// Seconds since 1970.
  let time: Int64
  /// Of this copier's files in the working folder.
  private let prefix: String

  /// A file of which some could not be read; closed meanwhile, since there may be many.
  struct Deferred {
    /// In the plan.
    var number: Int
    var path: String
    var bad: BadRanges
    /// Bytes of it that were read.
    var read: Int
  }

  struct State {
    var outcomes: [ImportOutcome?]
    var batch: [Deposit] = []
    var deferred: [Deferred] = []
    var done = 0
    var failure: (any Error)?
  }
  let state: Mutex<State>
  let journal: ImportRecord
  private let total: Int
  private let progress: ProgressHandler

  init(
    _ items: [ImportPlan.Item], medium: any MediumReader, destination: any ImportDestination,
    checksums: MediumChecksums, journal: ImportRecord, options: ImportOptions,
    session: CoercionSession?, time: Int64, prefix: String, progress: @escaping ProgressHandler
  ) {
    (self.items, self.medium, self.destination) = (items, medium, destination)
    (self.checksums, self.journal, self.options) = (checksums, journal, options)
    (self.time, self.prefix, self.progress) = (time, prefix, progress)
    self.session = session
    total = items.reduce(0) { $0.addingClamped($1.file.size) }
    state = Mutex(State(outcomes: Array(repeating: nil, count: items.count)))
  }

  /// - Returns: an outcome for each item.
  /// - Throws: `CancellationError`, or what went wrong with the destination.
  func run() throws -> [ImportOutcome] {
    let wanted = items.indices.filter { !isThere($0) }
    let head = ReadingHead(count: wanted.count, pieces: 32) { try self.open(wanted[$0]) }
    // On a medium of sectors order counts; elsewhere each file is its own.
    let isInOrder = items.contains { $0.file.address != nil }
    // One more than there are processors: one of them waits for the disk.
    let width = min(
      max(isInOrder ? 2 : 1, options.jobs) + (options.jobs > 1 ? 1 : 0), max(1, wanted.count))
    onThreads(width) {
      do {
        try isInOrder ? self.workInOrder(head) : self.work(head)
      } catch {
        self.state.withLock { if $0.failure == nil { $0.failure = error } }
        head.stop()
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure }
    try rescueDeferred()
    try store(state.withLock { state in takeBatch(&state) })
    return state.withLock { $0.outcomes.map { $0 ?? ImportOutcome() } }
  }

  /// It has come in an earlier run of this import.
  private func isThere(_ number: Int) -> Bool {
    guard let entry = journal.entry(of: items[number].file.path), entry.isSound,
      destination.holds(entry, verifying: options.verifiesExisting)
    else { return false }
    state.withLock {
      $0.outcomes[number] = ImportOutcome(
        path: entry.target, isAlreadyThere: true, size: entry.size, sum: entry.sum)
    }
    return true
  }

  private func open(_ number: Int) throws -> Transfer? {
    let item = items[number]
    func give(up reason: String) {
      state.withLock {
        $0.outcomes[number] = ImportOutcome(
          bad: BadRanges([0..<max(0, item.file.size)]), reason: reason)
      }
    }
    guard item.file.size > 0 else {
      give(up: "the file is empty")
      return nil
    }
    guard let source = try? medium.source(of: item.file), source.count > 0 else {
      give(up: "the file cannot be opened")
      return nil
    }
    return Transfer(
      number, from: source, countsMD5: checksums.countsMD5,
      isOnlyWritten: item.coercion == nil && !item.needsName
        && (session == nil || item.instance == nil)
    ) { [destination, prefix] in
      try destination.makeFile("\(prefix)\(number)")
    }
  }

  private func workInOrder(_ head: ReadingHead) throws {
    while let transfer = try head.read() {
      let end = try transfer.work { count in
        head.pieceIsDone()
        self.count(count)
      }
      if let end { try finish(transfer, end) }
    }
  }

  private func work(_ head: ReadingHead) throws {
    while let transfer = try head.take() {
      var sweep = FileSweep(transfer.source)
      var end: Transfer.End?
      while end == nil {
        if Interruption.isRequested { throw CancellationError() }
        transfer.add(sweep.next())
        end = try transfer.work { self.count($0) }
      }
      if let end { try finish(transfer, end) }
    }
  }

  private func count(_ bytes: Int) {
    let done = state.withLock { state in
      state.done += bytes
      return state.done
    }
    progress(Progress(phase: .importing, done: done, total: total))
  }

  private func finish(_ transfer: Transfer, _ end: Transfer.End) throws {
    guard let sum = end.sum else {
      let deferred = Deferred(
        number: transfer.number, path: end.file.name, bad: end.bad, read: end.read)
      state.withLock { $0.deferred.append(deferred) }
      return
    }
    try deposit(transfer.number, end.file, sum: sum, md5: end.md5, ImportOutcome())
  }

  func takeBatch(_ state: inout State) -> [Deposit] {
    defer { state.batch = [] }
    return state.batch
  }

  func store(_ batch: [Deposit]) throws {
    guard !batch.isEmpty else { return }
    let results = try destination.store(batch)
    try journal.append(
      zip(batch, results).map { deposit, result in
        ImportJournal.Entry(
          isSound: deposit.isSound, path: items[deposit.number].file.path,
          sourceSize: deposit.sourceSize, sourceSum: deposit.sourceSum, target: result.path,
          size: deposit.size, sum: result.sum)
      })
    state.withLock { state in
      for (deposit, result) in zip(batch, results) {
        var outcome = state.outcomes[deposit.number] ?? ImportOutcome()
        (outcome.path, outcome.sum) = (result.path, result.sum)
        outcome.isAlreadyThere = result.kind == .alreadyThere
        outcome.isBeside = result.kind == .beside
        state.outcomes[deposit.number] = outcome
      }
    }
  }
}
