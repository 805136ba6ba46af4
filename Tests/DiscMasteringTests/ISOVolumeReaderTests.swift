import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISOVolumeReaderTests {
  let directory: TemporaryDirectory
  let whole: [UInt8]

  init() throws {
    directory = try TemporaryDirectory()
    let contents = VolumeContents(
      volumeIdentifier: "A",
      files: [
        VolumeFile(path: "DICOMDIR", bytes: pattern(3000)),
        VolumeFile(path: "A/B/C/D", bytes: [1, 2, 3]),
      ], timestamp: leapDay)
    var options = ISOOptions()
    options.tailBlocks = 0
    let path = directory.file("a.iso")
    _ = try ISOImage.write(contents, options, to: path)
    whole = try bytes(of: path)
  }

  @Test func `an image that was cut short throws`() throws {
    for count in stride(from: 0, to: whole.count, by: 509) {
      let path = try directory.write(Array(whole[..<count]), "cut.iso")
      #expect(throws: MasteringError.self) { try ISOVolumeReader(path: path) }
    }
  }

  @Test func `an image of genisoimage is read`() throws {
    try directory.write([1, 2, 3], "tree/DICOM/IM1")
    try directory.write(pattern(5000), "tree/DICOMDIR")
    let path = directory.file("g.iso")
    try run("genisoimage", "-quiet", "-o", path, directory.file("tree"))
    let reader = try ISOVolumeReader(path: path)
    #expect(Set(reader.paths().map(\.path)) == ["DICOMDIR", "DICOM/IM1"])
    #expect(try reader.source(at: "DICOMDIR").read(0..<5000) == pattern(5000))
  }

  @Test func `a folder that contains its parent throws`() throws {
    var damaged = whole
    let root = Int(whole[16 * 2048 + 158])
    // The third record of the root is folder A: let it point to the root.
    var record = root * 2048
    for _ in 0..<2 { record += Int(whole[record]) }
    damaged[record + 2] = UInt8(root)
    let path = try directory.write(damaged, "loop.iso")
    #expect(throws: MasteringError(.volumeDamaged("a folder contains itself"), path: path)) {
      try ISOVolumeReader(path: path)
    }
  }

  @Test func `damaged images never trap`() throws {
    var random = SeededGenerator(state: 3)
    // Descriptors, directories and the first file, without the empty system area.
    let structures = 16 * 2048..<34 * 2048
    let used = structures.filter { whole[$0] != 0 }
    for _ in 0..<2000 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = used[Int.random(in: 0..<used.count, using: &random)]
        damaged[place] = .random(in: 0...255, using: &random)
      }
      readEverything(of: .iso, try directory.write(damaged, "bad.iso"))
    }
  }
}
