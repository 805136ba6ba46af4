public import DICOMCore

/// The native frames of an element, each read where it lies; nothing is held.
/// - SeeAlso: PS3.5 §8.2
public struct NativeFrames: Sendable {
  /// As the bytes are: YBR_FULL_422 that is not subsampled has become YBR_FULL.
  public let description: PixelDescription
  /// Frames that are there whole.
  public let count: Int
  public let findings: [PixelFinding]
  private let bytes: Bytes

  /// - Throws: `PixelError.truncated` when not even one frame is there.
  public init(_ bytes: Bytes, description stated: PixelDescription) throws(PixelError) {
    var findings: [PixelFinding] = []
    let description = Self.asFound(stated, bytes.count, &findings)
    let tag = description.kind.tag
    // A product beyond an Int is more than any file holds.
    let frames = stated.numberOfFrames ?? 1
    let (needed, isHuge) = description.frameBits.multipliedReportingOverflow(by: frames)
    let bits = bytes.count * 8
    if isHuge || needed > bits {
      let neededBytes = isHuge ? Int.max : (needed - 1) / 8 + 1
      count = bits / description.frameBits
      guard count > 0 else {
        throw PixelError(.truncated(needed: neededBytes, available: bytes.count), tag)
      }
      findings.append(
        PixelFinding(.truncated(needed: neededBytes, available: bytes.count), tag))
    } else {
      count = frames
      let used = (needed + 7) / 8
      // One byte makes the length even.
      if bytes.count > used + (used & 1) {
        findings.append(PixelFinding(.trailingBytes(bytes.count - used), tag))
      }
    }
    self.description = description
    self.bytes = bytes
    self.findings = findings
  }

  /// Many write the term of the JPEG that they decoded over pixels that are whole.
  private static func asFound(
    _ stated: PixelDescription, _ available: Int, _ findings: inout [PixelFinding]
  ) -> PixelDescription {
    guard stated.isSubsampled else { return stated }
    var full = stated
    full.photometric = .ybrFull
    let (needed, isHuge) = full.frameBits.multipliedReportingOverflow(
      by: stated.numberOfFrames ?? 1)
    guard !isHuge, (needed + 7) / 8 <= available else { return stated }
    findings.append(
      PixelFinding(
        .wrong(found: "YBR_FULL_422 over three samples a pixel", assumed: "YBR_FULL"),
        .photometricInterpretation))
    return full
  }

  /// The bytes of frame `index`, beginning at a byte of its own also with 1 bit allocated.
  /// - Throws: `PixelError.noFrame`; errors of the source.
  public func bytes(of index: Int) throws -> [UInt8] {
    guard (0..<count).contains(index) else {
      throw PixelError(.noFrame(index: index, count: count), description.kind.tag)
    }
    let first = index * description.frameBits
    let end = first + description.frameBits
    let loaded = try bytes.loadRange(first / 8..<(end + 7) / 8)
    let shift = first % 8
    guard shift > 0 || end % 8 > 0 else { return loaded }
    return Self.shifted(loaded, by: shift, bits: description.frameBits)
  }

  /// The bits from bit `shift` on, those behind the last cleared.
  private static func shifted(_ bytes: [UInt8], by shift: Int, bits: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: (bits + 7) / 8)
    for index in result.indices {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let pair = UInt16(bytes[index]) | UInt16(next) << 8
      result[index] = UInt8(truncatingIfNeeded: pair >> UInt16(shift))
    }
    if bits % 8 > 0 { result[result.count - 1] &= UInt8((1 << (bits % 8)) - 1) }
    return result
  }
}
