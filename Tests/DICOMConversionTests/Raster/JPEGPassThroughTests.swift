import DICOMConversion
import DICOMPixels
import Testing

@Suite struct JPEGPassThroughTests {
  @Test func `tables and scans stay byte for byte, and nothing of the camera stays`() throws {
    let images = try PillowImages.made.get()
    var count = 0
    for item in images.cases("jpeg") where item.passes != nil {
      let bytes = images.bytes(item.name)
      let image = try RasterImage(reading: bytes)
      guard case .jpeg(let passed) = image.content else {
        Issue.record("\(item.name) was decoded")
        continue
      }
      count += 1
      if !item.name.contains("turned") {
        #expect(scans(of: passed.stream) == scans(of: bytes), "\(item.name)")
      }
      let kinds = markers(of: passed.stream)
      #expect(kinds.allSatisfy { $0 != 0xFE && ($0 == 0xEE || !(0xE0...0xEF).contains($0)) })
      let text = String(decoding: passed.stream, as: Unicode.ASCII.self)
      #expect(!text.contains("SECRET") && !text.contains("Exif") && !text.contains("2024:05"))
      #expect(passed.stream.suffix(2) == [0xFF, 0xD9])
    }
    #expect(count == 20)
  }

  @Test func `the sampling of chrominance is told`() throws {
    let images = try PillowImages.made.get()
    for (name, across, down) in [("444", 1, 1), ("422", 2, 1), ("420", 2, 2)] {
      let image = try RasterImage(reading: images.bytes("jpeg-\(name)"))
      guard case .jpeg(let passed) = image.content else {
        Issue.record("\(name) was decoded")
        continue
      }
      #expect(passed.sampling.map(\.across) == [across, 1, 1])
      #expect(passed.sampling.map(\.down) == [down, 1, 1])
    }
  }

  @Test func `a stream of 12 bits is decoded`() throws {
    let layout = FrameLayout(
      columns: 16, rows: 8, components: 1, precision: 12, isSigned: false)
    let bytes = (0..<128).flatMap { [UInt8($0), UInt8($0 / 16)] }
    let stream = try JPEGExtendedEncoder().encode(Frame(layout, bytes, colour: .monochrome))
    guard case .frames(let frames) = try RasterImage(reading: stream).content else {
      Issue.record("it was passed through")
      return
    }
    #expect(frames.map(\.frame.layout) == [layout])
  }

  @Test func `a stream that is cut off is no source`() throws {
    let bytes = try PillowImages.made.get().bytes("jpeg-420")
    for length in [3, 40, bytes.count / 2] {
      let error = #expect(throws: RasterError.self) {
        try RasterImage(reading: Array(bytes.prefix(length)))
      }
      #expect(error?.description.contains("cut off") == true, "\(String(describing: error))")
    }
  }

  /// The bytes from the first scan's marker on, up to the end of the image.
  private func scans(of bytes: [UInt8]) -> [UInt8] {
    var place = 2
    while bytes[place + 1] != 0xDA {
      place += 2 + Int(bytes[place + 2]) * 256 + Int(bytes[place + 3])
    }
    var end = place
    while !(bytes[end] == 0xFF && bytes[end + 1] == 0xD9) { end += 1 }
    return Array(bytes[place..<(end + 2)])
  }

  private func markers(of bytes: [UInt8]) -> [UInt8] {
    var place = 2
    var result: [UInt8] = []
    while bytes[place + 1] != 0xDA {
      result.append(bytes[place + 1])
      place += 2 + Int(bytes[place + 2]) * 256 + Int(bytes[place + 3])
    }
    return result
  }
}
