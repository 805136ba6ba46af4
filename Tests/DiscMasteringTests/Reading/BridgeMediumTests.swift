import DICOMCore
import DiscMastering
import Foundation
import Testing

struct BridgeMediumTests {
  let directory: TemporaryDirectory
  private let tree: [String: [UInt8]] = [
    "DICOMDIR": pattern(3000, seed: 1), "DICOM/IM1": pattern(5000, seed: 2),
    "DICOM/IM2": pattern(2048, seed: 3), "EMPTY": [],
  ]

  init() throws {
    directory = try TemporaryDirectory()
    for (path, bytes) in tree { try directory.write(bytes, "tree/\(path)") }
  }

  private func image() throws -> [UInt8] {
    let path = directory.file("bridge.iso")
    try run("genisoimage", "-quiet", "-udf", "-R", "-J", "-o", path, directory.file("tree"))
    return try bytes(of: path)
  }

  private func contents(_ medium: any MediumReader) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for file in medium.files { found[file.path] = try medium.source(of: file).read(0..<file.size) }
    return found
  }

  @Test func `a file of both volumes is there once`() throws {
    let medium = try MediumOpener.open(MemorySource(image()))
    #expect(medium.kind == .bridge)
    #expect(medium.problems.isEmpty)
    #expect(try contents(medium) == tree)
    #expect(medium.sessions.first?.trees == ["ISO 9660", "Rock Ridge", "Joliet", "UDF 1.02"])
    #expect(medium.files.map(\.path) == tree.keys.sorted())
    for path in tree.keys {
      #expect(try medium.source(at: path).count == tree[path]?.count)
    }
    #expect(throws: MasteringError.self) { try medium.source(at: "NOTHING") }
  }

  @Test func `a file that only one of the volumes shows is there too`() throws {
    var image = UDFBytesImage(try image())
    // Its entry in the UDF folder is marked as deleted.
    let place = try #require(image.identifier(of: "IM2"))
    image.bytes[place + 18] |= 4
    image.seal(place)
    let medium = try MediumOpener.open(MemorySource(image.bytes))
    #expect(try contents(medium) == tree)
    let problem = try #require(medium.problems.first)
    #expect(problem.kind == .treesDiffer)
    #expect(problem.path == "DICOM/IM2")
    #expect(problem.detail.contains("not in the UDF volume"))
    #expect(medium.problems.count == 1)
  }

  @Test func `without the ISO 9660 volume the other one is read, and the other way`() throws {
    let whole = try image()
    var noISO = whole
    for sector in 16..<19 where noISO[sector * 2048 + 1] == 0x43 {
      noISO.replaceSubrange(
        sector * 2048..<(sector + 1) * 2048, with: repeatElement(0, count: 2048))
    }
    #expect(try contents(MediumOpener.open(MemorySource(noISO))) == tree)
    var noUDF = whole
    noUDF.replaceSubrange(256 * 2048..<257 * 2048, with: repeatElement(0, count: 2048))
    let last = noUDF.count - 2048
    noUDF.replaceSubrange(last..<last + 2048, with: repeatElement(0, count: 2048))
    let medium = try MediumOpener.open(MemorySource(noUDF))
    #expect(try contents(medium) == tree)
  }

  @Test func `files of an earlier session keep their bytes`() throws {
    let first = directory.file("first.iso")
    try run("genisoimage", "-quiet", "-udf", "-R", "-o", first, directory.file("tree"))
    var whole = try bytes(of: first)
    let second = (whole.count / 2048 + 31) / 32 * 32
    whole += [UInt8](repeating: 0, count: second * 2048 - whole.count)
    try directory.write(whole, "first.iso")
    try directory.write(pattern(7000, seed: 9), "later/DICOM/IM3")
    try run(
      "genisoimage", "-quiet", "-udf", "-R", "-C", "0,\(second)", "-M", first, "-o",
      directory.file("later.iso"), directory.file("later"))
    whole += try bytes(of: directory.file("later.iso"))
    let medium = try MediumOpener.open(MemorySource(whole))
    #expect(try contents(medium) == tree.merging(["DICOM/IM3": pattern(7000, seed: 9)]) { $1 })
    #expect(!medium.problems.contains { $0.kind == .treesDiffer })
  }
}
