/// A number of the VR DS, with which is reckoned without rounding.
/// - SeeAlso: PS3.5 §6.2
struct DecimalString: Hashable, Sendable {
  /// The number is `coefficient` · 10 ^ `exponent`.
  private var coefficient: Int128
  private var exponent: Int

  /// Nil for what is no decimal number, or one of more than 26 digits.
  init?(_ text: String) {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    var (digits, fraction, hasPoint) = (0, 0, false)
    var value: Int128 = 0
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest.removeFirst()
      if byte == UInt8(ascii: ".") {
        guard !hasPoint else { return nil }
        hasPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 26 else { return nil }
      value = value * 10 + Int128(byte - UInt8(ascii: "0"))
      digits += 1
      if hasPoint { fraction += 1 }
    }
    guard digits > 0 else { return nil }
    var power = 0
    if !rest.isEmpty {
      guard let stated = Int(String(rest.dropFirst()) ?? ""), abs(stated) <= 400 else { return nil }
      power = stated
    }
    coefficient = isNegative ? -value : value
    exponent = power - fraction
    normalize()
  }

  private init(coefficient: Int128, exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
    normalize()
  }

  /// This less `factor` times `other`; nil beyond the reach of 128 bits.
  func subtracting(_ factor: Int, times other: DecimalString) -> DecimalString? {
    let (product, isLarge) = other.coefficient.multipliedReportingOverflow(by: Int128(factor))
    guard !isLarge else { return nil }
    let term = DecimalString(coefficient: product, exponent: other.exponent)
    if term.coefficient == 0 { return self }
    if coefficient == 0 {
      return DecimalString(coefficient: -term.coefficient, exponent: term.exponent)
    }
    let common = min(exponent, term.exponent)
    guard let left = scaled(to: common), let right = term.scaled(to: common) else { return nil }
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    return overflow ? nil : DecimalString(coefficient: difference, exponent: common)
  }

  /// As `-1024.5` where that fits, else as `1.5E-20`; nil when both have more than 16 characters.
  var text: String? { [fixed, floating].first { $0.utf8.count <= 16 } }

  private var sign: String { coefficient < 0 ? "-" : "" }

  private var fixed: String {
    let digits = String(coefficient.magnitude)
    if exponent >= 0 {
      return sign + digits + String(repeating: "0", count: coefficient == 0 ? 0 : exponent)
    }
    let count = digits.utf8.count
    if count > -exponent {
      return sign + digits.prefix(count + exponent) + "." + digits.suffix(-exponent)
    }
    return sign + "0." + String(repeating: "0", count: -exponent - count) + digits
  }

  private var floating: String {
    let digits = String(coefficient.magnitude)
    let power = exponent + digits.utf8.count - 1
    let fraction = digits.dropFirst()
    return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "E\(power)"
  }

  private func scaled(to power: Int) -> Int128? {
    guard exponent - power <= 38 else { return nil }
    var result = coefficient
    for _ in 0..<max(0, exponent - power) {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }

  private mutating func normalize() {
    if coefficient == 0 { exponent = 0 }
    while coefficient != 0, coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
  }
}
