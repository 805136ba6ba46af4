/// Finds root folders whose descriptors were overwritten.
///
/// On media that can be overwritten, and in image files, writers put the descriptors of the last
/// session over those at the beginning: the first session's trees are then still there, and
/// nothing leads to them. Folders of the file system stand in front of the files, so that they
/// are looked for at the beginning only.
struct ISOLostRoots {
  /// Sectors behind the descriptors that are looked at: 8 MiB.
  private static let reach = 4096
  private static let chunk = 128
  /// Trees that are taken: two of a session.
  private static let limit = 16

  /// Sessions in front of the first one that has descriptors, in the order of the medium.
  /// - Parameter known: bytes at which the trees of other sessions begin.
  static func sessions(_ image: ISOBytes, before end: Int, known: Set<Int>) -> [ISOSession] {
    var sessions: [ISOSession] = []
    for descriptor in roots(image, before: end) where !known.contains(descriptor.sector * 2048) {
      if descriptor.kind == .joliet, let last = sessions.indices.last {
        // libisofs makes every Joliet folder its own parent: the first one is the root.
        if !sessions[last].volume.descriptors.contains(where: { $0.kind == .joliet }) {
          sessions[last].volume.descriptors.append(descriptor)
        }
        continue
      }
      let first = sessions.isEmpty ? 0 : descriptor.sector / 16 * 16
      sessions.append(ISOSession(firstSector: first, volume: ISODescriptorSet([descriptor])))
    }
    return sessions
  }

  private static func roots(_ image: ISOBytes, before end: Int) -> [ISODescriptor] {
    var found: [ISODescriptor] = []
    let end = min(end, 17 + reach, image.count / 2048)
    var sector = 17
    while sector < end, found.count < limit {
      let count = min(chunk, end - sector)
      if let bytes = image.read(sector * 2048, count * 2048) {
        for number in 0..<count where found.count < limit {
          let at = number * 2048
          // Most sectors are passed by their first byte.
          guard bytes[at] == 34 || bytes[at] > 34 && bytes[at + 32] == 1 else { continue }
          if let root = root(Array(bytes[at..<at + 2048]), sector + number, image) {
            found.append(root)
          }
        }
      }
      sector += count
    }
    return found
  }

  /// A root names itself as its own parent.
  private static func root(
    _ bytes: [UInt8], _ sector: Int, _ image: ISOBytes
  ) -> ISODescriptor? {
    let blocks = image.count / 2048 + 1
    func record(_ start: Int) -> ISORecord? {
      guard start < bytes.count, isISORecord(bytes, at: start) else { return nil }
      return ISORecord(
        bytes, at: start, length: Int(bytes[start]), blocks: blocks, blockSize: 2048)
    }
    guard let own = record(0), own.isSelf, own.isDirectory, own.block == sector, own.size > 0,
      let parent = record(Int(bytes[0])), parent.isParent, parent.isDirectory,
      parent.block == sector
    else { return nil }
    let name = record(Int(bytes[0]) + Int(bytes[Int(bytes[0])]))?.identifier ?? []
    return ISODescriptor(
      kind: name.count > 1 && name[0] == 0 ? .joliet : .primary, lostRoot: sector, size: own.size)
  }
}

extension ISODescriptor {
  /// Stands in for a descriptor that is not there any more.
  init(kind: Kind, lostRoot sector: Int, size: Int) {
    self.kind = kind
    self.sector = sector
    volumeIdentifier = ""
    (blocks, blockSize) = (0, 2048)
    rootBlocks = [sector]
    rootSizes = [size]
    (pathTables, pathTableSize) = ([], 0)
    isDamaged = false
  }
}

extension ISODescriptorSet {
  init(_ descriptors: [ISODescriptor]) { self.descriptors = descriptors }
}
