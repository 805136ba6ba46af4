/// Writes RLE Lossless: the bytes of each component from the most significant one, row by row, in
/// segments of even length.
///
/// - SeeAlso: PS3.5 annex G
public struct RLELosslessEncoder: FrameEncoder {
  /// Bytes of a sample in the stream, which is Bits Allocated / 8; nil for those of the frame. More
  /// than those are filled by the sign.
  public var sampleBytes: Int?

  public init(sampleBytes: Int? = nil) { self.sampleBytes = sampleBytes }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let layout = frame.layout
    guard let size = layout.byteCount, size == frame.bytes.count else {
      throw CodecError(.malformed("the frame has not the bytes of its layout"))
    }
    let bytes = sampleBytes ?? layout.sampleBytes
    guard bytes >= layout.sampleBytes, bytes <= 4, bytes * layout.components <= 15 else {
      throw CodecError(
        .unsupported("RLE of \(layout.components) components of \(bytes) bytes"))
    }
    let rowBytes = RLELosslessPackBits.most(layout.columns)
    var stream = [UInt8](repeating: 0, count: 64)
    var segments: [Range<Int>] = []
    var row = [UInt8](repeating: 0, count: layout.columns)
    var coded = [UInt8](repeating: 0, count: rowBytes)
    for component in 0..<layout.components {
      for significance in (0..<bytes).reversed() {
        let start = stream.count
        for y in 0..<layout.rows {
          Self.take(frame, component, significance, y, into: &row)
          let written = row.withUnsafeBufferPointer { row in
            coded.withUnsafeMutableBufferPointer { coded in
              guard let row = row.baseAddress, let coded = coded.baseAddress else { return 0 }
              return RLELosslessPackBits.encode(row, layout.columns, into: coded)
            }
          }
          stream.append(contentsOf: coded[..<written])
        }
        if stream.count % 2 == 1 { stream.append(0) }
        segments.append(start..<stream.count)
      }
    }
    guard stream.count <= Int(UInt32.max) else {
      throw CodecError(.limit("an RLE frame of \(stream.count) bytes"))
    }
    stream.replaceSubrange(..<64, with: RLELosslessHeader(segments: segments).bytes)
    return stream
  }

  /// Takes one byte of each sample of a row.
  private static func take(
    _ frame: Frame, _ component: Int, _ significance: Int, _ y: Int, into row: inout [UInt8]
  ) {
    let layout = frame.layout
    let sampleBytes = layout.sampleBytes
    let step = layout.components * sampleBytes
    let isBeyond = significance >= sampleBytes
    let first =
      y * layout.columns * step + component * sampleBytes
      + (isBeyond ? sampleBytes - 1 : significance)
    frame.bytes.withUnsafeBufferPointer { bytes in
      row.withUnsafeMutableBufferPointer { row in
        guard let base = bytes.baseAddress, let target = row.baseAddress,
          first + (row.count - 1) * step < bytes.count
        else { return }
        let source = base + first
        switch step {
        case _ where isBeyond:
          for x in 0..<row.count {
            target[x] = layout.isSigned && source[x &* step] >= 0x80 ? 0xFF : 0
          }
        case 1: target.update(from: source, count: row.count)
        case 2: for x in 0..<row.count { target[x] = source[x &* 2] }
        case 3: for x in 0..<row.count { target[x] = source[x &* 3] }
        default: for x in 0..<row.count { target[x] = source[x &* step] }
        }
      }
    }
  }
}
