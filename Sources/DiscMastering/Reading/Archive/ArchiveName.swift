/// The path that a name in an archive stands for.
struct ArchiveName: Equatable {
  /// Components joined by "/", none of them empty, "." or "..".
  var path: String
  /// What was wrong with the name; nil where it only was written in another way.
  var hostility: String?
  var isFolder: Bool
  var isTooDeep = false

  /// - Parameters:
  ///   - isWindows: whether "\" separates folders too.
  init(_ name: String, isWindows: Bool, depth: Int) {
    var kept: [Substring.UTF8View] = []
    var isFolder = true
    let bytes = name.utf8[...]
    func isSeparator(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "/") || isWindows && byte == UInt8(ascii: "\\")
    }
    let parts = bytes.split(omittingEmptySubsequences: false, whereSeparator: isSeparator)
    for (index, part) in parts.enumerated() {
      isFolder = part.isEmpty
      if part.isEmpty {
        if index == 0, parts.count > 1 { hostility = "its name begins at the root" }
      } else if part.elementsEqual("..".utf8) {
        hostility = "its name leads out of the archive"
      } else if index == 0, parts.count > 1, part.count == 2, part.last == UInt8(ascii: ":") {
        hostility = "its name begins with a drive"
      } else if !part.elementsEqual(".".utf8) {
        kept.append(part)
      }
    }
    isTooDeep = kept.count > depth
    if isTooDeep { kept = kept.prefix(max(0, depth - 1)) + kept.suffix(1) }
    var path = kept.map { String(Substring($0)) }.joined(separator: "/")
    if path.utf8.contains(0) {
      hostility = "its name has a NUL in it"
      path = String(path.map { $0 == "\0" ? "_" : $0 })
    }
    if path.isEmpty, !isFolder || name.isEmpty {
      hostility = hostility ?? "it has no name"
      path = "_"
      isFolder = false
    }
    self.path = path
    self.isFolder = isFolder
  }
}

/// Names as they stand in an archive.
enum ArchiveText {
  /// UTF-8 where it is that, else code page 437, as MS-DOS wrote it.
  /// - SeeAlso: APPNOTE.TXT 6.3.10 Appendix D
  static func zip(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(
      bytes.map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : codePage437[Int($0) - 0x80] })
  }

  /// UTF-8; bytes that are not stand as `\xE9`.
  static func unix(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return bytes.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte))
        : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
