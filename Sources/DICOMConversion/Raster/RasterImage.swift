public import DICOMPixels

/// An image that is not DICOM, as a source of instances.
public struct RasterImage: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// Pages or frames in the file's order; at least one.
    case frames([RasterFrame])
    /// A stream that can stand in Pixel Data as it is.
    case jpeg(JPEGPassThrough)
  }

  public var format: RasterFormat
  public var content: Content
  /// When the picture was taken, as its Exif data say.
  public var acquired: AcquisitionTime?
  /// The file keeps its pixels with loss.
  public var isLossy = false
  /// Sentences on what was done to the image or found in it beside the pixels.
  public var findings: [String]

  public init(
    format: RasterFormat, content: Content, acquired: AcquisitionTime? = nil,
    findings: [String] = []
  ) {
    self.format = format
    self.content = content
    self.acquired = acquired
    self.findings = findings
  }

  /// Reads a file that is one of the formats by its first bytes.
  /// - Throws: `RasterError` with what is wrong and at which byte.
  public init(
    reading bytes: [UInt8], options: RasterOptions = RasterOptions()
  ) throws(RasterError) {
    guard let format = RasterFormat(bytes) else {
      throw RasterError(.unknownFormat, nil, offset: 0)
    }
    let reader: any RasterReader =
      switch format {
      case .png: PNGReader()
      case .jpeg: JPEGReader()
      case .tiff: TIFFReader()
      case .bmp: BMPReader()
      case .gif: GIFReader()
      case .webp: WebPReader()
      case .heic: HEICReader()
      }
    self = try reader.read(bytes, options)
  }
}

/// One page or frame, upright: the orientation of the file is applied.
public struct RasterFrame: Hashable, Sendable {
  /// Unsigned as a rule; 1 or 3 components. Fewer than 8 bits are as the file has them, in a byte.
  public var frame: Frame
  /// MONOCHROME1, MONOCHROME2 or RGB; palettes are expanded.
  public var photometric: PhotometricInterpretation
  public var iccProfile: [UInt8]?
  /// Nil when the file does not say, or says it without a unit.
  public var resolution: RasterResolution?
  /// Milliseconds that the frame of an animation is shown.
  public var delay: Int?

  public init(
    frame: Frame, photometric: PhotometricInterpretation, iccProfile: [UInt8]? = nil,
    resolution: RasterResolution? = nil, delay: Int? = nil
  ) {
    self.frame = frame
    self.photometric = photometric
    self.iccProfile = iccProfile
    self.resolution = resolution
    self.delay = delay
  }

  /// Turned as Exif's orientation asks for, the resolution too.
  func turned(_ orientation: RasterOrientation) -> RasterFrame {
    var result = self
    result.frame = frame.turned(orientation)
    if orientation.isTransposed { result.resolution = resolution?.transposed }
    return result
  }
}

/// Reads one format.
protocol RasterReader: Sendable {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage
}
