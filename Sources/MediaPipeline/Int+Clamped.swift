extension Int {
  /// Sizes that a medium tells may be anything: their sum is no reason to end.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
