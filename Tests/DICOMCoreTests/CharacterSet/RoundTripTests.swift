import Testing

@testable import DICOMCore

@Suite struct RoundTripTests {
  /// A declaration and text that it has a place for.
  static let texts: [(terms: [String], text: String)] = [
    ([], "Doe^John"),
    (["ISO_IR 100"], "Äneas^Rüdiger ÿ¡"),
    (["ISO_IR 101"], "Łukasz^Żółć"),
    (["ISO_IR 109"], "Ġorġ^Ħal"),
    (["ISO_IR 110"], "Ķēniņš^Jānis"),
    (["ISO_IR 144"], "Люкceмбypг^Ёлка"),
    (["ISO_IR 127"], "قباني^لنزار"),
    (["ISO_IR 126"], "Διονυσιος^Ω"),
    (["ISO_IR 138"], "שרון^דבורה"),
    (["ISO_IR 148"], "Çavuşoğlu^İlknur"),
    (["ISO_IR 203"], "Œuvre^Šimun€"),
    (["ISO_IR 13"], "ﾔﾏﾀﾞ^ﾀﾛｳ"),
    (["ISO_IR 166"], "นามสกุล^ชื่อ"),
    (["ISO_IR 192"], "Wang^XiaoDong=王^小東=𠮷é"),
    (["GB18030"], "Wang^XiaoDong=王^小东=誠乗𠮷é"),
    (["GBK"], "Wang^XiaoDong=王^小东=誠乗"),
    (["", "ISO 2022 IR 87"], "Yamada^Tarou=山田^太郎=やまだ^たろう"),
    (["ISO 2022 IR 13", "ISO 2022 IR 87"], "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
    (["", "ISO 2022 IR 87", "ISO 2022 IR 159"], "A=山田丂丄^鷗外"),
    (["", "ISO 2022 IR 149"], "Hong^Gildong=洪^吉洞=홍^길동"),
    (["", "ISO 2022 IR 58"], "Zhang^XiaoDong=张^小东"),
    (["ISO 2022 IR 6", "ISO 2022 IR 100"], "Buc^Jérôme"),
    (["ISO 2022 IR 100", "ISO 2022 IR 144", "ISO 2022 IR 126"], "Dionysé Люк Διο é^Люк=é Ω"),
    (["ISO 2022 IR 100", "ISO 2022 IR 101"], "é Ł é^Ł"),
    (["ISO 2022 IR 100", "ISO 2022 IR 109", "ISO 2022 IR 110"], "é Ħ Ķ"),
    (["ISO 2022 IR 100", "ISO 2022 IR 127", "ISO 2022 IR 138"], "é قباني^שרון é"),
    (["ISO 2022 IR 100", "ISO 2022 IR 148", "ISO 2022 IR 166"], "é ş^ชื่อ é"),
    (["ISO 2022 IR 100", "ISO 2022 IR 203"], "é € é^Š"),
    (["ISO 2022 IR 144", "ISO 2022 IR 87", "ISO 2022 IR 149"], "Люк 山 Люк 홍 山 Люк^山=홍 a"),
  ]

  static let vrs: [VR] = [.pn, .lo, .sh, .uc, .lt, .st, .ut]

  @Test func `pydicom reads what was encoded, for every defined term`() throws {
    var samples: [Pydicom.Sample] = []
    for (terms, text) in Self.texts {
      let characterSet = SpecificCharacterSet(definedTerms: terms)
      #expect(characterSet.diagnostics.isEmpty)
      #expect(characterSet.definedTerms == terms || terms == ["ISO 2022 IR 6", "ISO 2022 IR 100"])
      for vr in Self.vrs {
        let value = vr.isSingleText ? "\(text)\r\n\(text) \\" : "\(text)\\\(text)"
        let bytes = try #require(characterSet.encode(value, vr: vr), "\(terms) \(vr)")
        let back = characterSet.decode(bytes, vr: vr)
        #expect(back.text == value, "\(terms) \(vr)")
        #expect(back.diagnostics.isEmpty, "\(terms) \(vr)")
        samples.append(
          Pydicom.Sample(
            terms: terms.isEmpty ? [""] : terms, vr: vr.name, bytes: bytes,
            values: vr.isSingleText ? [value] : [text, text]))
      }
    }
    for (read, sample) in zip(try Pydicom.read(samples), samples) {
      #expect(read.values == sample.values, "\(sample.terms) \(sample.vr)")
    }
  }

  @Test func `no defined term is left out of these tests`() {
    let tested = Set(Self.texts.flatMap(\.terms))
    let defined = CharacterSetTerm.all.flatMap { [$0.plainTerm, $0.extensionTerm] }
    #expect(Set(defined.compactMap { $0 }).subtracting(tested) == ["ISO_IR 6"])
  }

  @Test func `text without a place in the set is refused`() {
    #expect(SpecificCharacterSet.ascii.encode("é", vr: .lo) == nil)
    #expect(SpecificCharacterSet(definedTerms: ["ISO_IR 100"]).encode("Ł", vr: .lo) == nil)
    #expect(SpecificCharacterSet(definedTerms: ["GBK"]).encode("𠮷", vr: .lo) == nil)
    #expect(SpecificCharacterSet(definedTerms: ["", "ISO 2022 IR 87"]).encode("é", vr: .pn) == nil)
    #expect(SpecificCharacterSet(definedTerms: ["ISO_IR 100"]).encode("é", vr: .cs) == nil)
    #expect(SpecificCharacterSet.utf8.encode("a\u{1B}(Bb", vr: .lo) == nil)
  }

  @Test func `a yen sign cannot become a separator of values`() {
    let japanese = SpecificCharacterSet(definedTerms: ["ISO_IR 13"])
    #expect(japanese.encode("¥ﾔ", vr: .lo) == nil)
    #expect(japanese.encode("¥ﾔ‾", vr: .lt) == [0x5C, 0xD4, 0x7E])
    #expect(japanese.decode([0x5C, 0xD4, 0x7E], vr: .lt).text == "\\ﾔ~")
  }

  @Test func `letters spelt with combining marks take the code of the composed letter`() {
    let latin = SpecificCharacterSet(definedTerms: ["ISO_IR 100"])
    #expect(latin.encode("Je\u{301}ro\u{302}me", vr: .pn) == latin.encode("Jérôme", vr: .pn))
  }

  @Test func `a character that fails leaves no trace of its escape sequences`() {
    let mixed = SpecificCharacterSet(definedTerms: ["ISO 2022 IR 100", "ISO 2022 IR 101"])
    #expect(mixed.encode("S\u{301}a", vr: .lo) == mixed.encode("Śa", vr: .lo))
    #expect(mixed.encode("é山", vr: .lo) == nil)
  }

  @Test func `control characters inside text come after the first set is back`() {
    let japanese = SpecificCharacterSet(definedTerms: ["", "ISO 2022 IR 87"])
    let escape: [UInt8] = [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x1B, 0x28, 0x42]
    for delimiter: UInt8 in [0x09, 0x0A, 0x0C, 0x0D, 0x5C] {
      let text = "山\(Character(Unicode.Scalar(delimiter)))山"
      #expect(japanese.encode(text, vr: .lo) == escape + [delimiter] + escape)
    }
  }
}
