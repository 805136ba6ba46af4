/// Text of the bytes of a name; those that are not UTF-8 stand as `\xE9`.
func escapedName(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  var decoder = UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  // A parser gives the length of what was no character, not the bytes: walk beside it.
  var place = bytes.startIndex
  while true {
    switch decoder.parseScalar(from: &rest) {
    case .valid(let encoded):
      text.unicodeScalars.append(UTF8.decode(encoded))
      place = bytes.index(place, offsetBy: encoded.count)
    case .error(let length):
      for _ in 0..<length where place < bytes.endIndex {
        let digits = String(bytes[place], radix: 16, uppercase: true)
        text += digits.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
        place = bytes.index(after: place)
      }
    case .emptyInput: return text
    }
  }
}

/// A name that can be one component of a path; nil when it is one already.
func harmlessName(_ name: String) -> String? {
  if name.isEmpty { return "_" }
  if name == "." { return "_" }
  if name == ".." { return "__" }
  guard name.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") }) else { return nil }
  let bytes = name.utf8.map { $0 == 0 || $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }
  return String(decoding: bytes, as: UTF8.self)
}

/// Gives every file a path of its own: the second of one path gets `~2` at its end.
struct UniquePaths {
  private var used: Set<String> = []
  /// The last number that was given for a path.
  private var numbers: [String: Int] = [:]

  /// - Returns: the path, or another one when it is taken.
  mutating func insert(_ path: String) -> String {
    if used.insert(path).inserted { return path }
    var number = numbers[path, default: 1]
    while true {
      number += 1
      let other = "\(path)~\(number)"
      if used.insert(other).inserted {
        numbers[path] = number
        return other
      }
    }
  }
}
