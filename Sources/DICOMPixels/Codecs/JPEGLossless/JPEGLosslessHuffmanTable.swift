/// A Huffman table as a DHT segment has it.
struct JPEGLosslessHuffmanTable: Hashable, Sendable {
  /// Codes of 1 to 16 bits.
  var counts: [UInt8]
  /// The categories, in the order of their codes; as many as `counts` says.
  var values: [UInt8]

  /// The bits of a code that the first lookup sees.
  static let lookupBits = 11
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
  /// values.
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
    return words
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
}
