import DICOMCore
import Testing

@testable import DICOMFileSet

struct DirectoryMutationTests {
  private static let encodings: [MadeDirectory] = {
    var implicit = MadeDirectory.sample
    (implicit.isExplicit, implicit.transferSyntax) = (false, "1.2.840.10008.1.2")
    var big = MadeDirectory.sample
    (big.isBigEndian, big.transferSyntax) = (true, "1.2.840.10008.1.2.2")
    var undefined = MadeDirectory.sample
    (undefined.hasUndefinedItems, undefined.hasUndefinedSequence) = (true, true)
    var bare = MadeDirectory.sample
    (bare.hasPreamble, bare.hasMeta, bare.hasOffsets) = (false, false, false)
    return [.sample, implicit, big, undefined, bare]
  }()

  /// What is asked of a directory by those who list, repair and update it.
  private func use(_ directory: FileSetDirectory, _ size: Int) throws {
    // Every record is an item of eight bytes at least.
    #expect(directory.records.count <= size / 8)
    for index in directory.records.indices {
      let record = directory.records[index]
      #expect(record.parent.map { $0 < index } ?? true)
      #expect(record.depth == directory.ancestors(of: index).count)
      _ = directory.item(index)
      _ = try directory.body(index)
      guard let path = directory.reference(index)?.path else { continue }
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      #expect(!parts.isEmpty && !parts.contains("") && !parts.contains(".."))
    }
    let below = directory.records.indices.flatMap { directory.children(of: $0) }
    #expect((below + directory.children(of: nil)).sorted() == Array(directory.records.indices))
    var update = DirectoryUpdate(directory)
    var removal = DirectoryRemoval()
    (removal.studies, removal.compacts) = (["1.2.1.1"], true)
    _ = update.remove(removal)
    let records = try update.records()
    var sink = MemorySink()
    try update.write(records, to: &sink)
    let written = try FileSetDirectory(MemorySource(sink.bytes))
    #expect(written.records.count == records.count)
  }

  @Test(arguments: 0..<5)
  func `changed bytes never trap, and what is read can be used and written`(number: Int) throws {
    let whole = try Self.encodings[number].bytes()
    var random = Seeded(UInt64(number) + 1)
    var readable = 0
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &random) ?? 0
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
        }
      }
      guard let directory = try? FileSetDirectory(bytes) else { continue }
      readable += 1
      try use(directory, bytes.count)
    }
    #expect(readable > 200)
  }
}
