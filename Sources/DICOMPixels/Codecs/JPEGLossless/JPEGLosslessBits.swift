/// Reads Huffman-coded differences from bytes that have no stuffing any more.
///
/// Reading does not check for the end: the bytes are followed by as much padding as the differences
/// of one row of units can take, and whoever reads compares `position` with the end after each row.
struct JPEGLosslessBits {
  /// The bits that come next, the first one topmost.
  private var bits: UInt64 = 0
  /// How many of them there are; what lies below is zero or a copy of what comes.
  private var count = 0
  private var next: UnsafePointer<UInt8>
  private let start: UnsafePointer<UInt8>
  /// A code came that the table does not have.
  private(set) var isDamaged = false

  init(_ start: UnsafePointer<UInt8>, at offset: Int) {
    self.start = start
    next = start + offset
  }

  /// Bits that were read, from the beginning of the bytes.
  var position: Int { (next - start) * 8 - count }

  /// Makes sure of 56 bits.
  @inline(__always)
  mutating func refill() {
    let word = UnsafeRawPointer(next).loadUnaligned(as: UInt64.self).bigEndian
    bits |= word &>> UInt64(truncatingIfNeeded: count)
    next += (63 &- count) &>> 3
    count |= 56
  }

  /// The next difference; needs `JPEGLosslessHuffmanTable.quickBits` bits.
  @inline(__always)
  mutating func difference(_ table: UnsafePointer<UInt32>) -> UInt16 {
    let index = bits &>> UInt64(64 - JPEGLosslessHuffmanTable.lookupBits)
    let entry = table[Int(truncatingIfNeeded: index)]
    guard entry != 0 else {
      let (reader, difference) = slowly(table)
      self = reader
      return difference
    }
    let total = UInt64(entry & 0xFF)
    let code = UInt64((entry &>> 8) & 0xFF)
    let extra = bits &<< code
    let isPositive = UInt16(truncatingIfNeeded: Int64(bitPattern: extra) &>> 63)
    let value = (extra &>> 1) &>> (63 &+ code &- total)
    bits = bits &<< total
    count &-= Int(truncatingIfNeeded: total)
    return UInt16(truncatingIfNeeded: value)
      &+ (UInt16(truncatingIfNeeded: entry &>> 16) & ~isPositive)
  }

  /// Writes the next one or two differences to `target`, which has room for two; needs
  /// `JPEGLosslessHuffmanTable.lookupBits` bits.
  ///
  /// - Returns: how many.
  @inline(__always)
  mutating func differences(
    _ pairs: UnsafePointer<UInt64>, _ table: UnsafePointer<UInt32>,
    to target: UnsafeMutablePointer<UInt16>
  ) -> Int {
    let index = bits &>> UInt64(64 - JPEGLosslessHuffmanTable.lookupBits)
    let entry = pairs[Int(truncatingIfNeeded: index)]
    guard entry != 0 else {
      refill()
      target.pointee = difference(table)
      refill()
      return 1
    }
    UnsafeMutableRawPointer(target).storeBytes(
      of: UInt32(truncatingIfNeeded: entry).littleEndian, as: UInt32.self)
    let total = (entry &>> 32) & 0xFF
    bits = bits &<< total
    count &-= Int(truncatingIfNeeded: total)
    return Int(truncatingIfNeeded: entry &>> 40)
  }

  /// The next difference bit by bit, and the reader behind it with 56 bits at hand.
  ///
  /// By value, so that the reader of the loops stays in registers.
  @inline(never)
  private func slowly(_ table: UnsafePointer<UInt32>) -> (JPEGLosslessBits, UInt16) {
    var reader = self
    reader.refill()
    let code = UInt32(truncatingIfNeeded: reader.bits &>> 48)
    for length in 1...16 where code < table[JPEGLosslessHuffmanTable.limitsIndex + length] {
      // Below this limit and not below the one before: a code of this length.
      let index =
        (code &>> UInt32(16 - length)) &- table[JPEGLosslessHuffmanTable.basesIndex + length]
      let category = Int(table[JPEGLosslessHuffmanTable.valuesIndex + Int(index & 0xFF)])
      reader.drop(length)
      guard category <= 16 else { break }
      // No bits follow category 16, which has one difference.
      guard category < 16 else { return (reader.refilled, 0x8000) }
      let difference = reader.extended(category)
      return (reader.refilled, difference)
    }
    if code == 0xFFFF, table[JPEGLosslessHuffmanTable.limitsIndex] == 1 {
      reader.drop(17)
      return (reader.refilled, 0x8000)
    }
    reader.isDamaged = true
    return (reader.refilled, 0)
  }

  private var refilled: JPEGLosslessBits {
    var reader = self
    reader.refill()
    return reader
  }

  private mutating func drop(_ number: Int) {
    bits = bits &<< UInt64(number)
    count -= number
  }

  private mutating func extended(_ category: Int) -> UInt16 {
    let isPositive = bits &>> 63 != 0
    let value = (bits &>> 1) &>> UInt64(63 - category)
    drop(category)
    let base = isPositive ? 0 : 1 - (1 << category)
    return UInt16(truncatingIfNeeded: Int(value) + base)
  }
}
