/// Reads the lines of a table of comma-separated values.
///
/// UTF-8 with or without byte order mark; comma, semicolon or tab, whichever the first line has most
/// of; fields in double quotes may hold all of them, and line breaks.
/// - SeeAlso: RFC 4180
struct CSVReader {
  struct Record {
    /// Of the first of its lines, from 1.
    var line: Int
    var fields: [String]
  }

  static let sizeLimit = 64 << 20

  static func records(_ bytes: [UInt8], source: String) throws(AttributeError) -> [Record] {
    guard bytes.count <= sizeLimit else {
      throw AttributeError(source, reason: "the table is larger than 64 MiB")
    }
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw AttributeError(
        source, line(ofInvalid: bytes), reason: "the table is not text in UTF-8; save it as such")
    }
    var reader = CSVReader(source: source, delimiter: delimiter(bytes))
    for byte in bytes { try reader.take(byte) }
    return try reader.end()
  }

  private var source: String
  private var delimiter: UInt8
  private var records: [Record] = []
  private var fields: [String] = []
  private var field: [UInt8] = []
  private var line = 1
  private var startLine = 1
  private var state = State.start

  private enum State { case start, plain, quoted, quoteInQuoted }

  private init(source: String, delimiter: UInt8) {
    (self.source, self.delimiter) = (source, delimiter)
  }

  private mutating func take(_ byte: UInt8) throws(AttributeError) {
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    defer { if byte == newline { line += 1 } }
    switch (state, byte) {
    case (.start, quote): state = .quoted
    case (.quoted, quote): state = .quoteInQuoted
    case (.quoted, _): field.append(byte)
    case (.quoteInQuoted, quote):
      field.append(byte)
      state = .quoted
    case (_, delimiter): endField()
    case (_, newline):
      endField()
      endRecord()
    case (.quoteInQuoted, UInt8(ascii: "\r")), (.quoteInQuoted, 0x20): break
    case (.quoteInQuoted, _):
      throw AttributeError(
        source, TextPlace(line: line), reason: "text follows the closing quote of a field")
    default:
      field.append(byte)
      state = .plain
    }
  }

  private mutating func endField() {
    if state != .quoteInQuoted, field.last == UInt8(ascii: "\r") { field.removeLast() }
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
    state = .start
  }

  /// Lines without anything are left out.
  private mutating func endRecord() {
    if fields != [""] { records.append(Record(line: startLine, fields: fields)) }
    fields = []
    startLine = line + 1
  }

  private mutating func end() throws(AttributeError) -> [Record] {
    guard state != .quoted else {
      throw AttributeError(
        source, TextPlace(line: startLine), reason: "a field has no closing quote")
    }
    if state != .start || !fields.isEmpty {
      endField()
      endRecord()
    }
    return records
  }

  private static func delimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return candidates.first { (counts[$0] ?? 0) == most } ?? candidates[0]
  }

  private static func line(ofInvalid bytes: ArraySlice<UInt8>) -> TextPlace {
    var line = 1
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return TextPlace(line: line)
  }
}
