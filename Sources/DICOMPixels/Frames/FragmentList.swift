internal import DICOMCore

/// The fragments that hold something, each with its place among the items.
struct FragmentList {
  var fragments: [Bytes] = []
  /// Bytes from the first fragment's item tag to this one's; as many as `fragments`.
  var positions: [Int] = []
  var findings: [PixelFinding] = []
  /// Empty when there is none.
  var basicOffsetTable: Bytes

  /// Bytes that tell a beginning of a frame.
  static let headBytes = 16

  init(_ value: Fragments, family: CodecFamily) throws {
    var all = value.fragments
    basicOffsetTable = value.basicOffsetTable
    // Some writers leave the table out, not only its offsets.
    if basicOffsetTable.count >= Self.headBytes || (all.isEmpty && basicOffsetTable.count > 0),
      Self.startsFrame(try basicOffsetTable.loadPrefix(Self.headBytes), family)
    {
      all.insert(basicOffsetTable, at: 0)
      basicOffsetTable = .memory([])
      findings.append(PixelFinding(.missingOffsetTable, .pixelData))
    }
    var position = 0
    var empty = 0
    var odd = 0
    fragments.reserveCapacity(all.count)
    for fragment in all {
      if fragment.count > 0 {
        fragments.append(fragment)
        positions.append(position)
      } else {
        empty += 1
      }
      odd += fragment.count & 1
      position += 8 + fragment.count
    }
    if empty > 0 { findings.append(PixelFinding(.emptyFragments(empty), .pixelData)) }
    if odd > 0 { findings.append(PixelFinding(.oddFragments(odd), .pixelData)) }
  }

  /// Which fragments begin as a code stream does.
  func beginnings(_ family: CodecFamily) throws -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(fragments.count)
    for fragment in fragments {
      result.append(Self.startsFrame(try fragment.loadPrefix(Self.headBytes), family))
    }
    return result
  }

  /// A run-length header is too plain to be believed in where none belongs.
  static func startsFrame(_ head: [UInt8], _ family: CodecFamily) -> Bool {
    switch StreamKind.recognise(head) {
    case .jpeg, .jpegLS, .jpeg2000, .htj2k, .jp2, .jpegXL: family != .native
    case .rle: family == .rle
    default: false
    }
  }
}

extension Bytes {
  /// The first bytes, at most `count`.
  func loadPrefix(_ count: Int) throws -> [UInt8] {
    try loadRange(0..<Swift.min(count, self.count))
  }

  /// The bytes of `range`, which counts from the beginning of the value and lies within it.
  func loadRange(_ part: Range<Int>) throws -> [UInt8] {
    switch self {
    case .memory(let bytes): return Array(bytes[part])
    case .source(let source, let range, let wordSize):
      // Words are turned whole: the words that the part touches are read.
      let word = Swift.max(wordSize, 1)
      let low = part.lowerBound / word * word
      let high = Swift.min((part.upperBound + word - 1) / word * word, range.count)
      let words = Bytes.source(
        source, range: range.lowerBound + low..<range.lowerBound + high, wordSize: wordSize)
      let bytes = try words.load()
      guard low != part.lowerBound || high != part.upperBound else { return bytes }
      return Array(bytes[part.lowerBound - low..<part.upperBound - low])
    }
  }
}
