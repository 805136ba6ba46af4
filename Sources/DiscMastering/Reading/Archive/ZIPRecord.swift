/// A file of an archive as one of its headers describes it.
struct ZIPRecord: Sendable {
  var name: [UInt8] = []
  /// The name in UTF-8 where an extra field has it.
  var unicodeName: String?
  var flags = 0
  var method = 0
  /// Nil where nothing tells it.
  var checksum: UInt32?
  /// Bytes in the archive.
  var packed = 0
  /// Bytes once unpacked.
  var size = 0
  /// Where the local header is.
  var header = 0
  /// Where the packed bytes are; known once the local header was read.
  var data: Int?
  var disk = 0
  var hosts: UInt8 = 0
  var attributes = 0
  var isStrong = false
  /// Why it ends before its end: `size` is what is left of it.
  var cut: String?
  /// What is wrong with it.
  var notes: [Note] = []
  /// Why it is not read: the last word of one of the notes.
  var refusal: String?

  struct Note: Sendable {
    var kind: MediumProblem.Kind
    var detail: String
  }

  var isEncrypted: Bool { flags & 0x2041 != 0 || method == 99 }
  var hasDescriptor: Bool { flags & 8 != 0 }
  /// What kind of file it was on Unix.
  var isLink: Bool { (hosts == 3 || hosts == 19) && attributes >> 28 == 0xA }

  mutating func note(_ kind: MediumProblem.Kind, _ detail: String) {
    notes.append(Note(kind: kind, detail: detail))
  }

  mutating func refuse(_ kind: MediumProblem.Kind, _ detail: String) {
    guard refusal == nil else { return }
    note(kind, detail)
    refusal = detail
  }

  func path(depth: Int) -> ArchiveName {
    ArchiveName(unicodeName ?? ArchiveText.zip(name), isWindows: true, depth: depth)
  }

  /// The ZIP64 field replaces the numbers that are all ones, in this order.
  /// - SeeAlso: APPNOTE.TXT 6.3.10 §4.5.3, §4.6.9
  mutating func readExtra(_ bytes: [UInt8], _ range: Range<Int>, isLocal: Bool) {
    var position = range.lowerBound
    while position + 4 <= range.upperBound {
      let field = position + 4
      let end = field + bytes.littleEndian(position + 2, 2)
      guard end <= range.upperBound else { return }
      switch bytes.littleEndian(position, 2) {
      case 1: readLarge(bytes, field..<end, isLocal: isLocal)
      case 0x7075 where end - field > 5 && bytes[field] == 1:
        var sum = CRC32()
        sum.update(name[...])
        // A program that renamed the file without knowing the field left it behind.
        if bytes.littleEndian(field + 1, 4) == Int(sum.value) {
          unicodeName = String(validating: bytes[field + 5..<end], as: UTF8.self)
        }
      case 0x9901: isStrong = true
      default: break
      }
      position = end
    }
  }

  private mutating func readLarge(_ bytes: [UInt8], _ field: Range<Int>, isLocal: Bool) {
    var position = field.lowerBound
    func replace(_ number: inout Int) {
      guard number == 0xFFFF_FFFF, position + 8 <= field.upperBound,
        let large = bytes.littleEndian64(position)
      else { return }
      number = large
      position += 8
    }
    replace(&size)
    replace(&packed)
    if !isLocal { replace(&header) }
    if disk == 0xFFFF, position + 4 <= field.upperBound { disk = bytes.littleEndian(position, 4) }
  }
}
