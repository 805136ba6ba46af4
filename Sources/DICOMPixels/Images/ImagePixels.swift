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
    let signatures = dataSet.items(.digitalSignaturesSequence).count
    if signatures > 0, !isNested {
      findings.append(PixelFinding(.signatures(signatures), .digitalSignaturesSequence))
    }
    self.description = description.interleaved
    self.findings = findings
  }

  public var count: Int { frames.count }

  /// Decodes a frame.
  /// - Throws: `CodecError` or `PixelError` for what cannot be decoded, errors of the source.
  public func frame(_ index: Int) throws -> Frame { try reader.frame(frames.bytes(of: index)) }

  /// The native bytes of a frame, whole cells where they are coded as cells.
  func cells(_ index: Int, as target: PixelDescription) throws -> [UInt8] {
    try reader.cells(frames.bytes(of: index), as: target)
  }

  var reader: FrameReader {
    FrameReader(
      family: frames.family, stated: frames.description, description: description, head: head,
      limits: limits)
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
