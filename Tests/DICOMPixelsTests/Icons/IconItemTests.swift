import DICOMCore
import DICOMPixels
import TestSupport
import Testing

struct IconItemTests {
  private func image(_ columns: Int, _ rows: Int, _ pixels: [UInt8]) -> DataSet {
    var data = DataSet()
    PixelDescription(columns: columns, rows: rows, bitsAllocated: 8, bitsStored: 8)
      .apply(to: &data)
    data[.pixelData] = DataElement(.pixelData, .ob, .memory(pixels))
    return data
  }

  @Test func `the item has what the standard asks for and nothing else`() throws {
    let data = image(3, 1, [0, 128, 255])
    let icon = try IconImage.render(data, syntax: .explicitVRLittleEndian)
    #expect(icon.columns == 3 && icon.rows == 1 && icon.samples == [0, 128, 255])
    let item = try #require(icon.element.items.first)
    #expect(item.bytes(.pixelData) == [0, 128, 255, 0])
    #expect(item.string(.photometricInterpretation) == "MONOCHROME2")
    let numbers: [(DICOMCore.Tag, Int)] = [
      (.samplesPerPixel, 1), (.rows, 1), (.columns, 3), (.bitsAllocated, 8), (.bitsStored, 8),
      (.highBit, 7), (.pixelRepresentation, 0),
    ]
    for (tag, value) in numbers { #expect(item.integer(tag) == value) }
    #expect(item.elements.count == 9 && icon.element.tag == .iconImageSequence)
  }

  @Test func `what cannot be decoded has the icon that came along, or none and a reason`() throws {
    var data = image(16, 16, [])
    data[.pixelData] = DataElement(
      .pixelData, .ob, .fragments(Fragments(fragments: [.memory([1, 2, 3, 4])])))
    for syntax in [TransferSyntax.mpeg4HP41, .jpegXL, .jpegExtendedHierarchical1618] {
      #expect(throws: (any Error).self) { try IconImage.render(data, syntax: syntax) }
    }
    let own = image(2, 2, [10, 20, 30, 40])
    data[.iconImageSequence] = DataElement(.iconImageSequence, .sq, .items([own]))
    let icon = try IconImage.render(data, syntax: .mpeg4HP41)
    #expect(icon.samples == [10, 20, 30, 40])
    let padded = try IconImage.render(
      data, syntax: .mpeg4HP41, size: IconSize(columns: 5, rows: 4, isPadded: true))
    #expect(padded.columns == 5 && padded.rows == 4)
    #expect(padded.samples.prefix(5) == [10, 10, 20, 20, 0])
  }

  @Test func `no icon is made of what is not there, or is too much`() throws {
    #expect(throws: PixelError.self) {
      try IconImage.render(DataSet(), syntax: .explicitVRLittleEndian)
    }
    #expect(throws: PixelError.self) {
      try IconImage.render(image(65_535, 65_535, [1, 2]), syntax: .explicitVRLittleEndian)
    }
    var claimed = image(65_535, 65_535, [])
    claimed[.pixelData] = DataElement(
      .pixelData, .ob, .fragments(Fragments(fragments: [.memory([0xFF, 0xD8, 0xFF, 0xD9])])))
    #expect(throws: (any Error).self) {
      try IconImage.render(claimed, syntax: .jpegBaseline)
    }
    var limits = CodecLimits()
    limits.frameBytes = 24
    let data = image(5, 5, [UInt8](repeating: 7, count: 25))
    #expect(throws: PixelError.self) {
      try IconImage.render(data, syntax: .explicitVRLittleEndian, limits: limits)
    }
  }

  @Test func `hostile values of what says how to show it do not trap`() throws {
    let tags: [DICOMCore.Tag] = [
      DICOMCore.Tag(0x0028, 0x1050), DICOMCore.Tag(0x0028, 0x1051), DICOMCore.Tag(0x0028, 0x1052),
      DICOMCore.Tag(0x0028, 0x1053),
      DICOMCore.Tag(0x0028, 0x0030), DICOMCore.Tag(0x0028, 0x0034), DICOMCore.Tag(0x0028, 0x0120),
      DICOMCore.Tag(0x0028, 0x0121),
      DICOMCore.Tag(0x0028, 0x6010),
    ]
    let texts = [
      "", "0", "-0", "1e308", "-1e308", "1e-308", "nan", "inf", "-inf\\inf", "0\\0", "1\\1e300",
      "9223372036854775807", "-9223372036854775808",
    ]
    var generator = SplitMix(9)
    for round in 0..<1500 {
      var data = image(5, 4, (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) })
      for tag in tags where Bool.random(using: &generator) {
        let text = texts.randomElement(using: &generator) ?? ""
        data[tag] = DataElement(tag, round % 2 == 0 ? .ds : .is, .memory(Array(text.utf8)))
      }
      let item = DataSet([
        DataElement(
          DICOMCore.Tag(0x0028, 0x3002), .us, .memory([0, UInt8(round % 3), 0, 255, 16, 0])),
        DataElement(
          DICOMCore.Tag(0x0028, 0x3006), .ow, .memory([UInt8](repeating: 3, count: round % 1100))),
      ])
      for tag in [DICOMCore.Tag(0x0028, 0x3000), DICOMCore.Tag(0x0028, 0x3010)]
      where Bool.random(using: &generator) {
        data[tag] = DataElement(tag, .sq, .items([item]))
      }
      let icon = try IconImage.render(data, syntax: .explicitVRLittleEndian)
      #expect(icon.samples.count == icon.columns * icon.rows)
    }
  }
}

extension DataElement {
  fileprivate var items: [DataSet] {
    if case .items(let items) = value { items } else { [] }
  }
}
