internal import DICOMCore

/// Recognises, in one pass and without copying, values that can go into a record as they are.
///
/// Nearly all values are such; whatever is in doubt is left to `RecordText`.
enum PlainValue {
  /// True when the bytes have an even length, no padding but what makes it even, and the form,
  /// length and number that VR and VM ask.
  static func isPlain(_ bytes: [UInt8], vr: VR, count: ValueCount) -> Bool {
    guard bytes.count & 1 == 0, let last = bytes.last, let first = bytes.first else { return false }
    guard vr.isText else {
      return vr != .sq && bytes.count % vr.wordSize == 0
        && count.accepts(bytes.count / vr.wordSize)
    }
    var end = bytes.count
    if last == vr.padding { end -= 1 }
    guard end > 0, first > 0x20, bytes[end - 1] > 0x20 else { return false }
    guard let rule = Rule(vr) else { return false }
    var values = 1
    // Of the value that is being looked at.
    var length = 0
    var special = 0
    for index in 0..<end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        guard length > 0, rule.endsWell(bytes[index - 1]) else { return false }
        values += 1
        (length, special) = (0, 0)
        continue
      }
      guard rule.allows(byte, isFirst: length == 0) else { return false }
      length += 1
      if byte == rule.special { special += 1 }
      guard length <= rule.limit, special <= rule.specialLimit else { return false }
    }
    return length > 0 && rule.endsWell(bytes[end - 1]) && count.accepts(values)
  }

  /// The characters and the length of one value.
  private struct Rule {
    enum Repertoire { case code, uid, text, integer, decimal }

    var repertoire: Repertoire
    var limit: Int
    /// A character that a value may have so many times only.
    var special: UInt8 = 0
    var specialLimit = 0

    /// Nil for VRs whose form takes more than a look at each character.
    init?(_ vr: VR) {
      switch vr {
      case .cs: (repertoire, limit) = (.code, 16)
      case .ui: (repertoire, limit) = (.uid, 64)
      case .lo: (repertoire, limit) = (.text, 64)
      case .sh: (repertoire, limit) = (.text, 16)
      case .is: (repertoire, limit) = (.integer, 9)
      case .pn: (repertoire, limit, special, specialLimit) = (.text, 64, UInt8(ascii: "^"), 4)
      case .ds: (repertoire, limit, special, specialLimit) = (.decimal, 16, UInt8(ascii: "."), 1)
      default: return nil
      }
    }

    func allows(_ byte: UInt8, isFirst: Bool) -> Bool {
      let isDigit = (0x30...0x39).contains(byte)
      switch repertoire {
      case .code:
        return isDigit || (0x41...0x5A).contains(byte) || byte == 0x5F || (byte == 0x20 && !isFirst)
      case .uid: return isDigit || byte == 0x2E
      case .integer: return isDigit
      case .decimal: return isDigit || byte == 0x2E || (byte == 0x2D && isFirst)
      // A name with groups is looked at more closely.
      case .text: return (0x21...0x7E).contains(byte) && byte != 0x3D || (byte == 0x20 && !isFirst)
      }
    }

    func endsWell(_ byte: UInt8) -> Bool {
      switch repertoire {
      case .code, .text: byte != 0x20
      case .uid, .integer, .decimal: (0x30...0x39).contains(byte)
      }
    }
  }
}

extension ValueCount {
  /// Of every key that a record can have, read from the dictionary once.
  private static let known: [Tag: ValueCount] = {
    var counts: [Tag: ValueCount] = [:]
    for tag in RecordRecipe.tags(tables: AdditionalKeys.all) { counts[tag] = ValueCount(of: tag) }
    return counts
  }()

  static func cached(_ tag: Tag) -> ValueCount { known[tag] ?? ValueCount(of: tag) }
}
