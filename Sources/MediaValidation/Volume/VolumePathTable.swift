/// One of the tables of all directories.
/// - SeeAlso: ECMA-119 §9.4
struct VolumePathTable {
  struct Entry: Hashable {
    var block: Int
    /// From 1.
    var parent: Int
    var identifier: [UInt8]
  }

  private(set) var entries: [Entry] = []
  /// Where the table is no table any more, in it; nil for a sound one.
  private(set) var fault: Int?

  init(_ bytes: [UInt8], isBig: Bool) {
    var offset = 0
    while offset < bytes.count {
      let length = Int(bytes[offset])
      let end = offset + 8 + length
      let padded = end + length % 2
      guard length > 0, padded <= bytes.count, padded == end || bytes[end] == 0 else {
        fault = offset
        return
      }
      let block =
        isBig ? bytes.bigNumber(offset + 2, 4) : bytes.littleNumber(offset + 2, 4)
      let parent =
        isBig ? bytes.bigNumber(offset + 6, 2) : bytes.littleNumber(offset + 6, 2)
      entries.append(
        Entry(block: block, parent: parent, identifier: Array(bytes[offset + 8..<end])))
      offset = padded
    }
  }
}
