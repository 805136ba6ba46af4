import DICOMCore
import Testing

/// An instance that breaks one rule alone.
struct ObjectRuleCase: CustomTestStringConvertible, Sendable {
  var rule: String
  var make: @Sendable () -> MadeInstance
  var testDescription: String { rule }

  init(
    _ rule: String, _ base: @escaping @Sendable () -> MadeInstance = { .secondaryCapture },
    _ breakIt: @escaping @Sendable (inout MadeInstance) -> Void
  ) {
    self.rule = rule
    make = {
      var instance = base()
      breakIt(&instance)
      return instance
    }
  }

  static let all = encoding + values + definition
}

private let creator = element(.creator, "LO", Array("TEST".utf8))
private let undefined: UInt32 = .max
private let itemEnd: [UInt8] = [0xFE, 0xFF, 0x0D, 0xE0, 0, 0, 0, 0]
private let sequenceEnd: [UInt8] = [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
private func item(_ content: [UInt8]) -> [UInt8] {
  [0xFE, 0xFF, 0x00, 0xE0, UInt8(content.count), 0, 0, 0] + content
}

extension ObjectRuleCase {
  static let encoding: [ObjectRuleCase] = [
    ObjectRuleCase("ENC-001") { $0.edit = { $0.removeFirst(128) } },
    ObjectRuleCase("ENC-002") { $0.edit = { $0.replaceSubrange(128..<132, with: []) } },
    ObjectRuleCase("ENC-003") { instance in
      instance.edit = { bytes in
        let length = Int(bytes[140]) | Int(bytes[141]) << 8
        bytes.removeFirst(144 + length)
      }
    },
    ObjectRuleCase("ENC-004") { $0.edit = { $0.removeSubrange(132..<144) } },
    ObjectRuleCase("ENC-005") { $0.edit = { $0[140] += 2 } },
    ObjectRuleCase("ENC-006") { $0.meta[.transferSyntaxUID] = nil },
    ObjectRuleCase("ENC-007") { $0.setMeta(.transferSyntaxUID, .ui, "1.2.3.4") },
    ObjectRuleCase("ENC-008") { $0.setMeta(.transferSyntaxUID, .ui, "1.2.840.10008.1.2") },
    ObjectRuleCase("ENC-009") { $0.tail = creator + element(.private0, "ZZ", [0, 0]) },
    ObjectRuleCase("ENC-010") { $0.tail = creator + element(.private0, "", [0, 0]) },
    ObjectRuleCase("ENC-011") { $0.tail = element(.creator, "LO", Array("ODD".utf8)) },
    ObjectRuleCase("ENC-012") { $0.tail = creator + creator },
    ObjectRuleCase("ENC-013") { instance in
      instance.tail = element(Tag(0x7FE1, 0x0011), "LO", Array("LATE".utf8)) + creator
    },
    ObjectRuleCase("ENC-014") { instance in
      instance.tail = creator + element(.private0, "SQ", item([]) + itemEnd)
    },
    ObjectRuleCase("ENC-015") { instance in
      instance.tail =
        creator + element(.private0, "SQ", item([]), length: undefined)
        + element(.private1, "LO", Array("TEXT".utf8))
    },
    ObjectRuleCase("ENC-016") { instance in
      let inner = element(.studyID, "SH", Array("1 ".utf8))
      instance.tail =
        creator + element(.private0, "UN", item(inner) + sequenceEnd, length: undefined)
    },
    ObjectRuleCase("ENC-017") { instance in
      instance.tail =
        creator + element(.private0, "OB", item([]) + sequenceEnd, length: undefined)
    },
    ObjectRuleCase("ENC-018") { $0.tail = [UInt8](repeating: 0, count: 64) },
    ObjectRuleCase("ENC-019") { $0.edit = { $0.removeLast() } },
    ObjectRuleCase("ENC-020") { $0.meta[.fileMetaInformationVersion] = nil },
    ObjectRuleCase("ENC-021") { $0.meta[.mediaStorageSOPClassUID] = nil },
    ObjectRuleCase("ENC-022") {
      $0.setMeta(.mediaStorageSOPClassUID, .ui, "1.2.840.10008.5.1.4.1.1.2")
    },
    ObjectRuleCase("ENC-023") { $0.meta[.mediaStorageSOPInstanceUID] = nil },
    ObjectRuleCase("ENC-024") { $0.setMeta(.mediaStorageSOPInstanceUID, .ui, "1.2.3.8") },
    ObjectRuleCase("ENC-025") { $0.meta[.implementationClassUID] = nil },
    ObjectRuleCase("ENC-026") { $0.set(.seriesDescription, .st, "TEXT") },
    ObjectRuleCase("ENC-027") { $0.tail = element(Tag(0x7FE1, 0x0000), "UL", [0, 0, 0, 0]) },
    ObjectRuleCase("ENC-028") { $0.set(.seriesDescription, .un, "TEXT") },
    ObjectRuleCase("ENC-029") { $0.set(Tag(0x0005, 0x0010), .lo, "TEST") },
    ObjectRuleCase("ENC-030") { $0.set(Tag(0x0004, 0x1500), .cs, "FILE") },
    ObjectRuleCase("ENC-031") { instance in
      instance.setMeta(.transferSyntaxUID, .ui, "1.2.840.10008.1.2.4.52")
      instance.data[.pixelData] = DataElement(
        .pixelData, .ob, .fragments(Fragments(fragments: [.memory([0, 0])])))
    },
    ObjectRuleCase("ENC-032") { instance in
      instance.meta[.fileMetaInformationVersion] = DataElement(
        .fileMetaInformationVersion, .ob, .memory([0, 2]))
    },
    ObjectRuleCase("ENC-033") { instance in
      instance.set(.bitsAllocated, .us, words: 16)
      instance.data[.pixelData] = DataElement(.pixelData, .ob, .memory([0, 0]))
    },
  ]

  static let values: [ObjectRuleCase] = [
    ObjectRuleCase("VAL-001") { $0.tail = creator + element(.private0, "UL", [0, 0]) },
    ObjectRuleCase("VAL-002") { $0.set(.studyID, .sh, "12345678901234567") },
    ObjectRuleCase("VAL-003") { $0.set(.studyID, .sh, "1\u{7}") },
    ObjectRuleCase("VAL-004") { $0.set(.studyDate, .da, "2024.02.29") },
    ObjectRuleCase("VAL-005") { $0.set(.studyDate, .da, "20230229") },
    ObjectRuleCase("VAL-006") { $0.set(.studyDate, .da, "20230201-20230203") },
    ObjectRuleCase("VAL-007") { $0.set(.referringPhysicianName, .pn, "A^B^C^D^E^F") },
    ObjectRuleCase("VAL-008") { instance in
      instance.data[.seriesDescription] = DataElement(
        .seriesDescription, .lo, .memory([0x41, 0xE9]))
    },
    ObjectRuleCase("VAL-009") { instance in
      instance.data[.studyID] = DataElement(.studyID, .sh, .memory([0x31, 0]))
    },
    ObjectRuleCase("VAL-010") { $0.set(.studyID, .sh, "1\\2") },
    ObjectRuleCase("VAL-011") { $0.set(.specificCharacterSet, .cs, "ISO IR 100") },
  ]
}
