internal import DICOMCore

/// A number for a value, the same in whatever way of writing it was chosen; never shown.
///
/// Digests are compared, not trusted: two values that happen to have one are not told apart.
struct ValueDigest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  mutating func add(_ number: UInt64) {
    state = (state ^ number) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }

  /// Of text: letters that are composed and decomposed are the same.
  mutating func add(text: String) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      add(text.utf8)
    } else {
      var hasher = Hasher()
      hasher.combine(text)
      add(UInt64(bitPattern: Int64(hasher.finalize())))
    }
  }
}

extension ValueDigest {
  private static let longest = 65_536
  private static let deepest = 16

  /// Nil for no value, and for one that cannot be read or decoded.
  static func of(_ element: DataElement, _ characterSet: SpecificCharacterSet, depth: Int = 0)
    -> UInt64?
  {
    switch element.value {
    case .fragments: return nil
    case .items(let items):
      guard !items.isEmpty, depth < deepest else { return nil }
      // The order of the items says nothing.
      return items.reduce(UInt64(items.count)) {
        $0 &+ of($1, characterSet, depth: depth + 1)
      }
    case .bytes(let bytes):
      guard bytes.count > 0, bytes.count <= longest, let loaded = try? bytes.load() else {
        return nil
      }
      let vr = element.vr == .un ? DataDictionary.vr(of: element.tag) ?? .un : element.vr
      return of(loaded, vr, characterSet)
    }
  }

  private static func of(
    _ item: DataSet, _ characterSet: SpecificCharacterSet, depth: Int
  ) -> UInt64 {
    let own =
      item[.specificCharacterSet] == nil
      ? characterSet : SpecificCharacterSet(definedTerms: item.strings(.specificCharacterSet))
    var digest = ValueDigest()
    for element in item.elements where element.tag != .specificCharacterSet {
      guard let value = of(element, own, depth: depth) else { continue }
      digest.add(UInt64(element.tag.rawValue))
      digest.add(value)
    }
    return digest.value
  }

  private static func of(
    _ bytes: [UInt8], _ vr: VR, _ characterSet: SpecificCharacterSet
  ) -> UInt64? {
    var digest = ValueDigest()
    guard vr.isText else {
      digest.add(bytes)
      return digest.value
    }
    if SpecificCharacterSet.needsDeclaration(bytes) {
      // What a declaration that nobody understands stands for is unknown.
      guard characterSet.diagnostics.isEmpty else { return nil }
      let decoded = characterSet.decode(bytes, vr: vr)
      guard !decoded.text.unicodeScalars.contains("\u{FFFD}") else { return nil }
      let text = vr == .pn ? PersonName(decoded.text).normalized : decoded.text
      guard !text.isEmpty else { return nil }
      digest.add(text: text)
      return digest.value
    }
    return plain(bytes[...], vr, &digest) ? digest.value : nil
  }

  /// - Returns: false for spaces alone.
  private static func plain(
    _ bytes: ArraySlice<UInt8>, _ vr: VR, _ digest: inout ValueDigest
  ) -> Bool {
    if vr == .pn {
      if let isThere = simpleName(bytes, &digest) { return isThere }
      let name = PersonName(String(decoding: bytes, as: UTF8.self)).normalized
      digest.add(name.utf8)
      return !name.isEmpty
    }
    guard !vr.isSingleText, bytes.contains(UInt8(ascii: "\\")) else {
      return plainValue(bytes, vr, &digest)
    }
    var isThere = false
    for value in bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false) {
      if plainValue(value, vr, &digest) { isThere = true }
      digest.add(UInt8(ascii: "\\"))
    }
    return isThere
  }

  /// As `PersonName.normalized` has it, without making strings: nearly all names are such.
  ///
  /// Nil for more than one writing of the name or more components than five.
  private static func simpleName(_ bytes: ArraySlice<UInt8>, _ digest: inout ValueDigest) -> Bool? {
    let (hat, space) = (UInt8(ascii: "^"), UInt8(ascii: " "))
    var all = 0
    for byte in bytes {
      if byte == UInt8(ascii: "=") { return nil }
      if byte == hat { all += 1 }
    }
    guard all <= 4 else { return nil }
    var hats = 0
    var needsSpace = false
    var isInside = false
    var isThere = false
    for byte in bytes {
      switch byte {
      case hat:
        hats += 1
        (needsSpace, isInside) = (false, false)
      case space, 0, 0x09...0x0D: needsSpace = isInside
      default:
        for _ in 0..<hats { digest.add(hat) }
        if needsSpace { digest.add(space) }
        digest.add((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        (hats, needsSpace, isInside, isThere) = (0, false, true, true)
      }
    }
    return isThere
  }

  private static func plainValue(
    _ bytes: ArraySlice<UInt8>, _ vr: VR, _ digest: inout ValueDigest
  ) -> Bool {
    var rest = bytes
    while let last = rest.last, last == 0x20 || last == 0 { rest.removeLast() }
    if !vr.isSingleText, vr != .uc {
      while let first = rest.first, first == 0x20 || first == 0 { rest.removeFirst() }
    }
    guard !rest.isEmpty else { return false }
    switch vr {
    case .is, .ds:
      if let number = Double(String(decoding: rest, as: UTF8.self)) {
        digest.add(number == 0 ? 0 : number.bitPattern)
      } else {
        digest.add(rest)
      }
    case .da: digest.add(rest.lazy.filter(isDigit))
    case .tm:
      var digits = rest.filter(isDigit)
      while digits.last == 0x30 { digits.removeLast() }
      digest.add(digits)
      digest.add(UInt8(0))
    default: digest.add(rest)
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
