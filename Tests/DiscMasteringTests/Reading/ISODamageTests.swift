import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISODamageTests {
  let fixture: ImageFixture
  /// Plain names of Level 1 only.
  let plain: PatchedImage
  /// Rock Ridge and Joliet.
  let full: PatchedImage

  init() throws {
    var fixture = try ImageFixture()
    let names = ["A/A1", "A/A2", "A/A3", "B/B1", "B/B2", "C/D/E1", "TOP1", "TOP2"]
    for (seed, name) in names.enumerated() { try fixture.add(name, pattern(3000, seed: seed)) }
    self.fixture = fixture
    plain = try PatchedImage(fixture.genisoimage("-D"))
    full = try PatchedImage(fixture.genisoimage("-R", "-J"))
  }

  @Test(arguments: [0, 1, 33, 34, 35, 60, 255])
  func `an entry of a wrong length does not hide its siblings`(length: UInt8) throws {
    for name in ["A1.;1", "A2.;1", "A3.;1"] {
      var image = plain
      let record = try #require(image.record(name))
      image.bytes[record] = length
      let medium = try #require(image.medium)
      #expect(try everything(of: medium) == fixture.contents, "\(name) \(length)")
      #expect(medium.problems(.folderDamaged).map(\.path) == ["A"])
    }
  }

  @Test func `an entry full of garbage costs itself alone`() throws {
    var image = plain
    let record = try #require(image.record("A2.;1"))
    for offset in 0..<38 { image.bytes[record + offset] = UInt8(offset * 37 & 0xFF | 1) }
    let medium = try #require(image.medium)
    var expected = fixture.contents
    expected["A/A2"] = nil
    #expect(try everything(of: medium) == expected)
    #expect(medium.problems(.folderDamaged).map(\.path) == ["A"])
  }

  @Test func `of two numbers that disagree the one within the medium is used`() throws {
    for (field, value) in [(2, 0x7F), (6, 0x7F), (10, 0x7F), (14, 0x7F)] {
      var image = plain
      let record = try #require(image.record("B1.;1"))
      image.bytes[record + field + (field % 8 == 2 ? 3 : 0)] = UInt8(value)
      let medium = try #require(image.medium)
      #expect(try everything(of: medium) == fixture.contents)
      #expect(medium.problems(.folderDamaged).map(\.path) == ["B/B1"])
    }
  }

  @Test func `a folder that no entry names is found by the path table`() throws {
    for name in ["A", "C", "D"] {
      var image = plain
      let record = try #require(image.record(name))
      for offset in 0..<34 { image.bytes[record + offset] = 0xA5 }
      let medium = try #require(image.medium)
      #expect(try everything(of: medium) == fixture.contents, "\(name)")
      #expect(medium.problems(.folderDamaged).count >= 2)
    }
  }

  @Test func `a root folder that is lost leaves what is in the others`() throws {
    var image = plain
    let root = image.number(16 * 2048 + 158) * 2048
    for offset in 0..<2048 { image.bytes[root + offset] = 0xFF }
    let medium = try #require(image.medium)
    let expected = fixture.contents.filter { $0.key.contains("/") }
    #expect(try everything(of: medium) == expected)
    #expect(medium.problems(.treeDamaged).count == 1)
  }

  @Test func `a wrong place of the root folder is found otherwise`() throws {
    var image = plain
    image.set(16 * 2048 + 158, 9999)
    let medium = try #require(image.medium)
    #expect(try everything(of: medium) == fixture.contents)
    #expect(medium.problems(.treeDamaged).count == 1)
  }

  @Test(arguments: [16, 17])
  func `one tree is enough`(sector: Int) throws {
    var image = full
    let root = image.number(sector * 2048 + 158)
    for offset in 0..<2048 { image.bytes[root * 2048 + offset] = 0xEE }
    let medium = try #require(image.medium)
    #expect(try everything(of: medium) == fixture.contents)
    #expect(medium.problems(.treeDamaged).count == 1)
  }

  @Test(arguments: [16, 17])
  func `one descriptor is enough`(sector: Int) throws {
    var image = full
    image.bytes.replaceSubrange(
      sector * 2048..<(sector + 1) * 2048, with: [UInt8](repeating: 0xEE, count: 2048))
    let medium = try MediumOpener.open(MemorySource(image.bytes))
    #expect(try everything(of: medium) == fixture.contents)
  }

  @Test func `a folder that contains its parent is read once`() throws {
    var image = plain
    let record = try #require(image.record("D"))
    image.set(record + 2, image.number(16 * 2048 + 158))
    let medium = try #require(image.medium)
    #expect(try everything(of: medium) == fixture.contents)
    #expect(medium.problems(.folderLoop).map(\.path) == ["C/D"])
  }

  @Test(arguments: ["../X", "A/B2", "..", "\0\0\0\0"])
  func `names that lead out of a folder are replaced`(name: String) throws {
    var image = plain
    let record = try #require(image.record("B1.;1"))
    let bytes = Array(name.utf8)
    image.bytes[record + 32] = UInt8(bytes.count)
    image.bytes.replaceSubrange(record + 33..<record + 33 + bytes.count, with: bytes)
    let medium = try #require(image.medium)
    #expect(medium.files.count == fixture.contents.count)
    let paths = medium.problems(.hostilePath).compactMap(\.path)
    #expect(paths.count == 1 && paths[0].hasPrefix("B/") && !paths[0].contains(".."))
    #expect(medium.files.map(\.path).contains(paths[0]))
  }

  @Test func `a second file of a name gets another one`() throws {
    var image = plain
    let record = try #require(image.record("B2.;1"))
    image.bytes[record + 34] = UInt8(ascii: "1")
    let medium = try #require(image.medium)
    #expect(medium.problems(.nameTwice).map(\.path) == ["B/B1~2"])
    let contents = try everything(of: medium)
    #expect(contents["B/B1"] == fixture.contents["B/B1"])
    #expect(contents["B/B1~2"] == fixture.contents["B/B2"])
  }

  @Test func `the extents of a file need not follow one another`() throws {
    var image = plain
    let first = try #require(image.record("A1.;1"))
    let second = try #require(image.record("A2.;1"))
    image.bytes[first + 25] |= 0x80
    image.set(first + 10, 2048)
    image.bytes[second + 34] = UInt8(ascii: "1")
    // The other way round than they are on the disc.
    let places = (image.number(first + 2), image.number(second + 2))
    image.set(first + 2, places.1)
    image.set(second + 2, places.0)
    let medium = try #require(image.medium)
    let whole =
      try #require(fixture.contents["A/A2"])[..<2048] + #require(fixture.contents["A/A1"])
    let file = try #require(medium.files.first { $0.path == "A/A1" })
    #expect(file.size == 5048)
    let source = try medium.source(of: file)
    #expect(try source.read(0..<5048) == Array(whole))
    #expect(try source.read(2000..<2100) == Array(whole[2000..<2100]))
    #expect(medium.problems == [])
  }

  @Test func `extents beyond 4 GiB add up and fail only where nothing is`() throws {
    var image = plain
    let first = try #require(image.record("A1.;1"))
    let second = try #require(image.record("A2.;1"))
    image.bytes[first + 25] |= 0x80
    image.set(first + 10, 0xFFFF_F800)
    image.bytes[second + 34] = UInt8(ascii: "1")
    image.set(second + 2, image.number(first + 2) + 0x1F_FFFF)
    let medium = try #require(image.medium)
    let file = try #require(medium.files.first { $0.path == "A/A1" })
    #expect(file.size == 0xFFFF_F800 + 3000)
    #expect(medium.problems(.fileBeyondEnd).map(\.path) == ["A/A1"])
    let source = try medium.source(of: file)
    #expect(try source.read(0..<3000) == fixture.contents["A/A1"])
    #expect(throws: MasteringError.self) { try source.read(0x1_0000_0000..<0x1_0000_0010) }
  }

  @Test func `interleaved files are named and not given wrongly`() throws {
    var image = plain
    let record = try #require(image.record("A1.;1"))
    image.bytes[record + 26] = 1
    image.bytes[record + 27] = 1
    let medium = try #require(image.medium)
    #expect(medium.problems(.unsupported).map(\.path) == ["A/A1"])
    #expect(throws: MasteringError.self) { try medium.source(at: "A/A1") }
  }

  @Test func `the bytes behind an extended attribute record are the file`() throws {
    var image = plain
    let record = try #require(image.record("A1.;1"))
    image.bytes[record + 1] = 1
    image.set(record + 2, image.number(record + 2) - 1)
    let medium = try #require(image.medium)
    #expect(try everything(of: medium) == fixture.contents)
  }
}
