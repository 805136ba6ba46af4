/// A file entry or an extended file entry: what is known of a file but its name.
/// - SeeAlso: ECMA-167 4/14.9, 4/14.17
struct UDFFileEntry: Sendable {
  /// How the file's bytes are named.
  enum Form: Int {
    case short
    case long
    case extended
    /// They are in the entry itself.
    case embedded
  }

  /// The meanings of file types that matter here.
  enum FileType {
    case folder
    case file
    case link
    case device
    case virtualTable
    case metadata
    case other
  }

  /// Where it was read.
  var address: UDFAddress
  /// Bytes from the beginning of the medium.
  var offset: Int
  var type: FileType
  var strategy: Int
  var form: Form
  /// Bytes of the file.
  var size: Int
  /// The allocation descriptors, or the file's own bytes.
  var allocation: Range<Int>
  var block: UDFBytes
  /// Both checksums of the tag are right.
  var isIntact: Bool

  /// - Returns: nil when its fields contradict one another.
  init?(_ tag: UDFTag, _ block: UDFBytes, at address: UDFAddress, offset: Int) {
    let isExtended = tag.identifier == .extendedFileEntry
    guard isExtended || tag.identifier == .fileEntry else { return nil }
    let header = isExtended ? 216 : 176
    let start = header + block.u32(header - 8)
    let end = start + block.u32(header - 4)
    guard end <= block.count, let form = Form(rawValue: block.u16(34) & 7) else { return nil }
    self.address = address
    self.offset = offset
    type =
      switch block.u8(27) {
      case 4: .folder
      // 0: not said; 249: a recording that is to be read without a break.
      case 0, 5, 249: .file
      case 12: .link
      case 6, 7, 9, 10: .device
      case 248: .virtualTable
      case 250, 251: .metadata
      default: .other
      }
    strategy = block.u16(20)
    self.form = form
    size = block.u64(56)
    allocation = start..<end
    self.block = block
    isIntact = tag.isIntact
    guard form != .embedded || size <= allocation.count else { return nil }
  }

  /// The file's bytes, when they are in the entry.
  var embedded: ArraySlice<UInt8>? {
    form == .embedded
      ? block.slice(allocation.lowerBound..<allocation.lowerBound + size) : nil
  }
}
