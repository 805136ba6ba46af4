internal import DICOMCore

/// How the elements of a DICOMDIR are laid out.
struct ScanEncoding: Hashable, Sendable {
  var isExplicit: Bool
  var isBigEndian: Bool

  init(_ syntax: TransferSyntax) {
    isExplicit = !syntax.isImplicitVR
    isBigEndian = syntax.isBigEndian
  }

  private init(isExplicit: Bool, isBigEndian: Bool) {
    self.isExplicit = isExplicit
    self.isBigEndian = isBigEndian
  }

  static let implicitLittle = ScanEncoding(isExplicit: false, isBigEndian: false)
}

/// The header of one element, item or delimiter, and nothing of its value.
struct ScannedElement {
  static let undefined = 0xFFFF_FFFF
  static let item: UInt32 = 0xFFFE_E000
  static let itemEnd: UInt32 = 0xFFFE_E00D
  static let sequenceEnd: UInt32 = 0xFFFE_E0DD

  var tag: UInt32
  /// Nil in implicit VR, for delimiters and for letters that are no value representation.
  var vr: VR?
  /// In bytes, or `undefined`.
  var length: Int
  var value: Int
  /// It may be what it seems: not zeros, text or other bytes taken for a header.
  var isSound: Bool

  var isUndefined: Bool { length == Self.undefined }
}

extension ScanWindow {
  /// The header at `offset`; nil where fewer bytes than it needs are left before `limit`.
  mutating func element(
    at offset: Int, limit: Int, _ encoding: ScanEncoding
  ) -> ScannedElement? {
    guard limit - offset >= 8, load(offset, min(12, limit - offset)) else { return nil }
    let big = encoding.isBigEndian
    let group = uint16(offset, isBigEndian: big)
    let tag = UInt32(group) << 16 | UInt32(uint16(offset + 2, isBigEndian: big))
    let isPlace = group >= 4 && group < 0xFFFE
    guard encoding.isExplicit, group != 0xFFFE else {
      return ScannedElement(
        tag: tag, vr: nil, length: Int(uint32(offset + 4, isBigEndian: big)), value: offset + 8,
        isSound: isPlace)
    }
    let letters = uint16(offset + 4, isBigEndian: true)
    let short = Int(uint16(offset + 6, isBigEndian: big))
    if let vr = VR(rawValue: letters) {
      guard vr.hasLongLength else {
        return ScannedElement(
          tag: tag, vr: vr, length: short, value: offset + 8, isSound: isPlace)
      }
      guard limit - offset >= 12 else { return nil }
      return ScannedElement(
        tag: tag, vr: vr, length: Int(uint32(offset + 8, isBigEndian: big)), value: offset + 12,
        isSound: isPlace)
    }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    if capitals.contains(self[offset + 4]), capitals.contains(self[offset + 5]) {
      // PS3.5 §6.2.2: value representations to come have the long form; old mistakes the short one.
      if short == 0, limit - offset >= 12 {
        let length = Int(uint32(offset + 8, isBigEndian: big))
        if length == ScannedElement.undefined || length <= limit - offset - 12 {
          return ScannedElement(
            tag: tag, vr: .un, length: length, value: offset + 12, isSound: isPlace)
        }
      }
      return ScannedElement(
        tag: tag, vr: .un, length: short, value: offset + 8, isSound: isPlace)
    }
    // An element in implicit VR among explicit ones: only where the dictionary knows it.
    let length = Int(uint32(offset + 4, isBigEndian: big))
    let fits = length == ScannedElement.undefined || length <= limit - offset - 8
    return ScannedElement(
      tag: tag, vr: nil, length: length, value: offset + 8,
      isSound: isPlace && fits && DataDictionary.vr(of: Tag(rawValue: tag)) != nil)
  }
}
