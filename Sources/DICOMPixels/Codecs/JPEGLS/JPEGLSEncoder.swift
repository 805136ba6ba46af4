/// Writes JPEG-LS of 2 to 16 bits, components interleaved by lines.
///
/// Signed samples are written as their pattern of bits: near-lossless coding of those is refused,
/// as an error of one could turn the smallest value into the largest.
/// - SeeAlso: PS3.5 §8.2.3 and §A.4.3
public struct JPEGLSEncoder: FrameEncoder {
  /// By how much a sample may differ at most; 0 is lossless.
  public var maximumError: Int

  public init(maximumError: Int = 0) { self.maximumError = maximumError }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    _ = try frame.checkedByteCount()
    let layout = frame.layout
    guard (2...16).contains(layout.precision), (1...255).contains(layout.components) else {
      throw CodecError(.unsupported("JPEG-LS of \(layout.described)"))
    }
    guard maximumError == 0 || !layout.isSigned else {
      throw CodecError(.unsupported("near-lossless JPEG-LS of \(layout.described)"))
    }
    let largest = min(255, (1 << layout.precision - 1) / 2)
    guard (0...largest).contains(maximumError) else {
      throw CodecError(
        .unsupported("JPEG-LS of \(layout.precision) bits with an error of \(maximumError)"))
    }
    return try CharLS.encode(frame, maximumError: maximumError)
  }
}
