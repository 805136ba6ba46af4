import DICOMCore
import DiscMastering
import Foundation
import Testing

struct NestedMediumTests {
  let fixture: ImageFixture
  init() throws { fixture = try ImageFixture.fileSet() }

  /// The files of the fixture, as the folder has them.
  private func plain() throws -> [String: [UInt8]] {
    try everything(of: MediumOpener.open(path: fixture.tree))
  }

  @Test(arguments: ["-0", "-9"])
  func `an image in an archive is looked into`(packing: String) throws {
    let image = try fixture.genisoimage("-R", "-J")
    rename(image, fixture.directory.file("DISC.ISO"))
    try fixture.directory.write(Array("read me".utf8), "NOTE.TXT")
    let zip = fixture.directory.file("mail.zip")
    try run("zip", "-q", packing, zip, "DISC.ISO", "NOTE.TXT", in: fixture.directory.path)
    let medium = try MediumOpener.open(path: zip)
    #expect(medium.kind == .zip)
    #expect(medium.problems.map(\.kind) == [.nested])
    #expect(medium.problems.first?.path == "DISC.ISO")
    var expected = Dictionary(
      uniqueKeysWithValues: try plain().map { ("DISC.ISO/" + $0.key, $0.value) })
    expected["NOTE.TXT"] = Array("read me".utf8)
    #expect(try everything(of: medium) == expected)
    #expect(medium.files.map(\.path) == medium.files.map(\.path).sorted())
    #expect(medium.files.map { $0.path }.allSatisfy { (try? medium.source(at: $0)) != nil })
  }

  @Test func `an archive on an image is looked into, and one in that is not`() throws {
    try run("zip", "-q", "-r", fixture.directory.file("inner.zip"), ".", in: fixture.tree)
    try run(
      "zip", "-q", fixture.directory.file("OUTER.ZIP"), "inner.zip", in: fixture.directory.path)
    try FileManager.default.createDirectory(
      atPath: fixture.directory.file("disc"), withIntermediateDirectories: true)
    rename(fixture.directory.file("OUTER.ZIP"), fixture.directory.file("disc/OUTER.ZIP"))
    let image = fixture.directory.file("disc.iso")
    try run("genisoimage", "-quiet", "-R", "-o", image, fixture.directory.file("disc"))
    let medium = try MediumOpener.open(path: image)
    #expect(medium.files.map(\.path) == ["OUTER.ZIP/inner.zip"])
  }

  @Test func `a file that is only called so stays a file`() throws {
    try fixture.directory.write(pattern(5000), "names/FALSE.ISO")
    try fixture.directory.write(Array("PK".utf8), "names/FALSE.ZIP")
    let image = fixture.directory.file("names.iso")
    try run("genisoimage", "-quiet", "-R", "-o", image, fixture.directory.file("names"))
    let medium = try MediumOpener.open(path: image)
    #expect(medium.files.map(\.path) == ["FALSE.ISO", "FALSE.ZIP"])
    #expect(medium.problems.isEmpty)
  }
}
