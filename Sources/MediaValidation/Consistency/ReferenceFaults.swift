/// The references of one file that lead nowhere, so that a document of a thousand says it once.
struct MissingReferences {
  private(set) var count = 0
  private(set) var first: StoredReference?

  mutating func add(_ reference: StoredReference) {
    count += 1
    if first == nil { first = reference }
  }
}

/// What is wrong with the references of one file.
struct ReferenceFaults {
  struct Fault {
    var rule: ValidationRule
    var path: Int32
    var found: String
    var expected: String
  }

  private var kept: [Fault] = []
  private var count = FindingCount(limit: FindingList.limit)

  /// The last of a rule that has more says how many there are.
  var list: [Fault] {
    var (list, more) = (kept, count.more)
    for index in list.indices.reversed() where !more.isEmpty {
      guard let rest = more.removeValue(forKey: list[index].rule.identifier) else { continue }
      list[index].found += " (and \(rest) more such places in this file)"
    }
    return list
  }

  mutating func add(
    _ rule: ValidationRule, _ reference: StoredReference, found: String, expected: String
  ) {
    guard count.admits(rule) else { return }
    kept.append(Fault(rule: rule, path: reference.path, found: found, expected: expected))
  }

  /// Frames of an instance may refer to others of it.
  mutating func addSelf(_ reference: StoredReference) {
    guard reference.frames == nil else { return }
    add(
      ConsistencyRule.referenceSelf, reference, found: "the instance itself",
      expected: "another instance")
  }
}
