import DICOMCore
import Testing

/// What devices write against the standard, and how it is read.
@Suite struct WrongTextTests {
  private let korean = SpecificCharacterSet(definedTerms: ["", "ISO 2022 IR 149"])
  private let japanese = SpecificCharacterSet(definedTerms: ["", "ISO 2022 IR 87"])

  @Test func `undeclared UTF-8 is read as such and reported`() {
    let decoded = SpecificCharacterSet.ascii.decode(Array("Müller^Jörg\\é".utf8), vr: .pn)
    #expect(decoded.text == "Müller^Jörg\\é")
    #expect(decoded.diagnostics == [.undeclaredReadAsUTF8])
  }

  @Test func `other undeclared bytes are read as ISO 8859-1 and reported`() {
    let decoded = SpecificCharacterSet.ascii.decodeValues([0x4D, 0xFC, 0x5C, 0xE9], vr: .lo)
    #expect(decoded.values == ["Mü", "é"])
    #expect(decoded.diagnostics == [.undeclaredReadAsLatin1])
  }

  @Test func `undecodable bytes become replacement characters`() {
    let utf8 = SpecificCharacterSet.utf8.decode([0x41, 0xFF, 0x42], vr: .lo)
    #expect(utf8.text == "A\u{FFFD}B")
    #expect(utf8.diagnostics == [.undecodable(term: "ISO_IR 192")])
    let chinese = SpecificCharacterSet(definedTerms: ["GB18030"]).decode(
      [0x41, 0xFF, 0x42], vr: .lo)
    #expect(chinese.text == "A\u{FFFD}B")
    #expect(chinese.diagnostics == [.undecodable(term: "GB18030")])
    let arabic = SpecificCharacterSet(definedTerms: ["ISO_IR 127"]).decode([0x41, 0xFF], vr: .lo)
    #expect(arabic.text == "A\u{FFFD}")
    #expect(arabic.diagnostics == [.undecodable(term: "ISO_IR 127")])
  }

  @Test(arguments: ["GB18030", "GBK"])
  func `a backslash within a Chinese character separates nothing`(term: String) throws {
    let bytes: [UInt8] = [0xD5, 0x5C, 0x5C, 0x95, 0x5C, 0x41]
    let characterSet = SpecificCharacterSet(definedTerms: [term])
    let values = characterSet.decodeValues(bytes, vr: .lo).values
    #expect(values == ["誠", "昞A"])
    let read = try Pydicom.read([Pydicom.Sample(terms: [term], vr: "LO", bytes: bytes)])
    #expect(values == read[0].values)
  }

  @Test func `Shift JIS under the name of ISO_IR 13 is read`() throws {
    // 0x8E 0x52 is 山, 0x83 0x5C is ソ with a backslash as its second byte.
    let bytes: [UInt8] = [0x8E, 0x52, 0x83, 0x5C, 0xD4, 0x5C, 0x93, 0x63]
    let decoded = SpecificCharacterSet(definedTerms: ["ISO_IR 13"]).decodeValues(bytes, vr: .lo)
    #expect(decoded.values == ["山ソﾔ", "田"])
    #expect(decoded.diagnostics == [.readAsShiftJIS])
    let read = try Pydicom.read([Pydicom.Sample(terms: ["ISO_IR 13"], vr: "LO", bytes: bytes)])
    #expect(decoded.values == read[0].values)
  }

  @Test func `delimiters inside a double-byte set are characters`() {
    // ESC $ B, three characters of backslashes, carets and equals signs, ESC ( B.
    let bytes: [UInt8] = [0x1B, 0x24, 0x42, 0x5C, 0x5E, 0x3D, 0x3D, 0x5E, 0x5C, 0x1B, 0x28, 0x42]
    let decoded = japanese.decodeValues(bytes, vr: .pn)
    #expect(decoded.values.count == 1)
    #expect(decoded.values.first?.unicodeScalars.count == 3)
    #expect(decoded.diagnostics.isEmpty)
  }

  @Test func `a double-byte set left open ends at the delimiter`() {
    let bytes: [UInt8] = [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x5E, 0x1B, 0x24, 0x42, 0x45, 0x44]
    let decoded = japanese.decode(bytes, vr: .pn)
    #expect(decoded.text == "山^田")
    #expect(decoded.diagnostics == [.unterminatedMultiByte])
  }

  @Test func `a set not designated again after a delimiter is remembered`() {
    let bytes: [UInt8] = [0x1B, 0x24, 0x29, 0x43, 0xFB, 0xF3, 0x5E, 0xD1, 0xCE]
    let decoded = korean.decode(bytes, vr: .pn)
    #expect(decoded.text == "洪^吉")
    #expect(decoded.diagnostics == [.missingEscape(readAs: "KS X 1001")])
  }

  @Test func `sets are back to the first value at every delimiter`() {
    let greek = SpecificCharacterSet(definedTerms: ["ISO 2022 IR 100", "ISO 2022 IR 126"])
    let start: [UInt8] = [0x1B, 0x2D, 0x46, 0xC4]
    for (delimiter, vr, expected) in [
      (0x5E, VR.pn, "Δ^Ä"), (0x3D, .pn, "Δ=Ä"), (0x5C, .lo, "Δ\\Ä"), (0x0A, .lt, "Δ\nÄ"),
      (0x09, .lo, "Δ\tÄ"), (0x0C, .ut, "Δ\u{0C}Ä"), (0x5E, .lo, "Δ^Δ"), (0x5C, .lt, "Δ\\Δ"),
    ] as [(UInt8, VR, String)] {
      #expect(greek.decode(start + [delimiter, 0xC4], vr: vr).text == expected)
    }
  }

  @Test func `an escape sequence that is not declared is obeyed and reported`() {
    let bytes: [UInt8] = [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x1B, 0x28, 0x42]
    let decoded = SpecificCharacterSet.ascii.decode(bytes, vr: .pn)
    #expect(decoded.text == "山")
    #expect(decoded.diagnostics == [.undeclaredEscape(set: "JIS X 0208")])
  }

  @Test func `an escape sequence without code extensions is reported`() {
    let decoded = SpecificCharacterSet(definedTerms: ["ISO_IR 100"])
      .decode([0x1B, 0x2D, 0x41, 0xE9], vr: .lo)
    #expect(decoded.text == "é")
    #expect(decoded.diagnostics == [.undeclaredEscape(set: "ISO 8859-1")])
  }

  @Test func `an unknown escape sequence is replaced`() {
    let decoded = japanese.decode([0x41, 0x1B, 0x7A, 0x1B], vr: .lo)
    #expect(decoded.text == "A\u{FFFD}z\u{FFFD}")
    #expect(decoded.diagnostics == [.unknownEscape])
  }

  @Test func `Korean syllables beyond KS X 1001 are read`() {
    let decoded = korean.decode([0x1B, 0x24, 0x29, 0x43, 0x8C, 0x63, 0x5C, 0x41], vr: .lo)
    #expect(decoded.text == "똠\\A")
    #expect(decoded.diagnostics == [.readAsUnifiedHangul])
  }

  @Test func `padding goes where the VR says`() {
    let bytes = Array("  é \\ x\0".utf8)
    #expect(SpecificCharacterSet.utf8.decodeValues(bytes, vr: .lo).values == ["é", "x"])
    #expect(SpecificCharacterSet.utf8.decodeValues(bytes, vr: .uc).values == ["  é", " x"])
    #expect(SpecificCharacterSet.utf8.decodeValues(bytes, vr: .lt).values == ["  é \\ x"])
    let plain = Array("  e \\ x\0".utf8)
    #expect(SpecificCharacterSet.utf8.decodeValues(plain, vr: .lo).values == ["e", "x"])
    #expect(SpecificCharacterSet.utf8.decodeValues(plain, vr: .uc).values == ["  e", " x"])
    #expect(SpecificCharacterSet.utf8.decodeValues([], vr: .lo).values.isEmpty)
  }

  @Test func `no diagnostic repeats itself`() {
    let decoded = SpecificCharacterSet.ascii.decode([0xE9, 0xE9, 0x5C, 0xE9], vr: .lo)
    #expect(decoded.diagnostics.count == 1)
  }
}
