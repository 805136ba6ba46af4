/// How a data set and its pixel data are encoded.
/// - SeeAlso: PS3.5 §10, Annex A
public struct TransferSyntax: Hashable, Sendable {
  public var uid: UID
  public var name: String
  public var keyword: String
  private var traits: Traits

  struct Traits: OptionSet, Hashable, Sendable {
    var rawValue: UInt8
    static let retired = Traits(rawValue: 1)
    static let implicitVR = Traits(rawValue: 2)
    static let bigEndian = Traits(rawValue: 4)
    static let deflated = Traits(rawValue: 8)
    static let encapsulated = Traits(rawValue: 16)
    static let lossy = Traits(rawValue: 32)
    static let video = Traits(rawValue: 64)
  }

  init(_ uid: UID, _ name: String, _ keyword: String, _ traits: Traits) {
    (self.uid, self.name, self.keyword, self.traits) = (uid, name, keyword, traits)
  }

  /// Nil when the standard has no transfer syntax of this UID.
  public init?(_ uid: UID) {
    guard let known = Self.byUID[uid] else { return nil }
    self = known
  }

  private static let byUID = Dictionary(
    all.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
}

extension TransferSyntax {
  public var isRetired: Bool { traits.contains(.retired) }
  public var isImplicitVR: Bool { traits.contains(.implicitVR) }
  public var isBigEndian: Bool { traits.contains(.bigEndian) }

  /// The data set as a whole is deflated (PS3.5 §A.5); its pixel data is not encapsulated.
  public var isDeflated: Bool { traits.contains(.deflated) }

  /// Pixel data is a sequence of fragments (PS3.5 §A.4).
  public var isEncapsulated: Bool { traits.contains(.encapsulated) }

  /// Pixel data may have lost information; those that can do both, as JPEG 2000, count as lossy.
  public var isLossy: Bool { traits.contains(.lossy) }

  /// Pixel data is one stream of video.
  public var isVideo: Bool { traits.contains(.video) }

  /// Pixel data stands in the file as it is, not encapsulated nor at another address (JPIP).
  public var isUncompressed: Bool {
    switch self {
    case .implicitVRLittleEndian, .explicitVRLittleEndian, .explicitVRBigEndian,
      .deflatedExplicitVRLittleEndian, .papyrus3ImplicitVRLittleEndian:
      true
    default: false
    }
  }
}

extension TransferSyntax: CustomStringConvertible {
  public var description: String { name }
}
