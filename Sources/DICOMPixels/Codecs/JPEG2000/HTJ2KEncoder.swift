internal import COpenJPH

/// Writes High-Throughput JPEG 2000 code streams of up to 16 bits.
///
/// Red, green and blue are transformed where the frame says `.rgb`.
/// - SeeAlso: PS3.5 §8.2.14 and §A.4.11
public struct HTJ2KEncoder: FrameEncoder {
  public enum Loss: Hashable, Sendable {
    case none
    /// The step of quantisation as a part of the range of samples, as 0.001.
    case step(Double)
  }

  public var loss: Loss
  /// Whether packets stand by resolution, with a table of the tile-part's length before them, as
  /// the syntax with RPCL asks.
  public var isByResolution: Bool
  /// Whether red, green and blue are transformed.
  public var transformsColour: Bool

  public init(_ loss: Loss = .none, isByResolution: Bool = true, transformsColour: Bool = true) {
    self.loss = loss
    self.isByResolution = isByResolution
    self.transformsColour = transformsColour
  }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let count = try frame.checkedByteCount()
    let layout = frame.layout
    guard layout.precision <= 16, layout.components <= 255 else {
      throw CodecError(.unsupported("High-Throughput JPEG 2000 of \(layout.described)"))
    }
    var step = Float(0)
    if case .step(let value) = loss {
      guard value > 0, value <= 1 else {
        throw CodecError(.unsupported("a step of quantisation of \(value)"))
      }
      step = Float(value)
    }
    let transforms = transformsColour && frame.colour == .rgb && layout.components == 3
    let shape = openjph_frame(
      columns: UInt32(layout.columns), rows: UInt32(layout.rows),
      components: UInt32(layout.components), precision: UInt32(layout.precision),
      is_signed: layout.isSigned ? 1 : 0, sample_bytes: UInt32(layout.sampleBytes),
      decompositions: Self.decompositions(layout), transforms_colour: transforms ? 1 : 0,
      step: step, by_resolution: isByResolution ? 1 : 0)
    var stream: UnsafeMutablePointer<UInt8>?
    var size = 0
    defer { openjph_free(stream) }
    _ = Self.tables
    guard openjph_encode(frame.bytes, count, shape, &stream, &size) == 0 else {
      throw CodecError(.unsupported("High-Throughput JPEG 2000 of \(layout.described) by OpenJPH"))
    }
    let bytes = Array(UnsafeBufferPointer(start: stream, count: size))
    return isByResolution ? try TilePartLength.inserted(in: bytes) : bytes
  }

  /// As many halvings as bring the longer side to 64 samples, and one at least where there is one.
  private static func decompositions(_ layout: FrameLayout) -> UInt32 {
    let side = max(layout.columns, layout.rows)
    var count: UInt32 = 0
    while side >> count > 64 { count += 1 }
    return side > 1 ? max(count, 1) : 0
  }

  /// The library fills its tables at its first use and does not guard that against a second thread.
  private static let tables: Void = {
    let shape = openjph_frame(
      columns: 1, rows: 1, components: 1, precision: 8, is_signed: 0, sample_bytes: 1,
      decompositions: 0, transforms_colour: 0, step: 0, by_resolution: 0)
    var stream: UnsafeMutablePointer<UInt8>?
    var size = 0
    _ = openjph_encode([0], 1, shape, &stream, &size)
    openjph_free(stream)
  }()
}
