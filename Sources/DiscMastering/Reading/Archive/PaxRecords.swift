/// What a pax header says about the file that follows, or about all that follow.
/// - SeeAlso: POSIX.1-2017, pax, "pax Extended Header"
struct PaxRecords {
  var path: [UInt8]?
  var linkPath: [UInt8]?
  var size: Int?
  var isSparse = false

  /// Bytes; a header that is larger is not read.
  static let sizeLimit = 1 << 20

  /// Adds the records `LENGTH KEY=VALUE\n` in their order.
  /// - Returns: false when they are malformed; those before are kept.
  mutating func read(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count, bytes[position] != 0 {
      guard
        let blank = bytes[position...].prefix(20).firstIndex(of: UInt8(ascii: " ")),
        let length = Int(String(decoding: bytes[position..<blank], as: UTF8.self)),
        length > blank - position + 1, length <= bytes.count - position,
        bytes[position + length - 1] == UInt8(ascii: "\n"),
        let equals = bytes[blank..<position + length].firstIndex(of: UInt8(ascii: "="))
      else { return false }
      let key = String(decoding: bytes[blank + 1..<equals], as: UTF8.self)
      add(key, Array(bytes[equals + 1..<position + length - 1]))
      position += length
    }
    return true
  }

  private mutating func add(_ key: String, _ value: [UInt8]) {
    switch key {
    case "path": path = value.isEmpty ? nil : value
    case "linkpath": linkPath = value.isEmpty ? nil : value
    case "size":
      size = Int(String(decoding: value, as: UTF8.self)).flatMap {
        (0..<1 << 55).contains($0) ? $0 : nil
      }
    default:
      if key.hasPrefix("GNU.sparse.") {
        isSparse = true
        if key == "GNU.sparse.name" { path = value }
      }
    }
  }

  /// These, and where they say nothing, those that hold for all files.
  func over(_ all: PaxRecords) -> PaxRecords {
    PaxRecords(
      path: path ?? all.path, linkPath: linkPath ?? all.linkPath, size: size ?? all.size,
      isSparse: isSparse || all.isSparse)
  }
}
