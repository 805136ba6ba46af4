/// The codes of the 17 categories of differences, for an encoder.
struct JPEGLosslessHuffmanCode: Hashable, Sendable {
  var table: JPEGLosslessHuffmanTable
  /// By category: the code in bits 8 and above, and the bits of code and difference in 0 to 7.
  private(set) var words = [UInt32](repeating: 0, count: 17)

  /// The shortest codes of at most 16 bits for categories that occur so often.
  init(counts: [Int]) {
    self.init(lengths: Self.lengths(counts))
  }

  /// Codes for all categories, short ones for small differences.
  static let general = JPEGLosslessHuffmanCode(
    lengths: [3, 3, 3, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])

  /// - Parameter lengths: of 17 codes, 0 for a category without one.
  private init(lengths: [Int]) {
    var counts = [UInt8](repeating: 0, count: 16)
    var values: [UInt8] = []
    var code: UInt32 = 0
    for length in 1...16 {
      for category in lengths.indices where lengths[category] == length {
        counts[length - 1] += 1
        values.append(UInt8(category))
        // No bits follow category 16.
        let total = length + (category == 16 ? 0 : category)
        words[category] = code << 8 | UInt32(total)
        code += 1
      }
      code <<= 1
    }
    table = JPEGLosslessHuffmanTable(counts: counts, values: values)
  }

  /// Differences from −`near` to `near` − 1 have a table of their own.
  static let near = 1024

  /// For each of the near differences code and value in bits 6 and above, and how many bits they
  /// are in 0 to 5: at most 16 and 10.
  var nearWords: [UInt32] {
    (-Self.near..<Self.near).map { difference in
      let category = JPEGLosslessSource.category(Int16(difference))
      let value = UInt32(truncatingIfNeeded: difference < 0 ? difference - 1 : difference)
      let size = UInt32(category)
      let code = (words[category] >> 8) << size | value & ((1 << size) - 1)
      return code << 6 | words[category] & 0xFF
    }
  }

  /// Bits of the differences that `counts` counts.
  func bits(_ counts: [Int]) -> Int {
    zip(counts, words).reduce(0) { $0 + $1.0 * Int($1.1 & 0xFF) }
  }

  /// Lengths by the package-merge method. One more code, never used, takes the place of the one
  /// that is of ones only; it comes last of the longest.
  private static func lengths(_ counts: [Int]) -> [Int] {
    typealias Package = (weight: Int, depths: SIMD32<UInt8>)
    var items: [Package] = counts.indices.filter { counts[$0] > 0 }.map { category in
      var depths = SIMD32<UInt8>()
      depths[category] = 1
      return (counts[category], depths)
    }
    guard !items.isEmpty else { return [1] + [Int](repeating: 0, count: 16) }
    items.append((0, SIMD32<UInt8>()))
    items.sort { $0.weight < $1.weight }
    var packages = items
    for _ in 1..<16 {
      let pairs: [Package] = stride(from: 1, to: packages.count, by: 2).map {
        (
          packages[$0 - 1].weight + packages[$0].weight,
          packages[$0 - 1].depths &+ packages[$0].depths
        )
      }
      packages = (items + pairs).sorted { $0.weight < $1.weight }
    }
    var depths = SIMD32<UInt8>()
    for package in packages.prefix(2 * items.count - 2) { depths &+= package.depths }
    return (0..<17).map { Int(depths[$0]) }
  }
}
