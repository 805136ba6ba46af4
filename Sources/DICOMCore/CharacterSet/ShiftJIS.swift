/// Shift JIS, which devices write under the name of ISO_IR 13.
///
/// Its second bytes include 0x5C, so the bytes must become text before values are told apart.
enum ShiftJIS {
  /// Nil where the bytes are no Shift JIS.
  static func decode(_ bytes: [UInt8]) -> String? {
    var scalars = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case ..<0x80:
        scalars.append(Unicode.Scalar(byte))
      case 0xA1...0xDF:
        guard let scalar = GraphicSet.katakana.scalar(byte) else { return nil }
        scalars.append(scalar)
      case 0x81...0x9F, 0xE0...0xEF:
        guard index < bytes.count, let scalar = double(byte, bytes[index]) else { return nil }
        scalars.append(scalar)
        index += 1
      default:
        return nil
      }
    }
    return String(scalars)
  }

  /// Each lead byte covers two rows of JIS X 0208: trail bytes up to 0x9E the first.
  private static func double(_ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
    guard (0x40...0xFC).contains(trail), trail != 0x7F else { return nil }
    let pair = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
    let cell = Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    let row = pair * 2 + cell / 94
    guard (0..<94).contains(row) else { return nil }
    return GraphicSet.jisX0208.scalar(
      UInt8(truncatingIfNeeded: row + 0x21), UInt8(truncatingIfNeeded: cell % 94 + 0x21))
  }
}
