import DICOMPixels
import Testing

@Suite struct DeflatedFrameTests {
  @Test func `a frame comes back as it was`() throws {
    for precision in [1, 8, 12, 16, 32] {
      let frame = MadeFrame(columns: 67, rows: 31, precision: precision, kind: .noise).frame
      let stream = try DeflatedFrameCodec().encode(frame)
      let back = try DeflatedFrameCodec().decode(
        stream, limits: CodecLimits(expected: frame.layout))
      #expect(back.bytes == frame.bytes)
      // A byte of padding changes nothing.
      #expect(try DeflatedFrame.inflate(stream + [0], count: frame.bytes.count) == frame.bytes)
    }
  }

  @Test func `more or fewer bytes than announced are refused`() throws {
    let stream = try DeflatedFrame.deflate([UInt8](repeating: 7, count: 1_000_000))
    #expect(throws: CodecError(.truncated, offset: stream.count)) {
      try DeflatedFrame.inflate(stream, count: 1_000_001)
    }
    #expect(throws: CodecError.self) { try DeflatedFrame.inflate(stream, count: 999_999) }
    #expect(throws: CodecError.self) {
      try DeflatedFrame.inflate(stream.dropLast(3), count: 1_000_000)
    }
    var limits = CodecLimits()
    limits.frameBytes = 1_000
    #expect(throws: CodecError.self) {
      try DeflatedFrame.inflate(stream, count: 1_000_000, limits: limits)
    }
  }
}
