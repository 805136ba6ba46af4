internal import DICOMCore

/// What a tar archive is read from while its end may not be known.
struct TarInput {
  private let source: any ByteSource
  private let unpacked: UnpackedSource?
  /// Bytes that may be unpacked.
  private let limit: Int

  init(_ source: any ByteSource) {
    self.source = source
    unpacked = nil
    limit = source.count
  }

  init(_ unpacked: UnpackedSource, packed: Int, _ limits: MediumLimits) {
    source = unpacked
    self.unpacked = unpacked
    let (most, isHuge) = packed.multipliedReportingOverflow(by: max(1, limits.ratio))
    limit = min(limits.unpackedBytes, isHuge ? .max : most + 1_048_576)
  }

  /// Up to `count` bytes: fewer only at the end.
  /// - Throws: `TarInput.Excess` behind the limit.
  func bytes(at offset: Int, _ count: Int) throws -> [UInt8] {
    guard let unpacked else {
      guard offset < source.count else { return [] }
      return try source.read(offset..<min(source.count, offset + count))
    }
    // What is skipped is unpacked too; a header may claim any size, an end comes before.
    let allowed = min(offset, limit)
    if offset > allowed {
      let last = try unpacked.readAvailable(max(0, allowed - 1)..<allowed)
      if last.isEmpty { return [] }
      throw Excess(limit: limit)
    }
    return try unpacked.readAvailable(offset..<offset + count)
  }

  struct Excess: Error {
    var limit: Int
  }

  /// Unpacks what is left and returns where the end is, and why it came too early.
  func finish(from position: Int) throws -> (end: Int, failure: String?) {
    guard let unpacked else { return (source.count, nil) }
    var position = position
    while true {
      let bytes = try bytes(at: position, 1_048_576)
      position += bytes.count
      if bytes.count < 1_048_576 { return (unpacked.count, unpacked.failure) }
    }
  }
}
