/// How the block numbers of a partition lead to places on the medium.
/// - SeeAlso: UDF 2.2.8 to 2.2.10
enum UDFPartition: Sendable {
  case physical(UDFRegion)
  case sparable(UDFRegion, UDFSparing)
  /// - Parameter base: the index of the partition map that the table leads to.
  case virtual(base: Int, table: [UInt32])
  case metadata(main: UDFBlockRuns, mirror: UDFBlockRuns)
  /// A kind that is not known, or that cannot be read.
  case missing
}

/// A partition of the medium, in bytes.
struct UDFRegion: Sendable {
  /// Of the first block.
  var start: Int
  var blockSize: Int
}

/// A place on the medium and how far it goes on without a gap.
struct UDFPlace: Sendable {
  /// Bytes from the beginning of the medium.
  var address: Int
  /// At least 1.
  var blocks: Int
}

extension [UDFPartition] {
  /// - Parameter mirror: in the second copy of the metadata, where there is one.
  /// - Returns: nil where no block is.
  func place(of address: UDFAddress, mirror: Bool = false) -> UDFPlace? {
    guard indices.contains(address.partition) else { return nil }
    switch self[address.partition] {
    case .virtual(let base, let table):
      guard table.indices.contains(address.block), table[address.block] != .max,
        indices.contains(base)
      else { return nil }
      // The table gives one block; the next one may be anywhere.
      return self[base].basePlace(of: Int(table[address.block])).map {
        UDFPlace(address: $0.address, blocks: 1)
      }
    case .metadata(let main, let copy):
      return (mirror ? copy : main).place(of: address.block)
    case .physical, .sparable, .missing:
      return self[address.partition].basePlace(of: address.block)
    }
  }
}

extension UDFPartition {
  /// Of partitions that lead to the medium itself: others are never the base of one.
  func basePlace(of block: Int) -> UDFPlace? {
    switch self {
    case .physical(let region):
      UDFPlace(address: region.start + block * region.blockSize, blocks: 1 << 32)
    case .sparable(let region, let sparing): sparing.place(of: block, in: region)
    case .virtual, .metadata, .missing: nil
    }
  }
}

/// The blocks of a metadata file.
struct UDFBlockRuns: Sendable {
  private var runs: [(first: Int, place: UDFPlace)] = []
  private var count = 0

  /// - Parameter extents: whole blocks, but for the last one.
  init(_ extents: [UDFExtent], blockSize: Int) {
    for extent in extents {
      let blocks = (extent.length + blockSize - 1) / blockSize
      guard blocks > 0 else { continue }
      if let address = extent.address {
        runs.append((count, UDFPlace(address: address, blocks: blocks)))
      }
      count += blocks
    }
    self.blockSize = blockSize
  }

  private let blockSize: Int
  var isEmpty: Bool { runs.isEmpty }

  func place(of block: Int) -> UDFPlace? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= block { low = middle + 1 } else { high = middle }
    }
    guard low > 0, block - runs[low - 1].first < runs[low - 1].place.blocks else { return nil }
    let offset = block - runs[low - 1].first
    return UDFPlace(
      address: runs[low - 1].place.address + offset * blockSize,
      blocks: runs[low - 1].place.blocks - offset)
  }
}
