public import DICOMCore

/// The kind of a directory record; the raw value is that of (0004,1430).
/// - SeeAlso: PS3.3 §F.4, §F.5
public struct DirectoryRecordType: RawRepresentable, Hashable, Sendable {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension DirectoryRecordType: CustomStringConvertible {
  public var description: String { rawValue }
}

extension DirectoryRecordType {
  /// Where records of a type stand.
  public enum Level: String, Sendable {
    case patient, study, series
    /// Below a SERIES, one record an instance.
    case instance
    /// At the root, one record an instance that belongs to no patient.
    case nonPatient
    /// Private records, and retired ones at other places.
    case other
  }

  /// Nil for a type that the standard does not have.
  public var level: Level? { Self.rows[self]?.level }

  /// Types that may stand above it; empty when it may only stand at the root.
  public var parents: [DirectoryRecordType] { Self.rows[self]?.parents ?? [] }

  /// It may stand at the root of the directory.
  public var standsAtRoot: Bool { Self.rows[self]?.standsAtRoot ?? false }

  /// It may stand below every other type, as private records do.
  public var standsAnywhere: Bool { Self.rows[self]?.standsAnywhere ?? false }

  /// Never written any more; a reader meets it on old media.
  public var isRetired: Bool { Self.rows[self]?.isRetired ?? false }

  /// The standard has or had this type.
  public var isKnown: Bool { Self.rows[self] != nil }

  /// A record of this type may stand directly below one of `parent`, or at the root for nil.
  public func mayStand(below parent: DirectoryRecordType?) -> Bool {
    guard let row = Self.rows[self] else { return false }
    guard let parent else { return row.standsAtRoot }
    return row.standsAnywhere || row.parents.contains(parent)
  }

  /// Every type of the standard, retired ones last.
  public static let all: [DirectoryRecordType] = parsed.map(\.type)

  /// The type of record that references instances of a Storage SOP Class.
  /// - Returns: nil for a class that the standard does not have, and for the five classes of
  ///   procedure protocols, which it stores on media but gives no type of record.
  /// - SeeAlso: PS3.4 Tables B.5-1 and GG.3-1
  public static func of(sopClass: UID) -> DirectoryRecordType? { byClass[sopClass] }
}

extension DirectoryRecordType {
  private struct Row: Sendable {
    var type: DirectoryRecordType
    var level: Level
    var parents: [DirectoryRecordType]
    var standsAtRoot: Bool
    var standsAnywhere: Bool
    var isRetired: Bool
  }

  private static let rows = Dictionary(
    parsed.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })

  private static let parsed: [Row] = table.split(separator: "\n").compactMap { line in
    let fields = line.split(separator: "|")
    guard fields.count == 4, let level = Level(rawValue: String(fields[1])) else { return nil }
    let parents = fields[3].split(separator: ",")
    return Row(
      type: DirectoryRecordType(rawValue: String(fields[0])), level: level,
      parents: parents.filter { $0 != "-" && $0 != "*" }
        .map { DirectoryRecordType(rawValue: String($0)) },
      standsAtRoot: parents.contains("-"), standsAnywhere: parents.contains("*"),
      isRetired: fields[2] == "R")
  }

  private static let byClass: [UID: DirectoryRecordType] = {
    var types: [UID: DirectoryRecordType] = [:]
    for line in classTable.split(separator: "\n") {
      let fields = line.split(separator: "|")
      guard fields.count == 2 else { continue }
      types[UID(rawValue: String(fields[0]))] = DirectoryRecordType(rawValue: String(fields[1]))
    }
    return types
  }()
}
