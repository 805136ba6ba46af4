internal import DICOMPixels

/// Reads JPEG: baseline streams stay as they are, or are turned by their coefficients where these
/// allow it; all others are decoded.
struct JPEGReader: RasterReader {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    let walk = try JPEGSegments(bytes)
    let head = try JPEGFileHead(bytes, walk)
    let count = try options.admit(head.layout, .jpeg, offset: head.place)
    var findings: [String] = []
    if let end = walk.end, end < bytes.count {
      findings.append("\(bytes.count - end) bytes after the image were left out")
    }
    let photometric: PhotometricInterpretation = head.components.count == 1 ? .monochrome2 : .rgb
    var profile: [UInt8]?
    if let found = head.profile, head.components.count != 4 {
      profile = ICCProfile.usable(found, photometric, &findings)
    }
    let resolution = head.resolution ?? head.exif?.resolution
    let orientation = head.exif?.orientation ?? .upright
    var image = RasterImage(
      format: .jpeg, content: .frames([]), acquired: head.exif?.acquired)
    image.isLossy = head.process != 0xC3
    if options.passesJPEGThrough,
      var passed = try upright(JPEGPassThrough(bytes, walk, head), orientation, &findings)
    {
      passed.iccProfile = profile
      passed.resolution = orientation.isTransposed ? resolution?.transposed : resolution
      image.content = .jpeg(passed)
      image.findings = findings
      return image
    }
    let frame: Frame
    if head.components.count == 4 {
      let start = walk.segments.first.map(\.range.lowerBound) ?? 2
      frame = try JPEGInks.decode(bytes, head, start: start)
      findings.append("inks of a printer (CMYK) were converted to red, green and blue")
      if head.profile != nil { findings.append("the ICC profile is of inks and was left out") }
    } else {
      do {
        var limits = CodecLimits()
        limits.frameBytes = max(count, 1)
        let end = walk.end ?? bytes.count
        frame = try JPEGDecoder(unmarked: .ybr).decode(
          end == bytes.count ? bytes : Array(bytes[..<end]), limits: limits)
      } catch {
        throw RasterError(error)
      }
    }
    var page = RasterFrame(
      frame: frame, photometric: photometric, iccProfile: profile, resolution: resolution)
    if orientation != .upright {
      findings.append(orientation.sentence)
      page = page.turned(orientation)
    }
    image.content = .frames([page])
    image.findings = findings
    return image
  }

  /// The stream as it is, or turned; nil where only decoding helps.
  private func upright(
    _ passed: JPEGPassThrough?, _ orientation: RasterOrientation, _ findings: inout [String]
  ) throws(RasterError) -> JPEGPassThrough? {
    guard let passed, orientation != .upright else { return passed }
    guard let stream = JPEGTurning.turned(passed.stream, orientation) else { return nil }
    let walk = try JPEGSegments(stream)
    guard let result = JPEGPassThrough(stream, walk, try JPEGFileHead(stream, walk)) else {
      return nil
    }
    findings.append(orientation.sentence + ", without decoding them")
    return result
  }
}

extension RasterError {
  /// A codec's error with the place in a file that is the code stream.
  init(_ error: CodecError) {
    let reason: Reason =
      switch error.reason {
      case .malformed(let what): .malformed(what)
      case .truncated: .truncated("the code stream ends before the pixels do")
      case .unsupported(let what): .unsupported(what)
      case .limit(let what): .limit(what)
      case .size: .malformed("two frame headers that differ")
      }
    self.init(reason, .jpeg, offset: error.offset)
  }
}
