/// Tag, VR and length of one element, and where its value begins.
struct ElementHeader {
  static let undefinedLength = 0xFFFF_FFFF

  var tag: Tag
  /// Nil in implicit VR, and for delimiters.
  var vr: VR?
  /// `undefinedLength`, or bytes.
  var length: Int
  var offset: Int
  var valueOffset: Int
  /// What was not as it should be.
  var problem: Diagnostic.Kind?

  var isUndefined: Bool { length == Self.undefinedLength }
}

extension SourceWindow {
  /// Reads the header at `offset`; nothing of the value.
  /// - Throws: `.truncated` when `end` comes first.
  mutating func header(
    at offset: Int, end: Int, encoding: ElementEncoding
  ) throws -> ElementHeader {
    guard end - offset >= 8 else {
      throw DICOMError(
        .beyond(end, of: self, needed: 8, available: max(0, end - offset)), offset: offset)
    }
    try load(offset, min(12, end - offset))
    return try header(loaded: offset, end: end, encoding: encoding)
  }

  /// The header at `offset`, of which `min(12, end - offset)` bytes, 8 at the least, are loaded.
  func header(loaded offset: Int, end: Int, encoding: ElementEncoding) throws -> ElementHeader {
    let big = encoding.isBigEndian
    let tag = Tag(uint16(offset, bigEndian: big), uint16(offset + 2, bigEndian: big))
    func short(_ vr: VR?, _ problem: Diagnostic.Kind? = nil) -> ElementHeader {
      ElementHeader(
        tag: tag, vr: vr, length: Int(uint16(offset + 6, bigEndian: big)), offset: offset,
        valueOffset: offset + 8, problem: problem)
    }
    func implicit(_ problem: Diagnostic.Kind? = nil) -> ElementHeader {
      ElementHeader(
        tag: tag, vr: nil, length: Int(uint32(offset + 4, bigEndian: big)), offset: offset,
        valueOffset: offset + 8, problem: problem)
    }
    func long(_ vr: VR, _ problem: Diagnostic.Kind? = nil) throws -> ElementHeader {
      guard end - offset >= 12 else {
        throw DICOMError(
          .beyond(end, of: self, needed: 12, available: end - offset), offset: offset)
      }
      return ElementHeader(
        tag: tag, vr: vr, length: Int(uint32(offset + 8, bigEndian: big)), offset: offset,
        valueOffset: offset + 12, problem: problem)
    }
    guard encoding.isExplicit, tag.group != 0xFFFE else { return implicit() }
    let letters = uint16(offset + 4, bigEndian: true)
    if let vr = VR(rawValue: letters) { return vr.hasLongLength ? try long(vr) : short(vr) }
    guard Self.isLetters(letters) else { return implicit(.implicitElement) }
    // PS3.5 §6.2.2: value representations to come have the long form; old mistakes the short one.
    let name = String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self)
    if uint16(offset + 6, bigEndian: big) == 0, end - offset >= 12 {
      let header = try long(.un, .unknownVR(name))
      if header.isUndefined || header.length <= end - header.valueOffset { return header }
    }
    return short(.un, .unknownVR(name))
  }

  private static func isLetters(_ code: UInt16) -> Bool {
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return letters.contains(UInt8(code >> 8)) && letters.contains(UInt8(code & 0xFF))
  }
}
