public import DICOMCore

/// The pixels of an image, decoded frame by frame, whatever they are coded in.
///
/// The stream decides: where it disagrees with the attributes its bits, sign and colours count, and
/// the disagreement is a finding.
public struct ImagePixels: Sendable {
  public let frames: PixelFrames
  /// What decoded frames are: interleaved, from bit 0, colours as the decoders give them.
  public let description: PixelDescription
  /// Of the attributes, the frames, and the first code stream.
  public let findings: [PixelFinding]
  /// As the first code stream tells of itself; nil where streams do not.
  let head: StreamHead?
  private let limits: CodecLimits

  /// - Parameter isNested: `dataSet` is an item, as of an icon.
  /// - Throws: `PixelError` when there are no pixels or no frame, `CodecError` for a first code stream
  ///   whose head cannot be read; errors of the source.
  public init(
    _ dataSet: DataSet, syntax: TransferSyntax, isNested: Bool = false,
    limits: CodecLimits = CodecLimits()
  ) throws {
    frames = try PixelFrames(dataSet, syntax: syntax, isNested: isNested)
    self.limits = limits
    var findings = frames.findings
    var description = frames.description
    head = frames.family.hasHead && frames.count > 0 ? try frames.firstHead() : nil
    if let head {
      findings += head.disagreements(with: description, syntax: PixelSyntax(syntax))
      description = head.corrected(description)
      // Those decoders give luminance and chrominance as red, green and blue.
      if frames.family.isTransformed, description.samplesPerPixel == 3 {
        description.photometric = .rgb
      }
    }
    self.description = description.interleaved
    self.findings = findings
  }

  public var count: Int { frames.count }

  /// Decodes a frame.
  /// - Throws: `CodecError` or `PixelError` for what cannot be decoded, errors of the source.
  public func frame(_ index: Int) throws -> Frame {
    let bytes = try frames.bytes(of: index)
    switch frames.family {
    case .native, .encapsulatedUncompressed:
      return try Frame(native: bytes, frames.description)
    case .deflatedFrame, .rle:
      return try Frame(native: cells(bytes), frames.description.withoutPlanes)
    case .jpegBaseline, .jpegExtended, .jpegProgressive:
      let unmarked: StreamColour = frames.description.photometric == .rgb ? .rgb : .ybr
      return try decoded(bytes, by: JPEGDecoder(unmarked: unmarked))
    case .jpegLossless: return try decoded(bytes, by: JPEGLosslessDecoder())
    case .jpegLS: return try decoded(bytes, by: JPEGLSDecoder())
    case .jpeg2000, .htj2k: return try decoded(bytes, by: JPEG2000Decoder())
    case .jpegHierarchical, .jpegXL, .mpeg2, .h264, .hevc, .elsewhere:
      throw CodecError(.unsupported("decoding \(frames.family.rawValue)"))
    }
  }

  /// The native bytes of a frame, whole cells where they are coded as cells.
  func cells(_ index: Int, as target: PixelDescription) throws -> [UInt8] {
    switch frames.family {
    case .deflatedFrame, .rle:
      let bytes = try cells(frames.bytes(of: index))
      guard bytes.count == target.frameBytes else {
        throw PixelError(
          .truncated(needed: target.frameBytes, available: bytes.count), .pixelData)
      }
      return bytes
    // As they are: bits that the image does not use may be an overlay's.
    case .native, .encapsulatedUncompressed: return try frames.bytes(of: index)
    default: return try frame(index).native(as: target)
    }
  }

  /// The native cells of a frame whose coding knows of bytes alone.
  private func cells(_ bytes: [UInt8]) throws -> [UInt8] {
    var limits = limits
    let stated = frames.description
    limits.expected = FrameLayout(
      columns: stated.columns, rows: stated.rows, components: stated.samplesPerPixel,
      precision: stated.bitsAllocated, isSigned: false)
    return frames.family == .rle
      ? try RLELosslessDecoder().decode(bytes, limits: limits).bytes
      : try DeflatedFrameCodec().decode(bytes, limits: limits).bytes
  }

  private func decoded(_ bytes: [UInt8], by decoder: some FrameDecoder) throws -> Frame {
    var limits = limits
    guard var expected = description.layout else {
      throw PixelError(.unsupported("a frame of \(description.bitsStored) bits"), .bitsStored)
    }
    expected.components = description.samplesPerPixel
    limits.expected = expected
    // The first stream has told what all of them are.
    if let head {
      let own = try StreamHead.read(bytes)
      guard own.isLike(head) else {
        throw CodecError(
          .unsupported("a frame whose bits, samples or colours are not those of the first"))
      }
    }
    let frame = try decoder.decode(bytes, limits: limits)
    guard frame.layout.components == expected.components,
      frame.layout.precision <= max(expected.precision, head?.precision ?? 0)
    else {
      throw CodecError(.malformed("its samples have more bits than it says"))
    }
    // Streams without signs have the bits alone.
    return frame.interpreted(precision: description.bitsStored, isSigned: description.isSigned)
  }
}

extension PixelFrames {
  /// Of the first frame, by its beginning where that suffices.
  fileprivate func firstHead() throws -> StreamHead {
    if case .encapsulated(let frames) = storage, let first = try frames.fragments(of: 0).first,
      let head = try? StreamHead.read(first.loadPrefix(65_536))
    {
      return head
    }
    return try StreamHead.read(bytes(of: 0))
  }
}

extension StreamHead {
  /// Decoded, the pixels mean the same as those of the other.
  fileprivate func isLike(_ other: StreamHead) -> Bool {
    components.count == other.components.count && precision == other.precision
      && isSigned == other.isSigned && colour == other.colour && transform == other.transform
      && isLossless == other.isLossless && (pointTransform > 0) == (other.pointTransform > 0)
  }
}

extension CodecFamily {
  /// JPEG with a discrete cosine transform.
  fileprivate var isTransformed: Bool {
    self == .jpegBaseline || self == .jpegExtended || self == .jpegProgressive
  }

  /// The code stream says what it is before its first pixel.
  var hasHead: Bool {
    isJPEG && self != .jpegHierarchical || [.jpegLS, .jpeg2000, .htj2k].contains(self)
  }
}

extension PixelDescription {
  /// As a code of bytes gives it: the samples of a pixel together.
  fileprivate var withoutPlanes: PixelDescription {
    var result = self
    result.planarConfiguration = 0
    return result
  }
}
