internal import DICOMCore

/// Decodes the code streams, or native bytes, of an image's frames.
struct FrameReader: Sendable {
  let family: CodecFamily
  /// As the attributes have it.
  let stated: PixelDescription
  /// What decoded frames are.
  let description: PixelDescription
  /// As the first code stream tells of itself; nil where streams do not.
  let head: StreamHead?
  let limits: CodecLimits

  /// - Throws: `CodecError` or `PixelError` for what cannot be decoded.
  func frame(_ bytes: [UInt8]) throws -> Frame {
    switch family {
    case .native, .encapsulatedUncompressed: return try Frame(native: bytes, stated)
    case .deflatedFrame, .rle: return try Frame(native: cells(bytes), stated.withoutPlanes)
    case .jpegBaseline, .jpegExtended, .jpegProgressive:
      let unmarked: StreamColour = stated.photometric == .rgb ? .rgb : .ybr
      return try decoded(bytes, by: JPEGDecoder(unmarked: unmarked))
    case .jpegLossless: return try decoded(bytes, by: JPEGLosslessDecoder())
    case .jpegLS: return try decoded(bytes, by: JPEGLSDecoder())
    case .jpeg2000, .htj2k: return try decoded(bytes, by: JPEG2000Decoder())
    case .jpegHierarchical, .jpegXL, .mpeg2, .h264, .hevc, .elsewhere:
      throw CodecError(.unsupported("decoding \(family.rawValue)"))
    }
  }

  /// The native bytes of a frame, whole cells where they are coded as cells.
  func cells(_ bytes: [UInt8], as target: PixelDescription) throws -> [UInt8] {
    switch family {
    case .deflatedFrame, .rle:
      let cells = try cells(bytes)
      guard cells.count == target.frameBytes else {
        throw PixelError(
          .truncated(needed: target.frameBytes, available: cells.count), .pixelData)
      }
      return cells
    // As they are: bits that the image does not use may be an overlay's.
    case .native, .encapsulatedUncompressed: return bytes
    default: return try frame(bytes).native(as: target)
    }
  }

  /// The native cells of a frame whose coding knows of bytes alone.
  private func cells(_ bytes: [UInt8]) throws(CodecError) -> [UInt8] {
    var limits = limits
    limits.expected = FrameLayout(
      columns: stated.columns, rows: stated.rows, components: stated.samplesPerPixel,
      precision: stated.bitsAllocated, isSigned: false)
    if family == .rle, stated.bitsAllocated == 1 {
      return try RLELosslessDecoder().packedBits(bytes, count: stated.frameBytes, limits: limits)
    }
    if family == .rle { return try RLELosslessDecoder().decode(bytes, limits: limits).bytes }
    // Of single bits, and of chrominance that pixels share, a frame has its own number of bytes.
    let count = stated.frameBytes
    guard count <= limits.frameBytes else {
      throw CodecError(.limit("a frame of \(count) bytes"))
    }
    return try DeflatedFrame.inflate(bytes, count: count, limits: limits)
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

extension StreamHead {
  /// Decoded, the pixels mean the same as those of the other.
  fileprivate func isLike(_ other: StreamHead) -> Bool {
    components.count == other.components.count && precision == other.precision
      && isSigned == other.isSigned && colour == other.colour && transform == other.transform
      && isLossless == other.isLossless && (pointTransform > 0) == (other.pointTransform > 0)
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
