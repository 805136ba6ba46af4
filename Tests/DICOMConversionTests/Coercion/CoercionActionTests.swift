import DICOMConversion
import DICOMCore
import Foundation
import Testing

/// What pydicom finds in an instance that rules have changed.
struct CoercionActionTests {
  private typealias Tag = DICOMCore.Tag

  /// A secondary capture with a request, an overlay and two private blocks.
  private static func instance(_ change: (inout DICOMCore.DataSet) -> Void = { _ in })
    -> DICOMCore.DataSet
  {
    var data = MadeInstance.grey
    let texts: [(UInt16, UInt16, VR, String)] = [
      (0x0008, 0x0016, .ui, "1.2.840.10008.5.1.4.1.1.7"), (0x0008, 0x0018, .ui, "1.2.3.4.1"),
      (0x0008, 0x0020, .da, "20240229"), (0x0008, 0x0030, .tm, "101500"),
      (0x0008, 0x0050, .sh, ""), (0x0008, 0x0060, .cs, "OT"), (0x0008, 0x0064, .cs, "WSD"),
      (0x0008, 0x0070, .lo, "SIEMENS Healthineers"), (0x0008, 0x0090, .pn, ""),
      (0x0010, 0x0010, .pn, "Geheim^Gisela"), (0x0010, 0x0020, .lo, "PATID4711"),
      (0x0010, 0x0030, .da, "19700101"), (0x0010, 0x0040, .cs, "F"),
      (0x0018, 0x1020, .lo, "one\\two"), (0x0020, 0x000D, .ui, "1.2.3"),
      (0x0020, 0x000E, .ui, "1.2.3.4"), (0x0020, 0x0010, .sh, "S1"), (0x0020, 0x0011, .is, "1"),
      (0x0020, 0x0013, .is, "1"), (0x0020, 0x0020, .cs, ""), (0x0020, 0x4000, .lt, "comments"),
      (0x0029, 0x0010, .lo, "SIEMENS CSA HEADER"), (0x0029, 0x1001, .lo, "kept"),
      (0x0029, 0x0011, .lo, "OTHER"), (0x0029, 0x1101, .lo, "gone"),
      (0x6000, 0x0022, .lo, "overlay"), (0x6002, 0x1500, .lo, "label"),
    ]
    for (group, element, vr, text) in texts {
      data[Tag(group, element)] = .text(Tag(group, element), vr, text)
    }
    let requests = ["A", "B"].map { id in
      DataSet([.text(Tag(0x0040, 0x0009), .sh, id), .text(Tag(0x0010, 0x0020), .lo, "PATID4711")])
    }
    data[Tag(0x0040, 0x0275)] = DataElement(Tag(0x0040, 0x0275), .sq, .items(requests))
    change(&data)
    return data
  }

  private static func session(_ actions: String, match: String = "{}", more: String = "") throws
    -> CoercionSession
  {
    let text = """
      {"key": "0123456789abcdef", "rules": [{"name": "a rule", "match": \(match), \(more)
      "actions": [\(actions)]}]}
      """
    let rules = try CoercionRuleSet(json: Array(text.utf8), name: "rules.json") { _ in
      Array("from,to\nPATID4711,L-1\n".utf8)
    }
    return CoercionSession(rules, key: [], time: 1_700_000_000) { bytes in
      // No cryptographic digest, and good enough to tell values apart.
      var state: [UInt64] = [0xCBF2_9CE4_8422_2325, 1, 2, 3]
      for byte in bytes {
        for index in state.indices {
          state[index] = (state[index] ^ UInt64(byte)) &* 0x100_0000_01B3 &+ UInt64(index)
        }
      }
      return state.flatMap { littleEndianBytes($0) }
    }
  }

  /// Python's answer to an expression of the data set `d`.
  private static func ask(_ data: DICOMCore.DataSet, _ expression: String) throws -> String {
    try MadeInstance.judged(
      data,
      by: [
        "python3", "-W", "ignore", "-c",
        "import sys, pydicom\nd = pydicom.dcmread(sys.argv[1])\nprint(\(expression))",
      ]
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(arguments: [
    (
      #"{"set":{"InstitutionName":"Klinik","StationName":null}}"#,
      "d.InstitutionName, repr(d.StationName)", "Klinik ''"
    ),
    (
      #"{"default":{"PatientID":"no","AccessionNumber":"A1","StationName":"X"}}"#,
      "d.PatientID, d.AccessionNumber, d.StationName", "PATID4711 A1 X"
    ),
    (
      #"{"delete":["ImageComments","(60xx,eeee)","(0029,01,OTHER)"]}"#,
      "'ImageComments' in d, [e.tag for e in d if e.tag.group > 0x5fff and e.tag.group < 0x7000], "
        + "(0x29,0x1101) in d", "False [] False"
    ),
    (#"{"delete":["(6002,xxxx)"]}"#, "(0x6000,0x22) in d, (0x6002,0x1500) in d", "True False"),
    (
      #"{"delete":["**.PatientID"]},{"set":{"PatientID":"1"}}"#,
      "d.PatientID, ['PatientID' in i for i in d.RequestAttributesSequence]", "1 [False, False]"
    ),
    (#"{"copy":{"from":"StudyID","to":"AccessionNumber"}}"#, "d.AccessionNumber", "S1"),
    (
      #"{"copy":{"from":"RequestAttributesSequence[1].ScheduledProcedureStepID","to":"StudyID"}}"#,
      "d.StudyID", "B"
    ),
    (#"{"copy":{"from":"Rows","to":"ImageComments"}}"#, "d.ImageComments", "4"),
    (
      #"{"copy":{"from":"StationName","to":"StudyID"}}, {"set":{"StudyDescription":"x"}}"#,
      "d.StudyID", "S1"
    ),
    (#"{"map":{"attribute":"PatientID","table":"ids.csv"}}"#, "d.PatientID", "L-1"),
    (
      #"{"map":{"from":"PatientSex","to":"PatientComments","table":{"F":"female"}}}"#,
      "d.PatientSex, d.PatientComments", "F female"
    ),
    (
      #"{"map":{"attribute":"StudyID","table":{"no":"x"},"otherwise":"empty"}}"#, "repr(d.StudyID)",
      "''"
    ),
    (
      #"{"map":{"attribute":"**.PatientID","table":"ids.csv"}}"#,
      "d.PatientID, [i.PatientID for i in d.RequestAttributesSequence]", "L-1 ['L-1', 'L-1']"
    ),
    (
      #"{"private":{"remove":"all","keep":["SIEMENS*"]}}"#,
      "[(hex(e.tag), e.value) for e in d if e.tag.is_private]",
      "[('0x290010', 'SIEMENS CSA HEADER'), ('0x291001', 'kept')]"
    ),
    (
      #"{"private":{"remove":["SIEMENS*"]}}"#,
      "[(hex(e.tag), e.value) for e in d if e.tag.is_private]",
      "[('0x290011', 'OTHER'), ('0x291101', 'gone')]"
    ),
    (
      #"{"set":{"(0029,02,OTHER):LO":"new","(0029,01,MINE):US":[1,2]}}"#,
      "d.private_block(0x29, 'OTHER')[2].value, d.private_block(0x29, 'MINE')[1].value, "
        + "d[0x29, 0x12].value", "new [1, 2] MINE"
    ),
    (
      #"{"set":{"RequestAttributesSequence[*].ScheduledProcedureStepID":"C"}}"#,
      "[i.ScheduledProcedureStepID for i in d.RequestAttributesSequence]", "['C', 'C']"
    ),
    (
      #"{"set":{"RequestAttributesSequence[2].ScheduledProcedureStepID":"C"}}"#,
      "[i.ScheduledProcedureStepID for i in d.RequestAttributesSequence]", "['A', 'B', 'C']"
    ),
    (
      #"{"set":{"ProcedureCodeSequence":[{"CodeValue":"1","CodingSchemeDesignator":"99T","CodeMeaning":"m"}]}}"#,
      "d.ProcedureCodeSequence[0].CodeMeaning", "m"
    ),
    (
      #"{"set":{"SourceImageSequence.ReferencedSOPInstanceUID":"1.2"}}"#,
      "d.SourceImageSequence[0].ReferencedSOPInstanceUID", "1.2"
    ),
    (
      #"{"set":{"MediaStorageSOPInstanceUID":"1.2.9"}}"#,
      "d.SOPInstanceUID, d.file_meta.MediaStorageSOPInstanceUID", "1.2.9 1.2.9"
    ),
    (
      #"{"set":{"PatientName":"Müller^Jürgen"}}"#, "d.SpecificCharacterSet, d.PatientName",
      "ISO_IR 192 Müller^Jürgen"
    ),
    (
      #"{"hash":["PatientID","PatientName","**.PatientID"]}"#,
      "len(d.PatientID), str(d.PatientName)[:5], len(str(d.PatientName)), "
        + "d.RequestAttributesSequence[0].PatientID != d.PatientID", "16 ANON^ 21 True"
    ),
    (
      #"{"newUID":["SOPInstanceUID","StudyInstanceUID"]}"#,
      "d.SOPInstanceUID[:5], d.SOPInstanceUID == d.file_meta.MediaStorageSOPInstanceUID, "
        + "d.SOPInstanceUID.is_valid, d.SeriesInstanceUID", "2.25. True True 1.2.3.4"
    ),
    // Required attributes that may be empty stay, without a value.
    (
      #"{"delete":["StudyID","PatientName"]}"#, "repr(d.StudyID), repr(str(d.PatientName))", "'' ''"
    ),
    // What must have a value is not swept away.
    (
      #"{"delete":["(0008,xxxx)"]}"#,
      "d.ConversionType, repr(d.StudyDate), 'Manufacturer' in d", "WSD '' False"
    ),
  ])
  func `pydicom finds what a rule says`(actions: String, expression: String, answer: String) throws
  {
    let result = try #require(
      try Self.session(actions).apply(to: Self.instance()), "nothing changes")
    #expect(try Self.ask(result.dataSet, expression) == answer)
    #expect(result.rules == ["a rule"])
  }

  @Test(arguments: [
    (#"{"Modality":["CT","OT"]}"#, true), (#"{"Modality":"CT"}"#, false),
    (#"{"Manufacturer":"SIEMENS*"}"#, true), (#"{"Manufacturer":"?IEMENS"}"#, false),
    (#"{"AccessionNumber":null}"#, true), (#"{"StationName":[null,"X"]}"#, true),
    (#"{"PatientID":null}"#, false), (#"{"PatientID":{"not":null}}"#, true),
    (#"{"Modality":{"not":["CT","MR"]}}"#, true), (#"{"SoftwareVersions":"two"}"#, true),
    (#"{"Rows":4}"#, true), (#"{"Rows":"5"}"#, false),
    (#"{"RequestAttributesSequence[*].ScheduledProcedureStepID":"B"}"#, true),
    (#"{"RequestAttributesSequence.ScheduledProcedureStepID":"B"}"#, false),
    (#"{"**.ScheduledProcedureStepID":"B"}"#, true), (#"{"(0029,01,OTHER):LO":"g*"}"#, true),
    (#"{"Modality":"OT","StudyID":"S2"}"#, false),
  ])
  func `a rule applies to what it matches`(match: String, applies: Bool) throws {
    let session = try Self.session(#"{"set":{"StudyDescription":"x"}}"#, match: match)
    #expect(session.applyingRules(to: Self.instance()) == (applies ? [0] : []))
    #expect((try session.apply(to: Self.instance()) != nil) == applies)
  }

  @Test func `an instance that has everything already is left alone`() throws {
    let session = try Self.session(
      #"{"set":{"PatientID":"PATID4711","Rows":4}},{"delete":["StationName"]},"#
        + #"{"default":{"Modality":"CT"}}"#)
    #expect(try session.apply(to: Self.instance()) == nil)
  }

  @Test(arguments: [
    (#"{"delete":["ConversionType"]}"#, "Type 1"), (#"{"set":{"ConversionType":null}}"#, "Type 1"),
    (#"{"map":{"attribute":"PatientID","table":{"1":"2"},"otherwise":"reject"}}"#, "no line"),
    (#"{"map":{"attribute":"StationName","table":{"1":"2"},"otherwise":"reject"}}"#, "no line"),
    (#"{"copy":{"from":"SoftwareVersions","to":"StudyID"}}"#, "does not fit"),
    (#"{"copy":{"from":"PatientName","to":"Rows"}}"#, "does not fit"),
    (#"{"copy":{"from":"PatientName","to":"StudyDate"}}"#, "does not fit: DA"),
    (#"{"set":{"RequestAttributesSequence[5].ScheduledProcedureStepID":"C"}}"#, "there are 2"),
  ])
  func `what cannot be done is refused without a value`(actions: String, words: String) throws {
    let session = try Self.session(actions)
    let failure = #expect(throws: CoercionFailure.self) { try session.apply(to: Self.instance()) }
    let text = failure?.description ?? ""
    #expect(text.contains(words), "\(text)")
    #expect(!text.contains("PATID4711") && !text.contains("Geheim"))
  }

  @Test func `dciodvfy takes Original Attributes Sequence, and pydicom finds what was there`()
    throws
  {
    let actions = #"""
      {"set":{"PatientName":"Иванов^Иван","InstitutionName":"K","StudyDescription":"x"}},
      {"delete":["ImageComments","(0029,01,OTHER)"]},
      {"set":{"RequestAttributesSequence[0].ScheduledProcedureStepID":"C"}}
      """#
    let session = try Self.session(actions, more: #""keepOriginal": true,"#)
    let latin = Self.instance { data in
      data[.specificCharacterSet] = .text(.specificCharacterSet, .cs, "ISO_IR 100")
      data[.institutionName] = .bytes(.institutionName, .lo, [0x53, 0xFC, 0x64])
    }
    let result = try #require(try session.apply(to: latin))
    #expect(result.isInUTF8 && !result.isLossy)
    let answer = try Self.ask(
      result.dataSet,
      """
      d.SpecificCharacterSet, d.PatientName, (o := d.OriginalAttributesSequence[0])
      .SourceOfPreviousValues, o.AttributeModificationDateTime, o.ModifyingSystem,
      o.ReasonForTheAttributeModification, (m := o.ModifiedAttributesSequence[0])
      .SpecificCharacterSet, m.PatientName, m.InstitutionName, m.ImageComments,
      m[0x29,0x11].value, m[0x29,0x1101].value,
      [i.ScheduledProcedureStepID for i in m.RequestAttributesSequence],
      repr(m.StudyDescription)
      """.replacing("\n", with: " "))
    #expect(
      answer == "ISO_IR 192 Иванов^Иван Süd 20231114221320+0000 SPINDLE COERCE ISO_IR 100 "
        + "Geheim^Gisela Süd comments OTHER gone ['A', 'B'] ''")
    let before = try Self.errors(latin)
    let after = try Self.errors(result.dataSet)
    #expect(after.subtracting(before).isEmpty, "\(after)")
  }

  private static func errors(_ data: DICOMCore.DataSet) throws -> Set<String> {
    let said = try MadeInstance.judged(data, by: ["dciodvfy"])
    try #require(said.contains("SCImage"))
    return Set(said.split(separator: "\n").filter { $0.hasPrefix("Error") }.map { String($0) })
  }

  @Test(arguments: [
    (#"{"set":{"Rows":5}}"#, "20 bytes of pixels are described, and 16 are there"),
    (#"{"set":{"HighBit":9}}"#, "bit 9"),
    (#"{"set":{"PhotometricInterpretation":"RGB"}}"#, "1 sample"),
    (#"{"set":{"Rows":2,"Columns":8}}"#, nil),
  ])
  func `a description that disagrees with the pixels is told`(actions: String, words: String?)
    throws
  {
    let data = Self.instance { data in
      data[.pixelData] = .bytes(.pixelData, .ob, [UInt8](repeating: 1, count: 16))
    }
    let result = try #require(try Self.session(actions).apply(to: data))
    if let words {
      #expect(result.warnings.first?.contains(words) == true, "\(result.warnings)")
    } else {
      #expect(result.warnings.isEmpty, "\(result.warnings)")
    }
  }
}
