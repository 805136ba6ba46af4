/// The findings of one volume: of a rule no more than `FindingList.limit`.
struct VolumeFindings {
  private(set) var all: [ValidationFinding] = []
  private var counts: [String: Int] = [:]

  func has(_ rule: ValidationRule) -> Bool { counts[rule.identifier] != nil }

  mutating func add(
    _ rule: ValidationRule, _ file: String = "", at offset: Int? = nil,
    found: @autoclosure () -> String, expected: @autoclosure () -> String, section: String? = nil
  ) {
    let count = counts[rule.identifier, default: 0]
    guard count < FindingList.limit else { return }
    counts[rule.identifier] = count + 1
    let place = ValidationFinding.Place(file: ReportText.shortened(file), offset: offset)
    all.append(
      ValidationFinding(
        rule, place, found: ReportText.shortened(found()),
        expected: ReportText.shortened(expected()), section: section))
  }
}
