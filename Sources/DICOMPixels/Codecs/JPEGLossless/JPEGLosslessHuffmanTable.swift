/// A Huffman table as a DHT segment has it.
struct JPEGLosslessHuffmanTable: Hashable, Sendable {
  /// Codes of 1 to 16 bits.
  var counts: [UInt8]
  /// The categories, in the order of their codes; as many as `counts` says.
  var values: [UInt8]

  /// The bits of a code that the first lookup sees.
  static let lookupBits = 12
  /// Bits that a difference found in the lookup takes at most, so that three follow one refill.
  static let quickBits = 18
  /// Where the parts of `lookup` begin that the slow way uses.
  static let limitsIndex = 1 << lookupBits
  static let basesIndex = limitsIndex + 17
  static let valuesIndex = basesIndex + 17

  /// The table as the decoder reads it, `valuesIndex + 256` words.
  ///
  /// First an entry for every `lookupBits` bits that may come: in bits 0 to 7 the length of code
  /// and difference, in 8 to 15 that of the code alone, in 16 to 31 what to add to a difference
  /// whose first bit is 0. The entry is 0 where that is not enough: a longer code, a longer
  /// difference, or a code that is not in the table. Then, by length of code, the first 16 bits
  /// that are beyond its codes and its first code less the place of its first value; then the
  /// values. The limit of codes of no bits is 1 where one of 17 bits stands for category 16.
  ///
  /// Nil when there are more codes than their lengths allow. A code of ones only is not sound, and
  /// it is unambiguous and occurs.
  var lookup: [UInt32]? {
    var words = [UInt32](repeating: 0, count: Self.valuesIndex + 256)
    var code: UInt32 = 0
    var index = 0
    for length in 1...16 {
      let count = Int(counts[length - 1])
      words[Self.basesIndex + length] = code &- UInt32(index)
      guard Int(code) + count <= 1 << length, index + count <= values.count else { return nil }
      for value in values[index..<index + count] {
        words[Self.valuesIndex + index] = UInt32(value)
        fill(&words, code: code, length: length, category: Int(value))
        code += 1
        index += 1
      }
      words[Self.limitsIndex + length] = code << UInt32(16 - length)
      code <<= 1
    }
    words[Self.limitsIndex] = lacksLongest(words) ? 1 : 0
    return words
  }

  /// Whether the table is one of an old encoder, by Cornell University, that gave category 16 a
  /// code of 17 bits and then could not write it down: all other codes are there, up to 16 bits,
  /// and only sixteen ones are free.
  private func lacksLongest(_ words: [UInt32]) -> Bool {
    words[Self.limitsIndex + 16] == 0xFFFF && values.contains(15) && !values.contains(16)
  }

  private func fill(_ words: inout [UInt32], code: UInt32, length: Int, category: Int) {
    let total = length + category
    guard length <= Self.lookupBits, category < 16, total <= Self.quickBits else { return }
    let base = UInt32(UInt16(truncatingIfNeeded: 1 - (1 << category)))
    let entry = base << 16 | UInt32(length) << 8 | UInt32(total)
    let spread = Self.lookupBits - length
    let first = Int(code) << spread
    for place in first..<first + (1 << spread) { words[place] = entry }
  }

  /// For every `lookupBits` bits the one or two differences that are whole in them: the differences
  /// in bits 0 to 15 and 16 to 31, how many bits they take in 32 to 39, how many they are from 40
  /// on. 0 where not even one is whole. From `lookup`.
  static func pairs(_ lookup: ArraySlice<UInt32>) -> [UInt64] {
    let words = [UInt32](lookup.prefix(1 << lookupBits))
    /// The difference that begins `bits`, of which `count` are there.
    func difference(_ bits: Int, _ count: Int) -> (value: UInt64, length: Int)? {
      let entry = words[bits]
      let (total, length) = (Int(entry & 0xFF), Int(entry >> 8 & 0xFF))
      guard entry != 0, total <= count else { return nil }
      let category = total - length
      let extra = bits >> (lookupBits - total) & ((1 << category) - 1)
      let isPositive = category > 0 && extra >> (category - 1) == 1
      let base = isPositive ? 0 : Int(Int16(truncatingIfNeeded: entry >> 16))
      return (UInt64(UInt16(truncatingIfNeeded: extra + base)), total)
    }
    return words.indices.map { bits in
      guard let first = difference(bits, lookupBits) else { return 0 }
      let rest = bits << first.length & ((1 << lookupBits) - 1)
      guard let second = difference(rest, lookupBits - first.length) else {
        return 1 << 40 | UInt64(first.length) << 32 | first.value
      }
      let length = UInt64(first.length + second.length)
      return 2 << 40 | length << 32 | second.value << 16 | first.value
    }
  }
}
