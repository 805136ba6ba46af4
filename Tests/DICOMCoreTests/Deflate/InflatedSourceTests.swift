import TestSupport
import Testing

@testable import DICOMCore

@Suite struct InflatedSourceTests {
  /// Words of no pattern that all the same deflate, so that deflating them is quick.
  private static func pixels(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed)
    let block = (0..<4096).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      bytes += littleEndianBytes(random.next()) + block.prefix(count - bytes.count - 8)
    }
    return Array(bytes.prefix(count))
  }

  private static func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    let sink = try DeflatingSink(MemorySink())
    try sink.write(bytes)
    try sink.finish()
    return sink.target.bytes
  }

  private func source(_ plain: [UInt8]) throws -> InflatedSource {
    let (inflated, failure) = try inflate(
      MemorySource(Self.deflated(plain)), from: 0, limit: 1 << 30)
    #expect(failure == nil && inflated.count == plain.count)
    return try #require(inflated as? InflatedSource)
  }

  @Test func `any range is what was deflated`() throws {
    let plain = Self.pixels(10_000_000, seed: 1)
    let source = try source(plain)
    var random = SplitMix(2)
    for _ in 0..<60 {
      let start = Int(random.next() % UInt64(plain.count))
      let end = start + Int(random.next() % UInt64(min(3_000_000, plain.count - start) + 1))
      #expect(try source.read(start..<end) == Array(plain[start..<end]), "\(start)..<\(end)")
    }
    #expect(try source.read(0..<plain.count) == plain)
    #expect(try source.read(plain.count..<plain.count).isEmpty)
    #expect(throws: DICOMError.self) { try source.read(1..<plain.count + 1) }
  }

  @Test func `reading in order and looking back a little inflates once`() throws {
    let plain = Self.pixels(20_000_000, seed: 3)
    let source = try source(plain)
    for start in stride(from: 0, to: plain.count, by: 50_000) {
      let range = max(0, start - 900_000)..<start + 50_000
      #expect(try source.read(range) == Array(plain[range]))
    }
    #expect(source.work == plain.count)
    _ = try source.read(0..<10)
    #expect(source.work <= plain.count + ZlibStream.chunkSize)
  }

  @Test func `reading in reverse comes to an end`() throws {
    let plain = Self.pixels(6_000_000, seed: 4)
    let stream = MemorySource(try Self.deflated(plain))
    let source = InflatedSource(stream, from: 0, count: plain.count, workLimit: 50_000_000)
    let error = #expect(throws: DICOMError.self) {
      for start in stride(from: plain.count - 1000, to: 0, by: -1000) {
        let range = start..<start + 1000
        #expect(try source.read(range) == Array(plain[range]))
        _ = try source.read(0..<10)
      }
    }
    #expect(error?.reason == .deflate("its elements are too far from their order"))
    #expect(source.work < 51_000_000)
  }

  @Test func `a source that has shrunk says so`() throws {
    let plain = Self.pixels(5_000_000, seed: 5)
    let stream = try Self.deflated(plain)
    let cut = InflatedSource(
      MemorySource(Array(stream.prefix(stream.count / 2))), from: 0, count: plain.count)
    #expect(throws: DICOMError.self) { try cut.read(0..<plain.count) }
    #expect(try cut.read(0..<1000) == Array(plain[..<1000]))
  }

  @Test func `a data set of 50 MB is read and written without being inflated twice`() throws {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(Tag(0x0009, 0x0010), .lo, "SPINDLE TEST")
    data.add(Tag(0x0009, 0x1001), .ob, Self.pixels(10_000_000, seed: 6))
    data.sequence(
      Tag(0x0040, 0x0555), [Array(Encoded().bytes), Array(Encoded().bytes)], isDefined: false)
    data.add(Tag(0x0042, 0x0011), .ob, Self.pixels(8_000_000, seed: 7))
    data.add(.pixelData, .ow, Self.pixels(32_000_000, seed: 8))
    let plain = try read(Encoded.file(.explicitVRLittleEndian, data.bytes))
    let file = try read(
      Encoded.file(.deflatedExplicitVRLittleEndian, Self.deflated(data.bytes)))
    #expect(file.failure == nil && file.end == data.bytes.count)
    let source = try #require(file.dataSetSource as? InflatedSource)
    #expect(source.work < data.bytes.count + ZlibStream.chunkSize)
    let read = source.work
    var ours = MemorySink()
    try file.write(as: .explicitVRLittleEndian, to: &ours)
    #expect(source.work - read <= data.bytes.count)
    var theirs = MemorySink()
    try plain.write(as: .explicitVRLittleEndian, to: &theirs)
    #expect(ours.bytes == theirs.bytes)
    for element in file.dataSet.elements.reversed() {
      guard case .bytes(let value) = element.value,
        case .bytes(let same)? = plain.dataSet[element.tag]?.value
      else { continue }
      #expect(try value.load() == same.load(), "\(element.tag)")
    }
  }

  @Test func `what inflates of a damaged large stream is read`() throws {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(Tag(0x0042, 0x0011), .ob, Self.pixels(5_000_000, seed: 9))
    data.add(.pixelData, .ow, Self.pixels(5_000_000, seed: 10))
    let stream = try Self.deflated(data.bytes)
    let file = try read(
      Encoded.file(.deflatedExplicitVRLittleEndian, Array(stream.prefix(stream.count * 3 / 4))))
    #expect(file.failure?.reason == .deflate("the compressed bytes end too early"))
    #expect(file.dataSetSource is InflatedSource)
    #expect(file.dataSet.uid(.sopInstanceUID) == "2.25.1")
    guard case .bytes(let value)? = file.dataSet[Tag(0x0042, 0x0011)]?.value else {
      Issue.record("the value before the cut is lost")
      return
    }
    #expect(try value.load() == Self.pixels(5_000_000, seed: 9))
  }
}
