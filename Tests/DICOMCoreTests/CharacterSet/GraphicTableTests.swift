import Foundation
import Testing

@testable import DICOMCore

@Suite struct GraphicTableTests {
  /// A set, the Python codec that knows it, and the bytes around a code there.
  struct Codec: Codable {
    var set: String
    var codec: String
    var prefix: [UInt8] = []
    var width = 1
    var characters: [String] = []
  }

  static let codecs: [(GraphicSet, Codec)] = [
    (.katakana, "shift_jis", [], 1), (.latin1, "latin_1", [], 1), (.latin2, "iso8859_2", [], 1),
    (.latin3, "iso8859_3", [], 1), (.latin4, "iso8859_4", [], 1), (.latin5, "iso8859_9", [], 1),
    (.latin9, "iso8859_15", [], 1), (.cyrillic, "iso8859_5", [], 1), (.arabic, "iso8859_6", [], 1),
    (.greek, "iso8859_7", [], 1), (.hebrew, "iso8859_8", [], 1), (.thai, "tis_620", [], 1),
    (.jisX0208, "euc_jp", [], 2), (.jisX0212, "euc_jp", [0x8F], 2), (.ksX1001, "euc_kr", [], 2),
    (.gb2312, "gb2312", [], 2),
  ].map { set, codec, prefix, width in
    (set, Codec(set: "\(set)", codec: codec, prefix: prefix, width: width))
  }

  @Test func `every code of every set means what Python's codec says`() throws {
    let answers: [Codec] = try Pydicom.run(
      """
      for c in given:
          rows = range(0xA1, 0xFF)
          codes = [[b] for b in range(0xA0, 0x100)] if c['width'] == 1 else \\
              [[a, b] for a in rows for b in rows]
          for code in codes:
              try:
                  text = bytes(c['prefix'] + code).decode(c['codec'])
              except UnicodeDecodeError:
                  text = ''
              c['characters'].append(text if len(text) == 1 else '')
      json.dump(given, sys.stdout)
      """, Self.codecs.map(\.1))
    for ((set, _), answer) in zip(Self.codecs, answers) {
      let codes: [[UInt8]] =
        answer.width == 1
        ? (0xA0...0xFF).map { [$0] }
        : (0xA1...0xFE).flatMap { lead in (0xA1...0xFE).map { [lead, $0] } }
      let ours = codes.map { code in
        (code.count == 1 ? set.scalar(code[0]) : set.scalar(code[0], code[1])).map(String.init)
          ?? ""
      }
      let differing = zip(codes, zip(ours, answer.characters)).filter { _, pair in
        // What only one of both knows is an addition to the set; a contradiction is not allowed.
        // The C library keeps the tilde of JIS X 0212 apart from that of ASCII.
        !pair.0.isEmpty && !pair.1.isEmpty && pair.0 != pair.1 && pair != ("～", "~")
      }
      let missing = zip(ours, answer.characters).filter { $0.isEmpty && !$1.isEmpty }
      #expect(differing.isEmpty, "\(set): \(differing.prefix(5))")
      #expect(missing.isEmpty, "\(set): \(missing.prefix(5))")
      #expect(ours.filter { !$0.isEmpty }.count > 40)
    }
  }

  @Test(arguments: GraphicSet.allCases)
  func `every character goes back to its code`(set: GraphicSet) {
    let codes: [[UInt8]] =
      set.bytesPerCharacter == 1
      ? (0x21...0x7E).map { [$0] }
      : (0x21...0x7E).flatMap { lead in (0x21...0x7E).map { [lead, $0] } }
    for code in codes {
      let scalar = code.count == 1 ? set.scalar(code[0]) : set.scalar(code[0], code[1])
      guard let scalar else { continue }
      #expect(set.code(scalar) == code, "\(set) \(code)")
    }
  }

  @Test(arguments: GraphicSet.allCases)
  func `every set has its place and escape sequence`(set: GraphicSet) {
    #expect(set.designation?.isStandard == true)
  }
}
