/// Writes codes and differences bit after bit, without stuffing.
///
/// It writes eight bytes at a time and goes on where the whole ones end: the memory has eight bytes
/// more than the bits take.
struct JPEGLosslessBitWriter {
  private let start: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  /// Bits that are not yet a byte, the first one topmost, and how many.
  private var bits: UInt64 = 0
  private var pending: UInt64 = 0

  init(_ start: UnsafeMutablePointer<UInt8>) {
    self.start = start
    next = start
  }

  /// Whole bytes so far.
  var count: Int { next - start }

  /// - Parameter words: `JPEGLosslessHuffmanCode.nearWords`, and then `words`.
  mutating func append(
    _ differences: UnsafePointer<Int16>, _ number: Int, _ words: UnsafePointer<UInt32>
  ) {
    var writer = self
    var place = 0
    // 7 bits may be pending, and 26 come with each near difference.
    while place &+ 2 <= number {
      writer.put(differences[place], words)
      writer.put(differences[place &+ 1], words)
      writer.flush()
      place &+= 2
    }
    if place < number {
      writer.put(differences[place], words)
      writer.flush()
    }
    self = writer
  }

  /// Fills the last byte with ones.
  mutating func fill() {
    if pending > 0 {
      bits |= UInt64.max &>> pending
      next.pointee = UInt8(truncatingIfNeeded: bits &>> 56)
      next += 1
    }
    bits = 0
    pending = 0
  }

  @inline(__always)
  private mutating func put(_ difference: Int16, _ words: UnsafePointer<UInt32>) {
    let index = Int(difference) &+ JPEGLosslessHuffmanCode.near
    if UInt(bitPattern: index) < UInt(2 * JPEGLosslessHuffmanCode.near) {
      let word = UInt64(words[index])
      pending &+= word & 63
      bits |= (word &>> 6) &<< (64 &- pending)
    } else {
      flush()
      putFar(difference, words + 2 * JPEGLosslessHuffmanCode.near)
      flush()
    }
  }

  /// At most 31 bits.
  @inline(__always)
  private mutating func putFar(_ difference: Int16, _ words: UnsafePointer<UInt32>) {
    let category = JPEGLosslessSource.category(difference)
    let word = UInt64(words[category])
    // Of category 16 none, though its mask would have them all: its one difference is -32768.
    let size = UInt64(truncatingIfNeeded: category & 15)
    let value = UInt64(truncatingIfNeeded: Int(difference) &+ (Int(difference) &>> 63))
    let code = (word &>> 8) &<< size | value & ((1 &<< size) &- 1)
    pending &+= word & 0xFF
    bits |= code &<< (64 &- pending)
  }

  @inline(__always)
  private mutating func flush() {
    UnsafeMutableRawPointer(next).storeBytes(of: bits.bigEndian, as: UInt64.self)
    let whole = pending &>> 3
    next += Int(truncatingIfNeeded: whole)
    // Never all 64 are pending.
    bits = bits &<< (whole &<< 3)
    pending &= 7
  }
}
