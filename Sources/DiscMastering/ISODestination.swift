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
    let volume = try ISOMedium.open(FileSource(path: path))
    guard let volume, volume.problems.isEmpty else {
      let problem = volume?.problems.first.map { "\($0.path ?? ""): \($0.detail)" }
      throw MasteringError(
        .imageLibrary(problem ?? "there is no volume in the image"), path: path)
    }
    var entries = volume.files.filter { $0.size > 0 }
    entries.sort { ($0.address ?? 0) < ($1.address ?? 0) }
    var offsets: [Int] = []
    var next = 0
    var end = 0
    for (index, (name, bytes)) in contents.allFiles.enumerated() {
      guard bytes > 0 else {
        offsets.append(0)
        continue
      }
      let isFree = index < contents.files.count && contents.files[index].hasFreeName
      // Of this name in every tree, not in one only.
      guard next < entries.count, entries[next].path == name,
        isFree || entries[next].otherPaths.isEmpty,
        entries[next].size == bytes, let start = entries[next].address, start >= end
      else {
        throw MasteringError(.imageLibrary("\(name) is not where it belongs"), path: path)
      }
      offsets.append(start)
      end = start + bytes
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
