internal import DICOMCore
internal import DICOMPixels
internal import MediaValidation

extension DecodedPixelValidation {
  /// Video is not decoded; its headers say what it is, and its frames are counted.
  /// - SeeAlso: PS3.5 §8.2.5 to §8.2.11
  mutating func checkVideo(_ fragments: Fragments) {
    findings.add(
      PixelRule.notDecoded, found: "video: its headers were read, and no picture was decoded",
      expected: "a coding that is decoded here")
    let used = fragments.fragments.filter { $0.count > 0 }
    guard !used.isEmpty else { return }
    let head: VideoHead
    do { head = try VideoHead.read(used) } catch {
      addVideoFailure(error, used)
      return
    }
    guard let description = try? PixelDescription.read(dataSet).description else { return }
    // Frame Time, in milliseconds.
    let frameTime = dataSet.reals(Tag(0x0018, 0x1063)).first
    for finding in head.disagreements(
      with: description, syntax: file.transferSyntax, frameTime: frameTime)
    {
      add(finding)
    }
  }

  private mutating func add(_ finding: PixelFinding) {
    switch finding.kind {
    case .streamDiffers(let attribute, let stream):
      let isShape = [.rows, .columns, .bitsStored].contains(finding.tag)
      findings.add(
        isShape ? PixelRule.videoAttributes : PixelRule.videoFrames, path: "\(finding.tag)",
        found: "\(stream) in the stream", expected: "\(attribute), as the attribute says")
    case .streamBeyondSyntax(let allowed, let found):
      findings.add(PixelRule.videoLimits, found: found, expected: allowed)
    case .mislabelled(let stated, let found):
      findings.add(PixelRule.streamKind, found: found, expected: stated)
    default: break
    }
  }

  private mutating func addVideoFailure(_ error: any Error, _ fragments: [Bytes]) {
    let first = fragments.first.flatMap { fragment in
      try? VideoStart.read(fragment)
    }
    if let kind = first ?? nil, !kind.fits(PixelSyntax(file.transferSyntax)?.family ?? .h264) {
      findings.add(
        PixelRule.streamKind, found: kind.name, expected: file.transferSyntax.name)
      return
    }
    findings.add(
      PixelRule.undecodable, found: Self.words(error),
      expected: "a stream of video with its headers")
  }
}

/// What a stream is, by its first bytes.
private enum VideoStart {
  static func read(_ fragment: Bytes) throws -> StreamKind? {
    guard case .source(let source, let range, _) = fragment else {
      return StreamKind.recognise(try fragment.load())
    }
    let end = min(range.upperBound, range.lowerBound + 65_536)
    return StreamKind.recognise(try source.read(range.lowerBound..<end))
  }
}
