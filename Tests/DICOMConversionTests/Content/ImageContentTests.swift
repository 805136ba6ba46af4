import DICOMCore
import DICOMPixels
import Testing

@testable import DICOMConversion

struct ImageContentTests {
  private func page(
    _ components: Int = 1, _ precision: Int = 8, columns: Int = 5, rows: Int = 3,
    _ photometric: PhotometricInterpretation? = nil, delay: Int? = nil, _ value: UInt8 = 1
  ) throws -> RasterFrame {
    let layout = FrameLayout(
      columns: columns, rows: rows, components: components, precision: precision, isSigned: false)
    let count = try #require(layout.byteCount)
    let bytes = (0..<count).map { index in
      precision < 8 ? UInt8(index % 2) : UInt8(truncatingIfNeeded: index * 3) &+ value
    }
    return RasterFrame(
      frame: Frame(layout, bytes),
      photometric: photometric ?? (components == 3 ? .rgb : .monochrome2),
      delay: delay)
  }

  private func contents(
    _ pages: [RasterFrame], _ target: ConversionTarget? = nil, isScan: Bool = false
  ) throws -> [ConvertedContent] {
    var maker = ImageContent(target)
    maker.isScan = isScan
    let image = RasterImage(format: .png, content: .frames(pages))
    return try maker.contents(of: image, size: 100)
  }

  private func ends(_ contents: [ConvertedContent]) -> [String] {
    contents.map { String($0.sopClasses.first?.rawValue.dropFirst(24) ?? "") }
  }

  @Test func `the content chooses among the classes of Secondary Capture`() throws {
    #expect(ends(try contents([page()])) == ["7"])
    #expect(ends(try contents([page(3)])) == ["7"])
    #expect(ends(try contents([page(1, 1), page(1, 1)])) == ["7.1"])
    #expect(ends(try contents([page(1, 8), page(1, 4)])) == ["7.2"])
    #expect(ends(try contents([page(1, 12), page(1, 16)])) == ["7.3"])
    #expect(ends(try contents([page(3), page(1)])) == ["7.4"])
  }

  @Test func `pages of different sizes or bits are instances of their own`() throws {
    #expect(ends(try contents([page(), page(), page(columns: 6)])) == ["7.2", "7"])
    #expect(ends(try contents([page(3, 16), page(3, 16)])) == ["7", "7"])
    let made = try contents([page(), page(1, 16)])
    #expect(made.allSatisfy { $0.findings.contains { $0.contains("2 instances") } })
  }

  @Test func `single bits are packed across frames, the first pixel lowest`() throws {
    let made = try contents([page(1, 1), page(1, 1)], .singleBit)
    let elements = try #require(made.first).elements
    #expect(elements.integer(Tag(0x0028, 0x0100)) == 1)
    #expect(elements.bytes(Tag(0x7FE0, 0x0010)) == [0xAA, 0x2A, 0x55, 0x15])
  }

  @Test func `fewer than 8 bits are spread over them`() throws {
    let made = try #require(try contents([page(1, 1)]).first)
    #expect(made.elements.integer(Tag(0x0028, 0x0101)) == 8)
    let pixels = try #require(made.elements.bytes(Tag(0x7FE0, 0x0010)))
    #expect(pixels.prefix(2) == [0, 255])
  }

  @Test func `a grey object takes equal colours as grey, and refuses others`() throws {
    var grey = try page(3)
    grey.frame.bytes = (0..<45).map { UInt8($0 / 3) }
    let made = try #require(try contents([grey], .dx).first)
    #expect(made.elements.integer(Tag(0x0028, 0x0002)) == 1)
    #expect(made.findings.count == 1)
    #expect(throws: ConversionError.self) { try contents([page(3)], .dx) }
    #expect(throws: ConversionError.self) { try contents([page(1, 8)], .grayscaleWord) }
    #expect(throws: ConversionError.self) { try contents([page()], .pdf) }
  }

  @Test func `visible light has 8 bits and is bright where values are high`() throws {
    let made = try #require(try contents([page(1, 16, .monochrome1)], .photograph).first)
    #expect(made.elements.string(Tag(0x0028, 0x0004)) == "MONOCHROME2")
    #expect(made.elements.integer(Tag(0x0028, 0x0100)) == 8)
    #expect(made.findings.count == 2)
  }

  @Test func `frames are timed by their delays, or numbered`() throws {
    let timed = try #require(
      try contents([page(delay: 40), page(delay: 40), page(delay: 40)]).first)
    #expect(timed.elements.bytes(Tag(0x0028, 0x0009)) == [0x18, 0, 0x63, 0x10])
    #expect(timed.elements.string(Tag(0x0018, 0x1063)) == "40")
    let uneven = try #require(
      try contents([page(delay: 40), page(delay: 50), page(delay: 1)]).first)
    #expect(uneven.elements.strings(Tag(0x0018, 0x1065)) == ["0", "40", "50"])
    let pages = try #require(try contents([page(), page()]).first)
    #expect(pages.elements.strings(Tag(0x0018, 0x2001)) == ["1", "2"])
  }

  @Test func `a resolution is a spacing where it was scanned, and an aspect elsewhere`() throws {
    var fax = try page()
    fax.resolution = RasterResolution(across: 204, down: 98, unit: .inch)
    let scan = try #require(try contents([fax], isScan: true).first).elements
    #expect(scan.strings(Tag(0x0018, 0x2010)) == ["0.259184", "0.124510"])
    #expect(scan[Tag(0x0028, 0x0034)] == nil)
    let other = try #require(try contents([fax]).first).elements
    #expect(other.strings(Tag(0x0028, 0x0034)) == ["2082", "1000"])
    #expect(other[Tag(0x0018, 0x2010)] == nil)
  }

  @Test func `a camera's picture is a photograph, and says when it was taken`() throws {
    var image = RasterImage(format: .jpeg, content: .frames([try page(3)]))
    image.acquired = AcquisitionTime("2024:05:06 07:08:09", zone: "+02:00")
    image.isLossy = true
    let made = try #require(try ImageContent().contents(of: image, size: 9).first)
    #expect(made.sopClasses == [UID(rawValue: "1.2.840.10008.5.1.4.1.1.77.1.4")])
    #expect(
      made.facts.contains {
        $0
          == AttributeSetting(
            Tag(0x0008, 0x002A), ["20240506070809+0200"], source: "the image")
      })
    #expect(made.elements.string(Tag(0x0028, 0x2110)) == "01")
    #expect(made.elements.string(Tag(0x0028, 0x2112)) == "5.00")
    #expect(made.elements.string(Tag(0x0028, 0x2114)) == "ISO_10918_1")
  }

  @Test func `a JPEG that is decoded for a grey object says how much was lost`() throws {
    let made = try PillowImages.made.get()
    let bytes = made.bytes(
      try #require(made.cases("jpeg").first { $0.passes != nil && $0.frames[0].components == 1 })
        .name)
    let image = try RasterImage(reading: bytes)
    guard case .jpeg(let passed) = image.content else {
      Issue.record("it was decoded")
      return
    }
    var coloured = passed
    coloured.components = 3
    let decoded = try #require(try ImageContent(.dx).contents(of: image, size: bytes.count).first)
    #expect(decoded.elements.string(Tag(0x0028, 0x2112)) != nil)
    let other = RasterImage(format: .jpeg, content: .jpeg(coloured), acquired: nil)
    var lossy = other
    lossy.isLossy = true
    let grey = try #require(try ImageContent(.dx).contents(of: lossy, size: bytes.count).first)
    #expect(grey.elements.string(Tag(0x0028, 0x2110)) == "01")
    #expect(grey.elements.string(Tag(0x0028, 0x2112)) != nil)
    #expect(grey.elements.string(Tag(0x0028, 0x2114)) == "ISO_10918_1")
  }

  @Test func `a profile that is left out is told`() throws {
    var one = try page(3)
    var other = try page(3)
    (one.iccProfile, other.iccProfile) = ([1], [2])
    var stack = try FrameStack(ImageContent(), scratch: "/tmp")
    for frame in [one, other] {
      try stack.append(RasterImage(format: .png, content: .frames([frame])))
    }
    let content = try stack.content(size: 0)
    #expect(content.elements[Tag(0x0028, 0x2000)] == nil)
    #expect(content.findings == [ImageContent.differingProfiles])
    var grey = try page()
    grey.iccProfile = [1]
    #expect(try contents([grey]).first?.findings == [ImageContent.greyProfile])
  }

  @Test func `kinds are named by words and by SOP Classes`() {
    #expect(ConversionTarget(named: "SC") == .secondaryCapture)
    #expect(ConversionTarget(named: "1.2.840.10008.5.1.4.1.1.7.3") == .grayscaleWord)
    #expect(ConversionTarget(named: "1.2.840.10008.5.1.4.1.1.77.1.4.1") == .photograph)
    #expect(ConversionTarget(named: "1.2.840.10008.5.1.4.1.1.2") == nil)
    let classes = ConversionTarget.allCases.flatMap {
      [$0.stillClass, $0.videoClass, $0.documentClass].compactMap { $0 }
    }
    #expect(Set(classes).count == classes.count)
    #expect(classes.allSatisfy { InformationObjectDefinition.of(sopClass: $0) != nil })
  }
}
