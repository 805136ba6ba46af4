public import DICOMCore

/// What an input is to become, where its content leaves a choice.
public enum ConversionTarget: String, Hashable, Sendable, CaseIterable {
  /// Secondary Capture, or the multi-frame class of it that the content has to have.
  case secondaryCapture = "sc"
  case singleBit = "sc-bit"
  case grayscaleByte = "sc-byte"
  case grayscaleWord = "sc-word"
  case trueColor = "sc-color"
  /// Photographic, as an image or as a video; so are the next two.
  case photograph
  case endoscopic
  case microscopic
  case dermoscopic
  case dx, io, cr, us
  case pdf, cda, stl, obj, mtl

  private static let prefix = "1.2.840.10008.5.1.4.1.1."

  private static let synonyms: [String: ConversionTarget] = [
    "secondary-capture": .secondaryCapture, "xc": .photograph, "photographic": .photograph,
    "es": .endoscopic, "gm": .microscopic, "dms": .dermoscopic,
  ]

  /// A name of the command line, or the UID of a SOP Class.
  public init?(named name: String) {
    let lower = name.lowercased()
    if let target = Self(rawValue: lower) ?? Self.synonyms[lower] {
      self = target
    } else {
      self.init(sopClass: UID(rawValue: name))
    }
  }

  public init?(sopClass: UID) {
    let found = Self.allCases.first { target in
      [target.stillClass, target.videoClass, target.documentClass].contains(sopClass)
    }
    guard let found else { return nil }
    self = found
  }

  /// For one image; for images one after the other too in the multi-frame classes.
  public var stillClass: UID? {
    let end: String? =
      switch self {
      case .secondaryCapture: "7"
      case .singleBit: "7.1"
      case .grayscaleByte: "7.2"
      case .grayscaleWord: "7.3"
      case .trueColor: "7.4"
      case .photograph: "77.1.4"
      case .endoscopic: "77.1.1"
      case .microscopic: "77.1.2"
      case .dermoscopic: "77.1.7"
      case .dx: "1.1"
      case .io: "1.3"
      case .cr: "1"
      case .us: "6.1"
      case .pdf, .cda, .stl, .obj, .mtl: nil
      }
    return end.map { UID(rawValue: Self.prefix + $0) }
  }

  public var videoClass: UID? {
    switch self {
    case .photograph: UID(rawValue: Self.prefix + "77.1.4.1")
    case .endoscopic: UID(rawValue: Self.prefix + "77.1.1.1")
    case .microscopic: UID(rawValue: Self.prefix + "77.1.2.1")
    default: nil
    }
  }

  public var documentClass: UID? {
    switch self {
    case .pdf: UID(rawValue: Self.prefix + "104.1")
    case .cda: UID(rawValue: Self.prefix + "104.2")
    case .stl: UID(rawValue: Self.prefix + "104.3")
    case .obj: UID(rawValue: Self.prefix + "104.4")
    case .mtl: UID(rawValue: Self.prefix + "104.5")
    default: nil
    }
  }
}
