import DICOMCore

private let shared = Tag.sharedFunctionalGroupsSequence
private let frames = Tag.perFrameFunctionalGroupsSequence

extension ObjectRuleCase {
  static let definition: [ObjectRuleCase] = [
    ObjectRuleCase("IOD-001") { $0.data[.sopClassUID] = nil },
    ObjectRuleCase("IOD-002") { instance in
      instance.set(.sopClassUID, .ui, "1.2.3.4.5")
      instance.setMeta(.mediaStorageSOPClassUID, .ui, "1.2.3.4.5")
    },
    ObjectRuleCase("IOD-003") { $0.data[.seriesInstanceUID] = nil },
    ObjectRuleCase("IOD-004") { $0.set(.seriesInstanceUID, .ui, "") },
    ObjectRuleCase("IOD-005") { $0.data[.studyID] = nil },
    ObjectRuleCase("IOD-006") { $0.set(.samplesPerPixel, .us, words: 3) },
    ObjectRuleCase("IOD-007") { instance in
      instance.set(.samplesPerPixel, .us, words: 3)
      instance.set(.planarConfiguration, .us, "")
    },
    ObjectRuleCase("IOD-008", { .ct }) { $0.data[.position] = nil },
    ObjectRuleCase("IOD-009") { instance in
      let tag = Tag(0x7FE0, 0x0002)
      instance.data[tag] = DataElement(tag, .ov, .memory([UInt8](repeating: 0, count: 8)))
    },
    ObjectRuleCase("IOD-010") { $0.set(.patientSex, .cs, "X") },
    ObjectRuleCase("IOD-011") { $0.set(.conversionType, .cs, "SOMEHOW") },
    ObjectRuleCase("IOD-012", { .enhancedCT }) { instance in
      instance.setItems(shared, instance.data.items(shared) + [DataSet()])
    },
    ObjectRuleCase("IOD-013", { .enhancedCT }) { instance in
      instance.setItems(frames, instance.data.items(frames) + instance.data.items(frames))
    },
    ObjectRuleCase("IOD-014", { .enhancedCT }) { instance in
      var group = instance.data.items(frames)[0]
      group[.frameContent] = nil
      instance.setItems(frames, [group])
    },
    ObjectRuleCase("IOD-015", { .enhancedCT }) { instance in
      var group = DataSet()
      group[.pixelMeasures] = instance.data.items(frames)[0][.pixelMeasures]
      instance.setItems(shared, [group])
    },
    ObjectRuleCase("IOD-016") { $0.set(Tag(0x0008, 0x0010), .sh, "ACR-NEMA 2.0") },
    ObjectRuleCase("IOD-017") { $0.set(Tag(0x0018, 0x0060), .ds, "120") },
    ObjectRuleCase("IOD-018") { $0.set(Tag(0x0010, 0x0F0F), .lo, "TEXT") },
    ObjectRuleCase("IOD-019") { $0.set(.private0, .lo, "TEXT") },
    ObjectRuleCase("IOD-020", { .ct }) { $0.set(.imageType, .cs, "ORIGINAL\\PRIMARY") },
    ObjectRuleCase("IOD-021") { $0.set(.seriesInstanceUID, .ui, "1.2.3.2") },
    ObjectRuleCase("IOD-022") { $0.set(.numberOfFrames, .is, "2") },
    ObjectRuleCase("IOD-023") { $0.set(.planarConfiguration, .us, words: 0) },
    ObjectRuleCase("IOD-024", { .ct }) { $0.set(.highBit, .us, words: 15) },
    ObjectRuleCase("IOD-025", { .ct }) { $0.set(.bodyPart, .cs, "BREAST") },
    ObjectRuleCase("IOD-026") { instance in
      let code = DataSet([
        .text(Tag(0x0008, 0x0100), .sh, "1"), .text(Tag(0x0008, 0x0102), .sh, "99TEST"),
        .text(Tag(0x0008, 0x0104), .lo, "ONE"),
      ])
      instance.setItems(Tag(0x0008, 0x2218), [code, code])
    },
    ObjectRuleCase("IOD-027", { .ct }) { instance in
      instance.set(.rows, .us, words: 2)
      instance.set(.columns, .us, words: 2)
      instance.set(.pixelSpacing, .ds, "0.5\\0")
    },
    ObjectRuleCase("IOD-028", { .report }) { instance in
      var content = instance.data.items(.content)
      content[0].setReference(to: "1.2.3.6")
      instance.setItems(.content, content)
    },
    ObjectRuleCase("IOD-029", { .segmentation }) { instance in
      let segments = Tag(0x0062, 0x0002)
      var segment = instance.data.items(segments)[0]
      segment[.segmentNumber] = DataElement(.segmentNumber, .us, .memory([2, 0]))
      instance.setItems(segments, [segment])
    },
    ObjectRuleCase("IOD-030") { instance in
      instance.setMeta(.transferSyntaxUID, .ui, "1.2.840.10008.1.2.4.50")
      instance.set(.samplesPerPixel, .us, words: 3)
      instance.set(.planarConfiguration, .us, words: 0)
      instance.set(.photometricInterpretation, .cs, "YBR_FULL")
      instance.data[.pixelData] = DataElement(
        .pixelData, .ob, .fragments(Fragments(fragments: [.memory([0, 0])])))
    },
    ObjectRuleCase("IOD-031") { $0.set(Tag(0x0028, 0x0034), .is, "1\\1") },
  ]
}
