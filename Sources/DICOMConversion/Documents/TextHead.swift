/// What the beginning of a file says as a text.
struct TextHead {
  /// In one byte a character; empty where the bytes are no text.
  private let bytes: [UInt8]

  init(_ head: [UInt8]) {
    var head = head
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0x3C, 0, 0x3F, 0]) {
      head = Self.narrowed(head, low: 0)
    } else if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0, 0x3C, 0, 0x3F]) {
      head = Self.narrowed(head, low: 1)
    }
    bytes = head.contains { TextLines.isControl($0) } ? [] : head
  }

  /// Of UTF-16 only the names of elements matter, which are ASCII.
  private static func narrowed(_ head: [UInt8], low: Int) -> [UInt8] {
    var result: [UInt8] = []
    for place in stride(from: 0, to: head.count - 1, by: 2) {
      let isMark = head[place] | head[place + 1] == 0xFF
      let (byte, high) = (head[place + low], head[place + 1 - low])
      if !isMark { result.append(high == 0 ? byte : 0x3F) }
    }
    return result
  }

  /// The first word outside comments that begin with a number sign.
  var firstWord: String {
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let word = line.split(whereSeparator: TextLines.isBlank).first else { continue }
      if word.first != 0x23 { return String(decoding: word, as: UTF8.self) }
    }
    return ""
  }

  /// `solid` at the beginning, and then a facet or nothing; a binary file may begin so, too.
  var isSTL: Bool {
    let words = bytes.split(whereSeparator: { TextLines.isBlank($0) || $0 == 0x0A || $0 == 0x0D })
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    return words.first == "solid" && (words.contains("facet") || words.contains("endsolid"))
  }

  /// The root element's name without its prefix; nil where it is not near the beginning.
  var xmlRoot: String? {
    var place = 0
    while let opening = bytes[place...].firstIndex(of: 0x3C) {
      guard bytes[place..<opening].allSatisfy({ TextLines.isBlank($0) || $0 < 0x20 }) else {
        return nil
      }
      let rest = bytes[(opening + 1)...]
      if rest.starts(with: Array("?".utf8)) {
        guard let end = rest.place(of: Array("?>".utf8)) else { return nil }
        place = end + 2
      } else if rest.starts(with: Array("!--".utf8)) {
        guard let end = rest.place(of: Array("-->".utf8)) else { return nil }
        place = end + 3
      } else if rest.starts(with: Array("!DOCTYPE".utf8)) {
        // It is the root's name that follows.
        return Self.name(Array(rest.dropFirst(8).drop(while: { TextLines.isBlank($0) })))
      } else {
        return Self.name(Array(rest))
      }
    }
    return nil
  }

  private static func name(_ bytes: [UInt8]) -> String? {
    let ends: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E, 0x5B]
    let name = bytes.prefix { !ends.contains($0) }
    return name.split(separator: 0x3A).last.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Collection where Element == UInt8, Index == Int {
  /// Where `pattern` first begins.
  func place(of pattern: [UInt8]) -> Int? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    var start = startIndex
    while start <= endIndex - pattern.count {
      if self[start] == first, self[start..<start + pattern.count].elementsEqual(pattern) {
        return start
      }
      start += 1
    }
    return nil
  }

  func containsPlace(of pattern: [UInt8]) -> Bool { place(of: pattern) != nil }
}
