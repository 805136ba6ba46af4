/// The VRs of the default repertoire: AE, AS, CS, DA, DS, DT, IS, TM, UI, UR.
struct CodeRules {
  var vr: VR
  var use: ValueCheck.Use
  var number: Int

  /// The values of a field, with the padding of the field but not of the values removed.
  static func values(_ bytes: [UInt8], _ vr: VR) -> [ArraySlice<UInt8>] {
    var field = bytes[...]
    while let last = field.last, last == 0 || (last == 0x20 && vr != .ui) { field.removeLast() }
    if field.isEmpty { return [] }
    if vr.isSingleText { return [field] }
    return field.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
  }

  func faults(_ value: ArraySlice<UInt8>) -> [ValueFault] {
    var text = value
    // Spaces around a value mean nothing where the VR says so; at the end of UI they are told of.
    while text.last == 0x20 { text.removeLast() }
    if vr.allowsLeadingSpaces { while text.first == 0x20 { text.removeFirst() } }
    if text.isEmpty { return [] }
    if use == .query, let parts = queryParts(text) { return parts.flatMap(form) }
    return form(text)
  }

  private func form(_ text: ArraySlice<UInt8>) -> [ValueFault] {
    let bytes = Array(text)
    switch vr {
    case .ae:
      return characters(bytes, "printable ASCII") { (0x20...0x7E).contains($0) }
        + length(bytes, 16)
    case .as: return age(bytes)
    case .cs:
      return characters(bytes, "capital letters, digits, space and underscore") {
        (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x5F
      } + length(bytes, 16)
    case .da: return date(bytes)
    case .tm: return time(bytes)
    case .dt: return dateTime(bytes)
    case .is: return integer(bytes)
    case .ds: return decimal(bytes)
    case .ui: return uid(bytes)
    case .ur:
      return characters(bytes, "the characters of RFC 3986") { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
      }
    default: return []
    }
  }

  // MARK: Parts

  func fault(_ kind: ValueFault.Kind, _ bytes: [UInt8], _ expected: String) -> ValueFault {
    ValueFault(kind, number, found: "is \(Self.shown(bytes))", expected: expected)
  }

  /// In quotes, cut, with a point for what cannot be printed.
  static func shown(_ bytes: [UInt8]) -> String {
    let letters = bytes.prefix(40).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: ".") }
    return "\"" + String(decoding: letters, as: UTF8.self) + (bytes.count > 40 ? "…\"" : "\"")
  }

  private func length(_ bytes: [UInt8], _ limit: Int) -> [ValueFault] {
    guard bytes.count > limit else { return [] }
    return [
      ValueFault(
        .tooLong, number, found: "has \(bytes.count) characters",
        expected: "at most \(limit) for \(vr.name)")
    ]
  }

  private func characters(
    _ bytes: [UInt8], _ repertoire: String, _ isAllowed: (UInt8) -> Bool
  ) -> [ValueFault] {
    let isQuery = use == .query
    guard !bytes.allSatisfy({ isAllowed($0) || isQuery && "*?".utf8.contains($0) }) else {
      return []
    }
    return [fault(.character, bytes, repertoire)]
  }

  private func age(_ bytes: [UInt8]) -> [ValueFault] {
    guard bytes.count == 4, bytes.prefix(3).allSatisfy(ConformingValue.isDigit),
      "DWMY".utf8.contains(bytes[3])
    else { return [fault(.format, bytes, "three digits and D, W, M or Y, as 018M")] }
    return []
  }

  private func uid(_ bytes: [UInt8]) -> [ValueFault] {
    if bytes.count > 64 { return length(bytes, 64) }
    guard UID(rawValue: String(decoding: bytes, as: UTF8.self)).isValid else {
      return [fault(.format, bytes, "numbers joined by dots, none with a leading zero")]
    }
    // ISO 8824 has three roots.
    let hasRoot = bytes.first.map { (0x30...0x32).contains($0) } == true
    guard hasRoot, bytes.count == 1 || bytes[1] == UInt8(ascii: ".") else {
      return [fault(.outOfRange, bytes, "a root of 0, 1 or 2")]
    }
    // PS3.5 §9.1: a root and a suffix.
    guard bytes.count > 1 else {
      return [fault(.format, bytes, "numbers joined by dots, two at least")]
    }
    return []
  }

  private func integer(_ bytes: [UInt8]) -> [ValueFault] {
    let digits = bytes.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard !digits.isEmpty, bytes.count - digits.count <= 1,
      digits.allSatisfy(ConformingValue.isDigit)
    else { return [fault(.format, bytes, "an integer of digits with an optional sign")] }
    guard bytes.count <= 12 else { return length(bytes, 12) }
    guard let value = Int(String(decoding: bytes, as: UTF8.self)), Int32(exactly: value) != nil
    else { return [fault(.outOfRange, bytes, "a number from -2147483648 to 2147483647")] }
    return []
  }

  /// Sign, digits with a point, exponent: at least one digit before the exponent and one in it.
  private func decimal(_ bytes: [UInt8]) -> [ValueFault] {
    var rest = bytes[...]
    func digits() -> Int {
      let count = rest.prefix(while: ConformingValue.isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    func sign() {
      if let first = rest.first, "+-".utf8.contains(first) { rest = rest.dropFirst() }
    }
    sign()
    var count = digits()
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      count += digits()
    }
    var isNumber = count > 0
    if let first = rest.first, "eE".utf8.contains(first) {
      rest = rest.dropFirst()
      sign()
      isNumber = isNumber && digits() > 0
    }
    guard isNumber, rest.isEmpty else {
      return [fault(.format, bytes, "a decimal number with a point, as -1.25 or 2E-3")]
    }
    return length(bytes, 16)
  }
}

extension VR {
  /// Spaces before a value are no part of it.
  fileprivate var allowsLeadingSpaces: Bool {
    switch self {
    case .ae, .cs, .ds, .is: true
    default: false
    }
  }
}
