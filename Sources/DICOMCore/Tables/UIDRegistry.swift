/// The UIDs that the standard assigns.
/// - SeeAlso: PS3.6 Annex A
public enum UIDRegistry {
  /// What a UID stands for.
  public struct Entry: Hashable, Sendable {
    public var uid: UID
    public var name: String
    public var keyword: String
    public var kind: Kind
    public var isRetired: Bool
  }

  /// What is identified, in the words of the standard: `SOP Class`, `Transfer Syntax`, …
  public struct Kind: RawRepresentable, Hashable, Sendable {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let sopClass = Kind(rawValue: "SOP Class")
    public static let metaSOPClass = Kind(rawValue: "Meta SOP Class")
    public static let transferSyntax = Kind(rawValue: "Transfer Syntax")
    public static let frameOfReference = Kind(rawValue: "Well-known frame of reference")
    public static let sopInstance = Kind(rawValue: "Well-known SOP Instance")
    public static let codingScheme = Kind(rawValue: "Coding Scheme")
  }

  public static func entry(for uid: UID) -> Entry? {
    byUID[uid].map { entries[$0] }
  }

  /// The name of a UID, as `CT Image Storage`; nil when it is unknown or was retired without one.
  public static func name(of uid: UID) -> String? {
    guard let name = entry(for: uid)?.name, !name.isEmpty else { return nil }
    return name
  }

  /// The UID of a keyword such as `CTImageStorage`.
  public static func uid(keyword: String) -> UID? {
    entries.first { $0.keyword == keyword && !keyword.isEmpty }?.uid
  }

  /// Every UID, in their numerical order.
  public static let entries: [Entry] = table.split(separator: "\n").compactMap { line in
    let fields = line.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false)
    guard fields.count == 5 else { return nil }
    return Entry(
      uid: UID(rawValue: String(fields[0])), name: String(fields[4]), keyword: String(fields[3]),
      kind: Kind(rawValue: String(fields[1])), isRetired: fields[2] == "R")
  }

  private static let byUID = Dictionary(
    entries.enumerated().map { ($1.uid, $0) }, uniquingKeysWith: { first, _ in first })
}
