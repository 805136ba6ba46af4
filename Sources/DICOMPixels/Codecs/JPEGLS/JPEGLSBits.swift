/// The bits of a scan of JPEG-LS; behind a byte of FF stands a bit of stuffing, and a byte above 7F
/// there ends the scan.
///
/// - SeeAlso: ISO/IEC 14495-1 §9.1
struct JPEGLSBits {
  private let base: UnsafePointer<UInt8>
  private let end: Int
  private(set) var position: Int
  /// The next bits from the top; below those that count may stand some that come later.
  private var cache: UInt64 = 0
  private var count = 0
  private var isAfterFF = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, base: UnsafePointer<UInt8>) {
    self.base = base
    end = bytes.count
    position = start
  }

  private mutating func fill() {
    if !isAfterFF, position + 8 <= end {
      let word = UInt64(
        bigEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
      // Whether a byte of it is FF.
      if (~word &- 0x0101_0101_0101_0101) & word & 0x8080_8080_8080_8080 == 0 {
        let bytes = (64 - count) >> 3
        cache |= word >> UInt64(count)
        position += bytes
        count += bytes << 3
        return
      }
    }
    while count <= 56, position < end {
      let byte = base[position]
      if byte == 0xFF, position + 1 >= end || base[position + 1] > 0x7F { return }
      let bits = isAfterFF ? 7 : 8
      cache |= UInt64(byte) << UInt64(64 - bits - count)
      count += bits
      position += 1
      isAfterFF = byte == 0xFF
    }
  }

  /// The next bits, at most 32, as a number.
  @inline(__always)
  mutating func read(_ bits: Int) throws(CodecError) -> Int {
    if bits == 0 { return 0 }
    if count < bits {
      fill()
      if count < bits { throw CodecError(.truncated, offset: position) }
    }
    let value = Int(truncatingIfNeeded: cache >> UInt64(64 - bits))
    cache <<= UInt64(bits)
    count -= bits
    return value
  }

  /// The number of zeros before the next one, which is taken too.
  @inline(__always)
  mutating func zeros(atMost limit: Int) throws(CodecError) -> Int {
    var zeros = 0
    while true {
      if count < 32 { fill() }
      let leading = cache.leadingZeroBitCount
      if leading < count {
        zeros += leading
        cache = (cache << UInt64(leading)) << 1
        count -= leading + 1
        break
      }
      guard count > 0 else { throw CodecError(.truncated, offset: position) }
      zeros += count
      cache <<= UInt64(count)
      count = 0
      guard zeros <= limit else { break }
    }
    guard zeros <= limit else {
      throw CodecError(.malformed("a code that is longer than any"), offset: position)
    }
    return zeros
  }
}
