import DICOMCore
import DiscMastering
import Foundation
import Testing

/// A form in which programs store the sectors of a disc.
struct RawForm: Sendable, CustomTestStringConvertible {
  var size: Int
  var header: Int
  var mode: UInt8 = 1
  var testDescription: String { "\(size) bytes, data at \(header), mode \(mode)" }

  static let all = [
    RawForm(size: 2352, header: 16), RawForm(size: 2352, header: 24, mode: 2),
    RawForm(size: 2336, header: 8, mode: 2), RawForm(size: 2448, header: 16),
    RawForm(size: 2448, header: 24, mode: 2), RawForm(size: 2056, header: 8, mode: 2),
  ]

  func wrap(_ image: [UInt8], pregap: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((image.count / 2048 + pregap) * size)
    for sector in 0..<image.count / 2048 + pregap {
      var whole = [UInt8](repeating: 0xA5, count: size)
      if size >= 2352 {
        let address = UInt8(truncatingIfNeeded: sector)
        let mark = [0] + [UInt8](repeating: 0xFF, count: 10) + [0, 0, 0, address, mode]
        whole.replaceSubrange(0..<16, with: mark)
      }
      let data =
        sector < pregap
        ? [UInt8](repeating: 0, count: 2048)
        : Array(image[(sector - pregap) * 2048..<(sector - pregap + 1) * 2048])
      whole.replaceSubrange(header..<header + 2048, with: data)
      bytes += whole
    }
    return bytes
  }
}

struct SectorSourceTests {
  let fixture: ImageFixture
  let image: [UInt8]

  init() throws {
    fixture = try ImageFixture.fileSet()
    image = try bytes(of: fixture.genisoimage("-R", "-J"))
  }

  @Test(arguments: RawForm.all, [0, 150])
  func `raw sectors are read as their user data`(form: RawForm, pregap: Int) throws {
    let raw = MemorySource(form.wrap(image, pregap: pregap))
    let source = try #require(SectorSource.find(raw))
    #expect(source.count == image.count)
    #expect(try source.read(0..<image.count) == image)
    for range in [0..<1, 2047..<2049, 2048..<4096, 5000..<9001, image.count - 1..<image.count] {
      #expect(try source.read(range) == Array(image[range]))
    }
    #expect(try source.read(77..<77) == [])
    #expect(throws: DICOMError.self) { try source.read(0..<image.count + 1) }
    #expect(try everything(of: MediumOpener.open(raw)) == fixture.contents)
  }

  @Test(arguments: RawForm.all)
  func `a volume behind another track or a header is found`(form: RawForm) throws {
    for front in [307_200, 64, 1_234_567] {
      let raw = MemorySource(pattern(front) + form.wrap(image))
      #expect(try everything(of: MediumOpener.open(raw)) == fixture.contents)
    }
  }

  @Test func `a volume whose sectors are counted from the disc's beginning is found`() throws {
    let path = fixture.directory.file("second.iso")
    try run("genisoimage", "-quiet", "-R", "-C", "0,1000", "-o", path, fixture.tree)
    let form = RawForm.all[0]
    let sound = [UInt8](repeating: 0x11, count: 1000 * 2352)
    let raw = MemorySource(sound + form.wrap(try bytes(of: path)))
    let medium = try MediumOpener.open(raw)
    #expect(try everything(of: medium) == fixture.contents)
  }

  @Test func `plain sectors are the source itself`() throws {
    let source = MemorySource(image)
    #expect(SectorSource.find(source) === source)
    #expect(SectorSource.find(MemorySource([UInt8](repeating: 0, count: 100_000))) == nil)
  }

  @Test func `a raw image that ends early never traps`() throws {
    let raw = RawForm.all[0].wrap(Array(image[..<(60 * 2048)]))
    for count in stride(from: 0, to: raw.count, by: 997) {
      guard let medium = try? MediumOpener.open(MemorySource(Array(raw[..<count]))) else {
        continue
      }
      readWhatIsThere(medium)
    }
  }
}
