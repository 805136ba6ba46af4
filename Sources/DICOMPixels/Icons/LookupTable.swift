internal import DICOMCore

/// A modality or VOI LUT.
/// - SeeAlso: PS3.3 §C.11.1.1, §C.11.2.1.1
struct LookupTable {
  static let modality = Tag(0x0028, 0x3000)
  static let voi = Tag(0x0028, 0x3010)
  private static let descriptor = Tag(0x0028, 0x3002)
  private static let data = Tag(0x0028, 0x3006)

  /// The value of the first entry; those below have it too, those above the last have the last.
  private let first: Int
  private let entries: [UInt16]
  /// The largest that an entry can be.
  let maximum: Int

  /// Nil for a table that does not hold what its descriptor says.
  /// - Parameters:
  ///   - item: of the sequence.
  ///   - isSigned: values that are looked up may be below 0.
  init?(_ item: DataSet, isSigned: Bool) {
    guard let words = item.bytes(Self.descriptor), words.count >= 6,
      let table = item.bytes(Self.data)
    else { return nil }
    func word(_ bytes: [UInt8], _ index: Int) -> UInt16 {
      UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8
    }
    // 65,536 entries do not fit 16 bits and are said to be 0.
    let count = word(words, 0) == 0 ? 65_536 : Int(word(words, 0))
    let start = word(words, 1)
    // Without a VR in the file it cannot be told but by what is looked up.
    let hasSign = item[Self.descriptor]?.vr == .ss || isSigned && start >= 0x8000
    first = hasSign ? Int(Int16(bitPattern: start)) : Int(start)
    let bits = Int(word(words, 2))
    guard (8...16).contains(bits) else { return nil }
    maximum = (1 << bits) - 1
    let limit = UInt16(truncatingIfNeeded: maximum)
    if table.count >= 2 * count {
      entries = (0..<count).map { min(word(table, $0), limit) }
    } else if bits == 8, table.count >= count {
      // Packed two a word.
      entries = table.prefix(count).map { UInt16($0) }
    } else {
      return nil
    }
  }

  func value(_ input: Double) -> Double {
    let offset = input.rounded() - Double(first)
    // Also what is not a number comes to an end of the table.
    guard offset > 0 else { return Double(entries[0]) }
    guard offset < Double(entries.count - 1) else { return Double(entries[entries.count - 1]) }
    return Double(entries[Int(offset)])
  }
}
