public import DICOMCore

/// The tables of a PALETTE COLOR image.
/// - SeeAlso: PS3.3 §C.7.6.3.1.5, §C.7.6.3.1.6
public struct Palette: Hashable, Sendable {
  /// The pixel value of the first entry.
  public var first: Int
  /// Of an entry: 8 or 16.
  public var bits: Int
  /// As many entries each.
  public var red: [UInt16]
  public var green: [UInt16]
  public var blue: [UInt16]

  /// - Parameter isSigned: of the pixels; the first value mapped follows it.
  /// - Throws: `PixelError` for tables that are missing, or do not hold what their descriptor says.
  public init(_ dataSet: DataSet, isSigned: Bool) throws(PixelError) {
    let channels = try [0, 1, 2].map { (index: Int) throws(PixelError) -> Channel in
      try Channel(dataSet, index, isSigned: isSigned)
    }
    for channel in channels.dropFirst()
    where channel.first != channels[0].first || channel.bits != channels[0].bits {
      throw PixelError(
        .invalid(found: "other values than red has", expected: "the same in all three"),
        channel.descriptor)
    }
    first = channels[0].first
    bits = channels[0].bits
    // A channel that is shorter goes on with its last entry, as a pixel beyond the table has it.
    let count = channels.map(\.entries.count).max() ?? 0
    red = channels[0].padded(to: count)
    green = channels[1].padded(to: count)
    blue = channels[2].padded(to: count)
  }
}

extension Palette {
  fileprivate struct Channel {
    let descriptor: Tag
    let first: Int
    let bits: Int
    let entries: [UInt16]

    /// - Parameter index: 0 red, 1 green, 2 blue.
    init(_ dataSet: DataSet, _ index: Int, isSigned: Bool) throws(PixelError) {
      let step = UInt16(index)
      descriptor = Tag(0x0028, 0x1101 + step)
      guard let bytes = dataSet.bytes(descriptor), bytes.count >= 6 else {
        throw PixelError(.missing, descriptor)
      }
      func word(_ index: Int) -> UInt16 {
        UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8
      }
      // 65,536 entries do not fit 16 bits and are said to be 0.
      let count = word(0) == 0 ? 65_536 : Int(word(0))
      first = isSigned ? Int(Int16(bitPattern: word(1))) : Int(word(1))
      guard word(2) == 8 || word(2) == 16 else {
        throw PixelError(.invalid(found: "\(word(2)) bits", expected: "8 or 16"), descriptor)
      }
      bits = Int(word(2))
      let data = Tag(0x0028, 0x1201 + step)
      let segments = Tag(0x0028, 0x1221 + step)
      if let table = dataSet.bytes(data), !table.isEmpty {
        entries = try Self.entries(table, count, bits, data)
      } else if let table = dataSet.bytes(segments), !table.isEmpty {
        entries = try SegmentedPalette(table, bits: bits, tag: segments).expanded(to: count)
      } else {
        throw PixelError(.missing, data)
      }
    }

    func padded(to count: Int) -> [UInt16] {
      entries + [UInt16](repeating: entries.last ?? 0, count: count - entries.count)
    }

    private static func entries(
      _ table: [UInt8], _ count: Int, _ bits: Int, _ tag: Tag
    ) throws(PixelError) -> [UInt16] {
      // Tables of 8 bits are packed two a word; some writers give each entry a word.
      if bits == 8, table.count < 2 * count {
        guard table.count >= count else {
          throw PixelError(.truncated(needed: count, available: table.count), tag)
        }
        return table.prefix(count).map { UInt16($0) }
      }
      guard table.count >= 2 * count else {
        throw PixelError(.truncated(needed: 2 * count, available: table.count), tag)
      }
      let words = (0..<count).map { UInt16(table[2 * $0]) | UInt16(table[2 * $0 + 1]) << 8 }
      // In a word of its own an entry of 8 bits may stand at either end.
      guard bits == 8, words.contains(where: { $0 > 255 }) else { return words }
      return words.map { $0 >> 8 }
    }
  }
}
