import DICOMConversion
import DICOMCore
import Foundation
import TestSupport
import Testing

@Suite struct CDAFileTests {
  private static func document(
    prolog: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    root: String = "ClinicalDocument xmlns=\"urn:hl7-org:v3\"", id: String = "extension=\"A-7\"",
    code: String = "displayName=\"Discharge summary\"", title: String = "Entlassungsbrief Müller",
    body: String = ""
  ) -> String {
    """
    \(prolog)<\(root)>
      <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
      <id root="2.16.840.1.113883.19.5" \(id)/>
      <code code="18842-5" codeSystem="2.16.840.1.113883.6.1" \(code)/>
      <title>\(title)</title>
      <effectiveTime value="202402291337+0100"/>
      <recordTarget><patientRole><id root="1.2.3" extension="SECRET-ID"/>
        <patient><name><family>SECRET-NAME</family></name></patient></patientRole></recordTarget>
      \(body)
    </ClinicalDocument>
    """
  }

  private func content(_ text: String) throws -> ConvertedContent {
    try DocumentFile.content(of: MemorySource(Array(text.utf8)), kind: .cda)
  }

  @Test func `an instance is right, and has the header's identifier, type, title and time`() throws
  {
    let text = Self.document(
      prolog: "<?xml version=\"1.0\"?><?xml-stylesheet href=\"cda.xsl\"?>",
      body: """
        <component><nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERg==</text>
        </nonXMLBody></component>
        <entry><observationMedia><value><reference value="scan.jpg"/></value></observationMedia>
        <text><reference value="#here"/></text></entry>
        """)
    let bytes = Array(text.utf8)
    #expect(DocumentKind(head: bytes, name: "a.xml", count: bytes.count) == .cda)
    let content = try content(text)
    #expect(
      content.findings == [
        "it names a patient of its own, who is neither taken over nor compared with the instance's",
        "it refers to 1 files beside it, which are not in the instance",
        "it names a stylesheet, which is not in the instance",
      ])
    let instance = try DocumentInstance(content)
    defer { instance.remove() }
    #expect(try instance.errors() == [])
    #expect(try instance.enclosed() == bytes)
    let dump = try MadeDocuments.output(of: [
      "python3", "-c",
      """
      import sys, pydicom
      i = pydicom.dcmread(sys.argv[1])
      c = i.ConceptNameCodeSequence[0]
      print([i.DocumentTitle, i.ContentDate, i.ContentTime, i.HL7InstanceIdentifier,
             c.CodeValue, c.CodingSchemeDesignator, c.CodeMeaning, i.PatientName.family_name,
             i.MIMETypeOfEncapsulatedDocument, list(i.ListOfMIMETypes)])
      """, instance.url.path,
    ])
    #expect(
      dump == "['Entlassungsbrief Müller', '20240229', '1337', '2.16.840.1.113883.19.5^A-7', "
        + "'18842-5', 'LN', 'Discharge summary', 'Doe', 'text/XML', "
        + "['text/XML', 'application/pdf']]\n")
  }

  @Test func `what the header lacks is told`() throws {
    let bare = try content(Self.document(id: "", code: ""))
    #expect(bare.findings.contains { $0.contains("no display name") })
    let other = Self.document().replacing("2.16.840.1.113883.6.1\"", with: "1.2.276\"")
    #expect(try content(other).findings.contains { $0.contains("neither LOINC nor SNOMED CT") })
    let without = Self.document().replacing("<id root=\"2.16.840.1.113883.19.5\"", with: "<id ")
    #expect(try content(without).findings.contains { $0.contains("no identifier") })
    let wrongTime = Self.document().replacing("202402291337", with: "202413451337")
    #expect(try !content(wrongTime).facts.contains { "\($0.path)".contains("ContentDate") })
  }

  @Test(arguments: [
    ("<!DOCTYPE ClinicalDocument [<!ENTITY a \"b\">]>", "document type declaration"),
    ("<!DOCTYPE ClinicalDocument SYSTEM \"file:///etc/passwd\">", "document type declaration"),
  ])
  func `a document type declaration is refused before it is read`(
    prolog: String, words: String
  ) throws {
    let text = Self.document(prolog: prolog)
    #expect(DocumentKind(head: Array(text.utf8), name: "a.xml", count: 100) == .cda)
    let error = #expect(throws: DocumentError.self) { try content(text) }
    #expect(error?.description.contains(words) == true)
    #expect(error?.place == .line(1))
  }

  @Test func `what is not well-formed, or something else, is refused with its line`() throws {
    let cases = [
      (Self.document(body: "<a><b></a>"), "line 10"),
      (Self.document(body: "&unknown;"), "line 10"),
      (Self.document(body: "<x:y/>"), "line 10"),
      (Self.document(root: "ClinicalDocument"), "its root is not ClinicalDocument"),
      (Self.document(root: "Other xmlns=\"urn:hl7-org:v3\""), "its root is not"),
      (Self.document(body: String(repeating: "<a>", count: 300)), "more than 256 elements"),
    ]
    for (text, words) in cases {
      let error = #expect(throws: DocumentError.self) { try content(text) }
      let description = error?.description ?? ""
      #expect(description.contains(words), "\(description)")
      #expect(!description.contains("SECRET"), "\(description)")
    }
  }

  @Test func `what is cut off anywhere is refused`() throws {
    let bytes = Array(Self.document().utf8)
    for length in stride(from: 0, to: bytes.count - 1, by: 5) {
      let error = #expect(throws: DocumentError.self) {
        try DocumentFile.content(of: MemorySource(Array(bytes.prefix(length))), kind: .cda)
      }
      guard case .truncated? = error?.reason else {
        Issue.record("\(length): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func `a large picture inside, and another encoding, are read`() throws {
    let picture = String(repeating: "QUJD\n", count: 6_000_000)
    let text = Self.document(
      body: "<v mediaType=\"image/png\" representation=\"B64\">\(picture)</v>")
    #expect(try content(text).elements.string(DICOMCore.Tag(0x0042, 0x0014))?.isEmpty == false)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in Self.document(prolog: "<?xml version=\"1.0\" encoding=\"UTF-16\"?>").utf16 {
      wide += littleEndianBytes(unit)
    }
    #expect(DocumentKind(head: wide, name: "a.xml", count: wide.count) == .cda)
    let content = try DocumentFile.content(of: MemorySource(wide), kind: .cda)
    let titles = content.facts.filter { "\($0.path)".contains("DocumentTitle") }
    #expect(titles.map(\.value) == [.texts(["Entlassungsbrief Müller"])])
  }

  @Test func `no damage traps, and every refusal has words`() throws {
    let bytes = Array(Self.document(body: "<text><reference value=\"#a\"/></text>").utf8)
    var random = SplitMix(8)
    var refused = 0
    for round in 0..<1_000 {
      do {
        let content = try DocumentFile.content(
          of: MemorySource(Mutants.changed(bytes, round, &random)), kind: .cda)
        #expect(content.facts.count < 10)
      } catch {
        refused += 1
        #expect(error.description.contains("the CDA file"))
      }
    }
    #expect(refused > 300)
  }
}
