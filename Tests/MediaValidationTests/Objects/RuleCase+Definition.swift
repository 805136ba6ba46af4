import DICOMCore

private let shared = Tag.sharedFunctionalGroupsSequence
private let frames = Tag.perFrameFunctionalGroupsSequence

extension RuleCase {
  static let definition: [RuleCase] = [
    RuleCase("IOD-001") { $0.data[.sopClassUID] = nil },
    RuleCase("IOD-002") { instance in
      instance.set(.sopClassUID, .ui, "1.2.3.4.5")
      instance.setMeta(.mediaStorageSOPClassUID, .ui, "1.2.3.4.5")
    },
    RuleCase("IOD-003") { $0.data[.seriesInstanceUID] = nil },
    RuleCase("IOD-004") { $0.set(.seriesInstanceUID, .ui, "") },
    RuleCase("IOD-005") { $0.data[.studyID] = nil },
    RuleCase("IOD-006") { $0.set(.samplesPerPixel, .us, words: 3) },
    RuleCase("IOD-007") { instance in
      instance.set(.samplesPerPixel, .us, words: 3)
      instance.set(.planarConfiguration, .us, "")
    },
    RuleCase("IOD-008", { .ct }) { $0.data[.position] = nil },
    RuleCase("IOD-009") { instance in
      let tag = Tag(0x7FE0, 0x0002)
      instance.data[tag] = DataElement(tag, .ov, .memory([UInt8](repeating: 0, count: 8)))
    },
    RuleCase("IOD-010") { $0.set(.patientSex, .cs, "X") },
    RuleCase("IOD-011") { $0.set(.conversionType, .cs, "SOMEHOW") },
    RuleCase("IOD-012", { .enhancedCT }) { instance in
      instance.setItems(shared, instance.data.items(shared) + [DataSet()])
    },
    RuleCase("IOD-013", { .enhancedCT }) { instance in
      instance.setItems(frames, instance.data.items(frames) + instance.data.items(frames))
    },
    RuleCase("IOD-014", { .enhancedCT }) { instance in
      var group = instance.data.items(frames)[0]
      group[.frameContent] = nil
      instance.setItems(frames, [group])
    },
    RuleCase("IOD-015", { .enhancedCT }) { instance in
      var group = DataSet()
      group[.pixelMeasures] = instance.data.items(frames)[0][.pixelMeasures]
      instance.setItems(shared, [group])
    },
    RuleCase("IOD-016") { $0.set(Tag(0x0008, 0x0010), .sh, "ACR-NEMA 2.0") },
    RuleCase("IOD-017") { $0.set(Tag(0x0018, 0x0060), .ds, "120") },
    RuleCase("IOD-018") { $0.set(Tag(0x0010, 0x0F0F), .lo, "TEXT") },
    RuleCase("IOD-019") { $0.set(.private0, .lo, "TEXT") },
    RuleCase("IOD-020", { .ct }) { $0.set(.imageType, .cs, "ORIGINAL\\PRIMARY") },
    RuleCase("IOD-021") { $0.set(.seriesInstanceUID, .ui, "1.2.3.2") },
    RuleCase("IOD-022") { $0.set(.numberOfFrames, .is, "2") },
    RuleCase("IOD-023") { $0.set(.planarConfiguration, .us, words: 0) },
    RuleCase("IOD-024", { .ct }) { $0.set(.highBit, .us, words: 15) },
    RuleCase("IOD-025", { .ct }) { $0.set(.bodyPart, .cs, "BREAST") },
  ]
}
