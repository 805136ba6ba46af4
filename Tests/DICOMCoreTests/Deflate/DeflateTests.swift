import Foundation
import TestSupport
import Testing

@testable import DICOMCore

@Suite struct DeflateTests {
  struct Stream: Codable {
    var plain: [UInt8]
    var deflated: [UInt8]
  }

  private func inflate(_ bytes: [UInt8], limit: Int = 1 << 28) throws -> ([UInt8], DICOMError?) {
    let (held, failure) = try DICOMCore.inflate(MemorySource(bytes), from: 0, limit: limit)
    let whole = try held.read(0..<held.count)
    // What is not held in memory is the same.
    let (streamed, damage) = try DICOMCore.inflate(
      MemorySource(bytes), from: 0, limit: limit, heldLimit: -1)
    #expect(streamed is InflatedSource)
    #expect(try streamed.read(0..<streamed.count) == whole && damage == failure)
    return (whole, failure)
  }

  static func samples() -> [[UInt8]] {
    var random = SplitMix(3)
    let noise = (0..<100_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    return [[], [7], Array("abc".utf8), [UInt8](repeating: 0, count: 1_000_000), noise]
  }

  @Test func `what zlib deflates is inflated`() throws {
    let streams: [Stream] = try Tool.python(
      """
      import json, sys, zlib
      found = []
      for plain in json.load(sys.stdin):
          for level in (0, 1, 9):
              c = zlib.compressobj(level, zlib.DEFLATED, -15)
              data = c.compress(bytes(plain)) + c.flush()
              found.append(dict(plain=plain, deflated=list(data)))
      print(json.dumps(found))
      """, Self.samples().map { Array($0.prefix(20_000)) })
    for stream in streams {
      for padding in [[], [0]] as [[UInt8]] {
        let (bytes, failure) = try inflate(stream.deflated + padding)
        #expect(bytes == stream.plain && failure == nil)
      }
    }
  }

  @Test func `what is deflated zlib inflates, and its length is even`() throws {
    for sample in Self.samples() {
      var target = MemorySink()
      let sink = try DeflatingSink(target)
      for start in stride(from: 0, to: sample.count, by: 3333) {
        try sink.write(Array(sample[start..<min(start + 3333, sample.count)]))
      }
      try sink.finish()
      target = sink.target
      #expect(target.bytes.count & 1 == 0)
      let (bytes, failure) = try inflate(target.bytes)
      #expect(bytes == sample && failure == nil)
      let theirs: [Int] = try Tool.python(
        """
        import json, sys, zlib
        data = zlib.decompress(bytes(json.load(sys.stdin)), -15)
        print(json.dumps([len(data), zlib.crc32(data)]))
        """, target.bytes)
      #expect(theirs[0] == sample.count)
    }
  }

  @Test func `a damaged stream says so`() throws {
    let (bytes, failure) = try inflate([0xFF, 0xFF, 0xFF, 0xFF])
    #expect(bytes.isEmpty)
    #expect(failure?.reason == .deflate("the compressed bytes are damaged"))
  }

  @Test func `a deflate bomb stops at the limit`() throws {
    let sink = try DeflatingSink(MemorySink())
    for _ in 0..<64 { try sink.write([UInt8](repeating: 0, count: 1 << 20)) }
    try sink.finish()
    #expect(sink.target.bytes.count < 100_000)
    let (bytes, failure) = try inflate(sink.target.bytes, limit: 1_000_000)
    #expect(bytes.count == 1_000_000)
    #expect(failure?.reason == .tooLarge(what: "the inflated data set", limit: 1_000_000))
    var options = ReadOptions()
    options.inflateLimit = 1_000_000
    let file = try read(
      Encoded.file(.deflatedExplicitVRLittleEndian, sink.target.bytes), options)
    #expect(file.failure?.reason == .tooLarge(what: "the inflated data set", limit: 1_000_000))
  }

  @Test func `mutated streams never trap`() throws {
    var random = SplitMix(4)
    let target = try DeflatingSink(MemorySink())
    try target.write(TruncationTests.uncompressed(.explicit, isDefined: true).bytes)
    try target.finish()
    let stream = target.target.bytes
    for _ in 0..<1000 {
      var bytes = stream
      for _ in 0..<3 {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      _ = try inflate(bytes, limit: 1 << 20)
    }
  }
}
