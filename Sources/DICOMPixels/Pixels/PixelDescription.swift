public import DICOMCore

/// The attributes of an image that say what its pixels are, checked against each other.
/// - SeeAlso: PS3.3 §C.7.6.3
public struct PixelDescription: Hashable, Sendable {
  /// The element that holds the pixels.
  public enum Kind: Hashable, Sendable {
    case integer
    case float
    case double

    public var tag: Tag {
      switch self {
      case .integer: .pixelData
      case .float: .floatPixelData
      case .double: .doubleFloatPixelData
      }
    }
  }

  public var kind: Kind = .integer
  public var columns: Int
  public var rows: Int
  public var samplesPerPixel: Int
  public var photometric: PhotometricInterpretation
  /// 1: all samples of one component, then all of the next; 0: the samples of a pixel together.
  public var planarConfiguration = 0
  /// 1 to 64.
  public var bitsAllocated: Int
  /// 1 to `bitsAllocated`.
  public var bitsStored: Int
  /// `bitsStored` - 1 to `bitsAllocated` - 1.
  public var highBit: Int
  public var isSigned: Bool
  /// As stated; nil when the attribute is absent.
  public var numberOfFrames: Int?

  public init(
    columns: Int, rows: Int, samplesPerPixel: Int = 1,
    photometric: PhotometricInterpretation = .monochrome2, bitsAllocated: Int, bitsStored: Int,
    isSigned: Bool = false, numberOfFrames: Int? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.samplesPerPixel = samplesPerPixel
    self.photometric = photometric
    self.bitsAllocated = bitsAllocated
    self.bitsStored = bitsStored
    self.highBit = bitsStored - 1
    self.isSigned = isSigned
    self.numberOfFrames = numberOfFrames
  }
}

extension PixelDescription {
  /// One frame as a codec sees it; nil for reals and for more than 32 bits stored.
  public var layout: FrameLayout? {
    guard kind == .integer, (1...32).contains(bitsStored) else { return nil }
    return FrameLayout(
      columns: columns, rows: rows, components: samplesPerPixel, precision: bitsStored,
      isSigned: isSigned)
  }

  /// Two pixels share their chrominance, in 4 samples instead of 6.
  public var isSubsampled: Bool { photometric == .ybrFull422 && samplesPerPixel == 3 }

  /// Bits of one native frame; frames follow each other without a gap, so that with 1 bit allocated
  /// a frame may begin within a byte.
  /// - SeeAlso: PS3.5 §8.1.1, §8.2
  public var frameBits: Int {
    // Rows and columns are below 2¹⁶, samples below 2¹⁶, bits at most 64.
    let samples = isSubsampled ? 2 : samplesPerPixel
    return rows * columns * samples * bitsAllocated
  }

  /// Bytes of one native frame that stands alone.
  public var frameBytes: Int { (frameBits + 7) / 8 }

  /// The same pixels as `Frame` has them: interleaved, chrominance for each pixel, from bit 0.
  public var interleaved: PixelDescription {
    var result = self
    result.planarConfiguration = 0
    result.highBit = bitsStored - 1
    if isSubsampled { result.photometric = .ybrFull }
    return result
  }
}
