/// A session of an ISO 9660 medium and its descriptors.
struct ISOSession {
  var firstSector: Int
  var volume: ISODescriptorSet

  var primary: ISODescriptor? {
    volume.descriptors.first { $0.kind == .primary } ?? volume.descriptors.first
  }
  /// What tells copies of the same descriptors: where the trees begin.
  var roots: Set<Int> { Set(volume.descriptors.map { $0.rootBlocks[0] * $0.blockSize }) }

  /// - Returns: nil when there are no descriptors, or none of their trees is there.
  init?(_ image: ISOBytes, firstSector: Int) {
    let volume = ISODescriptorSet(image, session: firstSector)
    guard
      volume.descriptors.contains(where: { descriptor in
        descriptor.rootBlocks.contains {
          isoSelfRecord(image, block: $0, blockSize: descriptor.blockSize) != nil
        }
      })
    else { return nil }
    self.init(firstSector: firstSector, volume: volume)
  }

  init(firstSector: Int, volume: ISODescriptorSet) {
    self.firstSector = firstSector
    self.volume = volume
  }
}

/// Finds the sessions of a medium.
struct ISOSessionSearch {
  let image: ISOBytes
  private(set) var sessions: [ISOSession] = []
  private var probed: Set<Int> = []

  /// - Parameter hints: first sectors that the drive told.
  init(_ image: ISOBytes, first: ISOSession, hints: [Int]) {
    self.image = image
    sessions = [first]
    probed = [first.firstSector]
    for hint in hints { probe(hint) }
    // Overwritable media have the descriptors of their last session again at their beginning.
    probe(32)
    probeBefore(first)
    var next = 0
    while next < sessions.count, sessions.count < 100 {
      probeBehind(sessions[next])
      next += 1
    }
    scanRest()
    removeCopies()
    sessions.sort { $0.firstSector < $1.firstSector }
    if let first = sessions.first, first.firstSector > 0 {
      let known = Set(sessions.flatMap(\.roots))
      sessions =
        ISOLostRoots.sessions(image, before: first.firstSector, known: known) + sessions
    }
  }

  private var sectors: Int { image.count / 2048 }

  @discardableResult
  private mutating func probe(_ sector: Int) -> Bool {
    guard sector > 0, sector < sectors - 17, sessions.count < 100, probed.insert(sector).inserted,
      let head = image.read((sector + 16) * 2048, 8), head[0] == 1,
      head[1..<6].elementsEqual("CD001".utf8), let session = ISOSession(image, firstSector: sector)
    else { return false }
    sessions.append(session)
    return true
  }

  /// The structures of a session stand close behind its descriptors.
  private mutating func probeBefore(_ session: ISOSession) {
    let places = session.volume.descriptors.flatMap { descriptor in
      (descriptor.rootBlocks.prefix(1) + descriptor.pathTables.map(\.block).filter { $0 > 0 })
        .map { $0 * descriptor.blockSize / 2048 }
    }
    guard let lowest = places.min(), lowest > 100 else { return }
    for sector in stride(from: lowest - 17, through: max(1, lowest - 100), by: -1)
    where probe(sector) { return }
  }

  /// Where the next session may begin: behind the end, on a rewritable medium at a multiple of
  /// 16 sectors; on a CD behind a lead-out and a lead-in.
  private mutating func probeBehind(_ session: ISOSession) {
    guard let primary = session.primary else { return }
    let size = primary.blocks * primary.blockSize / 2048
    for end in Set([size, session.firstSector + size]) {
      for gap in [0, 6750, 6900, 11_250, 11_400] {
        for sector in max(1, end + gap - 16)..<max(2, end + gap + 340) where probe(sector) {
          return
        }
      }
    }
  }

  /// Looks at every sixteenth sector of what no session accounts for.
  private mutating func scanRest() {
    let ends = sessions.compactMap { session in
      session.primary.map { primary in
        let size = primary.blocks * primary.blockSize / 2048
        return max(size, session.firstSector > 0 ? session.firstSector + size : size)
      }
    }
    // Only as many as can be looked at in a second or two.
    var left = 1 << 16
    var sector = ((ends.max() ?? 0) / 16 + 1) * 16
    while sector < sectors - 17, left > 0 {
      left -= 1
      if probe(sector), let found = sessions.last { probeBehind(found) }
      sector += 16
    }
  }

  /// Of two sets of descriptors of the same trees the one that stands beside them stays.
  private mutating func removeCopies() {
    var kept: [ISOSession] = []
    for session in sessions.sorted(by: { $0.firstSector > $1.firstSector })
    where !kept.contains(where: { !$0.roots.isDisjoint(with: session.roots) }) {
      kept.append(session)
    }
    sessions = kept
  }
}
