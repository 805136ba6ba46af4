/// What of a page in HTML matters for a medium: where it leads, and whether it needs scripts.
///
/// It takes any bytes and goes over them once; what is no markup is passed over.
struct WebPage {
  /// As they are written, without entities, in the order of the page.
  private(set) var links: [String] = []
  private(set) var hasScript = false
  /// Links may come from elsewhere, or mean something else.
  private(set) var hasFrames = false
  private(set) var hasBase = false
  private(set) var isXHTML = false

  /// More links than these are not kept.
  static let linkLimit = 10_000
  private static let longestValue = 2048
  private static let leading: Set<String> = [
    "href", "src", "data", "action", "background", "longdesc",
  ]

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while let start = find("<", from: position) {
      position = start + 1
      if starts(with: "!--") {
        position = find("-->", from: position).map { $0 + 3 } ?? bytes.count
      } else if starts(with: "!") || starts(with: "?") {
        readDeclaration()
      } else {
        readTag()
      }
    }
  }

  private mutating func readDeclaration() {
    let end = find(">", from: position) ?? bytes.count
    if text(position..<min(end, position + Self.longestValue)).contains("xhtml") { isXHTML = true }
    position = end
  }

  private mutating func readTag() {
    let name = word()
    guard !name.isEmpty else { return }
    var attributes: [(name: String, value: String)] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      let attribute = word()
      guard !attribute.isEmpty else {
        position += 1
        continue
      }
      skipSpace()
      var value = ""
      if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
        position += 1
        value = attributeValue()
      }
      if attributes.count < 64 { attributes.append((attribute, value)) }
    }
    take(name, attributes)
    if name == "script" || name == "style" {
      position = find("</\(name)", from: position) ?? bytes.count
    }
  }

  private mutating func take(_ name: String, _ attributes: [(name: String, value: String)]) {
    switch name {
    case "script": hasScript = true
    case "frame", "iframe", "object", "embed": hasFrames = true
    case "base": hasBase = true
    case "html":
      if attributes.contains(where: { $0.name == "xmlns" && $0.value.contains("xhtml") }) {
        isXHTML = true
      }
    default: break
    }
    for (attribute, value) in attributes where links.count < Self.linkLimit {
      if attribute.hasPrefix("on"), attribute.count > 3 { hasScript = true }
      if Self.leading.contains(attribute), name != "base" {
        links.append(Self.withoutEntities(value))
      }
      if name == "meta", attribute == "content", let url = Self.refreshed(value) {
        links.append(Self.withoutEntities(url))
      }
    }
  }

  /// `0; url=IHE_PDI/INDEX.HTM`.
  private static func refreshed(_ value: String) -> String? {
    guard let semicolon = value.firstIndex(of: ";") else { return nil }
    let rest = value[value.index(after: semicolon)...].drop { $0 == " " }
    guard rest.lowercased().hasPrefix("url=") else { return nil }
    return String(rest.dropFirst(4).filter { $0 != "'" && $0 != "\"" })
  }

  private static func withoutEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
  }
}

extension WebPage {
  private func starts(with text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  /// In lower case of ASCII.
  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].map(Self.lowered), as: UTF8.self)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
  }

  /// Where `text`, in lower case, begins.
  private func find(_ text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if wanted.indices.allSatisfy({ Self.lowered(bytes[index + $0]) == wanted[$0] }) {
        return index
      }
      index += 1
    }
    return nil
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  /// A name of letters, digits and what goes with them, in lower case.
  private mutating func word() -> String {
    skipSpace()
    let start = position
    while position < bytes.count, position - start < 64 {
      switch Self.lowered(bytes[position]) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"):
        position += 1
      default: return text(start..<position)
      }
    }
    return text(start..<position)
  }

  private mutating func attributeValue() -> String {
    skipSpace()
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = position + 1
      position = bytes[start...].firstIndex(of: quote) ?? bytes.count
    } else {
      start = position
      position =
        bytes[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? bytes.count
    }
    let end = position
    if position < bytes.count, bytes[position] == quote, start > 0, bytes[start - 1] == quote {
      position += 1
    }
    guard end - start <= Self.longestValue else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
