/// The places of the new files in an image that a session was appended to.
struct GrownDestination: CopyDestination {
  let descriptor: CInt
  let path: String
  let size: Int
  var needsCRC: Bool { false }
  private let offsets: [Int]

  /// Reads the image as any reader would, so that libisofs is not trusted to have done what it was
  /// asked to: every old file has to be where it was, and every new one where it belongs.
  /// - Throws: `MasteringError` naming what is not.
  init(
    _ change: ISOGrowth.Change, _ old: ISOMedium, start: Int, descriptor: CInt, path: String,
    size: Int
  ) throws {
    guard let new = try ISOMedium.open(FileSource(path: path)) else {
      throw MasteringError(.imageLibrary("there is no volume in the image"), path: path)
    }
    let known = Set(old.problems.map(\.kind)).union([.sessionHidden])
    if let problem = new.problems.first(where: { !known.contains($0.kind) }) {
      throw MasteringError(
        .imageLibrary("\(problem.path ?? ""): \(problem.detail)"), path: path)
    }
    var shown: [String: MediumFile] = [:]
    for file in new.files where !file.isHidden { shown[file.path] = file }
    for file in old.files where !file.isHidden && !change.removed.contains(file.path) {
      guard let found = shown.removeValue(forKey: file.path), found.size == file.size,
        found.address == file.address
      else {
        throw MasteringError(
          .imageLibrary("\(file.path) is not where it was"), path: path)
      }
    }
    var end = start * 2048
    var offsets: [Int] = []
    for (name, bytes) in change.allFiles {
      guard let found = shown.removeValue(forKey: name), found.size == bytes,
        bytes == 0 || found.address.map({ $0 >= end }) == true
      else {
        throw MasteringError(.imageLibrary("\(name) is not where it belongs"), path: path)
      }
      offsets.append(found.address ?? 0)
      if bytes > 0 { end = (found.address ?? 0) + bytes }
    }
    guard shown.isEmpty, end <= size else {
      throw MasteringError(.imageLibrary("there are files that nobody asked for"), path: path)
    }
    (self.descriptor, self.path, self.size, self.offsets) = (descriptor, path, size, offsets)
  }

  func begin(_ index: Int, source: CInt?, poll: () throws -> Void) -> Placement {
    Placement(descriptor: descriptor, offset: offsets[index])
  }

  func end(_ index: Int, _ placement: Placement, crc: UInt32) {}
  func abandon(_ index: Int, _ placement: Placement) {}

  func write(_ bytes: [UInt8], asFile index: Int) throws {
    try writeAll(bytes, to: descriptor, at: offsets[index], path: path, needed: size)
  }
}
