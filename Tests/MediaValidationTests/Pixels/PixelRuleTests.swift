import DICOMCore
import MediaValidation
import TestSupport
import Testing

struct PixelRuleTests {
  private static func made(_ change: (inout MadeInstance) -> Void) -> MadeInstance {
    var instance = MadeInstance.secondaryCapture
    instance.setPixels()
    change(&instance)
    return instance
  }

  private static let unbroken: [(String, MadeInstance)] = [
    ("8 bits", made { _ in }),
    ("an odd number of bytes, padded", made { $0.setPixels(rows: 3, columns: 3) }),
    ("16 bits, frames", made { $0.setPixels(bits: 16, frames: 3) }),
    ("24 bits", made { $0.setPixels(bits: 24) }),
    ("single bits", made { $0.setPixels(rows: 3, columns: 3, bits: 1, frames: 3) }),
    ("RGB", made { $0.setPixels(samples: 3, term: "RGB") }),
    ("YBR_FULL_422", made { $0.setPixels(samples: 3, term: "YBR_FULL_422") }),
    (
      "float",
      made {
        $0.data[.pixelData] = nil
        $0.setValue(bytes: 32, .floatPixelData, .of)
      }
    ),
    (
      "double",
      made {
        $0.data[.pixelData] = nil
        $0.setValue(bytes: 64, .doubleFloatPixelData, .od)
      }
    ),
    ("a fragment", made { $0.setFragments([[0, 0]]) }),
    ("a frame in fragments", made { $0.setFragments([[0, 0], [0, 0]]) }),
    (
      "a table",
      made {
        $0.setFragments(
          [[0, 0], [0, 0], [0, 0]], table: PixelRuleCase.words(0, 20), frames: 2)
      }
    ),
    (
      "an extended table",
      made {
        $0.setExtendedTable([0, 10], [1, 2])
        $0.setFragments([[0, 0], [0, 0]], frames: 2)
      }
    ),
    ("RLE", made { $0.setFragments([[0, 0], [0, 0]], frames: 2, syntax: .rle) }),
    ("video", made { $0.setFragments([[0, 0]], frames: 9, syntax: .mpeg2) }),
    ("a table of words", made { $0.setTable(.modalityLUTSequence, bits: 16, [0, 65_535]) }),
    ("a table of bytes", made { $0.setTable(.voilutSequence, bits: 8, [0xFF00]) }),
    ("a palette", made { $0.setPalette([0, 65_535]) }),
    ("an overlay", made { $0.setOverlay(rows: 5, columns: 5, frames: 2, bytes: 8) }),
    (
      "a profile",
      made {
        var profile = [UInt8](repeating: 0, count: 128)
        profile[3] = 128
        profile.replaceSubrange(36..<40, with: "acsp".utf8)
        $0.data[.iccProfile] = DataElement(.iccProfile, .ob, .memory(profile))
      }
    ),
    ("no pixels", made { $0.data[.pixelData] = nil }),
    ("no rows", made { $0.data[.rows] = nil }),
  ]

  @Test("pixel data without a fault has no finding")
  func unbroken() throws {
    for (name, instance) in Self.unbroken {
      #expect(try instance.pixelFindings().map(ObjectRuleTests.line) == [], "\(name)")
    }
  }

  @Test("a broken rule of pixel data is told of, and no other", arguments: PixelRuleCase.all)
  func broken(_ rule: PixelRuleCase) throws {
    let findings = try rule.make().pixelFindings()
    #expect(
      Set(findings.map(\.rule.identifier)) == [rule.rule],
      "\(findings.map(ObjectRuleTests.line))")
  }

  @Test("every rule that needs no decoding has its test")
  func everyRule() {
    #expect(PixelRuleCase.all.map(\.rule) == PixelRule.structural.map(\.identifier))
    #expect(PixelRule.all == PixelRule.structural + PixelRule.decoded)
    #expect(PixelRule.all.map(\.identifier) == PixelRule.all.map(\.identifier).sorted())
  }

  @Test("an icon is judged as the image is, and told by its item")
  func icon() throws {
    var icon = MadeInstance(.secondaryCapture)
    icon.setPixels()
    icon.setValue(bytes: 4)
    let instance = Self.made { $0.setItems(.iconImageSequence, [icon.data]) }
    let findings = try instance.pixelFindings()
    #expect(findings.map(\.rule.identifier) == ["PIX-001"])
    #expect(findings.first?.place.path == "(0088,0200)[1].(7FE0,0010)")
    // An icon may be native where the image is not.
    icon.setPixels()
    let coded = Self.made {
      $0.setItems(.iconImageSequence, [icon.data])
      $0.setFragments([[0, 0]])
    }
    #expect(try coded.pixelFindings().isEmpty)
  }

  @Test("of gigabytes of pixels nothing is read, native or in fragments")
  func bounded() throws {
    for instance in [
      Self.made { $0.setPixels(rows: 60_000, columns: 60_000) },
      Self.made { $0.setFragments([[0, 0]]) },
    ] {
      var header = instance
      header.data[.pixelData] = nil
      if instance.tail.isEmpty {
        header.tail = Array(element(.pixelData, "OW", [], length: 3_600_000_000))
      } else {
        header.tail = Array(
          instance.tail.dropLast(18) + [0xFE, 0xFF, 0x00, 0xE0]
            + PixelRuleCase.words(3_600_000_000))
      }
      let end = instance.tail.isEmpty ? [] : instance.tail.suffix(8)
      let source = EndlessSource(try header.bytes(), middle: 3_600_000_000, Array(end))
      let file = try DICOMFile.read(source)
      #expect(file.failure == nil)
      source.reset()
      #expect(PixelDataValidation.findings(in: file, source: source, name: "x").isEmpty)
      #expect(source.bytesRead <= 16)
    }
  }

  @Test("a hundred thousand fragments have no more findings than are kept")
  func limited() throws {
    let instance = Self.made {
      $0.setFragments([[UInt8]](repeating: [], count: 100_000) + [[0, 0]])
    }
    #expect(try instance.pixelFindings().count == 100)
  }

  @Test("bytes at random end in findings, never in a trap")
  func hostile() throws {
    var random = SplitMix(7)
    let cases = PixelRuleCase.all.map { $0.make() }
    for round in 0..<1_500 {
      var bytes = try cases[round % cases.count].bytes()
      for _ in 0..<6 {
        let reach = random.below(2) == 0 ? bytes.count : 300
        let place = bytes.count - 1 - random.below(min(reach, bytes.count))
        bytes[place] = UInt8(random.below(256))
      }
      let source = MemorySource(bytes)
      guard let file = try? DICOMFile.read(source) else { continue }
      let findings = PixelDataValidation.findings(in: file, source: source, name: "x")
      #expect(findings.count < 1_000)
    }
  }
}

/// A file whose middle is zeros without end.
private final class EndlessSource: ByteSource, @unchecked Sendable {
  let name = "endless"
  let count: Int
  private let head: [UInt8]
  private let tail: [UInt8]
  /// Only one thread reads in these tests.
  private(set) var bytesRead = 0

  init(_ head: [UInt8], middle: Int, _ tail: [UInt8]) {
    (self.head, self.tail) = (head, tail)
    count = head.count + middle + tail.count
  }

  func reset() { bytesRead = 0 }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    bytesRead += range.count
    return range.map { place in
      if place < head.count { return head[place] }
      return place < count - tail.count ? 0 : tail[place - (count - tail.count)]
    }
  }
}
