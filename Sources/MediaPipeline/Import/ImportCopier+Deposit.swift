internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering
internal import Synchronization

extension ImportCopier {
  /// Files in a batch: few enough to be open all at once.
  private static var batchSize: Int { 128 }
  private static var batchBytes: Int { 256 << 20 }

  /// Hands a whole file on to the destination, with its own batch or with a later one.
  func deposit(
    _ number: Int, _ file: DepositFile, sum: SHA256Sum, md5: String?, _ outcome: ImportOutcome
  ) throws {
    let item = items[number]
    let size = file.count
    var outcome = outcome
    if outcome.bad.isEmpty, checksums.agree(item.file, sha256: sum, md5: md5) == false {
      outcome.differs = true
    }
    var deposit = Deposit(
      number: number, file: file, target: item.target, size: size, sum: sum, sourceSize: size,
      sourceSum: sum)
    if item.needsName, let target = Self.name(of: file) { deposit.target = target }
    if item.instance != nil, item.coercion != nil || session != nil {
      try coerce(&deposit, item.coercion, &outcome)
    }
    deposit.isSound = outcome.bad.isEmpty && !outcome.differs && !outcome.isNotCoerced
    deposit.earlier = journal.entry(of: item.file.path).flatMap { $0.isSound ? nil : $0 }
    (outcome.size, outcome.sum) = (deposit.size, deposit.sum)
    let (entry, result) = (deposit, outcome)
    let batch = state.withLock { state -> [Deposit] in
      state.outcomes[number] = result
      state.batch.append(entry)
      let bytes = state.batch.reduce(0) { $0 + $1.size }
      return state.batch.count >= Self.batchSize || bytes >= Self.batchBytes
        ? takeBatch(&state) : []
    }
    try store(batch)
  }

  /// Of a file whose header could be read only by trying again.
  private static func name(of file: DepositFile) -> TargetName? {
    let keep: Set<Tag> = [.sopInstanceUID, .studyInstanceUID, .seriesInstanceUID]
    guard let source = try? FileSource(path: file.name),
      let data = try? DICOMFile.read(source, options: ReadOptions(keep: keep)).dataSet,
      let instance = data.string(.sopInstanceUID)
    else { return nil }
    return TargetName(
      study: data.string(.studyInstanceUID), series: data.string(.seriesInstanceUID),
      instance: instance)
  }

  /// By the rules, then by the values for the patient or study.
  private func coerce(
    _ deposit: inout Deposit, _ values: CoercionValues?, _ outcome: inout ImportOutcome
  ) throws {
    do {
      var file = try DICOMFile.read(FileSource(path: deposit.file.name))
      let ruled = try session?.apply(to: &file)
      let given = try values.flatMap { try Coercer(values: $0, time: time).apply(to: file) }
      guard ruled != nil || given != nil else { return }
      guard let syntax = given?.syntax ?? file.syntaxOfRewriting else {
        throw Coercer.Failure.impossible("Spindle cannot write \(file.transferSyntax.name)")
      }
      try write(given?.file ?? file, as: syntax, &deposit)
      if ruled != nil { deposit.target.rename(after: file.dataSet) }
      outcome.isCoerced = true
      outcome.reason = Self.words(ruled, given, namesRules: options.reportsEveryFile)
    } catch let error as Coercer.Failure {
      guard case .impossible(let reason) = error else { return }
      keepUncoerced(&deposit, reason, &outcome)
    } catch let failure as CoercionFailure {
      keepUncoerced(&deposit, failure.description, &outcome)
    } catch let error as DICOMError {
      keepUncoerced(&deposit, error.reason.sentence, &outcome)
    }
  }

  private func write(
    _ file: DICOMFile, as syntax: DICOMFile.OutputSyntax, _ deposit: inout Deposit
  ) throws {
    var sink = DepositSink(try destination.makeFile(PathName(deposit.file.name).name + ".new"))
    do {
      try file.write(as: syntax, to: &sink)
      try sink.finish()
    } catch {
      destination.discard(sink.file)
      throw error
    }
    destination.discard(deposit.file)
    (deposit.file, deposit.size) = (sink.file, sink.count)
    deposit.sum = sink.hasher.finish()
    deposit.isCoerced = true
  }

  private static func words(
    _ ruled: CoercionResult?, _ given: Coercer.Result?, namesRules: Bool
  ) -> String? {
    var words = ruled?.warnings ?? []
    if let ruled, namesRules || ruled.isInUTF8 { words.insert(ruled.words, at: 0) }
    if given?.isLossy == true {
      words.append(
        "its text was brought into UTF-8, though some of it could not be read in"
          + " the character set that it declares; Original Attributes Sequence has what was there")
    } else if given?.isInUTF8 == true {
      words.append("its text was brought into UTF-8")
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// Apart from the others: under its foreign identity it must not be taken for one of them.
  private func keepUncoerced(
    _ deposit: inout Deposit, _ reason: String, _ outcome: inout ImportOutcome
  ) {
    deposit.target.folders.insert("NOT-COERCED", at: 0)
    outcome.isNotCoerced = true
    outcome.reason = "not coerced, because \(reason); saved as it is under NOT-COERCED"
  }
}

/// Writes a file of a destination and hashes what passes.
private struct DepositSink: ByteSink {
  let file: DepositFile
  private(set) var hasher = SHA256Hasher()
  private(set) var count = 0
  private var buffer: [UInt8] = []

  init(_ file: DepositFile) { self.file = file }

  mutating func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 1 << 18 { try finish() }
  }

  mutating func finish() throws {
    guard !buffer.isEmpty else { return }
    hasher.update(buffer)
    try file.write(buffer, at: count)
    count += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
