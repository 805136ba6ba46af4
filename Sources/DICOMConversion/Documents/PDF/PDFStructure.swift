internal import DICOMCore

/// The two ends of a PDF: its header, and behind everything the place of its cross-reference table.
/// - SeeAlso: ISO 32000-2 §7.5
struct PDFStructure {
  /// Bytes in front of the header.
  let start: Int
  /// What a reader has to mend; nil where the table is where it should be.
  private(set) var fault: DocumentError?
  private(set) var findings: [String] = []

  private static let reach = 2048

  /// - Throws: `.malformed` without a header, `.truncated` without an end.
  init(_ cursor: SourceCursor) throws(DocumentError) {
    let count = cursor.source.count
    let head = try cursor.bytes(0..<Self.reach)
    guard let start = head.prefix(1024 + 5).place(of: Array("%PDF-".utf8)) else {
      throw DocumentError(.malformed("its first 1024 bytes have no %PDF-"), .pdf, .byte(0))
    }
    self.start = start
    if start > 0 { findings.append("\(start) bytes stand in front of its header") }
    try Self.checkLinearized(head, count: count)
    let from = max(0, count - Self.reach)
    let tail = try cursor.bytes(from..<count)
    guard let mark = Self.last("%%EOF", in: tail[...]) else {
      throw DocumentError(
        .truncated("its last \(tail.count) bytes have no %%EOF"), .pdf, .byte(count))
    }
    let rest = tail[(mark + 5)...]
    if rest.containsPlace(of: Array(" obj".utf8)) {
      throw DocumentError(
        .truncated("behind its last %%EOF an update begins that has no end"), .pdf,
        .byte(from + mark))
    }
    let extra = rest.drop { $0 == 0 || TextLines.isBlank($0) || $0 == 0x0A || $0 == 0x0D }.count
    if extra > 0 { findings.append("\(extra) bytes stand behind its end") }
    try checkTable(cursor, tail, before: mark, tailStart: from)
  }

  private mutating func checkTable(
    _ cursor: SourceCursor, _ tail: [UInt8], before mark: Int, tailStart: Int
  ) throws(DocumentError) {
    guard let word = Self.last("startxref", in: tail[..<mark]) else {
      fault = DocumentError(
        .malformed("no startxref stands in front of its %%EOF"), .pdf, .byte(tailStart + mark))
      return
    }
    let digits = tail[(word + 9)..<mark].drop { TextLines.isBlank($0) || $0 == 0x0A || $0 == 0x0D }
      .prefix { (0x30...0x39).contains($0) }
    let target = Int(String(decoding: digits, as: UTF8.self)) ?? -1
    let (place, overflow) = target.addingReportingOverflow(start)
    guard !digits.isEmpty, !overflow, place < tailStart + word else {
      fault = DocumentError(
        .malformed("its startxref names no place in the file"), .pdf, .byte(tailStart + word))
      return
    }
    let table = try cursor.bytes(place..<place + 32)
      .drop { TextLines.isBlank($0) || $0 == 0x0A || $0 == 0x0D }
    let isStream =
      (table.first.map { (0x30...0x39).contains($0) } ?? false)
      && table.containsPlace(of: Array(" obj".utf8))
    guard table.starts(with: Array("xref".utf8)) || isStream else {
      fault = DocumentError(
        .malformed("no cross-reference table is where startxref says"), .pdf, .byte(place))
      return
    }
  }

  /// A file made for the web says how long it is.
  /// - SeeAlso: ISO 32000-2 Annex F
  private static func checkLinearized(_ head: [UInt8], count: Int) throws(DocumentError) {
    guard let word = head.place(of: Array("/Linearized".utf8)) else { return }
    let rest = head[word...]
    guard let end = rest.place(of: Array(">>".utf8)),
      let length = rest[..<end].place(of: Array("/L ".utf8))
    else { return }
    let digits = head[(length + 3)..<end].prefix { (0x30...0x39).contains($0) }
    guard let announced = Int(String(decoding: digits, as: UTF8.self)), announced > count else {
      return
    }
    throw DocumentError(
      .truncated("it says that it has \(announced) bytes, and it has \(count)"), .pdf, .byte(count))
  }

  private static func last(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let pattern = Array(text.utf8)
    var found: Int?
    var rest = bytes
    while let place = rest.place(of: pattern) {
      found = place
      rest = rest[(place + 1)...]
    }
    return found
  }
}
