import Testing

@testable import DICOMCore

@Suite struct IODConditionTests {
  private static func text(_ tag: DICOMCore.Tag, _ vr: VR, _ value: String) -> DataElement {
    DataElement(tag, vr, .memory(Array(value.utf8)))
  }

  private static func word(_ tag: DICOMCore.Tag, _ value: UInt16) -> DataElement {
    DataElement(tag, .us, .memory(littleEndianBytes(value)))
  }

  private static func rule(_ sopClass: UID, _ module: String, _ tag: DICOMCore.Tag) throws
    -> AttributeRule
  {
    let definition = try #require(InformationObjectDefinition.of(sopClass: sopClass))
    let use = try #require(definition.modules.first { $0.module.name == module })
    return try #require(use.module.attributes[tag])
  }

  private static let ct: UID = "1.2.840.10008.5.1.4.1.1.2"

  @Test func `an attribute may be forbidden beside another, though it is allowed otherwise`() throws
  {
    let rule = try Self.rule(Self.ct, "General Series", Tag(0x0018, 0x5100))
    let condition = try #require(rule.condition)
    #expect(
      condition.otherwise == .allowed && condition.wordsOfBan.hasSuffix("(0054,0410) is there"))
    let orientation = Tag(0x0054, 0x0410)
    let item = DataElement(orientation, .sq, .items([]))
    #expect(condition.forbids(in: DataSet([item])) && !condition.forbids(in: DataSet()))
  }

  @Test func `Planar Configuration is required for more than one sample`() throws {
    let rule = try Self.rule(Self.ct, "Image Pixel", .planarConfiguration)
    let condition = try #require(rule.condition)
    #expect(rule.type == .conditional && condition.text == "00280002>1")
    #expect(condition.holds(in: DataSet([Self.word(.samplesPerPixel, 3)])) == true)
    #expect(condition.holds(in: DataSet([Self.word(.samplesPerPixel, 1)])) == false)
    #expect(condition.holds(in: DataSet()) == false)
    #expect(condition.attributes == [.samplesPerPixel])
  }

  @Test func `a palette is required for PALETTE COLOR, unless its data are in segments`() throws {
    let tag = DICOMCore.Tag.redPaletteColorLookupTableData
    let rule = try Self.rule("1.2.840.10008.5.1.4.1.1.7", "Image Pixel", tag)
    let condition = try #require(rule.condition)
    var dataSet = DataSet([Self.text(.photometricInterpretation, .cs, "PALETTE COLOR ")])
    #expect(condition.holds(in: dataSet) == true)
    dataSet[Tag(0x0028, 0x1221)] = Self.text(Tag(0x0028, 0x1221), .ow, "ab")
    #expect(condition.holds(in: dataSet) == false)
    dataSet = DataSet([Self.text(.photometricInterpretation, .cs, "RGB ")])
    #expect(condition.holds(in: dataSet) == false && condition.otherwise == .allowed)
  }

  @Test func `one of the three forms of a code is required`() throws {
    let rule = try Self.rule(Self.ct, "General Study", .procedureCodeSequence)
    let condition = try #require(rule.items[.codeValue]?.condition)
    #expect(condition.holds(in: DataSet()) == true)
    #expect(condition.holds(in: DataSet([Self.text(.longCodeValue, .uc, "x ")])) == false)
  }

  @Test func `what an absent attribute is not cannot be told`() throws {
    let rules = InformationObjectDefinition.all.flatMap { $0.modules.map(\.module) }
      .flatMap { Array($0.attributes) }
    let condition = try #require(
      rules.compactMap(\.condition).first {
        $0.text.hasPrefix("00") && $0.text.contains("!='NONE'")
      })
    #expect(condition.holds(in: DataSet()) != true)
  }

  @Test func `content items are asked for their own Value Type, however deep`() throws {
    let rule = try Self.rule(
      "1.2.840.10008.5.1.4.1.1.88.11", "SR Document Content", .contentSequence)
    var rules = rule.items
    for _ in 0..<5 { rules = try #require(rules[.contentSequence]?.items) }
    let condition = try #require(rules[.textValue]?.condition)
    let item = DataSet([Self.text(.valueType, .cs, "TEXT")])
    #expect(condition.holds(in: item, within: [DataSet(), DataSet()]) == true)
    #expect(condition.holds(in: DataSet([Self.text(.valueType, .cs, "NUM ")])) == false)
  }

  @Test func `a frame's attributes are found in its other functional groups`() throws {
    let definition = try #require(
      InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.4.1"))
    let rules = definition.functionalGroups.flatMap { use in use.macro.attributes.flatMap(\.items) }
    let condition = try #require(
      rules.compactMap(\.condition).first { $0.text == "%00089007[1]='ORIGINAL'" })
    let frameType = DataSet([Self.text(.frameType, .cs, "ORIGINAL\\PRIMARY")])
    let group = DataSet([DataElement(Tag(0x0018, 0x9226), .sq, .items([frameType]))])
    #expect(condition.holds(in: DataSet(), within: [DataSet(), group]) == true)
    #expect(condition.holds(in: DataSet(), within: [DataSet(), DataSet()]) == nil)
  }

  @Test func `every condition is computed without an instance`() {
    for definition in InformationObjectDefinition.all {
      for use in definition.modules {
        for rule in use.module.attributes {
          #expect(
            rule.condition == nil || rule.type == .conditional || rule.type == .conditionalEmpty)
          _ = rule.condition?.holds(in: DataSet())
        }
      }
    }
  }

  @Test(arguments: [
    (
      "00280002>1", "Samples Per Pixel (0028,0002) is above 1",
      "Samples Per Pixel (0028,0002) is not above 1"
    ),
    (
      "^00720050='AE'", "Selector Attribute VR (0072,0050) around the item is AE",
      "Selector Attribute VR (0072,0050) around the item is not AE"
    ),
    (
      "00080008[1]='ORIGINAL','MIXED'&!00189172*",
      "value 1 of Image Type (0008,0008) is ORIGINAL or MIXED and"
        + " Bulk Motion Compensation Technique (0018,9172) has no value",
      "value 1 of Image Type (0008,0008) is not ORIGINAL or MIXED or"
        + " Bulk Motion Compensation Technique (0018,9172) has a value"
    ),
  ])
  func `a condition and its contrary are told in words`(
    _ text: String, _ words: String, _ contrary: String
  ) throws {
    let condition = try #require(IODCondition(text))
    #expect(condition.words == words)
    #expect(condition.wordsOfContrary == contrary)
  }

  @Test func `every condition of the table has words without signs of the table`() {
    for definition in InformationObjectDefinition.all {
      for condition in definition.modules.compactMap(\.condition) {
        for sign in ["!", "&", "|", "^", "'"] { #expect(!condition.words.contains(sign)) }
      }
    }
  }
}
