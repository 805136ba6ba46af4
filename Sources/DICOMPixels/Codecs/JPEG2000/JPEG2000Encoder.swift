/// Writes JPEG 2000 code streams: reversible, or as lossy as asked.
///
/// Red, green and blue are transformed where the frame says `.rgb`, so that the photometric
/// interpretation becomes YBR_RCT, or YBR_ICT where it is lossy.
/// - SeeAlso: PS3.5 §8.2.4 and §A.4.4
public struct JPEG2000Encoder: FrameEncoder {
  public enum Loss: Hashable, Sendable {
    case none
    /// How many times the frame is as large as its stream.
    case ratio(Double)
    /// The peak signal to noise ratio in dB.
    case peakSignalToNoise(Double)
  }

  public var loss: Loss
  /// Whether red, green and blue are transformed.
  public var transformsColour: Bool
  /// Threads for one frame.
  public var threads: Int

  public init(_ loss: Loss = .none, transformsColour: Bool = true, threads: Int = 1) {
    self.loss = loss
    self.transformsColour = transformsColour
    self.threads = threads
  }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let count = try frame.checkedByteCount()
    let layout = frame.layout
    // More bits than the library's arithmetic has with a transform and five levels of wavelets.
    guard layout.precision <= 24, layout.components <= 255 else {
      throw CodecError(.unsupported("JPEG 2000 of \(layout.described)"))
    }
    switch loss {
    case .none: break
    case .ratio(let value), .peakSignalToNoise(let value):
      guard value.isFinite, value > 0, value < 1e6 else {
        throw CodecError(.unsupported("a loss of \(value)"))
      }
    }
    let transforms = transformsColour && frame.colour == .rgb && layout.components == 3
    return try OpenJPEG.encode(
      frame, loss: loss, transformsColour: transforms, threads: threads, count: count)
  }
}
