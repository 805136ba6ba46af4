/// Where everything lies in a stored archive; known before a byte is read.
struct ZIPLayout {
  struct Entry {
    var path: String
    var size: Int
    /// Of the local header.
    var offset: Int
    var dataOffset: Int { offset + localHeaderSize }

    var localHeaderSize: Int { 30 + path.utf8.count + (isLarge ? 20 : 0) }
    var centralHeaderSize: Int { 46 + path.utf8.count + centralExtraSize }

    /// The size does not fit into 32 bits.
    var isLarge: Bool { size >= 0xFFFF_FFFF }
    var isFar: Bool { offset >= 0xFFFF_FFFF }
    var centralExtraSize: Int {
      isLarge || isFar ? 4 + (isLarge ? 16 : 0) + (isFar ? 8 : 0) : 0
    }
  }

  /// The contents' files, the checksum list last.
  let entries: [Entry]
  let directoryOffset: Int
  let directorySize: Int
  /// Bytes of the archive.
  let size: Int

  var needsZIP64End: Bool {
    entries.count >= 0xFFFF || directoryOffset >= 0xFFFF_FFFF || directorySize >= 0xFFFF_FFFF
  }

  init(_ contents: VolumeContents) {
    var offset = 0
    var entries: [Entry] = []
    for (path, size) in contents.allFiles {
      let entry = Entry(path: path, size: size, offset: offset)
      offset = entry.dataOffset + size
      entries.append(entry)
    }
    self.entries = entries
    directoryOffset = offset
    directorySize = entries.reduce(0) { $0 + $1.centralHeaderSize }
    let isLarge =
      entries.count >= 0xFFFF || directoryOffset >= 0xFFFF_FFFF || directorySize >= 0xFFFF_FFFF
    size = directoryOffset + directorySize + (isLarge ? 76 : 0) + 22
  }
}
