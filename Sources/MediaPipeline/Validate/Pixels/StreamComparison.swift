internal import DICOMCore
internal import DICOMPixels
internal import MediaValidation

/// Holds the head and the end of code streams against attributes and transfer syntax.
struct StreamComparison {
  let description: PixelDescription
  let coding: PixelSyntax
  /// Lossy Image Compression is said to be 00.
  private let deniesLoss: Bool

  init(description: PixelDescription, coding: PixelSyntax, dataSet: DataSet) {
    (self.description, self.coding) = (description, coding)
    deniesLoss = dataSet.string(.lossyImageCompression) == "00"
  }

  /// - Parameter family: as the streams are.
  /// - Returns: false where the stream is not of the kind, size or bits that were announced.
  func check(
    _ stream: [UInt8], _ frame: Int, _ family: CodecFamily, _ findings: inout FrameFindings
  ) -> Bool {
    guard checkKind(stream, frame, &findings) else { return false }
    if family == .rle { return checkSegments(stream, frame, &findings) }
    guard family.isOfMarkers, let head = try? StreamHead.read(stream) else { return true }
    checkEnd(stream, frame, &findings)
    checkLoss(head, frame, &findings)
    checkProgression(head, frame, &findings)
    var isLike = true
    for finding in head.disagreements(with: description) {
      guard case .streamDiffers(let attribute, let found) = finding.kind,
        let rule = rule(for: finding.tag, head)
      else { continue }
      isLike = isLike && rule.severity != .error
      findings.add(
        rule, frame: frame, found: "\(found) in the code stream",
        expected: finding.tag == .photometricInterpretation
          ? "colours as \(DecodedPixelValidation.shown(description.photometric)) has them"
          : "\(attribute), as \(name(finding.tag)) says",
        section: rule == PixelRule.streamTransform && head.kind == .htj2k ? "PS3.5 §8.2.14" : nil)
    }
    return isLike
  }

  private func name(_ tag: Tag) -> String { DataDictionary.entry(for: tag)?.keyword ?? "\(tag)" }

  private func rule(for tag: Tag, _ head: StreamHead) -> ValidationRule? {
    switch tag {
    case .rows, .columns: return PixelRule.streamSize
    case .samplesPerPixel: return PixelRule.streamSamples
    case .bitsStored:
      return head.precision > description.bitsAllocated
        ? PixelRule.streamBeyondCells : PixelRule.streamBits
    case .pixelRepresentation: return PixelRule.streamSign
    case .photometricInterpretation:
      switch head.kind {
      case .jpeg2000, .htj2k, .jp2: return PixelRule.streamTransform
      default: return PixelRule.streamColour
      }
    default: return nil
    }
  }

  private func checkKind(
    _ stream: [UInt8], _ frame: Int, _ findings: inout FrameFindings
  ) -> Bool {
    let family = coding.family
    guard let kind = StreamKind.recognise(stream), !kind.fits(family) else { return true }
    // That it is encapsulated at all has been told.
    if family == .native { return true }
    // Deflated and native bytes may look like anything that has but a short mark.
    if family == .deflatedFrame || family == .encapsulatedUncompressed { return true }
    findings.add(
      PixelRule.streamKind, frame: frame, found: kind.name, expected: coding.syntax.name)
    return false
  }

  private func checkLoss(
    _ head: StreamHead, _ frame: Int, _ findings: inout FrameFindings
  ) {
    let isLossy = !head.isLossless || head.pointTransform > 0
    if isLossy, coding.fidelity == .lossless {
      let how =
        head.pointTransform > 0
        ? "\(head.pointTransform) bits left out by a point transform"
        : head.nearLossless > 0
          ? "samples that may be off by \(head.nearLossless)" : "a process that loses information"
      findings.add(
        PixelRule.lossyStream, frame: frame, found: how,
        expected: "a stream without loss, as \(coding.syntax.name) has it")
    }
    if isLossy, deniesLoss {
      findings.add(
        PixelRule.lossDenied, frame: frame, path: "\(Tag.lossyImageCompression)",
        found: "00, and a code stream with loss", expected: "01")
    }
    if coding.uid == TransferSyntax.jpegLosslessSV1.uid, let predictor = head.predictor,
      predictor != 1
    {
      findings.add(
        PixelRule.predictor, frame: frame, found: "predictor \(predictor)",
        expected: "predictor 1")
    }
  }

  private func checkProgression(
    _ head: StreamHead, _ frame: Int, _ findings: inout FrameFindings
  ) {
    guard coding.uid == TransferSyntax.htj2kLosslessRPCL.uid, let progression = head.progression
    else { return }
    // RPCL.
    if progression != 2 {
      findings.add(
        PixelRule.progression, frame: frame, found: "another order of progression",
        expected: "resolution, position, component, layer (RPCL)")
    } else if !head.hasTileLengths {
      findings.add(
        PixelRule.progression, frame: frame, found: "no table of tile-part lengths",
        expected: "the marker segment TLM")
    }
  }

  /// Looks for the end marker FFD9, which JPEG, JPEG-LS and JPEG 2000 share.
  private func checkEnd(
    _ stream: [UInt8], _ frame: Int, _ findings: inout FrameFindings
  ) {
    let reach = max(1, stream.count - 65_536)
    var index = stream.count - 1
    while index >= reach, !(stream[index - 1] == 0xFF && stream[index] == 0xD9) { index -= 1 }
    guard index >= reach else {
      findings.add(
        PixelRule.endMarker, frame: frame, found: "no end marker",
        expected: "FFD9 behind the last coded byte")
      return
    }
    let behind = stream.count - 1 - index
    guard behind > 1 else { return }
    findings.add(
      PixelRule.trailingBytes, frame: frame, found: "\(behind) bytes behind the end marker",
      expected: "one at most")
  }

  /// - SeeAlso: PS3.5 §G.2, §G.5
  private func checkSegments(
    _ stream: [UInt8], _ frame: Int, _ findings: inout FrameFindings
  ) -> Bool {
    guard stream.count >= 64, description.bitsAllocated >= 8 else { return true }
    let found = (0..<4).reduce(0) { $0 | Int(stream[$1]) << (8 * $1) }
    let expected = description.samplesPerPixel * (description.bitsAllocated / 8)
    guard found != expected else { return true }
    findings.add(
      PixelRule.segments, frame: frame, found: "\(found) segments",
      expected: "\(expected): \(description.samplesPerPixel) samples of "
        + "\(description.bitsAllocated / 8) bytes")
    return false
  }
}

extension CodecFamily {
  /// Code streams of marker segments, with one that ends them.
  fileprivate var isOfMarkers: Bool {
    isJPEG || [.jpegLS, .jpeg2000, .htj2k].contains(self)
  }
}
