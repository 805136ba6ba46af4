public import DICOMCore
internal import Glibc
internal import Synchronization

/// An image on its way from one transfer syntax to another that encapsulates its pixels.
///
/// Frames are decoded and coded one by one, in any order and on any thread; then the data set is put
/// together around them. The stream decides what the pixels are, as in `ImagePixels`.
/// - SeeAlso: PS3.5 §8.2 and §A.4
public struct Transcoding: Sendable {
  public let image: ImagePixels
  public let coding: PixelCoding
  let source: DataSet
  let syntax: TransferSyntax
  let name: String
  private(set) var target: TargetDescription
  private var encoder: any FrameEncoder
  private let overlays: EmbeddedOverlays
  private let remarks = TranscodingRemarks()

  /// Reads the attributes and the head of the first frame; nothing is decoded.
  /// - Parameters:
  ///   - syntax: that the data set has.
  ///   - name: of the file, for errors.
  /// - Throws: `PixelError` when there is no image, or none that the transfer syntax can hold;
  ///   `CodecError` for a first code stream whose head cannot be read; errors of the source.
  public init(
    _ dataSet: DataSet, syntax: TransferSyntax, to coding: PixelCoding, name: String,
    limits: CodecLimits = CodecLimits()
  ) throws {
    if let problem = coding.problem { throw PixelError(.unsupported(problem), .transferSyntaxUID) }
    image = try ImagePixels(dataSet, syntax: syntax, limits: limits)
    let stated = image.frames.description
    // An image of fewer frames than it says is no whole image; which are missing nobody knows.
    let frames = stated.numberOfFrames ?? 1
    guard frames == image.count else {
      throw PixelError(.invalid(found: "\(frames)", expected: "\(image.count)"), .numberOfFrames)
    }
    try Self.refuseFramesLeftOut(image.frames)
    (self.coding, self.syntax, self.name) = (coding, syntax, name)
    // Some VRs follow what may change.
    source = syntax.isImplicitVR ? dataSet.resolvingAmbiguousVRs() : dataSet
    // What the streams leave out of the cells cannot be an overlay.
    overlays = EmbeddedOverlays(image.carriesMore ? dataSet : DataSet(), stated)
    target = try TargetDescription(
      image, dataSet, keepsStoredBits: !overlays.isEmpty, coding: coding)
    encoder = try coding.encoder(target.stated)
    if coding.isLossy {
      try LossyDerivation.check(source, valueOffset: 0, before: image.description)
    }
  }

  /// Bytes behind the last frame may be frames that Number of Frames does not know of.
  private static func refuseFramesLeftOut(_ frames: PixelFrames) throws(PixelError) {
    for finding in frames.findings {
      switch finding.kind {
      case .trailingBytes(let count) where count >= frames.description.frameBytes:
        throw PixelError(
          .invalid(
            found: "\(frames.count)",
            expected: "\(frames.count + count / max(frames.description.frameBytes, 1))"),
          .numberOfFrames)
      case .wrong(let found, _) where finding.tag == .numberOfFrames:
        throw PixelError(.invalid(found: found, expected: "1 or more"), .numberOfFrames)
      default: break
      }
    }
  }

  public var count: Int { image.count }

  /// Bytes of all frames as they would be without compression.
  public var nativeBytes: Int {
    let (bytes, isHuge) = target.stated.interleaved.frameBytes
      .multipliedReportingOverflow(by: image.count)
    return isHuge ? .max : bytes
  }

  /// Where attributes, streams and pixels were not as the data set had them; complete once all frames
  /// are coded.
  public var findings: [PixelFinding] {
    var findings = image.doubts + overlays.findings
    // With a loss they are taken out, which the result's remarks tell.
    if coding.isLossy { findings.removeAll { $0.tag == .digitalSignaturesSequence } }
    if remarks.hadUnusedBits { findings.append(PixelFinding(.unusedBits, .pixelData)) }
    let stated = image.frames.description
    if target.stated.bitsStored != stated.bitsStored, target.palette == nil, coding.isLossy {
      findings.append(
        PixelFinding(
          .changed(from: "\(stated.bitsStored)", to: "\(target.stated.bitsStored)"), .bitsStored))
    }
    return findings
  }

  /// The values of the whole image decide its bits: `settle` comes before the first `stream`.
  public var needsRange: Bool { target.needsRange }

  /// Added to every value, to be without a sign; Rescale Intercept follows.
  public var valueOffset: Int { target.valueOffset }

  /// The smallest and the largest value of a frame.
  public func valueRange(of index: Int) throws -> ClosedRange<Int> {
    guard let range = try image.frame(index).valueRange() else {
      throw PixelError(.unsupported("the values of this frame"), .pixelData)
    }
    return range
  }

  /// - Parameter range: of the values of all frames.
  /// - Throws: `PixelError` when the syntax has not the bits for them.
  public mutating func settle(_ range: ClosedRange<Int>) throws {
    try target.settle(range)
    try LossyDerivation.check(
      source, valueOffset: target.valueOffset, before: image.description)
    encoder = try coding.encoder(target.stated)
  }

  /// The new code stream of a frame, without padding.
  /// - Parameter proves: decode it again, and compare.
  /// - Throws: `CodecError` or `PixelError` for a frame that cannot be decoded or coded, or that is
  ///   another one decoded again; errors of the source.
  public func stream(_ index: Int, proves: Bool = false) throws -> [UInt8] {
    guard !needsRange else { throw PixelError(.unsupported("coding it so"), .bitsStored) }
    let frame = try target.adapt(decoded(index))
    let stream = try encoder.encode(frame)
    if proves, !coding.isLossy { try prove(stream, frame) }
    return stream
  }

  private func decoded(_ index: Int) throws -> Frame {
    let bytes = try image.frames.bytes(of: index)
    let stated = image.frames.description
    if case .native = image.frames.family, overlays.isEmpty, UnusedBits.areUsed(bytes, stated) {
      remarks.noteUnusedBits()
    }
    let frame = try image.reader.frame(bytes)
    let precision = target.palette == nil ? target.sourceBits : frame.layout.precision
    return frame.layout.precision == precision
      ? frame : frame.interpreted(precision: precision, isSigned: frame.layout.isSigned)
  }

  private func prove(_ stream: [UInt8], _ frame: Frame) throws {
    var limits = CodecLimits()
    limits.frameBytes = max(limits.frameBytes, frame.bytes.count)
    let reader = FrameReader(
      family: coding.syntax.family, stated: target.stated, description: target.frames, head: nil,
      limits: limits)
    let again = try reader.frame(stream)
    guard again.layout == frame.layout, again.hasBytes(of: frame) else {
      throw CodecError(
        .malformed("decoded again, the new one has not the pixels that it was made of"))
    }
  }

  /// The overlays that were in the pixels, taken out of them.
  func separateOverlays() throws -> [OverlayPlane] {
    guard !overlays.isEmpty else { return [] }
    var overlays = overlays
    let cells = image.cellDescription
    for index in 0..<count { try overlays.add(native: image.cells(index, as: cells)) }
    return overlays.overlays
  }
}

extension Frame {
  /// Whole blocks at a time, where `==` goes byte by byte.
  fileprivate func hasBytes(of other: Frame) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    return bytes.withUnsafeBytes { own in
      other.bytes.withUnsafeBytes { other in
        guard let left = own.baseAddress, let right = other.baseAddress else { return true }
        return memcmp(left, right, own.count) == 0
      }
    }
  }
}

/// What frames tell while they are coded, whichever comes first.
private final class TranscodingRemarks: Sendable {
  private let unusedBits = Atomic(false)

  var hadUnusedBits: Bool { unusedBits.load(ordering: .relaxed) }
  func noteUnusedBits() { unusedBits.store(true, ordering: .relaxed) }
}
