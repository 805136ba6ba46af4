import DICOMCore
import DICOMFileSet
import Testing

@testable import MediaPipeline

struct CoercionRulesTests {
  @Test(arguments: [
    "SOPInstanceUID=1.2", "StudyInstanceUID=1.2", "PixelData=x", "0002,0010=1.2", "Rows=5",
    "RequestAttributesSequence=x", "NoSuchKeyword=x", "0009,0010=x", "PatientID", "=x",
    "SliceThickness=3",
  ])
  func `UIDs, pixels, meta information, sequences and images' attributes are refused`(text: String)
  {
    #expect(throws: PipelineError.self) {
      var rules = CoercionRules()
      try rules.set(text)
    }
  }

  @Test(arguments: [
    "PatientBirthDate=1970-01-31", "PatientBirthDate=19701331", "PatientSex=X",
    "PatientID=a\\b", "StudyID=12345678901234567", "PatientName=a^b^c^d^e^f", "PatientAge=44",
    "PatientID=x\ny",
  ])
  func `values that their VR does not take are refused, and not repeated`(text: String) {
    let error = #expect(throws: PipelineError.self) {
      var rules = CoercionRules()
      try rules.set(text)
    }
    let value = text.split(separator: "=").last.map(String.init) ?? ""
    #expect(error?.description.contains(value) == false || value.count < 3)
  }

  @Test(arguments: ["PatientID=4711", "0010,0020=4711", "(0010,0020)=4711"])
  func `an attribute is named by keyword or tag`(text: String) throws {
    var rules = CoercionRules()
    try rules.set(text)
    let values = rules.values(for: PatientIdentity(id: "X"), study: "1")
    #expect(values?.values == [.patientID: "4711"])
  }

  @Test func `dates of the old form are brought into the new one, an empty value is one`() throws {
    var rules = CoercionRules()
    try rules.set("PatientBirthDate=1970.01.31")
    try rules.set("AccessionNumber=")
    let values = rules.values(for: PatientIdentity(id: "X"), study: "1")?.values ?? [:]
    #expect(Set(values.values) == ["19700131", ""])
  }

  @Test func `the local issuer goes with a Patient ID that is set`() throws {
    var rules = CoercionRules()
    rules.localIssuer = "HOSP"
    try rules.set("PatientID=4711")
    #expect(
      rules.values(for: PatientIdentity(id: "X"), study: "1")?.values == [
        .patientID: "4711", .issuer: "HOSP",
      ])
  }

  @Test func `the first row that matches a patient counts`() throws {
    var rules = CoercionRules()
    try rules.load(
      #"""
      match:PatientID,match:PatientName,match:IssuerOfPatientID,set:PatientID,set:PatientName
      A,*,,1,"Doe^John, ""Jr"""
      A,*,OTHER,2,
      *,Bee^Anna,*,3,

      """#)
    func id(_ identity: PatientIdentity) -> String? {
      rules.values(for: identity, study: "1")?.values[.patientID]
    }
    #expect(id(PatientIdentity(id: "A")) == "1")
    #expect(id(PatientIdentity(id: "A", issuer: "OTHER")) == "2")
    #expect(id(PatientIdentity(id: "Q", name: PersonName("BEE^Anna^").normalized)) == "3")
    #expect(id(PatientIdentity(id: "Q", name: "x")) == nil)
    #expect(rules.leavesOut(PatientIdentity(id: "Q", name: "x"), study: "1"))
    let name = try CoercedAttribute("PatientName")
    #expect(
      rules.values(for: PatientIdentity(id: "A"), study: "1")?.values[name] == "Doe^John, \"Jr\"")
    #expect(
      rules.values(for: PatientIdentity(id: "A", issuer: "OTHER"), study: "1")?.values[name] == nil)
  }

  @Test(arguments: [
    "", "match:PatientID\nA\n", "set:PatientID\nA\n", "match:PatientID,set:PatientID\nA\n",
    "match:PatientID,set:PatientID\nA,\"b\n", "match:Rows,set:PatientID\n1,2\n",
    "match:PatientID,set:StudyInstanceUID\n1,2\n", "match:PatientID,PatientID\n1,2\n",
    "match:PatientID,set:PatientSex\n1,Q\n", "match:PatientID,set:PatientID\nA,1\nA,2\n",
  ])
  func `a mapping file that is wrong is refused`(text: String) {
    #expect(throws: PipelineError.self) {
      var rules = CoercionRules()
      try rules.load(text)
    }
  }
}
