internal import DICOMCore

/// The findings of one file: of a rule no more than `limit`, so that a damaged file cannot fill
/// memory with them.
struct FindingList {
  static let limit = 100

  let file: String
  private var kept: [ValidationFinding] = []
  private var count = FindingCount(limit: limit)

  init(file: String) { self.file = file }

  /// The last of a rule that has more says how many there are.
  var findings: [ValidationFinding] { count.told(kept, "in this file") }

  mutating func add(
    _ rule: ValidationRule, at path: ElementPath = ElementPath(), offset: Int? = nil,
    found: @autoclosure () -> String, expected: @autoclosure () -> String,
    section: String? = nil
  ) {
    guard count.admits(rule) else { return }
    let place = ValidationFinding.Place(
      file: file, path: path.isEmpty ? nil : path.description, offset: offset)
    kept.append(
      ValidationFinding(rule, place, found: found(), expected: expected(), section: section))
  }
}

/// The way to an element; its text is made only for a finding.
struct ElementPath: CustomStringConvertible {
  private struct Step {
    var tag: Tag
    var item: Int?
  }
  private var steps: [Step] = []

  init() {}

  init(_ path: TagPath) { steps = path.steps.map { Step(tag: $0.tag, item: $0.item) } }

  var isEmpty: Bool { steps.isEmpty }
  var depth: Int { steps.count }

  /// - Parameter item: from 1.
  func appending(_ tag: Tag, item: Int? = nil) -> ElementPath {
    var longer = self
    longer.steps.append(Step(tag: tag, item: item))
    return longer
  }

  /// `(0040,0275)[2].(0008,1150)`.
  var description: String {
    steps.map { step in step.item.map { "\(step.tag)[\($0)]" } ?? "\(step.tag)" }
      .joined(separator: ".")
  }
}
