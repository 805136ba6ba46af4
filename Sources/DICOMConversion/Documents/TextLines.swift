internal import DICOMCore

/// Lines of a text whose length nobody vouches for.
struct TextLines {
  /// Of the line read last, from 1.
  private(set) var number = 0
  /// Whether the last line ended as a line does.
  private(set) var endsWithLine = true
  /// The first line that is not UTF-8.
  private(set) var foreignLine: Int?

  private var cursor: SourceCursor
  private let limit: Int
  private let kind: DocumentKind

  init(_ source: any ByteSource, kind: DocumentKind, limit: Int) {
    cursor = SourceCursor(source, kind)
    (self.kind, self.limit) = (kind, limit)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// What no text has.
  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D || byte == 0x7F
  }

  /// Without its end; nil behind the last one.
  mutating func next() throws(DocumentError) -> [UInt8]? {
    var line: [UInt8] = []
    var isForeign = false
    number += 1
    while let byte = try cursor.next() {
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, try cursor.peek() == 0x0A { cursor.offset += 1 }
        return checked(line, isForeign)
      }
      guard !Self.isControl(byte) else {
        throw DocumentError(
          .malformed("it is a text, and byte \(cursor.offset - 1) is a control character"), kind,
          .line(number))
      }
      guard line.count < limit else {
        throw DocumentError(.limit("a line of more than \(limit) bytes"), kind, .line(number))
      }
      isForeign = isForeign || byte >= 0x80
      line.append(byte)
    }
    if line.isEmpty {
      number -= 1
      return nil
    }
    endsWithLine = false
    return checked(line, isForeign)
  }

  private mutating func checked(_ line: [UInt8], _ isForeign: Bool) -> [UInt8] {
    if isForeign, foreignLine == nil, String(validating: line, as: UTF8.self) == nil {
      foreignLine = number
    }
    return line
  }

  static func words(_ line: [UInt8]) -> [Substring] {
    line.split { isBlank($0) || $0 == 0x0C }.map { Substring(decoding: $0, as: UTF8.self) }
  }

  /// A finite number in decimals.
  static func number(_ word: Substring) -> Double? {
    let isPlain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard isPlain, let value = Double(word), value.isFinite else { return nil }
    return value
  }
}
