/// What the samples of a pixel mean; an open set, as its VR is CS.
/// - SeeAlso: PS3.3 §C.7.6.3.1.2
public struct PhotometricInterpretation: RawRepresentable, Hashable, Sendable {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let monochrome1 = Self(rawValue: "MONOCHROME1")
  public static let monochrome2 = Self(rawValue: "MONOCHROME2")
  public static let paletteColor = Self(rawValue: "PALETTE COLOR")
  public static let rgb = Self(rawValue: "RGB")
  public static let ybrFull = Self(rawValue: "YBR_FULL")
  public static let ybrFull422 = Self(rawValue: "YBR_FULL_422")
  public static let ybrPartial420 = Self(rawValue: "YBR_PARTIAL_420")
  public static let ybrPartial422 = Self(rawValue: "YBR_PARTIAL_422")
  public static let ybrICT = Self(rawValue: "YBR_ICT")
  public static let ybrRCT = Self(rawValue: "YBR_RCT")
  public static let xyb = Self(rawValue: "XYB")
}

extension PhotometricInterpretation {
  public var isMonochrome: Bool { self == .monochrome1 || self == .monochrome2 }

  /// Luminance and two of chrominance.
  public var isYBR: Bool { rawValue.hasPrefix("YBR_") }

  /// Samples of a pixel that the term stands for; nil for a term that the standard does not have.
  public var samples: Int? {
    switch self {
    case .monochrome1, .monochrome2, .paletteColor: 1
    case .rgb, .ybrFull, .ybrFull422, .ybrPartial420, .ybrPartial422, .ybrICT, .ybrRCT, .xyb: 3
    default: nil
    }
  }
}

extension PhotometricInterpretation: CustomStringConvertible {
  public var description: String { rawValue }
}
