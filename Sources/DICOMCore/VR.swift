/// A value representation; the raw value is its two letters, first letter in the upper byte.
/// - SeeAlso: PS3.5 §6.2
public enum VR: UInt16, CaseIterable, Sendable {
  case ae = 0x4145
  case `as` = 0x4153
  case at = 0x4154
  case cs = 0x4353
  case da = 0x4441
  case ds = 0x4453
  case dt = 0x4454
  case fd = 0x4644
  case fl = 0x464C
  case `is` = 0x4953
  case lo = 0x4C4F
  case lt = 0x4C54
  case ob = 0x4F42
  case od = 0x4F44
  case of = 0x4F46
  case ol = 0x4F4C
  case ov = 0x4F56
  case ow = 0x4F57
  case pn = 0x504E
  case sh = 0x5348
  case sl = 0x534C
  case sq = 0x5351
  case ss = 0x5353
  case st = 0x5354
  case sv = 0x5356
  case tm = 0x544D
  case uc = 0x5543
  case ui = 0x5549
  case ul = 0x554C
  case un = 0x554E
  case ur = 0x5552
  case us = 0x5553
  case ut = 0x5554
  case uv = 0x5556

  /// The two letters, as `PN`.
  public var name: String {
    let letters: [UInt8] = [UInt8(rawValue >> 8), UInt8(truncatingIfNeeded: rawValue)]
    return String(decoding: letters, as: UTF8.self)
  }

  public init?(name: some StringProtocol) {
    let letters = Array(name.utf8)
    guard letters.count == 2 else { return nil }
    self.init(rawValue: UInt16(letters[0]) << 8 | UInt16(letters[1]))
  }
}

extension VR {
  /// Explicit VR writes a 32-bit length after two reserved bytes for these (PS3.5 §7.1.2).
  public var hasLongLength: Bool {
    switch self {
    case .ob, .od, .of, .ol, .ov, .ow, .sq, .sv, .uc, .un, .ur, .ut, .uv: true
    case .ae, .as, .at, .cs, .da, .ds, .dt, .fd, .fl, .is, .lo, .lt, .pn, .sh, .sl, .ss, .st, .tm,
      .ui, .ul, .us:
      false
    }
  }

  /// Bytes that change places together between little and big endian; 1 where order is no matter.
  public var wordSize: Int {
    switch self {
    case .at, .ow, .ss, .us: 2
    case .fl, .of, .ol, .sl, .ul: 4
    case .fd, .od, .ov, .sv, .uv: 8
    case .ae, .as, .cs, .da, .ds, .dt, .is, .lo, .lt, .ob, .pn, .sh, .sq, .st, .tm, .uc, .ui, .un,
      .ur, .ut:
      1
    }
  }

  /// The value is text, padded with spaces (UI with NUL).
  public var isText: Bool {
    switch self {
    case .ae, .as, .cs, .da, .ds, .dt, .is, .lo, .lt, .pn, .sh, .st, .tm, .uc, .ui, .ur, .ut: true
    case .at, .fd, .fl, .ob, .od, .of, .ol, .ov, .ow, .sl, .sq, .ss, .sv, .ul, .un, .us, .uv: false
    }
  }

  /// Specific Character Set applies to the value (PS3.5 §6.1.2.3).
  public var usesSpecificCharacterSet: Bool {
    switch self {
    case .lo, .lt, .pn, .sh, .st, .uc, .ut: true
    default: false
    }
  }

  /// Text in which a backslash is a character and not a separator of values.
  public var isSingleText: Bool {
    switch self {
    case .lt, .st, .ur, .ut: true
    default: false
    }
  }

  /// What fills an odd length up: a space for text, NUL for UI and everything binary.
  public var padding: UInt8 { isText && self != .ui ? 0x20 : 0x00 }
}
