public import DICOMCore

/// A transfer syntax as Spindle codes pixels in it.
public struct PixelSyntax: Hashable, Sendable {
  /// What becomes of pixels that are written in it.
  public enum Fidelity: Hashable, Sendable {
    case lossless
    case lossy
    /// As the encoder is asked.
    case either
  }

  public var syntax: TransferSyntax
  public var family: CodecFamily
  public var fidelity: Fidelity
  /// Decoded to frames.
  public var isRead: Bool
  /// Encoded from frames.
  public var isWritten: Bool
  /// Copied with its code streams as they are, where it cannot be read.
  public var isPassedThrough: Bool
  /// Part 2 of JPEG 2000: transforms across more than three components.
  public var isMultiComponent: Bool
  /// Fragments may be cut anywhere, for streams beyond 4 GiB.
  public var isFragmentable: Bool

  public var uid: UID { syntax.uid }
  public var isRetired: Bool { syntax.isRetired }

  /// Nil when the standard has no transfer syntax of this UID.
  public init?(_ uid: UID) {
    guard let known = Self.byUID[uid] else { return nil }
    self = known
  }

  public init?(_ syntax: TransferSyntax) { self.init(syntax.uid) }

  init(
    _ syntax: TransferSyntax, _ family: CodecFamily, _ fidelity: Fidelity, _ traits: Traits
  ) {
    self.syntax = syntax
    self.family = family
    self.fidelity = fidelity
    isRead = traits.contains(.read)
    isWritten = traits.contains(.written)
    isPassedThrough = traits.contains(.passed)
    isMultiComponent = traits.contains(.multiComponent)
    isFragmentable = traits.contains(.fragmentable)
  }

  struct Traits: OptionSet {
    var rawValue: UInt8
    static let read = Traits(rawValue: 1)
    static let written = Traits(rawValue: 2)
    static let passed = Traits(rawValue: 4)
    static let multiComponent = Traits(rawValue: 8)
    static let fragmentable = Traits(rawValue: 16)
  }

  private static let byUID = Dictionary(
    all.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
}
