internal import DICOMCore
internal import DICOMPixels
internal import MediaValidation

extension DecodedPixelValidation {
  /// Reads native pixels through in parts, for bits that do not belong to them and for their range.
  mutating func checkNative(_ bytes: Bytes, _ tag: Tag) {
    let description = try? PixelDescription.read(dataSet).description
    var cells = description.flatMap { tag == .pixelData ? NativeCells($0, dataSet) : nil }
    // Of pixel data that says to be encapsulated and is not, only that is known.
    if PixelSyntax(file.transferSyntax)?.family != .native { cells = nil }
    var range = PixelRange(dataSet)
    var strays = 0
    for start in stride(from: 0, to: bytes.count, by: Self.partBytes) {
      if Self.isCancelled { return }
      let part = min(Self.partBytes, bytes.count - start)
      do {
        let loaded = try bytes.loadPart(start..<start + part)
        strays += cells?.strays(in: loaded, at: start, &range) ?? 0
      } catch {
        findings.add(
          PixelRule.undecodable, found: Self.words(error), expected: "pixels that can be read")
        return
      }
    }
    if strays > 0, let description {
      findings.add(
        PixelRule.unusedBits,
        found: "\(strays) samples with other bits beyond the \(description.bitsStored) that are "
          + "stored", expected: "zeros, or the sign")
    }
    if cells != nil { addRange(range) }
  }

  /// A multiple of every size of a cell.
  private static let partBytes = 1_048_576
}

/// The bits of native cells of 8, 16 or 32 bits.
private struct NativeCells {
  private let size: Int
  private let stored: Int
  /// Of the lowest bit of the image.
  private let shift: Int
  private let isSigned: Bool
  /// Bits that belong to the image or to an overlay.
  private let known: UInt32
  /// Bits above the highest of the image.
  private let above: UInt32
  /// Of the pixels that the attributes ask for; what lies behind is no pixel.
  private let byteCount: Int

  init?(_ description: PixelDescription, _ dataSet: DataSet) {
    let bits = description.bitsAllocated
    guard bits == 8 || bits == 16 || bits == 32 else { return nil }
    size = bits / 8
    stored = description.bitsStored
    shift = description.highBit - description.bitsStored + 1
    isSigned = description.isSigned
    let image = (1 << UInt64(stored) - 1) << UInt64(shift)
    let whole = 1 << UInt64(bits) - 1
    above = UInt32(truncatingIfNeeded: whole & ~((1 << UInt64(description.highBit + 1)) - 1))
    var known = UInt32(truncatingIfNeeded: image)
    for group in stride(from: UInt16(0x6000), through: 0x601E, by: 2) {
      guard dataSet[Tag(group, 0x3000)] == nil, let bit = dataSet.integer(Tag(group, 0x0102)),
        (0..<bits).contains(bit)
      else { continue }
      known |= 1 << UInt32(bit)
    }
    self.known = known
    let (count, overflow) = description.frameBytes.multipliedReportingOverflow(
      by: description.numberOfFrames ?? 1)
    byteCount = overflow ? .max : count
  }

  /// - Returns: cells with a bit that nothing explains.
  func strays(in bytes: [UInt8], at start: Int, _ range: inout PixelRange) -> Int {
    // Every bit is one of the image.
    if stored == 8 * size, !range.isWanted { return 0 }
    let count = min(bytes.count, max(0, byteCount - start)) / size
    var strays = 0
    bytes.withUnsafeBytes { raw in
      for index in 0..<count {
        let cell: UInt32 =
          switch size {
          case 1: UInt32(raw[index])
          case 2:
            UInt32(
              UInt16(
                littleEndian: raw.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self)))
          default:
            UInt32(
              littleEndian: raw.loadUnaligned(fromByteOffset: 4 &* index, as: UInt32.self))
          }
        if cell & ~known != 0, !(isSigned && isExtended(cell)) { strays &+= 1 }
        if range.isWanted, size <= 2 { range.take(value(cell)) }
      }
    }
    return strays
  }

  /// The bits above the image repeat its sign, and those below are zero.
  private func isExtended(_ cell: UInt32) -> Bool {
    cell & ~known & ~above == 0 && cell & above == above && value(cell) < 0
  }

  private func value(_ cell: UInt32) -> Int {
    let bits = Int(cell >> UInt32(shift)) & (1 << stored - 1)
    return isSigned && bits >> (stored - 1) == 1 ? bits - 1 << stored : bits
  }
}

extension Bytes {
  /// The bytes of `part`, little endian; it begins at a word and lies within the value.
  fileprivate func loadPart(_ part: Range<Int>) throws -> [UInt8] {
    switch self {
    case .memory(let bytes): Array(bytes[part])
    case .source(let source, let range, let wordSize):
      try Bytes.source(
        source, range: range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound,
        wordSize: wordSize
      ).load()
    }
  }
}
