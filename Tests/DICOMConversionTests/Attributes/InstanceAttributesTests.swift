import DICOMConversion
import DICOMCore
import Testing

struct InstanceAttributesTests {
  static let capture: UID = "1.2.840.10008.5.1.4.1.1.7"
  static let photograph: UID = "1.2.840.10008.5.1.4.1.1.77.1.4"

  private func made(
    _ sopClass: UID = capture, _ change: (inout InstanceAttributes) throws -> Void
  ) throws -> DICOMCore.DataSet {
    var attributes = InstanceAttributes(sopClass: sopClass)
    attributes.content = MadeInstance.colour
    try change(&attributes)
    var planner = SeriesPlanner()
    return try attributes.dataSet(in: &planner)
  }

  @Test func `the later of two sources counts`() throws {
    let template = try AttributeTemplate(
      """
      {"default": {"PatientID": "default", "StudyID": "default", "Modality": "US",
        "StationName": "default"},
       "fixed": {"StationName": "fixed", "InstitutionName": "fixed"}}
      """)
    let dataSet = try made {
      $0.template = template
      $0.facts = [AttributeSetting(DICOMCore.Tag(0x0010, 0x0020), ["fact"], source: "the file")]
      $0.fileName = try FileNamePattern("{PatientID}_{StudyID}.png").settings(for: "name_1.png")
      $0.table = try #require(
        AttributeTable(csv: Array("StudyID,StationName\ntable,table\n".utf8), name: "a.csv")
          .rows.first
      ).settings
      $0.commandLine = try set("InstitutionName=command")
    }
    #expect(dataSet.string(DICOMCore.Tag(0x0010, 0x0020)) == "name")
    #expect(dataSet.string(DICOMCore.Tag(0x0020, 0x0010)) == "table")
    #expect(dataSet.string(DICOMCore.Tag(0x0008, 0x1010)) == "fixed")
    #expect(dataSet.string(DICOMCore.Tag(0x0008, 0x0080)) == "command")
    #expect(dataSet.string(DICOMCore.Tag(0x0008, 0x0060)) == "US")
    #expect(dataSet.string(DICOMCore.Tag(0x0008, 0x0064)) == "DI")
  }

  @Test func `a missing Type 1 attribute is named with the ways to give it`() throws {
    let error = #expect(throws: AttributeErrors.self) {
      try made("1.2.840.10008.5.1.4.1.1.1.3") { _ in }
    }
    let text = try #require(error?.description)
    #expect(text.contains("Modality") == false)
    #expect(text.contains("ImageLaterality (0020,0062)"))
    #expect(text.contains("--set ImageLaterality=VALUE"))
    #expect(text.contains("--set AnatomicRegionSequence[0].CodeValue=VALUE"))
    #expect(text.contains("--set VOILUTSequence[0].LUTDescriptor=VALUE"))
  }

  @Test func `a required attribute of an item is named with its path`() throws {
    let error = #expect(throws: AttributeErrors.self) {
      try made { $0.commandLine = try set("ProcedureCodeSequence[0].CodeValue=1") }
    }
    #expect(error?.description.contains("ProcedureCodeSequence[0].CodeMeaning") == true)
  }

  @Test(arguments: ["PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing"])
  func `the shape of pixels is not told beside their spacing`(spacing: String) throws {
    let aspect = DICOMCore.Tag(0x0028, 0x0034)
    for (value, isThere) in [("\(spacing)=0.1\\0.2", false), ("\(spacing)=", true)] {
      let dataSet = try made {
        $0.content[aspect] = .text(aspect, .is, "1\\2")
        $0.commandLine = try set(value)
      }
      #expect((dataSet[aspect] != nil) == isThere)
    }
  }

  @Test(arguments: [("MONOCHROME1", "INVERSE"), ("MONOCHROME2", "IDENTITY")])
  func `the Presentation LUT Shape is the one of the pixels`(
    photometric: String, shape: String
  ) throws {
    let dataSet = try made {
      let tag = DICOMCore.Tag(0x0028, 0x0004)
      $0.content = MadeInstance.grey
      $0.content[tag] = .text(tag, .cs, photometric)
      $0.commandLine = try set("PresentationLUTShape=IDENTITY")
    }
    #expect(dataSet.string(DICOMCore.Tag(0x2050, 0x0020)) == shape)
  }

  @Test func `Type 2 attributes are there and empty`() throws {
    let dataSet = try made(Self.photograph) { _ in }
    for tag in [
      DICOMCore.Tag(0x0010, 0x0010), DICOMCore.Tag(0x0010, 0x0020), DICOMCore.Tag(0x0008, 0x0090),
      DICOMCore.Tag(0x0020, 0x0010),
      DICOMCore.Tag(0x0040, 0x0555),
    ] as [DICOMCore.Tag] {
      #expect(dataSet[tag] != nil && !dataSet.hasValue(tag))
    }
  }

  @Test(arguments: [
    ("Doe^Jane", nil), ("Müller^Änne", "ISO_IR 100"), ("Åse=安全", "ISO_IR 192"),
  ])
  func `the character set is the smallest that the values need`(
    name: String, term: String?
  ) throws {
    let dataSet = try made { $0.commandLine = try set("PatientName=\(name)") }
    #expect(dataSet.string(DICOMCore.Tag(0x0008, 0x0005)) == term)
    let script = "import sys,pydicom; print(pydicom.dcmread(sys.argv[1]).PatientName)"
    let printed = try MadeInstance.judged(
      dataSet, by: ["PYTHONIOENCODING=utf-8", "python3", "-c", script])
    #expect(printed == name + "\n")
  }

  @Test func `a declared character set must hold every text`() throws {
    let error = #expect(throws: AttributeErrors.self) {
      try made {
        $0.commandLine = try set("SpecificCharacterSet=ISO_IR 100", "PatientName=安全")
      }
    }
    #expect(error?.description.contains("安") == false)
    #expect(error?.errors.first?.attribute == "PatientName (0010,0010)")
  }

  @Test func `private attributes have their creator's block`() throws {
    let dataSet = try made {
      $0.commandLine = try set(
        "(4453,02,Second.Maker):LO=two", "(4453,02,First.Maker):LO=one",
        "(4453,05,First.Maker):US=7",
        "ProcedureCodeSequence[0].CodeValue=1", "ProcedureCodeSequence[0].CodeMeaning=m",
        "ProcedureCodeSequence[0].CodingSchemeDesignator=99X",
        "ProcedureCodeSequence[0].(4453,01,First.Maker):LO=inner")
    }
    let dump = try MadeInstance.judged(dataSet, by: ["dcmdump"])
    for line in [
      "(4453,0010) LO [First.Maker]", "(4453,0011) LO [Second.Maker]", "(4453,1002) LO [one]",
      "(4453,1102) LO [two]", "(4453,1005) US 7", "    (4453,1001) LO [inner]",
    ] { #expect(dump.contains(line), "\(line) in \(dump)") }
  }

  @Test func `an existing instance gives its patient and study, not its series`() throws {
    let first = try made {
      $0.commandLine = try set(
        "PatientName=Müller^Änne", "PatientID=1", "PatientAge=030Y", "StudyDescription=Knie",
        "SeriesDescription=old", "StudyDate=20240101", "StudyID=9",
        "OtherPatientIDsSequence[0].PatientID=2", "OtherPatientIDsSequence[0].TypeOfPatientID=TEXT")
    }
    let second = try made(Self.photograph) {
      $0.like = try ExistingInstance.settings(of: first, for: Self.photograph, source: "old.dcm")
      $0.commandLine = try set("PatientComments=安全")
    }
    #expect(second.uid(DICOMCore.Tag(0x0020, 0x000D)) == first.uid(DICOMCore.Tag(0x0020, 0x000D)))
    #expect(second.uid(DICOMCore.Tag(0x0020, 0x000E)) != first.uid(DICOMCore.Tag(0x0020, 0x000E)))
    #expect(second.string(DICOMCore.Tag(0x0008, 0x1030)) == "Knie")
    #expect(second[DICOMCore.Tag(0x0008, 0x103E)] == nil)
    #expect(
      second.items(DICOMCore.Tag(0x0010, 0x1002)).first?.string(DICOMCore.Tag(0x0010, 0x0020))
        == "2")
    // In another character set than the old one.
    #expect(
      second.bytes(DICOMCore.Tag(0x0010, 0x0010)) == Array("Müller^Änne ".utf8).dropLast(0) + [])
  }

  @Test func `an item that is left out is an error`() throws {
    let error = #expect(throws: AttributeErrors.self) {
      try made { $0.commandLine = try set("ProcedureCodeSequence[2].CodeValue=1") }
    }
    #expect(error?.description.contains("item 0") == true)
  }

  @Test(arguments: [
    "PatientName", "Patient=x", "PatientName[0].PatientID=1", "ProcedureCodeSequence=x",
    "ProcedureCodeSequence[-1].CodeValue=1", "ProcedureCodeSequence[99999].CodeValue=1", "=", "",
    "(0002,0010)=1.2", "(0008,0000)=4", "(FFFE,E000)=", "(4452,01,X):LO=1", "(4453,01,):LO=1",
    "].=", "[0].a=", "(((.=",
  ])
  func `an assignment that names no attribute is refused`(text: String) {
    #expect(throws: AttributeError.self) { try AttributeSetting(assignment: text) }
  }
}
