internal import Glibc

/// Reads RLE Lossless.
///
/// The stream has no size in it: `limits.expected` must have one. It has as many bytes a sample as
/// it has segments a component, which may be more than the expected precision needs where Bits
/// Allocated is larger, and less where the attributes are wrong: the frame's precision is then
/// eight times the bytes of the stream. The samples come with all their bits, as they would stand
/// in native pixel data; the sign is the expected one, and it is extended only where the stream has
/// 3 bytes a sample.
///
/// Pixels of 1 bit are coded as the bytes they are packed in: expect columns / 8 of 8 bits.
///
/// A segment that goes on behind its last pixel does no harm, nor does another order of the
/// segments in the stream; one that ends before its last pixel is an error.
///
/// - SeeAlso: PS3.5 annex G
public struct RLELosslessDecoder: FrameDecoder {
  public init() {}

  public func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame {
    guard let expected = limits.expected else {
      throw CodecError(.unsupported("RLE without a number of rows and columns"))
    }
    let header = try RLELosslessHeader(stream)
    var layout = expected
    let number = header.segments.count
    let bytes = expected.components > 0 ? number / expected.components : 0
    guard expected.components > 0, bytes * expected.components == number, bytes <= 4 else {
      throw CodecError(
        .malformed("\(number) RLE segments for \(expected.components) components"), offset: 0)
    }
    if bytes != expected.sampleBytes { layout.precision = bytes * 8 }
    guard let size = layout.byteCount, size <= limits.frameBytes else {
      throw CodecError(
        .limit("a frame of \(layout.columns) × \(layout.rows) × \(layout.components)"), offset: 0)
    }
    let pixels = layout.columns * layout.rows
    // Two bytes stand for at most 128.
    guard header.segments.allSatisfy({ $0.count * 64 >= pixels }) else {
      throw CodecError(.truncated, offset: stream.count)
    }
    return Frame(layout, try Self.samples(stream, header, layout, bytes, pixels, size))
  }

  private static func samples(
    _ stream: [UInt8], _ header: RLELosslessHeader, _ layout: FrameLayout, _ bytes: Int,
    _ pixels: Int, _ size: Int
  ) throws(CodecError) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: size)
    var plane = [UInt8](repeating: 0, count: pixels)
    let sampleBytes = layout.sampleBytes
    let step = layout.components * sampleBytes
    for (index, segment) in header.segments.enumerated() {
      guard RLELosslessPackBits.decode(stream, segment, into: &plane) else {
        throw CodecError(.truncated, offset: segment.upperBound)
      }
      // The most significant byte of each component comes first.
      let significance = bytes - 1 - index % bytes
      let first = index / bytes * sampleBytes + significance
      spread(plane, into: &output, from: first, step: step)
      if significance == bytes - 1, bytes < sampleBytes, layout.isSigned {
        for (pixel, byte) in plane.enumerated() where byte >= 0x80 {
          output[pixel * step + first + 1] = 0xFF
        }
      }
    }
    return output
  }

  /// Writes the bytes of a plane `step` bytes apart; there is room for all of them.
  private static func spread(
    _ plane: [UInt8], into output: inout [UInt8], from first: Int, step: Int
  ) {
    plane.withUnsafeBufferPointer { plane in
      output.withUnsafeMutableBufferPointer { output in
        guard let source = plane.baseAddress, let base = output.baseAddress,
          first + (plane.count - 1) * step < output.count
        else { return }
        let target = base + first
        switch step {
        case 1: target.update(from: source, count: plane.count)
        case 2: for place in 0..<plane.count { target[place &* 2] = source[place] }
        case 3: for place in 0..<plane.count { target[place &* 3] = source[place] }
        default: for place in 0..<plane.count { target[place &* step] = source[place] }
        }
      }
    }
  }
}
