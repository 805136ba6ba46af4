import DICOMCore
import Testing

/// The worked examples of PS3.5 annexes H to K, byte by byte.
@Suite struct StandardExampleTests {
  struct Example: Sendable {
    var section: String
    var terms: [String]
    var bytes: [UInt8]
    var text: String
    var vr = VR.pn
    /// The bytes are the ones we write.
    var isWrittenSo = true
  }

  static let examples: [Example] = [
    Example(
      section: "H.3.1", terms: ["", "ISO 2022 IR 87"],
      bytes: bytes(
        "Yamada^Tarou=", "␛$B;3ED␛(B^␛$BB@O:␛(B=", "␛$B$d$^$@␛(B^␛$B$?$m$&␛(B"),
      text: "Yamada^Tarou=山田^太郎=やまだ^たろう"),
    Example(
      section: "H.3.2", terms: ["ISO 2022 IR 13", "ISO 2022 IR 87"],
      bytes: [0xD4, 0xCF, 0xC0, 0xDE, 0x5E, 0xC0, 0xDB, 0xB3, 0x3D]
        + bytes("␛$B;3ED␛(J^␛$BB@O:␛(J=", "␛$B$d$^$@␛(J^␛$B$?$m$&␛(J"),
      text: "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
    Example(
      section: "I.2", terms: ["", "ISO 2022 IR 149"],
      bytes: bytes("Hong^Gildong=␛$)C") + [0xFB, 0xF3] + bytes("^␛$)C") + [0xD1, 0xCE, 0xD4, 0xD7]
        + bytes("=␛$)C") + [0xC8, 0xAB] + bytes("^␛$)C") + [0xB1, 0xE6, 0xB5, 0xBF],
      text: "Hong^Gildong=洪^吉洞=홍^길동"),
    Example(
      section: "I.3", terms: ["", "ISO 2022 IR 149"],
      bytes: bytes("␛$)CThe 1st line includes ") + [0xB1, 0xE6, 0xB5, 0xBF]
        + bytes(".\r\n␛$)CThe 2nd line includes ") + [0xB1, 0xE6, 0xB5, 0xBF] + bytes(", too."),
      text: "The 1st line includes 길동.\r\nThe 2nd line includes 길동, too.", vr: .lt,
      isWrittenSo: false),
    Example(
      section: "J.1", terms: ["ISO_IR 192"],
      bytes: bytes("Wang^XiaoDong=") + [
        0xE7, 0x8E, 0x8B, 0x5E, 0xE5, 0xB0, 0x8F, 0xE6, 0x9D, 0xB1,
      ],
      text: "Wang^XiaoDong=王^小東"),
    Example(
      section: "J.3", terms: ["GB18030"],
      bytes: bytes("Wang^XiaoDong=") + [0xCD, 0xF5, 0x5E, 0xD0, 0xA1, 0xB6, 0xAB],
      text: "Wang^XiaoDong=王^小东"),
    Example(
      section: "K.2", terms: ["", "ISO 2022 IR 58"],
      bytes: bytes("Zhang^XiaoDong=␛$)A") + [0xD5, 0xC5] + bytes("^␛$)A") + [
        0xD0, 0xA1, 0xB6, 0xAB,
      ],
      text: "Zhang^XiaoDong=张^小东"),
    Example(
      section: "K.3", terms: ["", "ISO 2022 IR 58"],
      bytes: bytes("1. ␛$)A") + [0xB5, 0xDA, 0xD2, 0xBB, 0xD0, 0xD0]
        + bytes(".\r\n2. ␛$)A") + [0xB5, 0xDA, 0xB6, 0xFE, 0xD0, 0xD0] + bytes(".\r\n"),
      text: "1. 第一行.\r\n2. 第二行.\r\n", vr: .lt),
  ]

  @Test(arguments: examples)
  func `an example of the standard reads as the standard and pydicom say`(
    example: Example
  ) throws {
    let characterSet = SpecificCharacterSet(definedTerms: example.terms)
    let decoded = characterSet.decode(example.bytes, vr: example.vr)
    #expect(decoded.text == example.text)
    #expect(decoded.diagnostics.isEmpty)
    if example.isWrittenSo {
      #expect(characterSet.encode(example.text, vr: example.vr) == example.bytes)
    }
    let read = try Pydicom.read([
      Pydicom.Sample(terms: example.terms, vr: example.vr.name, bytes: example.bytes)
    ])
    #expect(read.map(\.values) == [[example.text]])
  }

  /// Every prefix, and every byte replaced by every other.
  @Test(arguments: examples)
  func `no damage to a value can do harm`(example: Example) {
    let sets = [
      example.terms, [], ["ISO_IR 13"], ["GBK"], ["ISO_IR 192"], ["", "ISO 2022 IR 149"],
    ].map(SpecificCharacterSet.init(definedTerms:))
    for characterSet in sets {
      for count in 0..<example.bytes.count {
        let decoded = characterSet.decode(Array(example.bytes.prefix(count)), vr: example.vr)
        #expect(decoded.text.unicodeScalars.count <= count)
      }
    }
    for index in example.bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var damaged = example.bytes
        damaged[index] = byte
        let decoded = sets[0].decode(damaged, vr: example.vr)
        #expect(decoded.text.unicodeScalars.count <= damaged.count)
      }
    }
  }

  /// ASCII, with ␛ for the escape character.
  private static func bytes(_ parts: String...) -> [UInt8] {
    parts.joined().unicodeScalars.map {
      $0 == "␛" ? 0x1B : UInt8(truncatingIfNeeded: $0.value)
    }
  }
}
