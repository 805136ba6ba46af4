/// The places of the files in an image whose structures are written.
struct ISODestination: CopyDestination {
  let descriptor: CInt
  let path: String
  let size: Int
  var needsCRC: Bool { false }
  /// First bytes of all files, the checksum list's last.
  private let offsets: [Int]

  /// Reads the places from the image's own directory records, so that libisofs is not trusted to
  /// have done what it was asked to.
  /// - Throws: `MasteringError` when a file is missing, has another size or name, or when the
  ///   order on the disc is not that of the contents.
  init(_ contents: VolumeContents, descriptor: CInt, path: String, size: Int) throws {
    let file = try OpenFile(path: path)
    var entries = try ISODirectoryWalk.entries(of: file, imageSize: size)
      .filter { $0.size > 0 }
    entries.sort { $0.extent < $1.extent }
    var offsets: [Int] = []
    var next = 0
    var end = 0
    for (name, bytes) in contents.allFiles {
      guard bytes > 0 else {
        offsets.append(0)
        continue
      }
      guard next < entries.count, entries[next].path == name, entries[next].size == bytes,
        entries[next].extent * 2048 >= end
      else {
        throw MasteringError(.imageLibrary("\(name) is not where it belongs"), path: path)
      }
      offsets.append(entries[next].extent * 2048)
      end = entries[next].extent * 2048 + bytes
      next += 1
    }
    guard next == entries.count else {
      throw MasteringError(.imageLibrary("there are files that nobody asked for"), path: path)
    }
    self.descriptor = descriptor
    self.path = path
    self.size = size
    self.offsets = offsets
  }

  func begin(_ index: Int, source: CInt?, poll: () throws -> Void) -> Placement {
    Placement(descriptor: descriptor, offset: offsets[index])
  }

  func end(_ index: Int, _ placement: Placement, crc: UInt32) {}
  func abandon(_ index: Int, _ placement: Placement) {}

  func write(_ bytes: [UInt8], atFile index: Int) throws {
    try writeAll(bytes, to: descriptor, at: offsets[index], path: path, needed: size)
  }
}
