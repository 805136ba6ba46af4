/// Watches that no tag, comment or instruction of an XML file is so long that parsing it would take
/// time by the square of its length, as libxml2 does.
///
/// Only the delimiters matter, which are the same in every encoding but for zeros in UTF-16.
struct XMLBounds {
  private enum State {
    case text
    case opened
    case declaration
    case tag
    case quoted(UInt8)
    case comment
    case instruction
    case cdata
  }

  static let longest = 1 << 18

  private var state = State.text
  private var length = 0
  /// The last eight bytes.
  private var recent: UInt64 = 0

  /// False where something becomes longer than it may.
  mutating func admits(_ bytes: [UInt8]) -> Bool {
    for byte in bytes where byte != 0 {
      recent = recent << 8 | UInt64(byte)
      length += 1
      switch state {
      case .text:
        length = 0
        if byte == 0x3C { state = .opened }
      case .opened:
        switch byte {
        case 0x21: state = .declaration
        case 0x3F: state = .instruction
        case 0x3E: state = .text
        default: state = .tag
        }
      case .declaration:
        if recent & 0xFF_FFFF == 0x21_2D2D {
          state = .comment
        } else if recent & 0xFF_FFFF_FFFF_FFFF == 0x21_5B43_4441_5441 {
          state = .cdata
        } else if byte == 0x3E {
          state = .text
        }
      case .tag:
        if byte == 0x22 || byte == 0x27 { state = .quoted(byte) }
        if byte == 0x3E { state = .text }
      case .quoted(let mark):
        if byte == mark { state = .tag }
      case .comment:
        if recent & 0xFF_FFFF == 0x2D_2D3E { state = .text }
      case .instruction:
        if recent & 0xFFFF == 0x3F3E { state = .text }
      case .cdata:
        length = 0
        if recent & 0xFF_FFFF == 0x5D_5D3E { state = .text }
      }
      if length > Self.longest { return false }
    }
    return true
  }
}
