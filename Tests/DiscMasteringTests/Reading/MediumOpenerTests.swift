import DICOMCore
import DiscMastering
import Foundation
import Testing

struct MediumOpenerTests {
  let fixture: ImageFixture
  init() throws { fixture = try ImageFixture.fileSet() }

  @Test func `what a path leads to is found by its content, not by its name`() throws {
    #expect(try MediumOpener.open(path: fixture.tree).kind == .folder)
    let image = try fixture.genisoimage("-R")
    let zip = fixture.directory.file("volume.iso")
    rename(image, fixture.directory.file("volume.zip"))
    try run("zip", "-q", "-0", "-r", zip, ".", in: fixture.tree)
    #expect(try MediumOpener.open(path: fixture.directory.file("volume.zip")).kind == .iso9660)
    #expect(try MediumOpener.open(path: zip).kind == .zip)
  }

  @Test func `what is no medium is an error that says what was looked for`() throws {
    let path = try fixture.directory.write(pattern(300_000), "noise.bin")
    let error = #expect(throws: MasteringError.self) { try MediumOpener.open(path: path) }
    #expect(error?.path == path)
    #expect(error?.description.contains("no ISO 9660 or UDF volume") == true)
  }

  @Test(arguments: [
    (3, "EXFAT   ", "exFAT"), (3, "NTFS    ", "NTFS"), (82, "FAT32   ", "FAT"),
    (54, "FAT16   ", "FAT"), (512, "EFI PART", "GPT"), (510, "\u{55}\u{AA}", "MBR"),
  ])
  func `a file system that is the system's own is to be mounted`(
    offset: Int, mark: String, name: String
  ) throws {
    var bytes = [UInt8](repeating: 0, count: 100_000)
    for (index, scalar) in mark.unicodeScalars.enumerated() {
      bytes[offset + index] = UInt8(truncatingIfNeeded: scalar.value)
    }
    let error = #expect(throws: MasteringError.self) { try MediumOpener.open(MemorySource(bytes)) }
    #expect(error?.description.contains("\(name)") == true)
    #expect(error?.description.contains("mount it and give the folder") == true)
  }

  @Test func `an empty file, a pipe and a missing path are errors`() throws {
    let empty = try fixture.directory.write([], "empty")
    let pipe = fixture.directory.file("pipe")
    mkfifo(pipe, 0o644)
    for path in [empty, pipe, fixture.directory.file("none"), "/dev/null"] {
      #expect(throws: MasteringError.self) { try MediumOpener.open(path: path) }
    }
  }
}
