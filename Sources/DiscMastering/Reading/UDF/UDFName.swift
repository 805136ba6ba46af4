/// Text in the character set that UDF's names are in.
/// - SeeAlso: UDF 2.1.1
enum UDFName {
  /// - Parameter bytes: the compression identifier, then characters of one or two bytes.
  /// - Returns: nil when the identifier is not one.
  static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let compression = bytes.first else { return "" }
    let characters = bytes.dropFirst()
    switch compression {
    case 8, 254:
      return String(String.UnicodeScalarView(characters.map { Unicode.Scalar($0) }))
    case 16, 255:
      var units: [UInt16] = []
      var index = characters.startIndex
      while index + 1 < characters.endIndex {
        units.append(UInt16(characters[index]) << 8 | UInt16(characters[index + 1]))
        index += 2
      }
      return String(decoding: units, as: UTF16.self)
    default: return nil
    }
  }

  /// Text in a field of fixed size, of which the last byte says how many are used.
  /// - SeeAlso: UDF 2.1.3
  static func field(_ bytes: UDFBytes, _ range: Range<Int>) -> String {
    let used = min(bytes.u8(range.upperBound - 1), range.count - 1)
    return text(bytes.slice(range.lowerBound..<range.lowerBound + used)) ?? ""
  }

  /// A name that can be a component of a path, whatever was found.
  static func harmless(_ name: String) -> String {
    switch name {
    case "": return "_"
    case ".": return "_"
    case "..": return "__"
    default: break
    }
    guard name.unicodeScalars.contains(where: { $0 == "/" || $0.value == 0 }) else { return name }
    return String(
      String.UnicodeScalarView(name.unicodeScalars.map { $0 == "/" || $0.value == 0 ? "_" : $0 }))
  }
}
