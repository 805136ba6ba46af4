public import DICOMCore

/// The user data of an image that holds whole sectors: 2048 bytes of each.
public final class SectorSource: ByteSource {
  public let name: String
  public let count: Int
  private let source: any ByteSource
  private let layout: SectorLayout

  /// Looks at what there is at the places of a volume descriptor.
  /// - Returns: the source itself when its sectors are plain; nil when it has no volume.
  public static func find(_ source: any ByteSource) -> (any ByteSource)? {
    guard let layout = SectorLayout.probe(source) else { return nil }
    return layout == .plain ? source : SectorSource(source, layout)
  }

  /// Looks through the beginning of a source for a volume that begins anywhere.
  public static func search(_ source: any ByteSource) -> (any ByteSource)? {
    SectorLayout.search(source).map { SectorSource(source, $0) }
  }

  init(_ source: any ByteSource, _ layout: SectorLayout) {
    self.source = source
    self.layout = layout
    name = source.name
    let bytes = max(0, source.count - layout.start)
    let rest = bytes % layout.stride
    // What is left of a last sector that was cut off counts too.
    count = bytes / layout.stride * 2048 + min(2048, max(0, rest - layout.header))
  }

  public func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)),
        file: name, offset: range.lowerBound)
    }
    if layout.stride == 2048 {
      let start = layout.start + layout.header
      return try source.read(start + range.lowerBound..<start + range.upperBound)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    while bytes.count < range.count {
      // A window at a time, so that the raw sectors of a large range are not all in memory.
      let from = range.lowerBound + bytes.count
      let to = min(range.upperBound, (from / 2048 + 512) * 2048)
      try readWindow(from..<to, into: &bytes)
    }
    return bytes
  }

  private func readWindow(_ range: Range<Int>, into bytes: inout [UInt8]) throws {
    let first = range.lowerBound / 2048
    let last = (range.upperBound - 1) / 2048
    let start = layout.start + first * layout.stride
    let end = min(source.count, layout.start + (last + 1) * layout.stride)
    let raw = try source.read(start..<end)
    for sector in first...last {
      let place = (sector - first) * layout.stride
      let data = place + header(raw, place)
      let from = max(0, range.lowerBound - sector * 2048)
      let to = min(2048, range.upperBound - sector * 2048)
      guard data + to <= raw.count else {
        throw MasteringError(.volumeDamaged("its last sector is cut off"), path: name)
      }
      bytes += raw[data + from..<data + to]
    }
  }

  /// Tracks of one image may be of both modes: each whole sector says its own.
  private func header(_ raw: [UInt8], _ place: Int) -> Int {
    guard layout.stride >= 2352, place + 16 <= raw.count, raw[place] == 0,
      raw[place + 1..<place + 11].allSatisfy({ $0 == 0xFF }), raw[place + 11] == 0
    else { return layout.header }
    return raw[place + 15] == 2 ? 24 : 16
  }
}
