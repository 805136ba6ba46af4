import DICOMCore
import DiscMastering
import Foundation
import TestSupport
import Testing

@Suite struct UDFHostileTests {
  static let kinds: [UDFKind] = [
    .genisoimage, .blocks512, .extendedDescriptors, .embedded, .strategy4096, .virtual150,
    .virtual201, .sparable150, .metadata250,
  ]
  /// Of each kind; more where `SPINDLE_MUTATIONS` names a number.
  static let rounds =
    ProcessInfo.processInfo.environment["SPINDLE_MUTATIONS"].flatMap { Int($0) } ?? 600

  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Opens it and reads the beginning of every file, however large it says that it is.
  private func readAll(_ bytes: [UInt8]) -> Int {
    var limits = MediumLimits()
    limits.files = 5000
    guard let medium = try? UDFMedium.open(MemorySource(bytes), limits: limits) else { return 0 }
    var read = 0
    for file in medium.files {
      let source = try? medium.source(of: file)
      if (try? source?.read(0..<min(file.size, 1 << 20))) != nil { read += 1 }
      #expect(!file.path.split(separator: "/", omittingEmptySubsequences: false).contains(""))
      #expect(!file.path.split(separator: "/").contains(".."))
    }
    return read
  }

  @Test(arguments: kinds)
  func `an image that is cut anywhere is read as far as it goes`(kind: UDFKind) throws {
    let folder = try UDFTree.small.write(to: directory)
    let whole = try bytes(of: kind.image(of: folder, in: directory))
    // Everything is in front of this: what follows is free, or the copies of descriptors.
    let end = min(whole.count, 1_500_000)
    var most = 0
    for count in stride(from: end, to: 0, by: -(end / 400)) {
      most = max(most, readAll(Array(whole[..<count])))
    }
    #expect(most == UDFTree.small.files.count || kind == .sparable150)
    #expect(readAll(whole) == UDFTree.small.files.count)
  }

  @Test(arguments: kinds)
  func `changed descriptors never trap`(kind: UDFKind) throws {
    let folder = try UDFTree.small.write(to: directory)
    var image = UDFBytesImage(try bytes(of: kind.image(of: folder, in: directory)))
    let size = kind == .blocks512 ? 512 : 2048
    let places =
      [1, 2, 5, 6, 9, 256, 257, 258, 259, 261, 266].flatMap {
        image.places(of: $0, size: size)
      }
      + stride(from: 16 * 2048, to: image.bytes.count - 64, by: 4).filter {
        image.number($0, 4) & 0xFEFF_FFFF == 0x0002_0101 || image.number($0, 4) == 0x0003_0101
      }
    var random = SplitMix(20_240_229)
    var readable = 0
    for _ in 0..<Self.rounds {
      let place = try #require(places.randomElement(using: &random))
      let old = Array(image.bytes[place..<place + 512])
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let used = old.indices.filter { $0 < 64 || old[$0] != 0 }
        let offset = place + (used.randomElement(using: &random) ?? 0)
        image.bytes[offset] =
          [0, 1, 2, 0x7F, 0xFF, .random(in: 0...255, using: &random)]
          .randomElement(using: &random) ?? 0
      }
      // With right checksums the fields are believed.
      if Bool.random(using: &random), image.number(place + 10, 2) < 512 { image.seal(place) }
      if readAll(image.bytes) > 0 { readable += 1 }
      image.bytes.replaceSubrange(place..<place + 512, with: old)
    }
    #expect(readable > Self.rounds / 4)
    #expect(readAll(image.bytes) == UDFTree.small.files.count)
  }

  @Test func `noise behind right tags is no trap`() throws {
    var random = SplitMix(4)
    let folder = try UDFTree.small.write(to: directory)
    var image = UDFBytesImage(try bytes(of: UDFKind.plain201.image(of: folder, in: directory)))
    let whole = image.bytes
    let places = [5, 6, 256, 266].flatMap { image.places(of: $0, size: 2048) }
    for round in 0..<300 {
      let place = places[round % places.count]
      for offset in place + 16..<place + 512 {
        image.bytes[offset] = .random(in: 0...255, using: &random)
      }
      image.seal(place)
      _ = readAll(image.bytes)
      image.bytes.replaceSubrange(place..<place + 512, with: whole[place..<place + 512])
    }
    #expect(readAll(image.bytes) == UDFTree.small.files.count)
  }

  @Test func `a folder that is made of one extent over and over is bounded`() throws {
    let folder = try UDFTree.large.write(to: directory)
    let image = UDFBytesImage(try bytes(of: UDFKind.plain201.image(of: folder, in: directory)))
    let entry = try #require(image.entry(ofFolderWith: "IM3"))
    let many = try #require(image.entry(ofFolderWith: "A name that is rather long 0"))
    for length in [2048, 0x3FFF_F800] {
      var bad = image
      bad.bytes[entry + 34] = 0
      let count = (2048 - 216) / 8
      for index in 0..<count {
        bad.set(entry + 216 + index * 8, length)
        bad.set(entry + 220 + index * 8, many / 2048 - 257)
      }
      bad.set(entry + 212, count * 8)
      bad.set(entry + 60, 0x00FF_FFFF)
      bad.bytes[entry + 10] = UInt8((200 + count * 8) & 0xFF)
      bad.bytes[entry + 11] = UInt8((200 + count * 8) >> 8)
      bad.seal(entry)
      let medium = try #require(try UDFMedium.open(MemorySource(bad.bytes)))
      #expect(medium.problems.count <= 10_001)
      #expect(medium.files.count < 100_000)
      #expect(medium.files.contains { $0.path == "LARGE" })
      #expect(Set(medium.files.map(\.path)).count == medium.files.count)
    }
  }
}
