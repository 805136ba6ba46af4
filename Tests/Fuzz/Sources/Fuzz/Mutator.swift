import FuzzNumbers

/// Spoils bytes: bits, lengths, blocks, ends.
struct Mutator {
  var bytes: [UInt8]
  var random: SplitMix
  private let other: [UInt8]

  init(_ bytes: [UInt8], other: [UInt8], random: SplitMix) {
    (self.bytes, self.other, self.random) = (bytes, other, random)
  }

  /// One change, or up to sixteen.
  mutating func mutate() {
    for _ in 0..<(1 << random.below(5)) {
      switch random.below(12) {
      case 0, 1: flip()
      case 2, 3, 4, 5: setNumber()
      case 6: setPair()
      case 7: copyNumber()
      case 8: swapBlocks()
      case 9: splice()
      case 10: fill()
      default: random.below(4) == 0 ? truncate() : flip()
      }
    }
  }

  /// A place where something is, if there is one near: most of an image is zeros.
  private mutating func place(_ width: Int) -> Int {
    var place = 0
    for _ in 0..<12 {
      place = random.below(max(1, bytes.count - width))
      if place < bytes.count, bytes[place] != 0 { break }
    }
    return place
  }

  private mutating func flip() {
    guard !bytes.isEmpty else { return }
    bytes[place(1)] ^= 1 << UInt8(random.below(8))
  }

  /// Lengths and offsets that are hard to bear.
  private mutating func number() -> UInt64 {
    switch random.below(12) {
    case 0: 0
    case 1: 1
    case 2: 0xFFFF_FFFF_FFFF_FFFF
    case 3: 0xFFFF_FFFE
    case 4: 0x7FFF_FFFF
    case 5: 0x8000_0000
    case 6: UInt64(bytes.count)
    case 7: UInt64(bytes.count - min(bytes.count, random.below(64)))
    case 8: UInt64(random.below(256))
    case 9: UInt64(random.below(max(1, bytes.count)))
    case 10: UInt64(random.below(max(1, bytes.count / 2048)))
    default: random.next()
    }
  }

  private mutating func put(_ value: UInt64, width: Int, big: Bool, at place: Int) {
    for k in 0..<width where place + k < bytes.count {
      let shift = UInt64(8 * (big ? width - 1 - k : k))
      bytes[place + k] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }

  private mutating func setNumber() {
    let width = [1, 2, 4, 4, 8][random.below(5)]
    put(number(), width: width, big: random.below(6) == 0, at: place(width))
  }

  /// The same number in both byte orders, as ISO 9660 has it.
  private mutating func setPair() {
    let width = random.below(2) == 0 ? 2 : 4
    let (value, at) = (number(), place(2 * width))
    put(value, width: width, big: false, at: at)
    put(value, width: width, big: true, at: at + width)
  }

  /// A number from elsewhere: an offset that leads to where another one should.
  private mutating func copyNumber() {
    let width = [2, 4, 8, 16][random.below(4)]
    let (from, to) = (place(width), place(width))
    for k in 0..<width where from + k < bytes.count && to + k < bytes.count {
      bytes[to + k] = bytes[from + k]
    }
  }

  private mutating func swapBlocks() {
    let size = [16, 64, 512, 2048][random.below(4)]
    let count = bytes.count / size
    let (one, two) = (random.below(count) * size, random.below(count) * size)
    for k in 0..<size where max(one, two) + k < bytes.count { bytes.swapAt(one + k, two + k) }
  }

  /// A piece of another input, or of this one, put in or put over.
  private mutating func splice() {
    let source = random.below(2) == 0 ? other : bytes
    guard !source.isEmpty, !bytes.isEmpty else { return }
    let from = random.below(source.count)
    let length = min(1 + random.below(1 << random.below(13)), source.count - from)
    let piece = source[from..<from + length]
    let at = random.below(bytes.count)
    switch random.below(3) {
    case 0: bytes.insert(contentsOf: piece, at: at)
    case 1: bytes.replaceSubrange(at..<min(bytes.count, at + length), with: piece)
    default: bytes.removeSubrange(at..<min(bytes.count, at + length))
    }
  }

  private mutating func fill() {
    let at = place(1)
    let value: UInt8 = [0, 0xFF, 0x20, UInt8(random.below(256))][random.below(4)]
    for k in at..<min(bytes.count, at + 1 + random.below(64)) { bytes[k] = value }
  }

  private mutating func truncate() {
    bytes.removeLast(min(bytes.count, random.below(max(1, bytes.count))))
  }
}
