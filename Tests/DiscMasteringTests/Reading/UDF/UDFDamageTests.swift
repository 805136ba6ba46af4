import DICOMCore
import DiscMastering
import Foundation
import Testing

@Suite struct UDFDamageTests {
  let directory: TemporaryDirectory
  let folder: String

  init() throws {
    directory = try TemporaryDirectory()
    folder = try UDFTree.large.write(to: directory)
  }

  private func image(_ kind: UDFKind) throws -> UDFBytesImage {
    UDFBytesImage(try bytes(of: kind.image(of: folder, in: directory)))
  }

  private func open(
    _ image: UDFBytesImage, limits: MediumLimits = MediumLimits()
  ) throws -> UDFMedium {
    try #require(try UDFMedium.open(MemorySource(image.bytes), limits: limits))
  }

  private func expectAll(
    _ medium: UDFMedium, but lost: [String] = [], _ note: Comment? = nil
  ) throws {
    let expected = UDFTree.large.files.filter { !lost.contains($0.key) }
    #expect(try everything(of: medium) == expected, note)
  }

  @Test func `a file entry with a wrong checksum is read and reported`() throws {
    var image = try image(.plain150)
    let entry = try #require(image.entry(ofFileAt: "DICOMDIR"))
    image.bytes[entry + 72] ^= 0xFF
    let medium = try open(image)
    try expectAll(medium)
    #expect(medium.problems.map(\.kind) == [.treeDamaged])
    #expect(medium.problems.first?.path == "DICOMDIR")
    #expect(medium.problems.first?.offset == entry)
  }

  @Test func `a file entry that is lost costs one file`() throws {
    var image = try image(.plain201)
    let entry = try #require(image.entry(ofFileAt: "DICOM/PA1/ST1/IM2"))
    image.erase(entry, 2048)
    let medium = try open(image)
    try expectAll(medium, but: ["DICOM/PA1/ST1/IM2"])
    #expect(medium.problems.map(\.kind) == [.unreadable])
    #expect(medium.problems.map(\.path) == ["DICOM/PA1/ST1/IM2"])
  }

  @Test func `a folder entry that is lost costs what is in the folder`() throws {
    var image = try image(.plain201)
    let entry = try #require(image.entry(ofFolderWith: "IM3"))
    image.erase(entry, 2048)
    let medium = try open(image)
    try expectAll(medium, but: (1...3).map { "DICOM/PA1/ST1/IM\($0)" })
    #expect(medium.problems.map(\.path) == ["DICOM/PA1/ST1"])
  }

  @Test func `reading goes on at the next entry of a damaged folder`() throws {
    var image = try image(.plain201)
    let place = try #require(image.find("A name that is rather long 30"))
    image.erase(place - 39, 16)
    let medium = try open(image)
    try expectAll(medium, but: ["MANY/A name that is rather long 30"])
    #expect(medium.problems.map(\.kind) == [.folderDamaged])
    #expect(medium.problems.map(\.path) == ["MANY"])
  }

  @Test func `an entry with a wrong checksum is read when the next one follows it`() throws {
    var image = try image(.plain201)
    let place = try #require(image.find("A name that is rather long 30"))
    image.bytes[place] = UInt8(ascii: "B")
    let medium = try open(image)
    #expect(medium.files.count == UDFTree.large.files.count)
    #expect(
      try everything(of: medium)["MANY/B name that is rather long 30"]
        == UDFTree.large.files["MANY/A name that is rather long 30"])
    #expect(medium.problems.map(\.kind) == [.folderDamaged])
  }

  @Test func `the reserve sequence is used when the main one is damaged`() throws {
    var image = try image(.plain201)
    let main = image.number(256 * 2048 + 20) * 2048
    for offset in stride(from: 0, to: 8, by: 1) {
      var damaged = image
      damaged.bytes[main + offset * 2048 + 300] ^= 0xFF
      try expectAll(try open(damaged))
    }
    image.erase(main, 16 * 2048)
    let medium = try open(image)
    try expectAll(medium)
    #expect(medium.problems.map(\.kind) == [.treeDamaged])
  }

  @Test(arguments: [UDFKind.plain201, .blocks512, .virtual201])
  func `a volume without anchors and recognition is found by its descriptors`(
    kind: UDFKind
  ) throws {
    var image = try image(kind)
    let size = kind == .blocks512 ? 512 : 2048
    image.erase(256 * size, 16)
    try expectAll(try open(image))
    for anchor in image.places(of: 2, size: size) { image.erase(anchor, 16) }
    let medium = try open(image)
    try expectAll(medium)
    #expect(Set(medium.problems.map(\.kind)) == [.treeDamaged])
    // Without both nobody can tell that it is one.
    image.erase(32768, 16 * 2048)
    #expect(try UDFMedium.open(MemorySource(image.bytes)) == nil)
  }

  @Test func `a volume of which no root can be read is an error`() throws {
    var image = try image(.plain201)
    for set in image.places(of: 256, size: 2048) { image.erase(set, 2048) }
    #expect(throws: MasteringError.self) { try UDFMedium.open(MemorySource(image.bytes)) }
  }

  @Test func `a folder that contains itself is read once`() throws {
    var image = try image(.plain201)
    // PA2 leads back to the folder in which it is.
    let entry = try #require(image.identifier(of: "PA2"))
    let parent = try #require(image.entry(ofFolderWith: "PA1"))
    image.set(entry + 24, image.number(parent + 12))
    image.seal(entry)
    image.seal(parent)
    let medium = try open(image)
    try expectAll(medium, but: ["DICOM/PA2/IM1"])
    #expect(medium.problems.map(\.kind) == [.folderLoop])
  }

  @Test func `folders are read to a depth, files up to a number`() throws {
    let image = try image(.plain201)
    var limits = MediumLimits()
    limits.depth = 3
    let shallow = try open(image, limits: limits)
    #expect(shallow.problems.map(\.kind) == [.nestedTooDeep])
    try expectAll(shallow, but: (1...3).map { "DICOM/PA1/ST1/IM\($0)" })
    limits = MediumLimits()
    limits.files = 20
    let few = try open(image, limits: limits)
    #expect(few.problems.map(\.kind) == [.limit])
    #expect(few.files.count < 20)
    limits = MediumLimits()
    limits.nameBytes = 300
    #expect(try open(image, limits: limits).problems.map(\.kind) == [.limit])
  }

  @Test func `a file beyond the end is listed and cannot be read`() throws {
    var image = try image(.plain201)
    let whole = try open(image)
    let file = try #require(whole.files.first { $0.path == "LARGE" })
    let address = try #require(file.address)
    image.bytes.removeLast(image.bytes.count - address - 100_000)
    let medium = try open(image)
    let left = try #require(medium.files.first { $0.path == "LARGE" })
    #expect(left.size == 150_000)
    #expect(medium.problems.contains { $0.kind == .fileBeyondEnd && $0.path == "LARGE" })
    #expect(medium.problems.contains { $0.kind == .mediumTruncated })
    let source = try medium.source(of: left)
    let expected = try #require(UDFTree.large.files["LARGE"])
    #expect(try source.read(0..<100_000) == Array(expected[..<100_000]))
    #expect(throws: DICOMError.self) { try source.read(99_999..<100_001) }
  }

  @Test func `names that lead elsewhere are replaced`() throws {
    var image = try image(.plain201)
    for (old, new) in [("DICOMDIR", "../../AB"), ("EMPTY", "A\0B/C"), ("PA2", "../")] {
      let entry = try #require(image.identifier(of: old))
      image.bytes.replaceSubrange(entry + 39..<entry + 39 + new.utf8.count, with: new.utf8)
      image.seal(entry)
    }
    let medium = try open(image)
    let paths = Set(medium.files.map(\.path))
    #expect(paths.isSuperset(of: [".._.._AB", "A_B_C", "DICOM/.._/IM1"]))
    #expect(medium.problems.filter { $0.kind == .hostilePath }.count == 3)
    #expect(medium.files.count == UDFTree.large.files.count)
  }

  @Test func `of two entries with one name the second is renamed`() throws {
    var image = try image(.plain201)
    let entry = try #require(image.identifier(of: "IM2"))
    image.bytes[entry + 41] = UInt8(ascii: "1")
    image.seal(entry)
    let medium = try open(image)
    let content = try everything(of: medium)
    #expect(content["DICOM/PA1/ST1/IM1"] == UDFTree.large.files["DICOM/PA1/ST1/IM1"])
    #expect(content["DICOM/PA1/ST1/IM1~2"] == UDFTree.large.files["DICOM/PA1/ST1/IM2"])
    #expect(medium.problems.contains { $0.kind == .nameTwice })
  }

  @Test func `the mirror stands in for damaged metadata`() throws {
    let whole = try image(.metadata250)
    var image = whole
    let main = try #require(image.places(of: 266, size: 2048).first { image.bytes[$0 + 27] == 250 })
    image.erase(main, 2048)
    let medium = try open(image)
    try expectAll(medium)
    #expect(medium.problems.map(\.kind) == [.treeDamaged])
    // Every block of the main file, one at a time.
    let start = whole.number(main + 216 + 4) * 2048 + 257 * 2048
    for block in 0..<64 {
      var image = whole
      image.erase(start + block * 2048, 2048)
      try expectAll(try open(image), "block \(block)")
    }
  }

  @Test func `a virtual allocation table that is lost is made anew`() throws {
    var image = try image(.virtual201)
    image.bytes.removeLast(2048)
    let medium = try open(image)
    try expectAll(medium)
    #expect(medium.problems.map(\.kind) == [.treeDamaged])
    // Padding behind it is none of its business.
    image = try self.image(.virtual150)
    image.bytes += [UInt8](repeating: 0, count: 150 * 2048)
    let padded = try open(image)
    try expectAll(padded)
    #expect(padded.problems.isEmpty)
  }

  @Test func `one sparing table is enough`() throws {
    var image = try image(.sparable150)
    let tables = image.places(of: 0, size: 2048).filter {
      image.bytes[$0 + 17..<$0 + 35].elementsEqual("*UDF Sparing Table".utf8)
    }
    try #require(tables.count == 2)
    image.erase(tables[0], 2048)
    try expectAll(try open(image))
    image.erase(tables[1], 2048)
    // File entries are in the packet that was replaced.
    let medium = try open(image)
    #expect(Set(medium.problems.map(\.kind)) == [.treeDamaged, .unreadable])
  }

  @Test func `links and devices are reported and not followed`() throws {
    var image = try image(.plain201)
    for (path, type) in [("DICOMDIR", 12), ("LARGE", 6)] as [(String, UInt8)] {
      let entry = try #require(image.entry(ofFileAt: path))
      image.bytes[entry + 27] = type
      image.seal(entry)
    }
    let medium = try open(image)
    try expectAll(medium, but: ["DICOMDIR", "LARGE"])
    #expect(
      Set(medium.problems) == [
        MediumProblem(.link, path: "DICOMDIR", "a symbolic link, which is not followed"),
        MediumProblem(.link, path: "LARGE", "a device, which is not read"),
      ])
  }
}
