internal import Synchronization

/// Converters for the sets that are no ISO 2022 sets, opened once and guarded by a lock each.
enum StandAloneConverter {
  private static let fromGB18030 = Mutex(CharacterConverter(from: "GB18030", to: "UTF-8"))
  private static let toGB18030 = Mutex(CharacterConverter(from: "UTF-8", to: "GB18030"))
  private static let fromGBK = Mutex(CharacterConverter(from: "GBK", to: "UTF-8"))
  private static let toGBK = Mutex(CharacterConverter(from: "UTF-8", to: "GBK"))
  private static let fromUnifiedHangul = Mutex(CharacterConverter(from: "CP949", to: "UTF-8"))

  /// The text, with U+FFFD for what could not be converted; nil where there is no converter.
  static func decode(
    _ bytes: [UInt8], _ coding: CharacterSetTerm.Coding
  ) -> (text: String, isLossy: Bool)? {
    let replacement = Array("\u{FFFD}".utf8)
    let converted: (bytes: [UInt8], isLossy: Bool)? =
      switch coding {
      case .gb18030: fromGB18030.withLock { $0?.convert(bytes, replacement: replacement) }
      case .gbk: fromGBK.withLock { $0?.convert(bytes, replacement: replacement) }
      case .utf8: (bytes, String(validating: bytes, as: UTF8.self) == nil)
      case .graphic: nil
      }
    return converted.map { (String(decoding: $0.bytes, as: UTF8.self), $0.isLossy) }
  }

  /// The bytes of `text`; nil where it has a character without a place in the set.
  static func encode(_ text: String, _ coding: CharacterSetTerm.Coding) -> [UInt8]? {
    let bytes = Array(text.utf8)
    return switch coding {
    case .gb18030: toGB18030.withLock { $0?.convert(bytes)?.bytes }
    case .gbk: toGBK.withLock { $0?.convert(bytes)?.bytes }
    case .utf8: bytes
    case .graphic: nil
    }
  }

  /// A Korean double-byte character that KS X 1001 lacks and Windows writes nevertheless.
  static func unifiedHangul(_ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
    fromUnifiedHangul.withLock { $0?.convert([lead, trail]) }
      .flatMap { String(decoding: $0.bytes, as: UTF8.self).unicodeScalars.first }
  }
}
