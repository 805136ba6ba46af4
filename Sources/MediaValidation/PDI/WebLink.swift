/// Where a link of a page on a medium leads.
enum WebLink: Hashable {
  /// A path from the root of the medium; nil where it leads out of it.
  case file(String?)
  /// Beyond the medium, or from the root of whatever machine it is read on.
  case absolute
  case script
  /// Into the page itself, to a mail program and the like.
  case other

  /// - Parameter folder: the folder of the page, as `IHE_PDI`; empty for the root.
  init(_ text: String, in folder: String) {
    let text = Self.trimmed(text)
    let scheme = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    if text.isEmpty || text.hasPrefix("#") || text.hasPrefix("?") {
      self = .other
    } else if scheme.count < text.count, text.dropFirst(scheme.count).first == ":" {
      switch scheme.lowercased() {
      case "javascript", "vbscript": self = .script
      case "mailto", "tel", "data", "about", "urn", "cid": self = .other
      default: self = .absolute
      }
    } else if text.hasPrefix("/") || text.hasPrefix("\\") {
      self = .absolute
    } else {
      let path = text.prefix { $0 != "#" && $0 != "?" }
      self = .file(Self.resolved(Self.decoded(path), in: folder))
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.unicodeScalars.first, first.value <= 0x20 { text.removeFirst() }
    while let last = text.unicodeScalars.last, last.value <= 0x20 { text.removeLast() }
    return String(text)
  }

  /// `%20` and its like as what they stand for.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func resolved(_ path: String, in folder: String) -> String? {
    var parts = folder.split(separator: "/")
    for part in path.split(
      omittingEmptySubsequences: true, whereSeparator: { $0 == "/" || $0 == "\\" })
    where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
