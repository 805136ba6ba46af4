/// What a code stream of a still image says of itself before its first coded byte.
public struct StreamHead: Hashable, Sendable {
  public struct Component: Hashable, Sendable {
    public var identifier: Int
    /// In JPEG the samples of the component for those of the others, in JPEG 2000 the pixels that
    /// one of its samples stands for: equal in all components means not subsampled.
    public var horizontal: Int
    public var vertical: Int
    public var precision: Int
    public var isSigned: Bool
  }

  public enum ColourTransform: Hashable, Sendable {
    case reversible
    case irreversible
    /// HP's transforms of JPEG-LS, or a multi-component transform of JPEG 2000 Part 2.
    case extended
  }

  public var kind: StreamKind
  public var columns: Int
  /// 0 where only a marker behind the first scan tells (DNL).
  public var rows: Int
  public var components: [Component]
  /// What the samples are once a decoder has undone the transform that it knows of.
  public var colour = StreamColour.asGiven
  /// The transform that JPEG 2000 or JPEG-LS declares; a JPEG stream's is in `colour`.
  public var transform: ColourTransform?
  /// Byte 12 of an Adobe segment: 0 none, 1 YCbCr, 2 YCCK.
  public var adobeTransform: Int?
  public var hasJFIF = false
  /// 1 to 7 in JPEG Lossless.
  public var predictor: Int?
  /// Bits that JPEG Lossless leaves out.
  public var pointTransform = 0
  /// Of JPEG-LS: by how much a sample may be off.
  public var nearLossless = 0
  /// Of JPEG 2000: the wavelet is the integer one.
  public var isReversibleWavelet: Bool?
  /// Of JPEG 2000: 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL.
  public var progression: Int?
  public var layers: Int?
  public var decompositions: Int?
  /// Tile-part lengths (TLM) are there.
  public var hasTileLengths = false
  /// Bytes before the code stream: the boxes of a JP2 file.
  public var offset = 0

  init(kind: StreamKind, columns: Int, rows: Int, components: [Component]) {
    self.kind = kind
    self.columns = columns
    self.rows = rows
    self.components = components
    if components.count == 1 { colour = .monochrome }
  }

  /// Of the first component.
  public var precision: Int { components.first?.precision ?? 0 }
  public var isSigned: Bool { components.first?.isSigned ?? false }

  /// A component has fewer samples than another.
  public var isSubsampled: Bool {
    components.contains {
      $0.horizontal != components[0].horizontal || $0.vertical != components[0].vertical
    }
  }

  /// Nothing is lost by the process itself; quality layers left out cannot be seen from here.
  public var isLossless: Bool {
    switch kind {
    case .jpeg(let frame): frame == 3 || frame == 11
    case .jpegLS: nearLossless == 0
    case .jpeg2000, .htj2k, .jp2: isReversibleWavelet ?? false
    default: false
    }
  }

  /// As a codec will decode it; nil where the components differ or the size is not told.
  public var layout: FrameLayout? {
    guard let first = components.first, rows > 0 else { return nil }
    guard
      components.allSatisfy({ $0.precision == first.precision && $0.isSigned == first.isSigned })
    else { return nil }
    return FrameLayout(
      columns: columns, rows: rows, components: components.count, precision: precision,
      isSigned: isSigned)
  }

  /// Reads the head of a JPEG, JPEG-LS or JPEG 2000 stream, of which the beginning suffices.
  /// - Throws: `CodecError` with the byte where the stream is not what its first bytes promise.
  public static func read(_ bytes: [UInt8]) throws(CodecError) -> StreamHead {
    guard let kind = StreamKind.recognise(bytes) else {
      throw CodecError(.malformed("it begins as no known code stream does"), offset: 0)
    }
    switch kind {
    case .jpeg, .jpegLS: return try JPEGHeadReader(bytes).read()
    case .jpeg2000, .htj2k: return try JPEG2000HeadReader(bytes).read()
    case .jp2:
      guard let start = try JP2Boxes(bytes)?.stream.lowerBound else {
        throw CodecError(.malformed("no code stream in its boxes"), offset: 0)
      }
      var head = try JPEG2000HeadReader(Array(bytes[start...])).read()
      head.kind = .jp2
      head.offset = start
      return head
    default: throw CodecError(.unsupported("reading the head of \(kind.name)"), offset: 0)
    }
  }
}
