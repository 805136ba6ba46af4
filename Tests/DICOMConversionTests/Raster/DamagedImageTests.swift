import DICOMConversion
import DICOMPixels
import TestSupport
import Testing

@Suite struct DamagedImageTests {
  private var options: RasterOptions {
    var options = RasterOptions()
    options.frameBytes = 1 << 20
    options.totalBytes = 4 << 20
    options.frames = 20
    return options
  }

  @Test(arguments: ["png", "jpeg", "tiff", "bmp", "gif", "webp", "heic"])
  func `no damage traps, and every refusal has words`(format: String) throws {
    let images = try PillowImages.made.get()
    let sources = images.cases(format).filter { !$0.name.contains("size") }
      .map { images.bytes($0.name) }
    var random = SplitMix(20)
    var refused = 0
    for round in 0..<3_000 {
      var bytes = sources[round % sources.count]
      // The headers are where most of it is decided.
      let reach = round % 3 == 0 ? bytes.count : min(bytes.count, 200)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<reach, using: &random)
        bytes[place] =
          Bool.random(using: &random)
          ? [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
          : UInt8.random(in: 0...255, using: &random)
      }
      if round % 7 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      do {
        let image = try RasterImage(reading: bytes, options: options)
        switch image.content {
        case .frames(let frames):
          #expect(frames.allSatisfy { $0.frame.layout.byteCount == $0.frame.bytes.count })
          #expect(!frames.isEmpty)
        case .jpeg(let passed): _ = try? passed.decoded()
        }
      } catch {
        refused += 1
        #expect(error.description.contains("the file") || error.format != nil)
      }
    }
    #expect(refused > 100)
  }

  @Test(arguments: ["png", "bmp", "gif", "tiff", "webp", "jpeg"])
  func `a file that is cut off anywhere in its first half is refused`(format: String) throws {
    let images = try PillowImages.made.get()
    let name = ["tiff": "tiff-own-8-strips-1", "webp": "webp-lossless"][format]
    let item = images.cases(format).first { $0.name == name ?? $0.name }
    let bytes = images.bytes(item?.name ?? "")
    for length in stride(from: 0, to: bytes.count / 2, by: 3) {
      #expect(throws: RasterError.self) { try RasterImage(reading: Array(bytes.prefix(length))) }
    }
  }

  @Test func `a picture that says it is enormous is refused before anything is decoded`() throws {
    let images = try PillowImages.made.get()
    var png = images.bytes("png-one")
    png.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
    var bmp = images.bytes("bmp-RGB")
    bmp.replaceSubrange(18..<26, with: [0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0])
    var gif = images.bytes("gif-palette")
    gif.replaceSubrange(6..<10, with: [0xFF, 0xFF, 0xFF, 0xFF])
    for bytes in [png, bmp, gif] {
      let error = #expect(throws: RasterError.self) { try RasterImage(reading: bytes) }
      #expect(error?.description.contains("65535 × 65535") == true)
      #expect(error?.offset != nil)
    }
  }

  @Test func `an animation has no more frames than were allowed`() throws {
    let images = try PillowImages.made.get()
    var options = RasterOptions()
    options.frames = 2
    for name in ["gif-disposal1", "webp-animated", "tiff-pages"] {
      let error = #expect(throws: RasterError.self) {
        try RasterImage(reading: images.bytes(name), options: options)
      }
      #expect(error?.description.contains("beyond the limit") == true)
    }
  }
}
