/// What an ISO 9660 image has beside its files.
public struct ISOOptions: Hashable, Sendable {
  /// Names and permissions for Linux and macOS, which otherwise show names in lower case.
  public var rockRidge = true
  /// A second tree of names for Windows.
  public var joliet = false
  /// Empty sectors at the end: 150 for a CD, whose drives may fail to read the last ones.
  public var tailBlocks = 150
  /// 1 for CD; 3 allows files of 4 GiB and more.
  /// - SeeAlso: PS3.12 §F.1.1 and §P.1
  public var level = 1

  public init() {}
}
