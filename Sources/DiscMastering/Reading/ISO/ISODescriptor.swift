/// A descriptor of a volume: one directory tree.
/// - SeeAlso: ECMA-119 §8.4 and §8.5
struct ISODescriptor {
  enum Kind: Int {
    case primary
    case joliet
    /// Of ISO 9660:1999, or a supplementary one that is not Joliet.
    case enhanced
  }

  var kind: Kind
  var sector: Int
  var volumeIdentifier: String
  /// Logical blocks, of this volume or of all up to its end.
  var blocks: Int
  var blockSize: Int
  /// Block and bytes of the root directory, each as its two forms say it.
  var rootBlocks: [Int]
  var rootSizes: [Int]
  /// Places of the path tables: blocks, and whether numbers in them are big-endian.
  var pathTables: [(block: Int, isBig: Bool)]
  var pathTableSize: Int
  /// Its identifier was not right, but all else is.
  var isDamaged: Bool

  /// - Returns: nil when the sector holds no descriptor of a tree.
  init?(_ bytes: [UInt8], sector: Int) {
    guard bytes.count == 2048 else { return nil }
    let isMarked = bytes[1..<6].elementsEqual("CD001".utf8)
    let hasRoot = bytes[156] >= 34 && isISORecord(bytes, at: 156) && bytes[181] & 2 != 0
    let isRight = isMarked && (bytes[0] == 1 || bytes[0] == 2) && bytes[6] <= 2
    guard isRight || (hasRoot && bytes.little16(128) == bytes.big16(130) && bytes[156] == 34)
    else { return nil }
    isDamaged = !isRight
    let escape = bytes[88..<120]
    let isJoliet = ["%/@", "%/C", "%/E"].contains { sequence in
      escape.starts(with: sequence.utf8)
    }
    kind = bytes[0] == 2 || (isDamaged && isJoliet) ? (isJoliet ? .joliet : .enhanced) : .primary
    self.sector = sector
    let identifier = bytes[40..<72]
    volumeIdentifier =
      kind == .joliet ? jolietName(Array(identifier)) : escapedName(identifier)
    while volumeIdentifier.last == " " || volumeIdentifier.last == "\0" {
      volumeIdentifier.removeLast()
    }
    let blockSize = [bytes.little16(128), bytes.big16(130)].first {
      [512, 1024, 2048].contains($0)
    }
    self.blockSize = blockSize ?? 2048
    let blocks = (bytes.little32(80), bytes.big32(84))
    self.blocks = blocks.0 == blocks.1 || blocks.1 == 0 ? blocks.0 : min(blocks.0, blocks.1)
    rootBlocks = [bytes.little32(158), bytes.big32(162)].map { $0 + Int(bytes[157]) }
    rootSizes = [bytes.little32(166), bytes.big32(170)]
    pathTables = [(bytes.little32(140), false), (bytes.big32(148), true)]
    let sizes = (bytes.little32(132), bytes.big32(136))
    pathTableSize = sizes.1 == 0 ? sizes.0 : min(sizes.0, sizes.1)
  }

  var treeName: String {
    switch kind {
    case .primary: "ISO 9660"
    case .joliet: "Joliet"
    case .enhanced: "ISO 9660:1999"
    }
  }
}

/// UCS-2 big-endian, as UTF-16.
func jolietName(_ bytes: [UInt8]) -> String {
  let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
    UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
  }
  return String(decoding: units, as: UTF16.self)
}

/// All descriptors of one session.
struct ISODescriptorSet {
  var descriptors: [ISODescriptor] = []
  var problems: [(offset: Int, detail: String)] = []

  /// - Parameter sector: the session's first; its descriptors begin 16 sectors behind it.
  init(_ image: ISOBytes, session sector: Int) {
    var missing = 0
    var sawMark = false
    for number in sector + 16..<sector + 80 {
      guard missing < 4 else { break }
      guard let bytes = image.sector(number) else {
        missing += 1
        continue
      }
      let isMarked = bytes[1..<6].elementsEqual("CD001".utf8)
      if isMarked, bytes[0] == 255 { break }
      sawMark = sawMark || isMarked
      if let descriptor = ISODescriptor(bytes, sector: number) {
        missing = 0
        descriptors.append(descriptor)
        if descriptor.isDamaged {
          problems.append((number * 2048, "a volume descriptor has a wrong identifier"))
        }
      } else if isMarked {
        missing = 0
      } else if !isUDFRecognition(bytes) {
        missing += 1
      }
    }
    // Without a mark anywhere what looks like a descriptor is a guess.
    if !sawMark, descriptors.contains(where: { $0.kind != .primary }) { descriptors = [] }
    if !descriptors.isEmpty, !descriptors.contains(where: { $0.kind == .primary }) {
      problems.append(
        ((sector + 16) * 2048, "there is no primary volume descriptor that can be read"))
    }
  }

  private func isUDFRecognition(_ bytes: [UInt8]) -> Bool {
    ["BEA01", "NSR02", "NSR03", "TEA01", "BOOT2"].contains { bytes[1..<6].elementsEqual($0.utf8) }
  }
}

/// The record by which a directory at a block names itself.
/// - Returns: nil where there is no directory, or one that says it is elsewhere.
func isoSelfRecord(_ image: ISOBytes, block: Int, blockSize: Int) -> ISORecord? {
  guard block > 0, block < 1 << 34, let bytes = image.read(block * blockSize, 512),
    let record = ISORecord(
      bytes, at: 0, length: Int(bytes[0]), blocks: image.count / blockSize + 1,
      blockSize: blockSize),
    record.isSelf, record.isDirectory, record.block == block
  else { return nil }
  return record
}
