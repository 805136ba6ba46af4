internal import DICOMCore

/// The volume descriptors at the beginning of an image, which lead to its last session.
struct FrontDescriptors {
  /// Whole sectors from the sixteenth on, the terminator among them.
  let old: [UInt8]

  init(_ image: any ByteSource) throws {
    old = try Self.descriptors(image.read(0x8000..<min(image.count, 0x8000 + 64 * 2048)))
  }

  /// New ones for the place of the old ones.
  /// - Parameter buffer: sectors from the sixteenth on.
  /// - Throws: `MasteringError` when there is no room for them.
  func replaced(by buffer: [UInt8], path: String) throws -> [UInt8] {
    let new = Self.descriptors(buffer)
    guard !new.isEmpty, new.count <= old.count else {
      throw MasteringError(
        .imageLibrary("there is no room for the descriptors of another session in front of it"),
        path: path)
    }
    // What is left of a longer set stands behind the terminator, where nobody looks.
    return new
  }

  private static func descriptors(_ bytes: [UInt8]) -> [UInt8] {
    var end = 0
    while end + 2048 <= bytes.count, bytes[end + 1..<end + 6].elementsEqual("CD001".utf8) {
      end += 2048
      if bytes[end - 2048] == 255 { return Array(bytes[..<end]) }
    }
    return []
  }
}
