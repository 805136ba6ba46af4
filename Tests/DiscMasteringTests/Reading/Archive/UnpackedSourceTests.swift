import DICOMCore
import Testing

@testable import DiscMastering

struct UnpackedSourceTests {
  /// 24 MB that deflate well, each part told from the others.
  private let whole = (0..<24_000_000).map { UInt8(truncatingIfNeeded: $0 >> 10) }

  private func source(_ laneLimit: Int) throws -> UnpackedSource {
    let directory = try TemporaryDirectory()
    try directory.write(whole, "a")
    try run("gzip", "-1", "a", in: directory.path)
    return UnpackedSource(
      MemorySource(try bytes(of: directory.file("a.gz"))), from: 0, framing: .gzip, count: nil,
      name: "a", laneLimit: laneLimit)
  }

  @Test func `reading in order unpacks once, and going back begins at a checkpoint`() throws {
    let source = try source(1)
    var position = 0
    while position < whole.count {
      let piece = try source.readAvailable(position..<position + 1_000_000)
      #expect(piece == Array(whole[position..<min(position + 1_000_000, whole.count)]))
      position += piece.count
    }
    #expect(try source.readAvailable(position..<position + 1).isEmpty)
    #expect(source.count == whole.count)
    #expect(source.work == whole.count)
    #expect(try source.read(13_000_000..<13_000_100) == Array(whole[13_000_000..<13_000_100]))
    #expect(source.work < whole.count + 5_000_000)
    #expect(try source.read(100..<200) == Array(whole[100..<200]))
    #expect(source.work < whole.count + 6_000_000)
    source.release()
    #expect(try source.read(5_000_000..<5_000_010) == Array(whole[5_000_000..<5_000_010]))
  }

  @Test func `readers at different places do not disturb each other`() throws {
    let source = try source(4)
    _ = try source.readAvailable(0..<whole.count + 1)
    let before = source.work
    for step in 0..<50 {
      for start in [0, 8_000_000, 16_000_000] {
        let range = start + step * 40_000..<start + (step + 1) * 40_000
        #expect(try source.read(range) == Array(whole[range]))
      }
    }
    #expect(source.work - before < 3 * 2_000_000 + 3 * 4_300_000)
  }
}
