internal import DICOMCore

/// Makes value fields of what is given for attributes, and says why it cannot.
struct ElementEncoder {
  /// UTF-8 holds every text: the set that is enough is chosen when all are known.
  var characterSet = SpecificCharacterSet.utf8
  /// Pixel Representation is 1: values of pixels are SS where the dictionary has US or SS.
  var isSigned = false

  /// The VR given, the dictionary's, or the one of several that the values need.
  func vr(of setting: AttributeSetting) -> VR {
    if let vr = setting.vr { return vr }
    let allowed = setting.path.attribute.vrs
    if allowed.contains(.us), allowed.contains(.ss) {
      var isNegative = false
      if case .texts(let texts) = setting.value {
        isNegative = texts.contains { $0.utf8.first == UInt8(ascii: "-") }
      }
      return isSigned || isNegative ? .ss : .us
    }
    return allowed.contains(.ow) && !allowed.contains(.us) ? .ow : allowed.first ?? .un
  }

  /// Everything that is wrong with a value.
  func faults(_ setting: AttributeSetting) -> [AttributeError] {
    let vr = vr(of: setting)
    do {
      let bytes = try bytes(setting)
      let entry =
        setting.path.attribute.creator == nil
        ? DataDictionary.entry(for: setting.path.attribute.tag) : nil
      return ValueCheck(characterSet: characterSet)
        .faults(bytes, vr, multiplicity: entry.map { ValueMultiplicity($0.vm) })
        .map { setting.fault("\($0) (VR \(vr.name))") }
    } catch {
      return [error]
    }
  }

  /// The value field, padded to an even length.
  func bytes(_ setting: AttributeSetting) throws(AttributeError) -> [UInt8] {
    let vr = vr(of: setting)
    guard vr != .sq else { throw setting.fault("a sequence has items and no value of its own") }
    var bytes: [UInt8]
    switch setting.value {
    case .items: throw setting.fault("only a sequence has items; the VR is \(vr.name)")
    case .bytes(let given): bytes = given
    case .texts(let texts) where vr.isText:
      guard texts.count < 2 || !vr.isSingleText else {
        throw setting.fault("an attribute of VR \(vr.name) has one value")
      }
      let text = texts.joined(separator: "\\")
      guard let encoded = characterSet.encode(text, vr: vr) else {
        throw setting.fault(
          vr.usesSpecificCharacterSet
            ? "the text has characters that Specific Character Set does not have"
            : "an attribute of VR \(vr.name) has no characters beyond ASCII")
      }
      bytes = encoded
    case .texts(let texts):
      bytes = []
      for text in texts {
        guard let word = Self.word(text, vr) else {
          throw setting.fault("a value is no \(Self.expected(vr)), as VR \(vr.name) has")
        }
        bytes += word
      }
    }
    if bytes.count % 2 == 1 { bytes.append(vr.padding) }
    return bytes
  }

  private static func word(_ text: String, _ vr: VR) -> [UInt8]? {
    let text = text.trimmingSpaces
    func integer<Word: FixedWidthInteger>(_: Word.Type) -> [UInt8]? {
      Word(text).map { littleEndianBytes($0) }
    }
    switch vr {
    case .us, .ow: return integer(UInt16.self)
    case .ss: return integer(Int16.self)
    case .ul, .ol: return integer(UInt32.self)
    case .sl: return integer(Int32.self)
    case .uv, .ov: return integer(UInt64.self)
    case .sv: return integer(Int64.self)
    case .ob, .un: return integer(UInt8.self)
    case .fl, .of: return Float(text).map { littleEndianBytes($0.bitPattern) }
    case .fd, .od: return Double(text).map { littleEndianBytes($0.bitPattern) }
    case .at:
      return (DataDictionary.tag(keyword: text) ?? Tag(text)).map {
        littleEndianBytes($0.group) + littleEndianBytes($0.element)
      }
    default: return nil
    }
  }

  private static func expected(_ vr: VR) -> String {
    switch vr {
    case .fl, .fd, .of, .od: "decimal number"
    case .at: "keyword or tag of an attribute"
    case .ob, .un: "number from 0 to 255"
    default: "whole number of its range"
    }
  }
}
