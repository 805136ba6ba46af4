import DICOMPixels
import Testing

struct RLELosslessStreamTests {
  private let layout = LosslessImages.layout(4, 2, precision: 16)

  private func stream(_ segments: [[UInt8]], order: [Int]? = nil) -> [UInt8] {
    var body: [UInt8] = []
    var starts = [Int](repeating: 0, count: segments.count)
    for index in order ?? Array(segments.indices) {
      starts[index] = 64 + body.count
      body += segments[index]
    }
    let words = [segments.count] + starts
    var header = words.flatMap { word -> [UInt8] in [UInt8(word & 255), UInt8(word >> 8), 0, 0] }
    header += [UInt8](repeating: 0, count: 64 - header.count)
    return header + body
  }

  private func decode(_ stream: [UInt8], _ layout: FrameLayout) throws(CodecError) -> [UInt8] {
    try RLELosslessDecoder().decode(stream, limits: CodecLimits(expected: layout)).bytes
  }

  private let high: [UInt8] = [0xF9, 1]
  private let low: [UInt8] = [7, 0, 1, 2, 3, 4, 5, 6, 7]
  private let expected: [UInt8] = [0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1, 7, 1]

  @Test func `segments of odd length, with padding, and in any order are read`() throws {
    #expect(try decode(stream([high, low]), layout) == expected)
    #expect(try decode(stream([high, low + [0]]), layout) == expected)
    #expect(try decode(stream([high + [0, 0, 9], low + [0x80, 0x80]]), layout) == expected)
    #expect(try decode(stream([high, low], order: [1, 0]), layout) == expected)
    #expect(try decode(stream([[0x80] + high, low]), layout) == expected)
  }

  @Test func `a run may go on behind the last pixel`() throws {
    #expect(try decode(stream([[0x81, 1], low]), layout) == expected)
    #expect(try decode(stream([high, [8] + low.dropFirst() + [9]]), layout) == expected)
  }

  @Test func `a segment that ends before its pixels is an error at its end`() throws {
    #expect(throws: CodecError(.truncated, offset: 74)) {
      try decode(stream([high, [UInt8](low.dropLast())]), layout)
    }
    #expect(throws: CodecError.self) { try decode(stream([[0xFA, 1], low]), layout) }
    #expect(throws: CodecError.self) { try decode(stream([[0xF9], low]), layout) }
  }

  @Test func `wrong headers are errors`() throws {
    var offsets = stream([high, low])
    offsets[8] = 0xFF
    #expect(throws: CodecError.self) { try decode(offsets, layout) }
    offsets[8] = 64
    #expect(throws: CodecError.self) { try decode(offsets, layout) }
    offsets[8] = 63
    #expect(throws: CodecError.self) { try decode(offsets, layout) }
    var number = stream([high, low])
    number[0] = 16
    #expect(throws: CodecError.self) { try decode(number, layout) }
    number[0] = 0
    #expect(throws: CodecError.self) { try decode(number, layout) }
    #expect(throws: CodecError.self) { try decode([UInt8](number.prefix(63)), layout) }
    #expect(throws: CodecError.self) {
      try RLELosslessDecoder().decode(stream([high, low]), limits: CodecLimits())
    }
  }

  @Test func `a stream of more or fewer bytes a sample than expected says so`() throws {
    let narrow = LosslessImages.layout(4, 2, precision: 8)
    let wide = try RLELosslessDecoder().decode(
      stream([high, low]), limits: CodecLimits(expected: narrow))
    #expect(wide.layout.precision == 16)
    #expect(wide.bytes == expected)
    let single = try RLELosslessDecoder().decode(
      stream([low]), limits: CodecLimits(expected: layout))
    #expect(single.layout.precision == 8)
    #expect(throws: CodecError.self) {
      try decode(stream([high, low]), LosslessImages.layout(4, 2, components: 3, precision: 8))
    }
  }

  @Test func `a claim of more pixels than the segments can hold is not allocated`() throws {
    let huge = LosslessImages.layout(30_000, 10_000, precision: 16)
    #expect(throws: CodecError.self) { try decode(stream([high, low]), huge) }
  }

  @Test(arguments: [(8, 2), (12, 4), (8, 4), (20, 4)])
  func `samples are written in as many bytes as are allocated`(
    precision: Int, sampleBytes: Int
  ) throws {
    for isSigned in [false, true] {
      let layout = LosslessImages.layout(17, 13, precision: precision, isSigned: isSigned)
      let frame = LosslessImages.frame(.noise, layout)
      let stream = try RLELosslessEncoder(sampleBytes: sampleBytes).encode(frame)
      #expect(stream[0] == UInt8(sampleBytes))
      let back = try RLELosslessDecoder().decode(stream, limits: CodecLimits(expected: layout))
      #expect(back.interpreted(precision: precision, isSigned: isSigned) == frame)
    }
  }

  @Test func `long runs and long stretches without one come back`() throws {
    for length in [127, 128, 129, 130, 255, 256, 257, 385] {
      let layout = LosslessImages.layout(length, 3, precision: 8)
      for pattern in [LosslessImages.Pattern.constant, .ramp, .noise] {
        let frame = LosslessImages.frame(pattern, layout)
        let stream = try RLELosslessEncoder().encode(frame)
        #expect(try decode(stream, layout) == frame.bytes)
      }
    }
  }
}
