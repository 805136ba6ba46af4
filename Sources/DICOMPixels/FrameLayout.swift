/// The shape of one frame of pixels as a codec sees it.
public struct FrameLayout: Hashable, Sendable {
  public var columns: Int
  public var rows: Int
  /// 1 or 3 as a rule; JPEG 2000 may have more.
  public var components: Int
  /// Bits of a sample that count, 1 to 32.
  public var precision: Int
  public var isSigned: Bool

  public init(columns: Int, rows: Int, components: Int, precision: Int, isSigned: Bool) {
    self.columns = columns
    self.rows = rows
    self.components = components
    self.precision = precision
    self.isSigned = isSigned
  }

  /// Bytes of a sample in memory: 1, 2 or 4.
  public var sampleBytes: Int { precision <= 8 ? 1 : precision <= 16 ? 2 : 4 }

  /// Bytes of the whole frame; nil when the shape cannot be one, or has more than 2³¹ bytes.
  public var byteCount: Int? {
    guard (1...65_535).contains(columns), (1...65_535).contains(rows),
      (1...16_384).contains(components), (1...32).contains(precision)
    else { return nil }
    let count = columns * rows * components
    return count <= (1 << 31) / sampleBytes ? count * sampleBytes : nil
  }
}

/// Pixels of one frame: pixel after pixel, the samples of each together (planar configuration 0),
/// little-endian, each in `layout.sampleBytes`, signed ones sign-extended to that size.
public struct Frame: Hashable, Sendable {
  public var layout: FrameLayout
  /// `layout.byteCount` of them.
  public var bytes: [UInt8]
  public var colour: StreamColour

  public init(_ layout: FrameLayout, _ bytes: [UInt8], colour: StreamColour = .asGiven) {
    self.layout = layout
    self.bytes = bytes
    self.colour = colour
  }
}

/// What the code stream itself says of the colours that were decoded from it.
public enum StreamColour: String, Hashable, Sendable {
  /// The stream says nothing: the attributes decide.
  case asGiven
  case monochrome
  /// By an Adobe marker, component identifiers R, G and B, or a transform that the decoder undid.
  case rgb
  /// Luminance and chrominance as they are in the stream.
  case ybr
}
