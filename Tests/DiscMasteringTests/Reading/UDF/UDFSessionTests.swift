import DICOMCore
import DiscMastering
import Foundation
import Testing

@Suite struct UDFSessionTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Two sessions, each by genisoimage.
  private func image() throws -> (bytes: [UInt8], second: Int) {
    try directory.write(pattern(3000, seed: 1), "tree/DICOM/IM1")
    try directory.write(pattern(4000, seed: 2), "tree/DICOM/IM2")
    try directory.write(pattern(5000, seed: 3), "later/DICOM/IM3")
    let first = directory.file("first.iso")
    try run("genisoimage", "-quiet", "-udf", "-R", "-o", first, directory.file("tree"))
    var whole = try bytes(of: first)
    let second = (whole.count / 2048 + 31) / 32 * 32
    whole += [UInt8](repeating: 0, count: second * 2048 - whole.count)
    try directory.write(whole, "first.iso")
    let later = directory.file("later.iso")
    try run(
      "genisoimage", "-quiet", "-udf", "-R", "-C", "0,\(second)", "-M", first, "-o", later,
      directory.file("later"))
    return (whole + (try bytes(of: later)), second)
  }

  @Test func `the files of all sessions are listed`() throws {
    let (image, second) = try image()
    let medium = try #require(try UDFMedium.open(MemorySource(image), sessions: [0, second]))
    #expect(medium.sessions.map(\.number) == [1, 2])
    #expect(medium.sessions.map(\.firstSector) == [0, second])
    #expect(
      try everything(of: medium) == [
        "DICOM/IM1": pattern(3000, seed: 1), "DICOM/IM2": pattern(4000, seed: 2),
        "DICOM/IM3": pattern(5000, seed: 3),
      ])
    // The second tree has all three, but gives the first two no bytes.
    #expect(medium.files.map(\.session) == [1, 1, 2])
    #expect(medium.problems.map(\.kind) == [.treeDamaged, .treeDamaged])
    let blind = try #require(try UDFMedium.open(MemorySource(image)))
    #expect(blind.files.map(\.path) == medium.files.map(\.path))
  }
}

/// A medium of which all but the beginning are zeros, and of which only the size takes room.
private final class HugeSource: ByteSource {
  let name = "huge"
  let count: Int
  private let head: [UInt8]

  init(_ head: [UInt8], count: Int) {
    self.head = head
    self.count = count
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let part = Array(head[range.clamped(to: 0..<head.count)])
    return part + [UInt8](repeating: 0, count: range.count - part.count)
  }
}

@Suite struct UDFLargeFileTests {
  @Test func `a file of more than 4 GiB is read to its end`() throws {
    let directory = try TemporaryDirectory()
    let folder = try UDFTree.small.write(to: directory)
    var image = UDFBytesImage(try bytes(of: UDFKind.plain201.image(of: folder, in: directory)))
    let entry = try #require(image.entry(ofFileAt: "DICOM/PA1/ST1/IM3"))
    // The file's own extent stays the last one; five of a gibibyte each go in front of it.
    let own = image.number(entry + 216 + 4)
    let gibibyte = 1 << 30 - 2048
    for index in 0..<5 {
      image.set(entry + 216 + index * 8, gibibyte)
      image.set(entry + 220 + index * 8, 1000 + index * (gibibyte / 2048))
    }
    image.set(entry + 216 + 40, 6000)
    image.set(entry + 220 + 40, own)
    let size = 5 * gibibyte + 6000
    for offset in [56, 64] {
      image.set(entry + offset, size & 0xFFFF_FFFF)
      image.set(entry + offset + 4, size >> 32)
    }
    image.set(entry + 212, 48)
    image.bytes[entry + 10] = UInt8((216 + 48 - 16) & 0xFF)
    image.bytes[entry + 11] = 0
    image.seal(entry)
    let source = HugeSource(image.bytes, count: 8 << 30)
    let medium = try #require(try UDFMedium.open(source))
    let file = try #require(medium.files.first { $0.path == "DICOM/PA1/ST1/IM3" })
    #expect(file.size == size)
    #expect(
      try medium.source(of: file).read(size - 6100..<size)
        == [UInt8](repeating: 0, count: 100) + pattern(6000, seed: 4))
    #expect(medium.problems.isEmpty)
  }
}
