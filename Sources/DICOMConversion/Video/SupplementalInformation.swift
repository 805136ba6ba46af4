/// Takes out of supplemental information what cameras and encoders write of their own: places,
/// times, settings, texts.
/// - SeeAlso: ISO/IEC 14496-10 annex D, ISO/IEC 23008-2 annex D
struct SupplementalInformation {
  /// Data registered by others (captions), and data that are registered nowhere.
  private static let privateTypes: Set<Int> = [4, 5]
  private static let framePacking = 45

  private(set) var kept: [UInt8] = []
  private(set) var removed = 0
  /// Two views are packed into each frame.
  private(set) var isPacked = false

  /// - Parameters:
  ///   - unit: without its start code.
  ///   - header: the number of its bytes, 1 or 2.
  init(unit: [UInt8], header: Int) {
    let payload = Self.unescaped(unit.dropFirst(header))
    var messages: [UInt8] = []
    var place = 0
    // A message has at least two bytes, the bits at the end one.
    while place + 2 < payload.count {
      let start = place
      guard let type = Self.number(payload, &place), let size = Self.number(payload, &place),
        size <= payload.count - place
      else {
        // What cannot be read cannot be known to be harmless.
        removed += 1
        break
      }
      place += size
      if Self.privateTypes.contains(type) {
        removed += 1
      } else {
        messages += payload[start..<place]
        if type == Self.framePacking, size > 0 {
          isPacked = Self.isPacked(payload[(place - size)..<place])
        }
      }
    }
    if removed == 0 {
      kept = unit
    } else if !messages.isEmpty {
      kept = Array(unit.prefix(header)) + Self.escaped(messages + [0x80])
    }
  }

  /// After an identifier (exponential Golomb) and a flag: it is cancelled.
  private static func isPacked(_ message: ArraySlice<UInt8>) -> Bool {
    let bits = message.prefix(9).flatMap { byte in (0..<8).map { byte >> UInt8(7 - $0) & 1 } }
    guard let zeros = bits.firstIndex(of: 1), 2 * zeros + 1 < bits.count else { return false }
    return bits[2 * zeros + 1] == 0
  }

  private static func number(_ bytes: [UInt8], _ place: inout Int) -> Int? {
    var value = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      value += Int(byte)
      if byte != 0xFF { return value }
    }
    return nil
  }

  /// Without the bytes that keep start codes out.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var zeros = 0
    for byte in bytes {
      if zeros >= 2, byte == 3 {
        zeros = 0
        continue
      }
      zeros = byte == 0 ? zeros + 1 : 0
      result.append(byte)
    }
    return result
  }

  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var zeros = 0
    for byte in bytes {
      if zeros >= 2, byte <= 3 {
        result.append(3)
        zeros = 0
      }
      zeros = byte == 0 ? zeros + 1 : 0
      result.append(byte)
    }
    return result
  }
}
