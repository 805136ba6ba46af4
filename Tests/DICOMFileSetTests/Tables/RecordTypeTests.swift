import DICOMCore
import DICOMFileSet
import Testing

@Suite struct RecordTypeTests {
  @Test func `all types are there with their places`() {
    #expect(DirectoryRecordType.all.filter { !$0.isRetired }.count == 35)
    #expect(DirectoryRecordType.patient.mayStand(below: nil))
    #expect(DirectoryRecordType.image.mayStand(below: .series))
    #expect(!DirectoryRecordType.image.mayStand(below: .study))
    #expect(DirectoryRecordType.privateRecord.mayStand(below: .image))
    #expect(DirectoryRecordType.privateRecord.mayStand(below: nil))
    #expect(DirectoryRecordType.hangingProtocol.level == .nonPatient)
    #expect(DirectoryRecordType.curve.isRetired && DirectoryRecordType.curve.level == .instance)
    #expect(DirectoryRecordType(rawValue: "NONSENSE").level == nil)
    #expect(!DirectoryRecordType(rawValue: "NONSENSE").mayStand(below: nil))
  }

  @Test func `every storage class but those of procedure protocols has a type of record`() {
    let classes = SOPClass.all.filter(\.isStorage)
    #expect(classes.count == 199)
    var without: [String] = []
    for sopClass in classes {
      guard let type = DirectoryRecordType.of(sopClass: sopClass.uid) else {
        without.append(sopClass.keyword)
        continue
      }
      #expect(type.isKnown, "\(sopClass.uid)")
      #expect(type.level == .instance || type.level == .nonPatient, "\(sopClass.uid)")
    }
    #expect(
      without == [
        "CTDefinedProcedureProtocolStorage", "CTPerformedProcedureProtocolStorage",
        "ProtocolApprovalStorage", "XADefinedProcedureProtocolStorage",
        "XAPerformedProcedureProtocolStorage",
      ])
    #expect(DirectoryRecordType.of(sopClass: "1.2.840.10008.1.3.10") == nil)
  }

  /// pydicom makes an IMAGE of whatever it has no other type for, so only its other answers count.
  @Test func `pydicom gives the same types where it has any`() throws {
    let output = try runPython(
      """
      from pydicom import fileset
      for table in (fileset._FOUR_LEVEL_SOP_CLASSES, fileset._SINGLE_LEVEL_SOP_CLASSES):
        for uid, kind in table.items(): print(uid, kind, sep='|')
      """)
    var compared = 0
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: "|").map(String.init)
      compared += 1
      #expect(
        DirectoryRecordType.of(sopClass: UID(rawValue: fields[0]))?.rawValue == fields[1],
        "\(line)")
    }
    #expect(compared > 70)
  }
}

@Suite struct SelectionKeyTests {
  @Test func `every record type has its keys`() {
    for type in DirectoryRecordType.all where !type.isRetired {
      #expect(!SelectionKey.keys(of: type).isEmpty, "\(type)")
    }
    #expect(
      SelectionKey.keys(of: .study).map(\.tag) == [
        .specificCharacterSet, .studyDate, .studyTime, .studyDescription, .studyInstanceUID,
        .studyID, .accessionNumber,
      ])
    #expect(SelectionKey.keys(of: .patient).last?.requirement == .type1)
    #expect(SelectionKey.keys(of: DirectoryRecordType(rawValue: "NONSENSE")).isEmpty)
  }

  @Test func `sequences have the elements of their items`() throws {
    let series = try #require(
      SelectionKey.keys(of: .presentation).first { $0.tag == .referencedSeriesSequence })
    #expect(series.requirement == .type1C(.presentInInstance))
    let images = try #require(series.items?.keys.last)
    #expect(images.tag == .referencedImageSequence && images.items?.keys.count == 4)
    let title = SelectionKey.keys(of: .srDocument).first { $0.tag == .conceptNameCodeSequence }
    #expect(title?.items?.macros == [.code])
    let content = SelectionKey.keys(of: .srDocument).first { $0.tag == .contentSequence }
    #expect(content?.requirement == .type1C(.hasModifiers))
    #expect(content?.items?.macros == [.documentContent])
    #expect(SelectionKey.code.count == 6 && SelectionKey.iconImage.count == 16)
    let icon = SelectionKey.keys(of: .image).first { $0.tag == .iconImageSequence }
    #expect(icon?.items?.macros == [.iconImage] && icon?.requirement == .type3)
  }

  /// As many as the reference has, the six of each coded entry aside.
  @Test func `no key was lost on the way`() {
    func count(_ keys: [SelectionKey]) -> Int {
      keys.reduce(0) { $0 + 1 + count($1.items?.keys ?? []) }
    }
    let types = DirectoryRecordType.all
    #expect(
      types.filter { !$0.isRetired }.reduce(0) { $0 + count(SelectionKey.keys(of: $1)) } == 221)
    let added = AdditionalKeys.all.flatMap { table in
      types.map { count(SelectionKey.keys(of: $0, in: table)) }
    }
    #expect(added.reduce(0, +) == 75)
  }

  @Test func `conditions are evaluated on the instance`() {
    func isMet(_ condition: SelectionKey.Condition, _ tag: DICOMCore.Tag, _ sample: Sample) -> Bool?
    {
      condition.isMet(
        for: tag, in: sample.subject.dataSet, sopClass: UID(rawValue: sample.sopClass))
    }
    let image = Sample.angiogram()
    #expect(isMet(.presentInInstance, .rows, image) == true)
    #expect(isMet(.presentInInstance, .pixelSpacing, image) == false)
    #expect(isMet(.valueInInstance, .studyID, image.with("StudyID")) == false)
    #expect(isMet(.isXAImage, .imageType, image) == true)
    #expect(isMet(.characterSetUsed, .specificCharacterSet, image) == nil)
    let report = image.with("VerificationFlag", "VERIFIED").with(
      "ContentSequence",
      items: [[Sample.Element(keyword: "RelationshipType", values: ["HAS CONCEPT MOD"])]])
    #expect(isMet(.verified, .verificationDateTime, report) == true)
    #expect(isMet(.hasModifiers, .contentSequence, report) == true)
    #expect(isMet(.hasModifiers, .contentSequence, image) == false)
    let spacing = Sample.Element(keyword: "PixelSpacing", values: ["1", "1"])
    let shared = image.with(
      "SharedFunctionalGroupsSequence",
      items: [[Sample.Element(keyword: "PixelMeasuresSequence", items: [[spacing]])]])
    #expect(isMet(.inInstanceOrSharedGroups, .pixelSpacing, shared) == true)
    #expect(isMet(.inInstanceOrSharedGroups, .imagePositionPatient, shared) == false)
  }

  @Test func `profiles add keys to some records`() {
    let dvd = AdditionalKeys(rawValue: "H.3-2")
    #expect(
      SelectionKey.keys(of: .patient, in: dvd).map(\.tag) == [.patientBirthDate, .patientSex])
    #expect(
      SelectionKey.keys(of: .patient, in: dvd).first?.requirement == .type1C(.valueInAnyInstance))
    let images = SelectionKey.keys(of: .image, in: dvd)
    #expect(images.count == 14)
    #expect(
      images.first { $0.tag == .pixelSpacing }?.requirement == .type1C(.inInstanceOrSharedGroups))
    #expect(images.first { $0.tag == .referencedImageSequence }?.items == nil)
    #expect(SelectionKey.keys(of: .study, in: dvd).isEmpty)
    for table in AdditionalKeys.all { #expect(!SelectionKey.keys(of: .image, in: table).isEmpty) }
  }

  @Test func `the elements around the records are there`() {
    #expect(SelectionKey.fileSetIdentification.count == 3)
    #expect(SelectionKey.directoryInformation.count == 4)
    #expect(SelectionKey.everyRecord.count == 10)
  }
}
