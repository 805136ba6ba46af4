import DICOMCore
import FuzzNumbers

/// Makes instances of any class by the tables of its modules, with values that are hard to bear.
struct ObjectMaker {
  private var random: SplitMix
  /// Elements that may still be made: sequences lie in sequences.
  private var left = 0

  init(_ random: SplitMix) { self.random = random }

  /// A file in Explicit VR Little Endian, or in what it says and is not.
  mutating func file() throws -> [UInt8] {
    left = 1500
    let all = InformationObjectDefinition.all
    let definition = all[random.below(all.count)]
    let sopClass = definition.sopClasses.first ?? "1.2.840.10008.5.1.4.1.1.7"
    var dataSet = DataSet()
    for use in definition.modules where use.usage == .mandatory || random.below(3) == 0 {
      fill(&dataSet, use.module.attributes, depth: 0)
    }
    addFrames(&dataSet, definition)
    if random.below(2) == 0 { addPixels(&dataSet) }
    let instance = "1.2.3.\(random.below(6))"
    dataSet[.sopClassUID] = DataElement(.sopClassUID, .ui, .memory(text(sopClass.rawValue, .ui)))
    dataSet[.sopInstanceUID] = DataElement(.sopInstanceUID, .ui, .memory(text(instance, .ui)))
    let syntaxes = ["1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5"]
    let syntax = syntaxes[random.below(syntaxes.count)]
    let meta = DataSet([
      DataElement(Tag(0x0002, 0x0001), .ob, .memory([0, 1])),
      DataElement(.mediaStorageSOPClassUID, .ui, .memory(text(sopClass.rawValue, .ui))),
      DataElement(.mediaStorageSOPInstanceUID, .ui, .memory(text(instance, .ui))),
      DataElement(.transferSyntaxUID, .ui, .memory(text(syntax, .ui))),
    ])
    let writer = DataSetWriter(.explicitVRLittleEndian)
    return try [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + writer.encode(meta)
      + writer.encode(dataSet)
  }

  private mutating func fill(_ dataSet: inout DataSet, _ rules: AttributeRules, depth: Int) {
    for rule in rules where left > 0 && random.below(depth == 0 ? 4 : 2) > 0 {
      left -= 1
      let vr = random.below(40) == 0 ? .un : DataDictionary.vr(of: rule.tag) ?? .un
      if vr == .sq {
        guard depth < 5 else { continue }
        var items: [DataSet] = []
        for _ in 0..<[0, 1, 1, 1, 2, 5][random.below(6)] {
          var item = DataSet()
          fill(&item, rule.items, depth: depth + 1)
          items.append(item)
        }
        dataSet[rule.tag] = DataElement(rule.tag, .sq, .items(items))
      } else {
        dataSet[rule.tag] = DataElement(rule.tag, vr, .memory(value(rule, vr)))
      }
    }
  }

  /// Functional groups, which are in no table of modules.
  private mutating func addFrames(
    _ dataSet: inout DataSet, _ definition: InformationObjectDefinition
  ) {
    guard !definition.functionalGroups.isEmpty else { return }
    for (tag, most) in [
      (Tag.sharedFunctionalGroupsSequence, 3), (.perFrameFunctionalGroupsSequence, 8),
    ] {
      var items: [DataSet] = []
      for _ in 0..<random.below(most) {
        var item = DataSet()
        left += 100
        for use in definition.functionalGroups where random.below(3) == 0 {
          fill(&item, use.macro.attributes, depth: 1)
        }
        items.append(item)
      }
      dataSet[tag] = DataElement(tag, .sq, .items(items))
    }
  }

  private mutating func addPixels(_ dataSet: inout DataSet) {
    for tag in [
      Tag.rows, .columns, .bitsAllocated, .bitsStored, .highBit, .samplesPerPixel,
      .pixelRepresentation, .planarConfiguration,
    ] {
      let number = [0, 1, 2, 3, 7, 8, 11, 12, 16, 32, 64, 65_535][random.below(12)]
      dataSet[tag] = DataElement(tag, .us, .memory([UInt8(number & 0xFF), UInt8(number >> 8)]))
    }
    let bytes = (0..<random.below(300)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let tag = [Tag.pixelData, .pixelData, .floatPixelData, .doubleFloatPixelData][random.below(4)]
    var value = Value.memory(bytes)
    if random.below(2) == 0 {
      let table = Bytes.memory(Array(bytes.prefix(random.below(5) * 4)))
      let pieces = (0..<random.below(6)).map { _ in
        Bytes.memory(Array(bytes.prefix(random.below(100) * 2)))
      }
      value = .fragments(Fragments(basicOffsetTable: table, fragments: pieces))
    }
    dataSet[tag] = DataElement(
      tag, tag == .pixelData ? .ow : tag == .floatPixelData ? .of : .od, value)
    for group in [UInt16(0x6000), 0x6002, 0x60FE] where random.below(3) == 0 {
      for element in [UInt16(0x0010), 0x0011, 0x0015, 0x0100, 0x0102, 0x3000] {
        let tag = Tag(group, element)
        dataSet[tag] = DataElement(
          tag, element == 0x3000 ? .ow : .us, .memory(Array(bytes.prefix(2))))
      }
    }
  }

  private static let numbers = [
    "0", "1", "-1", "2", "1.0", "0.0", "NaN", "inf", "-inf", "1e308", "-1e308", "1e-320",
    "9223372036854775807", "-9223372036854775808", "99999999999999999999", "2147483648", "1\\0\\0",
    "1\\0\\0\\0\\1\\0", "0\\0\\1e7", "nan\\nan\\nan", "1e7\\-1e7\\9999999.9", "", " ", "\\", "+",
    "4294967295",
  ]

  private mutating func value(_ rule: AttributeRule, _ vr: VR) -> [UInt8] {
    let kind = random.below(8)
    if kind == 0 { return [] }
    if kind < 4, let values = rule.values.first?.values, !values.isEmpty, vr.isText {
      return text(values[random.below(values.count)], vr)
    }
    switch vr {
    case .ui:
      return text(["1.2.3.\(random.below(6))", "1.2..3", "", "x"][random.below(4)], vr)
    case .us, .ss, .ow, .at: return words(2)
    case .ul, .sl, .fl, .of, .ol: return words(4)
    case .fd, .od, .ov, .sv, .uv: return words(8)
    case .ob, .un, .sq: return words(1)
    case .ds, .is: return text(Self.numbers[random.below(Self.numbers.count)], vr)
    case .da, .tm, .dt, .as:
      return text(
        [
          "20260131", "235959.999", "00000000", "99999999", "2026", "-", "20260131235959.1+9999",
          "999Y",
        ][random.below(8)], vr)
    default:
      let texts = [
        "A", "\\\\\\", "^^^^^^=^=", "\u{1B}$B\u{1B}(B", "\u{E9}",
        String(repeating: "x\\", count: 700),
        "ISO_IR 192", "ISO 2022 IR 87\\ISO 2022 IR 6", " ", "\u{0}",
      ]
      return text(texts[random.below(texts.count)], vr)
    }
  }

  private mutating func words(_ size: Int) -> [UInt8] {
    let hard: [UInt64] = [
      0, 1, 2, 0xFF, 0xFFFF, 0x8000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, .max, 1 << 63,
      0x7FF8_0000_0000_0000, 0x7FF0_0000_0000_0000, 0x7FC0_0000, 0x7F80_0000, 0x7FEF_FFFF_FFFF_FFFF,
    ]
    var bytes: [UInt8] = []
    for _ in 0..<[1, 1, 2, 3, 6, 300][random.below(6)] {
      let word = random.below(3) == 0 ? random.next() : hard[random.below(hard.count)]
      for k in 0..<size { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * k))) }
    }
    return bytes
  }

  private func text(_ text: String, _ vr: VR) -> [UInt8] {
    var bytes = Array(text.utf8)
    if bytes.count % 2 == 1 { bytes.append(vr == .ui ? 0 : 0x20) }
    return bytes
  }
}
