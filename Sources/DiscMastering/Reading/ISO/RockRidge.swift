/// What the system use fields of a directory record say about its file.
/// - SeeAlso: IEEE P1281 (SUSP), IEEE P1282 (RRIP)
struct RockRidge {
  var name: [UInt8]?
  var isLink = false
  /// The POSIX file mode.
  var mode: Int?
  /// Block of a folder that stands elsewhere because it is too deep here.
  var childBlock: Int?
  /// A folder that belongs where a child link points to it.
  var isRelocated = false
  /// Its bytes are packed by zisofs, or it has holes that are not stored.
  var isPacked = false
  /// A continuation that could not be read.
  var isDamaged = false

  /// Other than a regular file, a folder or a link.
  var isSpecial: Bool {
    guard let mode else { return false }
    return ![0, 0o100000, 0o040000, 0o120000].contains(mode & 0o170000)
  }

  /// - Parameters:
  ///   - fields: the record's system use area, from the first field on.
  ///   - area: reads a continuation area.
  init(_ fields: ArraySlice<UInt8>, area: (_ block: Int, _ offset: Int, _ size: Int) -> [UInt8]?) {
    var fields = Array(fields)
    // Each continuation is read once; names and links need two or three of them.
    var seen: Set<[Int]> = []
    while true {
      guard let next = read(fields) else { return }
      guard seen.count < 32, seen.insert(next).inserted, next[2] <= 1 << 16,
        let bytes = area(next[0], next[1], next[2])
      else {
        isDamaged = true
        return
      }
      fields = bytes
    }
  }

  /// - Returns: block, offset and size of the area where more fields are.
  private mutating func read(_ fields: [UInt8]) -> [Int]? {
    var continuation: [Int]?
    var offset = 0
    while offset + 4 <= fields.count {
      let length = Int(fields[offset + 2])
      guard length >= 4, offset + length <= fields.count else { break }
      let field = Array(fields[offset..<offset + length])
      switch (field[0], field[1]) {
      case (0x43, 0x45) where length >= 28:  // CE
        continuation = [field.little32(4), field.little32(12), field.little32(20)]
      case (0x53, 0x54): return continuation  // ST
      case (0x4E, 0x4D) where length >= 5: readName(field)  // NM
      case (0x53, 0x4C): isLink = true  // SL
      case (0x50, 0x58) where length >= 12: mode = field.little32(4)  // PX
      case (0x43, 0x4C) where length >= 12: childBlock = field.little32(4)  // CL
      case (0x52, 0x45): isRelocated = true  // RE
      case (0x5A, 0x46), (0x53, 0x46): isPacked = true  // ZF, SF
      default: break
      }
      offset += length
    }
    return continuation
  }

  private mutating func readName(_ field: [UInt8]) {
    // Names of "." and ".." have a flag instead of letters.
    guard field[4] & 6 == 0, (name?.count ?? 0) < 4096 else { return }
    name = (name ?? []) + field[5...]
  }
}
