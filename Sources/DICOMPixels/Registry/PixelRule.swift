internal import DICOMCore

/// Attributes that may stand together under a transfer syntax: one line of the standard's tables.
/// - SeeAlso: PS3.5 §8.2.1 to §8.2.18
struct PixelRule: Sendable {
  var photometric: [PhotometricInterpretation]
  var allocated: [Int]
  var stored: ClosedRange<Int>
  var mayBeSigned = false

  func allows(_ description: PixelDescription) -> Bool {
    photometric.contains(description.photometric) && allocated.contains(description.bitsAllocated)
      && stored.contains(description.bitsStored) && (mayBeSigned || !description.isSigned)
      && description.samplesPerPixel == description.photometric.samples
  }

  private static let monochrome: [PhotometricInterpretation] = [.monochrome1, .monochrome2]

  /// Nil for a family that is not encoded here.
  static func rules(for syntax: PixelSyntax) -> [PixelRule]? {
    // Only what loses nothing may hold indices of a palette.
    let palette: [PhotometricInterpretation] = syntax.fidelity == .lossless ? [.paletteColor] : []
    switch syntax.family {
    case .native, .encapsulatedUncompressed, .deflatedFrame:
      return [
        PixelRule(
          photometric: monochrome + [.paletteColor, .rgb, .ybrFull, .ybrFull422],
          allocated: [1, 8, 16, 24, 32, 40, 48, 56, 64], stored: 1...64, mayBeSigned: true)
      ]
    case .rle:
      return [
        PixelRule(photometric: monochrome, allocated: [8, 16], stored: 1...16, mayBeSigned: true),
        PixelRule(photometric: [.paletteColor, .rgb], allocated: [8, 16], stored: 1...16),
        PixelRule(photometric: [.ybrFull], allocated: [8], stored: 1...8),
      ]
    case .jpegBaseline:
      return [
        PixelRule(
          photometric: monochrome + [.ybrFull422, .rgb], allocated: [8], stored: 8...8)
      ]
    case .jpegExtended:
      return [
        PixelRule(photometric: monochrome, allocated: [8], stored: 8...8),
        PixelRule(photometric: monochrome, allocated: [16], stored: 12...12),
      ]
    case .jpegLossless:
      return [
        PixelRule(photometric: monochrome, allocated: [8, 16], stored: 1...16, mayBeSigned: true),
        PixelRule(
          photometric: [.paletteColor, .ybrFull, .rgb], allocated: [8, 16], stored: 1...16),
      ]
    case .jpegLS:
      return [
        PixelRule(photometric: monochrome, allocated: [8, 16], stored: 2...16, mayBeSigned: true),
        PixelRule(photometric: palette + [.rgb], allocated: [8, 16], stored: 2...16),
        PixelRule(photometric: [.ybrFull], allocated: [8], stored: 2...8),
      ]
    case .jpeg2000, .htj2k:
      let lossy: [PhotometricInterpretation] = syntax.fidelity == .lossless ? [] : [.ybrICT]
      return [
        PixelRule(
          photometric: monochrome, allocated: [8, 16, 24, 32, 40], stored: 1...38,
          mayBeSigned: true),
        PixelRule(photometric: palette, allocated: [8, 16], stored: 1...16),
        PixelRule(
          photometric: [.ybrRCT, .rgb, .ybrFull] + lossy, allocated: [8, 16, 24, 32, 40],
          stored: 1...38),
      ]
    default: return nil
    }
  }
}

extension PixelSyntax {
  /// True when the standard lets pixels of these attributes stand under the transfer syntax; of
  /// those that Spindle cannot write, always false.
  public func allows(_ description: PixelDescription) -> Bool {
    guard let rules = PixelRule.rules(for: self) else { return false }
    if description.kind != .integer { return family == .native }
    guard rules.contains(where: { $0.allows(description) }) else { return false }
    switch family {
    case .native: return true
    case .encapsulatedUncompressed, .deflatedFrame, .rle:
      return description.highBit == description.bitsStored - 1
    default:
      return description.highBit == description.bitsStored - 1
        && description.planarConfiguration == 0
    }
  }
}
