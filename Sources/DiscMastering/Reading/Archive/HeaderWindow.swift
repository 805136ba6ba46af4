internal import DICOMCore

/// Reads many small pieces of a source, those that lie near each other at once.
struct HeaderWindow {
  let source: any ByteSource
  private var start = 0
  private var held: [UInt8] = []
  private let size: Int

  init(_ source: any ByteSource, size: Int = 4096) {
    self.source = source
    self.size = size
  }

  /// Up to `count` bytes from `offset`: fewer only at the end of the source.
  mutating func bytes(at offset: Int, _ count: Int) throws -> [UInt8] {
    guard offset >= 0, offset < source.count else { return [] }
    let end = min(source.count, offset + min(count, 1 << 24))
    if offset < start || end > start + held.count {
      held = try source.read(offset..<max(end, min(source.count, offset + size)))
      start = offset
    }
    return Array(held.within(offset - start..<end - start))
  }
}
