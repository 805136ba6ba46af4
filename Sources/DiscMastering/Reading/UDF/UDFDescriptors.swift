/// What the volume descriptors say, each in its latest edition.
/// - SeeAlso: ECMA-167 3/8.4, 3/10
struct UDFDescriptors {
  /// A partition of the medium.
  struct Partition {
    var number: Int
    /// Sectors.
    var start: Int
    /// Sectors.
    var length: Int
    var sequence: Int
  }

  /// The latest logical volume descriptor.
  private(set) var logicalVolume: UDFBytes?
  private var logicalVolumeSequence = -1
  private(set) var partitions: [Int: Partition] = [:]
  /// The first place of a descriptor of which a checksum is wrong, or that is none.
  private(set) var damage: Int?

  var isComplete: Bool { logicalVolume != nil && !partitions.isEmpty }

  /// Reads a sequence and those that it goes on in.
  init(_ image: inout UDFImage, _ place: UDFAnchor.Place, sectorSize: Int) {
    var next: UDFAnchor.Place? = place
    // Far more than writers use, and a sequence may point to itself.
    for _ in 0..<16 {
      guard let place = next else { return }
      next = nil
      sequence: for index in 0..<min(place.length / sectorSize, 256) {
        let address = (place.location + index) * sectorSize
        guard let block = image.read(address, sectorSize) else {
          note(damage: address)
          continue
        }
        guard let tag = UDFTag(block) else {
          if block.bytes.contains(where: { $0 != 0 }) { note(damage: address) }
          continue
        }
        if !tag.isIntact { note(damage: address) }
        switch tag.identifier {
        case .terminating: break sequence
        case .volumePointer:
          next = UDFAnchor.Place(length: block.u32(20), location: block.u32(24))
        default: take(tag, block)
        }
      }
    }
  }

  /// Looks for descriptors where writers put them: for volumes of which no anchor is left.
  init(searching image: inout UDFImage, sectorSize: Int) {
    for location in 16..<1024 {
      guard let block = image.read(location * sectorSize, sectorSize) else { return }
      guard let tag = UDFTag(block), tag.isIntact, tag.location == location else { continue }
      take(tag, block)
    }
  }

  private mutating func note(damage address: Int) {
    if damage == nil { damage = address }
  }

  private mutating func take(_ tag: UDFTag, _ block: UDFBytes) {
    switch tag.identifier {
    case .partition:
      let partition = Partition(
        number: block.u16(22), start: block.u32(188), length: block.u32(192),
        sequence: block.u32(16))
      if (partitions[partition.number]?.sequence ?? -1) <= partition.sequence {
        partitions[partition.number] = partition
      }
    case .logicalVolume where logicalVolumeSequence <= block.u32(16):
      (logicalVolume, logicalVolumeSequence) = (block, block.u32(16))
    default: break
    }
  }

  /// Adds what only the other sequence has.
  mutating func complete(from reserve: UDFDescriptors) {
    if logicalVolume == nil { logicalVolume = reserve.logicalVolume }
    partitions.merge(reserve.partitions) { own, _ in own }
  }
}
