/// A logical volume: its partitions and where its root is.
struct UDFVolume {
  var image: UDFImage
  /// Bytes; a sector's size in sound volumes.
  let blockSize: Int
  let sectorSize: Int
  var partitions: [UDFPartition] = []
  var identifier = ""
  /// As it is recorded: 0250H is 2.50.
  var revision = 0
  var root: UDFAllocation?
  var problems = UDFProblems()
  /// Extents that may still be read: those of different files may overlap, so the medium's size
  /// is no limit.
  var extentBudget = 8 << 20

  init(_ image: UDFImage, blockSize: Int, sectorSize: Int) {
    self.image = image
    self.blockSize = blockSize
    self.sectorSize = sectorSize
  }

  /// A whole block of a partition.
  mutating func block(
    at address: UDFAddress, mirror: Bool = false
  ) -> (block: UDFBytes, offset: Int)? {
    guard let place = partitions.place(of: address, mirror: mirror),
      let block = image.read(place.address, blockSize)
    else { return nil }
    return (block, place.address)
  }

  /// A descriptor of a partition: of metadata the copy, where the first one is not sound.
  mutating func descriptor(
    at address: UDFAddress
  ) -> (tag: UDFTag, block: UDFBytes, offset: Int)? {
    var damaged: (tag: UDFTag, block: UDFBytes, offset: Int)?
    for mirror in [false, true] {
      if let (block, offset) = block(at: address, mirror: mirror), let tag = UDFTag(block) {
        if tag.isIntact { return (tag, block, offset) }
        if damaged == nil { damaged = (tag, block, offset) }
      }
      guard partitions.indices.contains(address.partition),
        case .metadata = partitions[address.partition]
      else { break }
    }
    return damaged
  }

  /// The entry that an information control block leads to.
  ///
  /// By strategy 4096 entries form a chain, in which each replaces the one before it.
  /// - SeeAlso: ECMA-167 4/14.6, UDF 2.3.5
  mutating func entry(at control: UDFAllocation) -> UDFFileEntry? {
    var address = control.address
    var latest: UDFFileEntry?
    for _ in 0..<256 {
      guard let (tag, block, offset) = descriptor(at: address) else { return latest }
      if let entry = UDFFileEntry(tag, block, at: address, offset: offset) {
        latest = entry
        guard entry.strategy == 4096 else { return entry }
        address.block += 1
      } else if tag.identifier == .indirectEntry {
        let next = UDFAllocation(long: block, at: 36)
        guard next.length > 0 else { return latest }
        address = next.address
      } else {
        return latest
      }
    }
    return latest
  }
}

/// What was found to be wrong, up to a number that somebody may still read.
struct UDFProblems {
  private(set) var all: [MediumProblem] = []
  private var known: Set<MediumProblem> = []

  mutating func add(
    _ kind: MediumProblem.Kind, path: String? = nil, offset: Int? = nil, _ detail: String
  ) {
    guard all.count < 10_000 else {
      if all.count == 10_000 {
        all.append(MediumProblem(.limit, "more than 10,000 defects: the others are not listed"))
      }
      return
    }
    let problem = MediumProblem(kind, path: path, offset: offset, detail)
    if known.insert(problem).inserted { all.append(problem) }
  }
}
