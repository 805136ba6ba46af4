import DICOMConversion
import DICOMPixels
import Testing

@Suite struct RasterImageTests {
  @Test(arguments: ["png", "jpeg", "tiff", "bmp", "gif", "webp", "heic"])
  func `every colour type, depth and compression has the pixels that Pillow reads`(
    format: String
  ) throws {
    let images = try PillowImages.made.get()
    let cases = images.cases(format)
    #expect(cases.count > 2)
    for item in cases where item.refused == nil {
      let image: RasterImage
      do {
        image = try RasterImage(reading: images.bytes(item.name))
      } catch {
        Issue.record("\(item.name): \(error)")
        continue
      }
      let pages: [RasterFrame]
      switch image.content {
      case .frames(let frames): pages = frames
      case .jpeg(let passed):
        #expect(item.passes == passed.photometric.rawValue, "\(item.name)")
        let frame = try passed.decoded()
        pages = [
          RasterFrame(
            frame: frame, photometric: passed.components == 1 ? .monochrome2 : .rgb,
            iccProfile: passed.iccProfile, resolution: passed.resolution)
        ]
      }
      #expect(pages.count == item.frames.count, "\(item.name)")
      for (page, expected) in zip(pages, item.frames) {
        expectPixels(
          of: page, equal: expected, images.bytes(expected.raw), tolerance: item.tolerance,
          item.name)
      }
      expectFacts(image, pages, item)
    }
  }

  private func expectFacts(
    _ image: RasterImage, _ pages: [RasterFrame], _ item: PillowImages.Case
  ) {
    let first = pages.first
    if let precision = item.precision {
      #expect(first?.frame.layout.precision == precision, "\(item.name)")
    }
    if let photometric = item.photometric {
      #expect(first?.photometric.rawValue == photometric, "\(item.name)")
    }
    if let profile = item.profile { #expect(first?.iccProfile?.count == profile, "\(item.name)") }
    if let taken = item.taken { #expect(image.acquired?.dateTime == taken, "\(item.name)") }
    if let delays = item.delays { #expect(pages.map(\.delay) == delays, "\(item.name)") }
    if let dpi = item.dpi, let resolution = first?.resolution {
      #expect(abs(resolution.dotsPerInchAcross - dpi[0]) < 0.02, "\(item.name)")
      #expect(abs(resolution.dotsPerInchDown - dpi[1]) < 0.02, "\(item.name)")
    } else {
      #expect(item.dpi == nil, "\(item.name)")
    }
  }

  @Test func `floating point is refused with the reason`() throws {
    let images = try PillowImages.made.get()
    for item in images.cases {
      guard let words = item.refused else { continue }
      let error = #expect(throws: RasterError.self) {
        try RasterImage(reading: images.bytes(item.name))
      }
      #expect(error?.description.contains(words) == true)
    }
  }

  @Test func `transparent pixels lie on the background that was asked for`() throws {
    let images = try PillowImages.made.get()
    var options = RasterOptions()
    options.background = RasterColour(red: 10, green: 200, blue: 30)
    let image = try RasterImage(reading: images.bytes("gif-disposal1"), options: options)
    guard case .frames(let frames) = image.content else { return }
    #expect(frames.first?.frame.bytes.suffix(3) == [10, 200, 30])
    #expect(image.findings.contains { $0.contains("red 10, green 200, blue 30") })
  }

  @Test func `a file that is no image is told so`() {
    let error = #expect(throws: RasterError.self) {
      try RasterImage(reading: Array("Not an image at all".utf8))
    }
    #expect(error?.reason == .unknownFormat)
    #expect(throws: RasterError.self) { try RasterImage(reading: []) }
  }
}
