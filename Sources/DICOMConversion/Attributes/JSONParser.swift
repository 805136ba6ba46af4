/// Reads JSON into nodes with places; FoundationEssentials' decoder tells none.
/// - SeeAlso: RFC 8259
struct JSONParser {
  private let text: [Unicode.Scalar]
  private let source: String
  private var position = 0
  private var line = 1
  private var lineStart = 0

  private static let deepest = 32

  /// - Parameter source: names the text in errors.
  static func parse(_ bytes: [UInt8], source: String) throws(AttributeError) -> JSONNode {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw AttributeError(source, reason: "the file is not text in UTF-8")
    }
    var parser = JSONParser(text, source: source)
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.peek == nil else { throw parser.fault("the file goes on after its value") }
    return node
  }

  private init(_ text: String, source: String) {
    self.text = Array(text.unicodeScalars)
    self.source = source
    // A byte order mark is no character of the text.
    if self.text.first == "\u{FEFF}" { (position, lineStart) = (1, 1) }
  }

  private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }
  private var place: TextPlace { TextPlace(line: line, column: position - lineStart + 1) }

  private func fault(_ reason: String) -> AttributeError {
    AttributeError(source, place, reason: reason)
  }

  private mutating func skipSpace() {
    while let next = peek, next == " " || next == "\n" || next == "\r" || next == "\t" {
      position += 1
      if next == "\n" { (line, lineStart) = (line + 1, position) }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(AttributeError) -> JSONNode {
    skipSpace()
    let start = place
    guard depth < Self.deepest else { throw fault("more than \(Self.deepest) levels of nesting") }
    switch peek {
    case "{": return JSONNode(content: .object(try members(depth: depth)), place: start)
    case "[": return JSONNode(content: .array(try elements(depth: depth)), place: start)
    case "\"": return JSONNode(content: .string(try string()), place: start)
    case nil: throw fault("the file ends where a value is expected")
    default: return JSONNode(content: try word(), place: start)
    }
  }

  private mutating func members(depth: Int) throws(AttributeError) -> [JSONNode.Member] {
    position += 1
    var found: [JSONNode.Member] = []
    if take("}") { return found }
    repeat {
      skipSpace()
      let start = place
      guard peek == "\"" else { throw fault("a name in double quotes is expected") }
      let name = try string()
      guard take(":") else { throw fault("a colon is expected after the name") }
      found.append(.init(name: name, place: start, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw fault("a comma or a closing brace is expected") }
    return found
  }

  private mutating func elements(depth: Int) throws(AttributeError) -> [JSONNode] {
    position += 1
    var found: [JSONNode] = []
    if take("]") { return found }
    repeat { found.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault("a comma or a closing bracket is expected") }
    return found
  }

  private mutating func word() throws(AttributeError) -> JSONNode.Content {
    let start = position
    while let next = peek, next.isASCII,
      next.properties.isAlphabetic || "+-.0123456789".unicodeScalars.contains(next)
    {
      position += 1
    }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<position])
    switch String(word) {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    case let number:
      let isNumber = number.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
      guard isNumber, Double(number)?.isFinite == true else {
        position = start
        throw fault("this is no JSON value")
      }
      return .number(number)
    }
  }

  private mutating func string() throws(AttributeError) -> String {
    position += 1
    var result = String.UnicodeScalarView()
    while let next = peek {
      if next == "\"" {
        position += 1
        return String(result)
      }
      guard next.value >= 0x20 else { throw fault("a text in quotes ends on its line") }
      if next == "\\" { result.append(try escape()) } else { result.append(next); position += 1 }
    }
    throw fault("the file ends inside a text in quotes")
  }

  private mutating func escape() throws(AttributeError) -> Unicode.Scalar {
    position += 1
    guard let next = peek else { throw fault("the file ends inside a text in quotes") }
    position += 1
    switch next {
    case "\"", "\\", "/": return next
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      let unit = try codeUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // The first half of a pair; its second half follows.
      guard (0xD800..<0xDC00).contains(unit), peek == "\\", position + 1 < text.count,
        text[position + 1] == "u"
      else { throw fault("half of a surrogate pair") }
      position += 2
      let low = try codeUnit()
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw fault("half of a surrogate pair") }
      return scalar
    default: throw fault("an escape that JSON does not have; a backslash is written twice")
    }
  }

  private mutating func codeUnit() throws(AttributeError) -> UInt32 {
    guard text.count - position >= 4 else { throw fault("four hexadecimal digits are expected") }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: text[position..<position + 4])
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }),
      let unit = UInt32(String(digits), radix: 16)
    else { throw fault("four hexadecimal digits are expected") }
    position += 4
    return unit
  }
}
