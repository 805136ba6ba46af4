import DICOMCore
import Testing

@Suite struct CharacterSetDeclarationTests {
  @Test(arguments: [
    ("ISO IR 100", "ISO_IR 100"), ("ISO_IR_100", "ISO_IR 100"), ("ISO-IR 100", "ISO_IR 100"),
    ("ISO_IR100", "ISO_IR 100"), ("iso_ir 192", "ISO_IR 192"), ("UTF8", "ISO_IR 192"),
    ("utf-8", "ISO_IR 192"), ("ISO 2022 IR100", "ISO_IR 100"), ("ISO_2022_IR_100", "ISO_IR 100"),
    ("ISO-2022-IR-144", "ISO_IR 144"), ("latin_1", "ISO_IR 100"), ("ISO-8859-15", "ISO_IR 203"),
    ("ISO 2022 GBK", "GBK"), ("gb18030", "GB18030"), ("IR 13", "ISO_IR 13"),
  ])
  func `a misspelt term is read as the one meant`(text: String, term: String) {
    let characterSet = SpecificCharacterSet(definedTerms: [text])
    #expect(characterSet.definedTerms == [term])
    #expect(characterSet.diagnostics == [.misspeltTerm(readAs: term)])
  }

  @Test func `misspellings pydicom mends are mended alike`() throws {
    let spellings = [
      "ISO IR 100", "ISO-IR 126", "ISO IR 192", "ISO-2022-IR-100", "ISO_2022_IR 144",
      "ISO 2022-IR 13", "latin_1", "utf8", "iso8859_5",
    ]
    let mended: [String] = try Pydicom.run(
      """
      import codecs
      name = lambda term: codecs.lookup(charset.convert_encodings(term)[0]).name
      terms = [t for t in charset.python_encoding if t.startswith('ISO_IR') and t != 'ISO_IR 6']
      terms = {name(t): t for t in terms if t != 'ISO_IR 203'}
      json.dump([terms[name(g)] for g in given], sys.stdout)
      """, spellings)
    #expect(spellings.flatMap { SpecificCharacterSet(definedTerms: [$0]).definedTerms } == mended)
  }

  @Test func `a misspelt extension keeps its place`() {
    let characterSet = SpecificCharacterSet(definedTerms: ["", "ISO2022 IR 87"])
    #expect(characterSet.definedTerms == ["", "ISO 2022 IR 87"])
    #expect(characterSet.diagnostics == [.misspeltTerm(readAs: "ISO 2022 IR 87")])
  }

  @Test func `an unknown term is left out`() {
    let alone = SpecificCharacterSet(definedTerms: ["KLINGON"])
    #expect(alone.definedTerms.isEmpty)
    #expect(alone.diagnostics == [.unknownTerm(valueNumber: 1)])
    #expect(alone.diagnostics.allSatisfy { !$0.description.contains("KLINGON") })
    let second = SpecificCharacterSet(definedTerms: ["ISO 2022 IR 100", "?", "ISO 2022 IR 87"])
    #expect(second.definedTerms == ["ISO 2022 IR 100", "ISO 2022 IR 87"])
    #expect(second.diagnostics == [.unknownTerm(valueNumber: 2)])
  }

  @Test func `a set without extensions stands alone`() {
    let first = SpecificCharacterSet(definedTerms: ["ISO_IR 192", "ISO 2022 IR 87"])
    #expect(first.definedTerms == ["ISO_IR 192"])
    #expect(first.diagnostics == [.valuesAfterStandAlone(term: "ISO_IR 192")])
    let second = SpecificCharacterSet(definedTerms: ["", "GB18030"])
    #expect(second.definedTerms.isEmpty)
    #expect(second.diagnostics == [.standAloneAsExtension(term: "GB18030")])
  }

  @Test func `a term for code extensions alone is taken and reported`() {
    let single = SpecificCharacterSet(definedTerms: ["ISO 2022 IR 100"])
    #expect(single.definedTerms == ["ISO_IR 100"])
    #expect(single.diagnostics == [.extensionTermAlone(readAs: "ISO_IR 100")])
    let double = SpecificCharacterSet(definedTerms: ["ISO 2022 IR 149"])
    #expect(double.definedTerms == ["", "ISO 2022 IR 149"])
    #expect(double.diagnostics == [.extensionOnlyTermFirst(term: "ISO 2022 IR 149")])
    #expect(double.decode([0xC8, 0xAB], vr: .pn).text == "홍")
  }

  @Test func `a plain term among several is read as its extension`() {
    let mixed = SpecificCharacterSet(definedTerms: ["ISO_IR 13", "ISO 2022 IR 87"])
    #expect(mixed.definedTerms == ["ISO 2022 IR 13", "ISO 2022 IR 87"])
    #expect(mixed.diagnostics == [.plainTermAmongSeveral(readAs: "ISO 2022 IR 13")])
  }

  @Test func `the default repertoire may be spelt out`() {
    for terms in [[], [""], ["ISO_IR 6"], ["  "]] {
      #expect(SpecificCharacterSet(definedTerms: terms) == .ascii)
    }
  }

  @Test func `bytes above ASCII and escape characters need a declaration`() {
    #expect(!SpecificCharacterSet.needsDeclaration(Array("Doe^John\\~".utf8)))
    #expect(SpecificCharacterSet.needsDeclaration([0x41, 0x80]))
    #expect(SpecificCharacterSet.needsDeclaration([0x1B]))
    #expect(SpecificCharacterSet.isASCII([0x1B]))
    #expect(!SpecificCharacterSet.isASCII([0xFF]))
  }
}
