import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISOSessionTests {
  let directory: TemporaryDirectory
  let first: [UInt8] = pattern(5000, seed: 1)
  let second: [UInt8] = pattern(6000, seed: 2)

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(first, "one/DICOMDIR")
    try directory.write(pattern(7000), "one/DICOM/A")
    try directory.write(second, "two/DICOMDIR")
    try directory.write(pattern(8000), "two/DICOM/B")
  }

  /// Two sessions by genisoimage; the second knows the first one or does not.
  private func twoSessions(merged: Bool, start: Int = 256) throws -> [UInt8] {
    let paths = ["1.iso", "2.iso"].map { directory.file($0) }
    try run("genisoimage", "-quiet", "-R", "-J", "-o", paths[0], directory.file("one"))
    let session = "0,\(start)"
    if merged {
      try run(
        "genisoimage", "-quiet", "-R", "-J", "-C", session, "-M", paths[0], "-o", paths[1],
        directory.file("two"))
    } else {
      try run(
        "genisoimage", "-quiet", "-R", "-J", "-C", session, "-o", paths[1], directory.file("two"))
    }
    let head = try bytes(of: paths[0])
    return head + [UInt8](repeating: 0, count: start * 2048 - head.count)
      + (try bytes(of: paths[1]))
  }

  @Test(arguments: [true, false], [256, 263, 11_702])
  func `every session of genisoimage is listed and read`(merged: Bool, start: Int) throws {
    let image = try twoSessions(merged: merged, start: start)
    let medium = try MediumOpener.open(MemorySource(image))
    #expect(medium.sessions.map(\.firstSector) == [0, start])
    let contents = try everything(of: medium)
    #expect(
      contents == [
        "DICOMDIR": second, "SESSION1/DICOMDIR": first, "DICOM/A": pattern(7000),
        "DICOM/B": pattern(8000),
      ])
    let sessions = Dictionary(uniqueKeysWithValues: medium.files.map { ($0.path, $0.session) })
    #expect(
      sessions == ["DICOMDIR": 2, "SESSION1/DICOMDIR": 1, "DICOM/A": 1, "DICOM/B": 2])
    #expect(
      Set(medium.problems(.sessionHidden).map(\.path))
        == (merged ? ["SESSION1/DICOMDIR"] : ["SESSION1/DICOMDIR", "DICOM/A"]))
    #expect(medium.problems.count == medium.problems(.sessionHidden).count)
  }

  @Test func `sessions far behind the volume are found`() throws {
    let image = try twoSessions(merged: false, start: 2048)
    let medium = try MediumOpener.open(MemorySource(image))
    #expect(medium.sessions.map(\.firstSector) == [0, 2048])
  }

  @Test func `a session that a drive has told is found anywhere`() throws {
    let image = try twoSessions(merged: false, start: 3001)
    let medium = try #require(ISOMedium.open(MemorySource(image), sessions: [3001]))
    #expect(medium.sessions.map(\.firstSector) == [0, 3001])
  }

  @Test func `three sessions of xorriso are read, and a removed file too`() throws {
    let path = directory.file("x.iso")
    let device = "stdio:" + path
    try run(
      "xorriso", "-dev", device, "-joliet", "on", "-map", directory.file("one"), "/", "-commit",
      "-map", directory.file("two/DICOM/B"), "/DICOM/B", "-rm", "/DICOM/A", "--", "-commit",
      "-map", directory.file("two/DICOMDIR"), "/DICOMDIR", "-commit", "-end")
    let medium = try MediumOpener.open(path: path)
    #expect(medium.sessions.count == 3)
    let told = try run("xorriso", "-indev", device, "-toc").split(separator: "\n")
      .filter { $0.hasPrefix("ISO session") }
      .map { $0.split(separator: ",")[1].trimmingCharacters(in: .whitespaces) }
    #expect(medium.sessions.map { String($0.firstSector) } == told)
    #expect(
      try everything(of: medium) == [
        "DICOMDIR": second, "SESSION2/DICOMDIR": first, "DICOM/A": pattern(7000),
        "DICOM/B": pattern(8000),
      ])
    #expect(medium.files.first { $0.path == "SESSION2/DICOMDIR" }?.session == 1)
    #expect(medium.problems.count == 2)
  }

  @Test(arguments: [true, false], [256, 11_702])
  func `a later session that was copied alone is read`(merged: Bool, start: Int) throws {
    let disc = try twoSessions(merged: merged, start: start)
    let image = Array(disc[(start * 2048)...])
    let medium = try MediumOpener.open(MemorySource(image))
    #expect(medium.sessions.map(\.firstSector) == [start])
    #expect(medium.problems.contains { $0.kind == .sessionMissing })
    let names = medium.files.map(\.path)
    #expect(names == ["DICOM/A", "DICOM/B", "DICOMDIR"].filter { merged || $0 != "DICOM/A" })
    for (path, bytes) in [("DICOMDIR", second), ("DICOM/B", pattern(8000))] {
      let source = try medium.source(at: path)
      #expect(try source.read(0..<source.count) == bytes)
    }
    if merged {
      let source = try medium.source(at: "DICOM/A")
      let error = #expect(throws: MasteringError.self) { try source.read(0..<source.count) }
      #expect(error?.description.contains("earlier session") == true)
    }
  }

  @Test(arguments: ["-R", "-J"])
  func `a session whose descriptors were written over is found by its root folder`(
    option: String
  ) throws {
    let path = directory.file("lost.iso")
    try run("xorriso", "-as", "mkisofs", "-quiet", option, "-o", path, directory.file("one"))
    let padding = [UInt8](repeating: 0, count: 65536 - (try bytes(of: path)).count % 65536)
    try Data(bytes(of: path) + padding).write(to: URL(fileURLWithPath: path))
    try run(
      "xorriso", "-dev", "stdio:" + path, "-joliet", option == "-J" ? "on" : "off", "-rm",
      "/DICOM/A", "--", "-map", directory.file("two"), "/", "-commit")
    let medium = try MediumOpener.open(path: path)
    #expect(medium.sessions.count == 2)
    #expect(medium.sessions.first?.firstSector == 0)
    #expect(medium.sessions.first?.trees.contains("Joliet") == (option == "-J"))
    #expect(
      try everything(of: medium) == [
        "DICOMDIR": second, "SESSION1/DICOMDIR": first, "DICOM/A": pattern(7000),
        "DICOM/B": pattern(8000),
      ])
    #expect(medium.problems.map(\.kind) == [.sessionHidden, .sessionHidden])
  }

  @Test func `descriptors at the beginning that belong to the last session count once`() throws {
    var image = try twoSessions(merged: true)
    // What growisofs does on media that can be overwritten.
    let last = (256 + 16) * 2048
    image.replaceSubrange(16 * 2048..<20 * 2048, with: image[last..<last + 4 * 2048])
    let medium = try MediumOpener.open(MemorySource(image))
    #expect(medium.sessions.last?.firstSector == 256)
    let contents = try everything(of: medium)
    #expect(contents["DICOM/A"] == pattern(7000))
    #expect(contents["DICOMDIR"] == second)
  }

  @Test func `an image that is a file in another image is no session of it`() throws {
    try directory.write([], "outer/INNER.ISO")
    try run(
      "genisoimage", "-quiet", "-R", "-o", directory.file("outer/INNER.ISO"), directory.file("one"))
    try run(
      "genisoimage", "-quiet", "-R", "-o", directory.file("outer.iso"), directory.file("outer"))
    let medium = try MediumOpener.open(
      MemorySource(bytes(of: directory.file("outer.iso"))))
    #expect(medium.sessions.count == 1)
    #expect(medium.files.map(\.path) == ["INNER.ISO"])
    let inner = try MediumOpener.open(medium.source(at: "INNER.ISO"))
    #expect(try everything(of: inner) == ["DICOMDIR": first, "DICOM/A": pattern(7000)])
  }
}
