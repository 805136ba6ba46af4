/// An entry of a folder.
/// - SeeAlso: ECMA-167 4/14.4
struct UDFFolderEntry: Sendable {
  var name: String
  /// As it was recorded, when that could not be a name.
  var isRenamed: Bool
  var control: UDFAllocation
}

/// The entries of a folder, with what is left of a damaged one.
struct UDFFolder {
  private(set) var entries: [UDFFolderEntry] = []
  /// Why entries may be missing.
  private(set) var damage: String?

  /// - Parameters:
  ///   - bytes: the folder's contents.
  ///   - isWhole: nothing of them is missing.
  init(_ bytes: [UInt8], isWhole: Bool) {
    let bytes = UDFBytes(bytes)
    if !isWhole { damage = "a part of it cannot be read" }
    var offset = 0
    while offset < bytes.count {
      guard let length = takeEntry(bytes, at: offset) else {
        damage = damage ?? "an entry of it is damaged"
        guard let next = Self.nextEntry(bytes, after: offset) else { return }
        offset = next
        continue
      }
      offset += length
    }
  }

  /// The next place at which an entry with right checksums begins.
  private static func nextEntry(_ bytes: UDFBytes, after offset: Int) -> Int? {
    // Entries are padded to four bytes; bytes that are missing may have moved them by any number.
    var place = offset + 1
    while place + 38 <= bytes.count {
      if bytes.u8(place) == 1, bytes.u8(place + 1) == 1, let tag = UDFTag(bytes, at: place),
        tag.isIntact
      {
        return place
      }
      place += 1
    }
    return nil
  }

  /// - Returns: the length of the entry, nil when there is none.
  private mutating func takeEntry(_ bytes: UDFBytes, at offset: Int) -> Int? {
    guard let tag = UDFTag(bytes, at: offset), tag.identifier == .fileIdentifier,
      offset + 38 <= bytes.count
    else { return nil }
    let name = offset + 38 + bytes.u16(offset + 36)
    let end = name + bytes.u8(offset + 19)
    let next = offset + (end - offset + 3) / 4 * 4
    guard end <= bytes.count else { return nil }
    if !tag.isIntact {
      // Its lengths are believed when they lead to the next entry, or to the end.
      guard next >= bytes.count || UDFTag(bytes, at: next)?.identifier == .fileIdentifier
      else { return nil }
      damage = damage ?? "an entry of it has a wrong checksum"
    }
    let flags = bytes.u8(offset + 18)
    // Neither the parent, nor what was deleted.
    if flags & 0x0C == 0 {
      let text = UDFName.text(bytes.slice(name..<end))
      let harmless = UDFName.harmless(text ?? "")
      entries.append(
        UDFFolderEntry(
          name: harmless, isRenamed: harmless != text,
          control: UDFAllocation(long: bytes, at: offset + 20)))
    }
    return next - offset
  }
}
