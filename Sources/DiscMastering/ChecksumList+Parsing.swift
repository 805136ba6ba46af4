extension ChecksumList {
  /// Reads a list: 64 hexadecimal digits, a blank, a blank or an asterisk, a path, on each line.
  /// - Parameter text: lines ended by LF or CR LF; empty lines are skipped.
  /// - Throws: `MasteringError` naming the line that is not of this form.
  public init(parsing text: [UInt8], name: String = "SHA256.TXT") throws(MasteringError) {
    entries = []
    var number = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      var line = line
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if line.isEmpty { continue }
      let digits = line.prefix(64)
      let rest = line.dropFirst(64)
      guard rest.count > 2, rest.first == UInt8(ascii: " "),
        let mark = rest.dropFirst().first, mark == UInt8(ascii: " ") || mark == UInt8(ascii: "*"),
        let sum = SHA256Sum(hex: String(decoding: digits, as: UTF8.self))
      else {
        throw MasteringError(
          .volumeDamaged("line \(number) of the checksum list is malformed"), path: name)
      }
      entries.append(
        Entry(path: String(decoding: rest.dropFirst(2), as: UTF8.self), sum: sum))
    }
  }
}
