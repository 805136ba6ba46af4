internal import DICOMConversion

/// Adds up what rules would do.
struct ExplanationSummary {
  private struct Key: Hashable {
    var rule: Int
    var attribute: String
    var kind: CoercionChange.Kind
  }

  private struct Tally {
    var instances = 0
    var examples: [CoercionExplanation.Example] = []
  }

  private var sum = CoercionExplanation()
  private var matched: [Int]
  private var changed: [Int]
  private var tallies: [Key: Tally] = [:]
  private let names: [String]
  private let showsPatients: Bool

  private static let mostExamples = 3

  init(_ names: [String], showsPatients: Bool) {
    (self.names, self.showsPatients) = (names, showsPatients)
    // One more, for references that follow.
    matched = Array(repeating: 0, count: names.count + 1)
    changed = matched
  }

  mutating func addOther() { sum.files += 1 }

  mutating func add(
    _ path: String, _ applying: [Int], _ result: CoercionResult?, refusal: String?
  ) {
    sum.files += 1
    sum.instances += 1
    for rule in applying { matched[rule] += 1 }
    if let refusal { sum.refused.append(.init(path: path, reason: refusal)) }
    guard let result else { return }
    sum.changed += 1
    sum.warnings += result.warnings.map { .init(path: path, reason: $0) }
    var seen: Set<Key> = []
    var rules: Set<Int> = []
    for change in result.changes {
      let rule = change.rule ?? names.count
      let key = Key(rule: rule, attribute: Self.general(change.attribute), kind: change.kind)
      if rules.insert(rule).inserted { changed[rule] += 1 }
      var tally = tallies[key] ?? Tally()
      if seen.insert(key).inserted { tally.instances += 1 }
      if showsPatients, tally.examples.count < Self.mostExamples {
        let example = CoercionExplanation.Example(before: change.before, after: change.after)
        if !tally.examples.contains(example) { tally.examples.append(example) }
      }
      tallies[key] = tally
    }
  }

  /// `A[3].B` as `A[*].B`.
  private static func general(_ attribute: String) -> String {
    var result = ""
    var isInside = false
    for character in attribute {
      if character == "]" { isInside = false }
      if !isInside { result.append(character) }
      if character == "[" {
        isInside = true
        result.append("*")
      }
    }
    return result
  }

  func explanation() -> CoercionExplanation {
    var explanation = sum
    for number in 0...names.count {
      let isFollowing = number == names.count
      if isFollowing, changed[number] == 0 { continue }
      let attributes = tallies.filter { $0.key.rule == number }
        .sorted {
          ($0.key.attribute, $0.key.kind.rawValue) < ($1.key.attribute, $1.key.kind.rawValue)
        }
        .map { key, tally in
          CoercionExplanation.Attribute(
            attribute: key.attribute, kind: key.kind.rawValue, instances: tally.instances,
            examples: showsPatients ? tally.examples : nil)
        }
      explanation.rules.append(
        .init(
          name: isFollowing ? "" : names[number],
          matched: isFollowing ? changed[number] : matched[number], changed: changed[number],
          attributes: attributes))
    }
    explanation.exitCode = explanation.refused.isEmpty && explanation.warnings.isEmpty ? 0 : 1
    return explanation
  }
}
