public import DICOMCore

/// An instance as rules have made it.
public struct CoercionResult: Sendable {
  public var dataSet: DataSet
  public var changes: [CoercionChange]
  /// Names of the rules that have changed something, in the order of the file.
  public var rules: [String]
  /// Sentences without values of patients.
  public var warnings: [String] = []
  /// All text had to be brought into UTF-8.
  public var isInUTF8 = false
  /// Some of that text could not be read.
  public var isLossy = false
  /// No private attribute is to stay, but of creators that are kept: the meta information has none.
  public var removesAllPrivates = false
}

/// UIDs that rules replace, so that references to them can follow.
public struct ReplacedUIDs: Sendable {
  private var uids: [String: String] = [:]
  /// Replaced by one in some instances and by another in others: references cannot tell.
  private var ambiguous: Set<String> = []

  init() {}

  /// For what there is one answer.
  var followed: [String: String] { uids }

  mutating func add(_ old: String, _ new: String) {
    guard !old.isEmpty, !old.hasPrefix(KeyedDigest.wellKnown), !ambiguous.contains(old) else {
      return
    }
    if let known = uids.updateValue(new, forKey: old), known != new {
      uids[old] = nil
      ambiguous.insert(old)
    }
  }

  mutating func add(_ other: ReplacedUIDs) {
    for uid in other.ambiguous {
      uids[uid] = nil
      ambiguous.insert(uid)
    }
    for (old, new) in other.uids { add(old, new) }
  }
}
