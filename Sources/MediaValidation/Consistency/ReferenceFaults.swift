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

  private(set) var list: [Fault] = []
  private var counts: [String: Int] = [:]

  mutating func add(
    _ rule: ValidationRule, _ reference: StoredReference, found: String, expected: String
  ) {
    let count = counts[rule.identifier, default: 0]
    guard count < FindingList.limit else { return }
    counts[rule.identifier] = count + 1
    list.append(Fault(rule: rule, path: reference.path, found: found, expected: expected))
  }

  /// Frames of an instance may refer to others of it.
  mutating func addSelf(_ reference: StoredReference) {
    guard reference.frames == nil else { return }
    add(
      ConsistencyRule.referenceSelf, reference, found: "the instance itself",
      expected: "another instance")
  }
}
