/// The findings of one volume: of a rule no more than `FindingList.limit`.
struct VolumeFindings {
  private var kept: [ValidationFinding] = []
  private var count = FindingCount(limit: FindingList.limit)

  /// The last of a rule that has more says how many there are.
  var all: [ValidationFinding] { count.told(kept, "on the volume") }

  func has(_ rule: ValidationRule) -> Bool { count.has(rule) }

  mutating func add(
    _ rule: ValidationRule, _ file: String = "", at offset: Int? = nil,
    found: @autoclosure () -> String, expected: @autoclosure () -> String, section: String? = nil
  ) {
    guard count.admits(rule) else { return }
    let place = ValidationFinding.Place(file: ReportText.shortened(file), offset: offset)
    kept.append(
      ValidationFinding(
        rule, place, found: ReportText.shortened(found()),
        expected: ReportText.shortened(expected()), section: section))
  }
}
