internal import DICOMCore

/// What a rule does to an instance that it applies to.
enum CoercionAction: Sendable {
  /// Whatever stood there before.
  case set([CoercionValue])
  /// Where there is no value.
  case byDefault([CoercionValue])
  case delete([CoercionTarget])
  case copy(from: CoercionPath, to: CoercionPath, vr: VR?)
  case map(CoercionMapping)
  /// A keyed digest in the place of each value.
  case hash([CoercionPath])
  case newUID([CoercionPath])
  case privates(PrivateSelection)

  var removesAllPrivates: Bool {
    if case .privates(let selection) = self { selection.removed == nil } else { false }
  }

  /// UIDs may come out of it that others refer to.
  var replacesUIDs: Bool {
    func isIdentity(_ path: CoercionPath) -> Bool {
      path.attribute.vrs == [.ui]
    }
    switch self {
    case .set(let values), .byDefault(let values): return values.contains { isIdentity($0.path) }
    case .copy(_, let to, _): return isIdentity(to)
    case .map(let mapping): return isIdentity(mapping.to)
    case .hash(let paths): return paths.contains(where: isIdentity)
    case .newUID: return true
    case .delete, .privates: return false
    }
  }
}

/// A value that a rule gives.
struct CoercionValue: Sendable {
  var path: CoercionPath
  /// Of the attribute by itself, with the items of a sequence.
  var settings: [AttributeSetting]
}

/// Values by the values that are found.
struct CoercionMapping: Sendable {
  enum Otherwise: String, Sendable, CaseIterable { case keep, empty, delete, reject }

  var from: CoercionPath
  var to: CoercionPath
  /// By the whole value, several parted by backslashes.
  var table: [String: AttributeSetting]
  /// What happens to what is not in the table.
  var otherwise = Otherwise.keep
}

/// Private attributes by their creators.
struct PrivateSelection: Sendable {
  /// Nil for all, those without a creator too.
  var removed: [TextPattern]?
  var kept: [TextPattern] = []

  func removes(_ creator: String?) -> Bool {
    guard let creator else { return removed == nil }
    return !kept.contains { $0.matches(creator) }
      && removed?.contains { $0.matches(creator) } != false
  }
}

/// Some attributes, and what is done to them, for instances of which some others are so.
struct CoercionRule: Sendable {
  /// As the file names it, else `rule 1`.
  var name: String
  var conditions: [CoercionCondition] = []
  var actions: [CoercionAction] = []
  /// What it changes is kept in Original Attributes Sequence.
  var keepsOriginal = false

  func applies(to dataSet: DataSet) -> Bool { conditions.allSatisfy { $0.holds(in: dataSet) } }
}
