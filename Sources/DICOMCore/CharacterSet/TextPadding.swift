extension VR {
  /// Spaces at the start are padding too (PS3.5 §6.2); elsewhere they belong to the text.
  var allowsLeadingPadding: Bool {
    switch self {
    case .ae, .cs, .ds, .is, .lo, .sh: true
    default: false
    }
  }
}

extension String {
  /// Without the spaces and NULs at the end, and with `leading` those at the start.
  ///
  /// Works on scalars: a space under a combining mark is no padding.
  func trimmingPadding(leading: Bool) -> String {
    var rest = unicodeScalars[...]
    while let last = rest.last, last == " " || last == "\0" { rest.removeLast() }
    while leading, let first = rest.first, first == " " || first == "\0" { rest.removeFirst() }
    return rest.count == unicodeScalars.count ? self : String(rest)
  }

  /// The parts between backslashes.
  func splitIntoValues() -> [String] {
    unicodeScalars.split(separator: "\\", omittingEmptySubsequences: false).map { String($0) }
  }
}
