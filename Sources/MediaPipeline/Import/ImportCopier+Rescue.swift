internal import DICOMCore
internal import DiscMastering
internal import Synchronization

extension ImportCopier {
  /// What could not be read in the sweep, in the order of the medium, sector by sector.
  func rescueDeferred() throws {
    let deferred = state.withLock { state in
      defer { state.deferred = [] }
      return state.deferred.sorted { $0.number < $1.number }
    }
    for one in deferred {
      let file = try DepositFile(continuing: one.path)
      let source = try medium.source(of: items[one.number].file)
      var rescue = SectorRescue(source: source, retries: options.retries)
      rescue.isCancelled = { Interruption.isRequested }
      var recovered = 0
      let bad = try rescue.run(one.bad) { offset, bytes in
        recovered += bytes.count
        try file.write(bytes, at: offset)
      }
      var outcome = ImportOutcome(bad: bad, recovered: recovered)
      guard one.read + recovered > 0 else {
        destination.discard(file)
        outcome.reason = "no byte of it can be read"
        let lost = outcome
        state.withLock { $0.outcomes[one.number] = lost }
        continue
      }
      if let last = bad.ranges.last {
        try file.setSize(Self.size(of: source, last, saved: one.read + recovered))
      }
      let (sum, md5) = try sums(of: file)
      try deposit(one.number, file, sum: sum, md5: md5, outcome)
    }
  }

  /// A file keeps its size, with zeros where bytes are missing; but a damaged size may be anything,
  /// and a file of which next to nothing is there ends with what is.
  private static func size(
    of source: any ByteSource, _ last: Range<Int>, saved: Int
  ) -> Int {
    let isTail = last.upperBound >= source.count
    return isTail && source.count / 16 > saved + 65_536 ? last.lowerBound : source.count
  }

  private func sums(of file: DepositFile) throws -> (SHA256Sum, String?) {
    var (sha256, md5) = (SHA256Hasher(), MD5Hasher())
    var offset = 0
    let count = file.count
    while offset < count {
      let bytes = try file.read(offset..<min(offset + FileSweep.pieceSize, count))
      sha256.update(bytes)
      if checksums.countsMD5 { md5.update(bytes) }
      offset += bytes.count
    }
    return (sha256.finish(), checksums.countsMD5 ? md5.finish() : nil)
  }
}
