/// Numbers in words and values.
enum VideoText {
  /// At most two decimals.
  static func decimal(_ value: Double) -> String { decimal(value, places: 2) }

  /// A positive number for a value of DS, without the libraries that write reals so.
  /// - Parameter places: decimals at most, up to 6.
  static func decimal(_ value: Double, places: Int) -> String {
    guard value >= 0, value < 1e9 else { return value < 0 ? "0" : "999999999" }
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let count = Int(value * Double(scale) + 0.5)
    var digits = String(count % scale + scale).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "\(count / scale)" : "\(count / scale).\(digits)"
  }

  static func count(_ number: some BinaryInteger, _ one: String, _ many: String) -> String {
    number == 1 ? "one \(one)" : "\(number) \(many)"
  }
}
