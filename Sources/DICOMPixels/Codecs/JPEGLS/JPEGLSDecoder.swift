/// Reads JPEG-LS, lossless and near-lossless, of 2 to 16 bits, in any interleaving.
///
/// The time is that of the pixels, and a stream that ends before them is refused. The stream has no
/// sign; the frame gets the one that the attributes announce.
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
    guard prologue.components.allSatisfy({ $0.across == 1 && $0.down == 1 }) else {
      throw CodecError(.unsupported("JPEG-LS of fewer samples"), offset: prologue.frameMarker)
    }
    let count = try limits.admit(layout)
    var pixels = JPEGLSPixels(stream, layout, prologue.components.map(\.identifier))
    let bytes = try pixels.decode(count: count)
    let colour: StreamColour = layout.components == 1 ? .monochrome : .asGiven
    return SamplePattern.sign(Frame(layout, bytes, colour: colour), expected: limits.expected)
  }
}
