/// A SOP Class of the standard.
/// - SeeAlso: PS3.4 Annexes B, I and GG
public struct SOPClass: Hashable, Sendable {
  public var uid: UID
  /// As `CT Image Storage`; empty for the few that were retired without a name.
  public var name: String
  public var keyword: String
  /// The information object that its instances follow, as `CT Image`; nil where none is recorded.
  public var iod: String?
  public var isRetired: Bool
  /// Its instances are composite objects that can be stored on media.
  public var isStorage: Bool

  /// Nil when the standard has no SOP Class of this UID.
  public init?(_ uid: UID) {
    guard let known = Self.byUID[uid] else { return nil }
    self = known
  }

  /// Every SOP Class, in the order of the UIDs.
  public static let all: [SOPClass] = UIDRegistry.entries.compactMap { entry in
    guard entry.kind == .sopClass else { return nil }
    let row = rows[entry.uid]
    return SOPClass(
      uid: entry.uid, name: entry.name, keyword: entry.keyword, iod: row?.iod,
      isRetired: entry.isRetired, isStorage: row?.isStorage ?? false)
  }

  private static let byUID = Dictionary(
    all.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })

  private static let rows: [UID: (iod: String?, isStorage: Bool)] = {
    var rows: [UID: (iod: String?, isStorage: Bool)] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      rows[UID(rawValue: String(fields[0]))] = (
        fields[2].isEmpty ? nil : String(fields[2]), fields[1] == "S"
      )
    }
    return rows
  }()

  private init(
    uid: UID, name: String, keyword: String, iod: String?, isRetired: Bool, isStorage: Bool
  ) {
    (self.uid, self.name, self.keyword) = (uid, name, keyword)
    (self.iod, self.isRetired, self.isStorage) = (iod, isRetired, isStorage)
  }
}
