public import DICOMPixels

/// A baseline JPEG of 8 bits that goes into Pixel Data as it is, without what a camera or a program
/// wrote beside it.
///
/// Exif, IPTC, comments, previews and every other application segment are left out, but for
/// Adobe's, which tells of the colours; tables and entropy-coded data are the file's own bytes,
/// unless the orientation asked for turning: then the coefficients are the file's.
/// - SeeAlso: PS3.5 §8.2.1
public struct JPEGPassThrough: Hashable, Sendable {
  /// From the marker at the start to that at the end; maybe of odd length.
  public var stream: [UInt8]
  public var columns: Int
  public var rows: Int
  /// 1 or 3.
  public var components: Int
  /// MONOCHROME2, YBR_FULL_422 for luminance and chrominance whatever their sampling, or RGB.
  public var photometric: PhotometricInterpretation
  /// Sampling factors of each component along a row and a column.
  public var sampling: [Sampling]
  public var iccProfile: [UInt8]?
  public var resolution: RasterResolution?

  public struct Sampling: Hashable, Sendable {
    public var across: Int
    public var down: Int
  }

  /// Nil for a stream that has to be decoded: another process, other colours, or damage.
  init?(_ bytes: [UInt8], _ walk: JPEGSegments, _ head: JPEGFileHead) {
    guard head.process == 0xC0, head.precision == 8, let end = walk.end,
      head.columns > 0, head.rows > 0,
      head.components.count == 1 || head.components.count == 3,
      head.components.allSatisfy({ (1...4).contains($0.across) && (1...4).contains($0.down) }),
      walk.segments.contains(where: { $0.marker == 0xDA })
    else { return nil }
    // Identifiers of red, green and blue would be believed without the segment of JFIF.
    let isNamed = head.components.map(\.identifier) == [0x52, 0x47, 0x42]
    if isNamed, head.colour == .ybr, head.adobeTransform == nil { return nil }
    // So would a transform that JFIF overrules.
    if head.hasJFIF, head.adobeTransform == 0, head.components.count == 3 { return nil }
    stream = [0xFF, 0xD8]
    stream.reserveCapacity(end)
    for segment in walk.segments {
      let isApplication = (0xE0...0xEF).contains(segment.marker)
      let isAdobe = segment.marker == 0xEE && head.adobeTransform != nil
      if segment.marker == 0xFE || isApplication && !isAdobe { continue }
      // Only the twelve bytes that Adobe's segment has; more could be anything.
      if isAdobe {
        let body = segment.range.dropFirst(4)
        guard bytes[body].starts(with: "Adobe".utf8), body.count >= 12 else { continue }
        stream += [0xFF, 0xEE, 0, 14] + bytes[body.prefix(12)]
      } else {
        stream += bytes[segment.range]
      }
    }
    stream += [0xFF, 0xD9]
    columns = head.columns
    rows = head.rows
    components = head.components.count
    sampling = head.components.map { Sampling(across: $0.across, down: $0.down) }
    photometric =
      switch head.colour {
      case .monochrome: .monochrome2
      case .rgb: .rgb
      default: .ybrFull422
      }
  }

  /// The decoded pixels: MONOCHROME2 or RGB.
  /// - Throws: `CodecError` for damage within the entropy-coded data.
  public func decoded(limits: CodecLimits = CodecLimits()) throws(CodecError) -> Frame {
    try JPEGDecoder(unmarked: .ybr).decode(stream, limits: limits)
  }
}
