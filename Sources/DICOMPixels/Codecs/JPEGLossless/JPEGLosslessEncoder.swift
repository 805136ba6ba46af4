internal import Glibc

/// Writes JPEG Lossless, process 14, of 2 to 16 bits and 1 or 3 components.
///
/// Signed samples are coded as their two's complement of `precision` bits: what decodes is the same
/// bits without a sign. Bits above `precision` are not coded.
///
/// A frame whose colour is `.rgb` has the component identifiers R, G and B; others have 1, 2, 3.
///
/// - SeeAlso: ISO/IEC 10918-1 annex H; PS3.5 §8.2.1
public struct JPEGLosslessEncoder: FrameEncoder {
  public enum Tables: Hashable, Sendable {
    /// The shortest codes for the frame; it is gone through twice.
    case optimal
    /// The same codes for every frame.
    case general
  }

  /// 1 to 7; transfer syntax 1.2.840.10008.1.2.4.70 has 1 only.
  public var predictor: Int
  public var tables: Tables
  /// Rows after which the prediction begins anew behind a restart marker; nil for never.
  public var restartRows: Int?

  public init(predictor: Int = 1, tables: Tables = .optimal, restartRows: Int? = nil) {
    self.predictor = predictor
    self.tables = tables
    self.restartRows = restartRows
  }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let layout = frame.layout
    guard let count = layout.byteCount, count == frame.bytes.count else {
      throw CodecError(.malformed("the frame has not the bytes of its layout"))
    }
    guard (2...16).contains(layout.precision) else {
      throw CodecError(.unsupported("JPEG Lossless of \(layout.precision) bits"))
    }
    guard layout.components == 1 || layout.components == 3 else {
      throw CodecError(.unsupported("JPEG Lossless of \(layout.components) components"))
    }
    guard (1...7).contains(predictor), (restartRows ?? 1) > 0,
      (restartRows ?? 1) * layout.columns <= 65_535
    else {
      throw CodecError(.unsupported("predictor \(predictor) or such a restart interval"))
    }
    let source = JPEGLosslessSource(frame, predictor: predictor, restartRows: restartRows)
    let counts = source.counts()
    var code = JPEGLosslessHuffmanCode.general
    if tables == .optimal { code = JPEGLosslessHuffmanCode(counts: counts) }
    let scan = source.coded(code, bits: code.bits(counts))
    return Self.stream(header(frame, code), scan)
  }

  private func header(_ frame: Frame, _ code: JPEGLosslessHuffmanCode) -> [UInt8] {
    let layout = frame.layout
    let isRGB = layout.components == 3 && frame.colour == .rgb
    let identifiers = isRGB ? Array("RGB".utf8) : Array(1...UInt8(layout.components))
    var bytes: [UInt8] = [0xFF, 0xD8]
    func append(_ marker: UInt8, _ body: [UInt8]) {
      bytes += [0xFF, marker] + Self.pair(body.count + 2) + body
    }
    if isRGB { append(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0]) }
    append(
      0xC3,
      [UInt8(layout.precision)] + Self.pair(layout.rows) + Self.pair(layout.columns)
        + [UInt8(layout.components)] + identifiers.flatMap { [$0, 0x11, 0] })
    append(0xC4, [0] + code.table.counts + code.table.values)
    if let restartRows { append(0xDD, Self.pair(restartRows * layout.columns)) }
    append(
      0xDA,
      [UInt8(layout.components)] + identifiers.flatMap { [$0, 0] } + [UInt8(predictor), 0, 0])
    return bytes
  }

  private static func pair(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  /// Puts everything together: a zero after each FF of the scan, and markers between its intervals.
  private static func stream(_ header: [UInt8], _ scan: JPEGLosslessSource.Coded) -> [UInt8] {
    scan.bytes.withUnsafeBufferPointer { source in
      var stuffed = 0
      for place in source.indices where source[place] == 0xFF { stuffed += 1 }
      let size = header.count + source.count + stuffed + 2 * scan.ends.count
      return [UInt8](unsafeUninitializedCapacity: size) { target, count in
        guard let input = source.baseAddress, let output = target.baseAddress else { return }
        output.initialize(from: header, count: header.count)
        count = header.count
        var start = 0
        for (index, end) in scan.ends.enumerated() {
          if index > 0 {
            output[count] = 0xFF
            output[count + 1] = 0xD0 + UInt8((index - 1) & 7)
            count += 2
          }
          while start < end {
            let found = memchr(input + start, 0xFF, end - start)
            let stop = found.map { input.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
            let length = (stop.map { $0 + 1 } ?? end) - start
            memcpy(output + count, input + start, length)
            count += length
            start += length
            if stop != nil {
              output[count] = 0
              count += 1
            }
          }
        }
        output[count] = 0xFF
        output[count + 1] = 0xD9
        count += 2
      }
    }
  }
}
