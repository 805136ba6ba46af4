/// A Referenced File ID as it stands in a record, and the path within the file-set that it means.
/// - SeeAlso: PS3.10 §8.2
struct ReferencedFileID: Sendable {
  /// What is wrong with the form of a File ID that still says which file is meant.
  enum Fault: Int, CaseIterable, Sendable {
    case lowerCase, fileExtension, longPart, manyParts, characters, slashes, emptyPart, drive
    case trailing, version, empty
  }

  /// The values, without the padding of the last.
  var components: [String]
  /// Nil where it would lead out of the file-set, or nowhere.
  var path: String?
  var faults: Set<Fault> = []
  var isHostile = false

  init(_ bytes: ArraySlice<UInt8>) {
    // Nearly all are as they should be, and a directory may have a million of them.
    if Self.isSound(bytes) {
      let value = bytes.last == 0x20 ? bytes.dropLast() : bytes
      components = Self.soundParts(value)
      path = String(
        decoding: value.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
      return
    }
    var value = bytes
    while let last = value.last, last == 0 || last == 0x20 { value.removeLast() }
    components =
      value.isEmpty
      ? []
      : value.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
        .map { Self.text($0) }
    if bytes.count - value.count > 1 { faults.insert(.trailing) }
    var parts: [String] = []
    for (number, component) in components.enumerated() {
      if component.utf8.contains(UInt8(ascii: "/")) { faults.insert(.slashes) }
      let pieces = component.split(separator: "/", omittingEmptySubsequences: false)
      for piece in pieces { take(piece, isFirst: number == 0, to: &parts) }
    }
    if parts.isEmpty, !isHostile { faults.insert(.empty) }
    if parts.count > 8 { faults.insert(.manyParts) }
    path = isHostile || parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// One part of a path, brought into form.
  private mutating func take(_ piece: Substring, isFirst: Bool, to parts: inout [String]) {
    var part = piece
    if part.unicodeScalars.contains("\0") { isHostile = true }
    while part.first == " " {
      part.removeFirst()
      faults.insert(.trailing)
    }
    if isFirst, parts.isEmpty, let colon = part.utf8.dropFirst().first, colon == UInt8(ascii: ":"),
      part.first?.isLetter == true
    {
      faults.insert(.drive)
      part = part.dropFirst(2)
      if part.isEmpty { return }
    }
    if let semicolon = part.lastIndex(of: ";"),
      !part[part.index(after: semicolon)...].isEmpty,
      part[part.index(after: semicolon)...].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      faults.insert(.version)
      part = part[..<semicolon]
    }
    let isDots = part.utf8.allSatisfy { $0 == 0x2E || $0 == 0x20 }
    if isDots, part.utf8.count(where: { $0 == 0x2E }) > 1 { isHostile = true }
    while let last = part.last, last == " " || last == "." {
      part.removeLast()
      faults.insert(.trailing)
    }
    guard !part.isEmpty else {
      if !isDots || piece.isEmpty { faults.insert(.emptyPart) }
      return
    }
    judge(part)
    parts.append(String(part))
  }

  private mutating func judge(_ part: Substring) {
    var rest = part
    if let dot = part.lastIndex(of: "."), dot != part.startIndex {
      faults.insert(.fileExtension)
      rest = part[..<dot]
    }
    if rest.utf8.count > 8 { faults.insert(.longPart) }
    for byte in part.utf8 where !FileID.isCharacter(byte) && byte != UInt8(ascii: ".") {
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      faults.insert(isLower ? .lowerCase : .characters)
    }
  }

  /// UTF-8 where it is, else one character a byte: a name has to be found again by its bytes.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  private static func soundParts(_ value: ArraySlice<UInt8>) -> [String] {
    var parts: [String] = []
    parts.reserveCapacity(8)
    var start = value.startIndex
    for index in value.indices where value[index] == UInt8(ascii: "\\") {
      parts.append(String(decoding: value[start..<index], as: UTF8.self))
      start = index + 1
    }
    parts.append(String(decoding: value[start...], as: UTF8.self))
    return parts
  }

  /// One to eight parts of one to eight characters A-Z, 0-9 and _: found without a string being made.
  static func isSound(_ bytes: ArraySlice<UInt8>) -> Bool {
    var (parts, length) = (1, 0)
    var bytes = bytes
    if bytes.last == 0x20 { bytes.removeLast() }
    for byte in bytes {
      if byte == UInt8(ascii: "\\") {
        guard length > 0 else { return false }
        (parts, length) = (parts + 1, 0)
      } else {
        guard FileID.isCharacter(byte) else { return false }
        length += 1
        if length > 8 { return false }
      }
    }
    return length > 0 && parts <= 8
  }
}

extension ReferencedFileID.Fault {
  var sentence: String {
    switch self {
    case .lowerCase: "File IDs are written in lower case; the names were kept as they are"
    case .fileExtension: "File IDs have an extension; the names were kept as they are"
    case .longPart: "File IDs have a part of more than 8 characters; the names were kept"
    case .manyParts: "File IDs have more than 8 parts; the paths were kept"
    case .characters:
      "File IDs have characters other than A-Z, 0-9 and _; the names were kept as they are"
    case .slashes: "File IDs are written with slashes; they were taken as separators"
    case .emptyPart:
      "File IDs begin with a separator or have two of them together; empty parts were dropped"
    case .drive: "File IDs begin with a drive letter; it was dropped"
    case .trailing: "File IDs have blanks or dots at the end of a part; they were dropped"
    case .version: "File IDs end with a version number, as ;1; it was dropped"
    case .empty: "records have an empty File ID; they reference no file"
    }
  }
}

extension RecordScanner {
  /// Judges the form of a Referenced File ID.
  mutating func takeFileID(_ head: ScannedElement) {
    guard head.length > 0, head.length <= 65_536, window.load(head.value, head.length) else {
      return
    }
    let bytes = window.slice(head.value..<head.value + head.length)
    guard !ReferencedFileID.isSound(bytes) else { return }
    let fileID = ReferencedFileID(bytes)
    let offset = head.value
    if fileID.isHostile {
      log.list(
        .fileIDHostile, .error, offset: offset, record: number,
        rest: "more File IDs lead out of the file-set and were refused",
        "a File ID leads out of the file-set, or has a NUL in it; it was refused")
      return
    }
    for fault in ReferencedFileID.Fault.allCases where fileID.faults.contains(fault) {
      log.note(.fileIDForm, .warning, offset: offset, record: number, fault.sentence)
    }
  }
}
