/// Reads bits from the highest of each byte on; reading past the end is told, never done.
struct BitReader {
  private let bytes: [UInt8]
  /// In bits.
  private var place = 0
  /// A value was asked for that is not there, or no code of the kind: everything since is 0.
  private(set) var failed = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A unit without the bytes (03) that keep start codes out of it.
  /// - SeeAlso: ISO/IEC 14496-10 §7.4.1
  init(unit: some Collection<UInt8>) {
    var payload: [UInt8] = []
    payload.reserveCapacity(unit.count)
    var zeros = 0
    for byte in unit {
      if zeros >= 2, byte == 3 {
        zeros = 0
        continue
      }
      zeros = byte == 0 ? zeros + 1 : 0
      payload.append(byte)
    }
    bytes = payload
  }

  /// The next `count` bits, at most 32.
  mutating func bits(_ count: Int) -> Int {
    guard !failed, count >= 0, count <= 32, count <= bytes.count * 8 - place else {
      failed = true
      return 0
    }
    var value = 0
    for _ in 0..<count {
      value = value << 1 | Int(bytes[place >> 3] >> UInt8(7 - place & 7)) & 1
      place += 1
    }
    return value
  }

  mutating func flag() -> Bool { bits(1) == 1 }

  mutating func skip(_ count: Int) {
    guard !failed, count >= 0, count <= bytes.count * 8 - place else {
      failed = true
      return
    }
    place += count
  }

  /// An unsigned number in exponential Golomb code, at most `limit`.
  mutating func golomb(limit: Int = 0xFFFF_FFFE) -> Int {
    var zeros = 0
    while !failed, bits(1) == 0 {
      zeros += 1
      if zeros > 31 { failed = true }
    }
    guard !failed else { return 0 }
    let value = (1 << zeros) - 1 + bits(zeros)
    if value > limit { failed = true }
    return failed ? 0 : value
  }

  /// A signed one.
  mutating func signedGolomb() -> Int {
    let code = golomb()
    return code & 1 == 1 ? (code + 1) / 2 : -(code / 2)
  }
}
