/// Reads JPEG-LS, lossless and near-lossless, of 2 to 16 bits.
///
/// The stream has no sign; a frame of one component gets the one that the attributes announce.
/// - SeeAlso: PS3.5 §8.2.3
public struct JPEGLSDecoder: FrameDecoder {
  public init() {}

  public func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame {
    let prologue = try JPEGPrologue(stream)
    guard prologue.process == 0xF7 else {
      throw CodecError(.unsupported(prologue.processName), offset: prologue.frameMarker)
    }
    let layout = prologue.layout
    guard (2...16).contains(layout.precision) else {
      throw CodecError(
        .malformed("\(layout.precision) bits of a sample"), offset: prologue.frameMarker)
    }
    let count = try limits.admit(layout)
    // Where bits end too early the library may look for more of them for seconds.
    guard prologue.hasEnd(stream) else { throw CodecError(.truncated, offset: stream.count) }
    let frame = try CharLS.decode(stream, layout, count: count)
    return SamplePattern.sign(frame, expected: limits.expected)
  }
}
