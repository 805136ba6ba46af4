import DICOMPixels
import Testing

@Suite struct JPEGLSCodecTests {
  @Test func `frames come back as they were, here and from others`() throws {
    var judge = try CodecJudge()
    for (made, frame) in MadeFrame.all {
      let stream = try JPEGLSEncoder().encode(frame)
      let back = try JPEGLSDecoder().decode(stream, limits: CodecLimits(expected: frame.layout))
      #expect(back.bytes == frame.bytes && back.layout == frame.layout, "\(made)")
      // GDCM reads neither 6 nor 7 bits, DCMTK from 8 on, at the cost of a process each.
      var tools = ["pyjpegls"]
      if made.precision != 6, made.precision != 7 { tools.append("gdcm") }
      if made.columns == 31, made.kind == .noise, made.precision >= 8 { tools.append("dcmdjpls") }
      try judge.add(frame, stream: stream, syntax: "1.2.840.10008.1.2.4.80", tools: tools)
    }
    let complaints = try judge.complaints()
    #expect(complaints.isEmpty, "\(complaints.prefix(2_000))")
  }

  @Test(arguments: [(2, 1), (5, 1), (8, 1), (8, 3), (12, 1), (16, 1)])
  func `near-lossless errs by the maximum at most, and decodes as elsewhere`(
    precision: Int, components: Int
  ) throws {
    var judge = try CodecJudge()
    for error in [1, 2, 7] where error <= (1 << precision - 1) / 2 {
      for kind in MadeFrame.Kind.allCases {
        let frame = MadeFrame(
          columns: 61, rows: 43, components: components, precision: precision, kind: kind
        ).frame
        let stream = try JPEGLSEncoder(maximumError: error).encode(frame)
        let back = try JPEGLSDecoder().decode(stream, limits: CodecLimits(expected: frame.layout))
        #expect(back.difference(from: frame) <= error)
        try judge.add(
          back, stream: stream, syntax: "1.2.840.10008.1.2.4.81", tools: ["pyjpegls"])
      }
    }
    let complaints = try judge.complaints()
    #expect(complaints.isEmpty, "\(complaints.prefix(2_000))")
  }

  @Test func `streams of others are decoded`() throws {
    var judge = try CodecJudge()
    var frames: [Frame] = []
    for precision in [8, 10, 12, 16] {
      for components in [1, 3] where components == 1 || precision == 8 {
        frames.append(
          MadeFrame(columns: 53, rows: 47, components: components, precision: precision).frame)
        let interleaving =
          components == 3 ? ["dcmcjpls +pr +il", "dcmcjpls +pr +is", "dcmcjpls +pr +in"] : []
        try judge.add(
          frames[frames.count - 1], syntax: "1.2.840.10008.1.2.1",
          tools: ["dcmcjpls", "gdcmconv --jpegls"] + interleaving)
      }
    }
    let made = try judge.made()
    #expect(made.count >= 10)
    for (tool, index, stream, pixels) in made {
      let frame = frames[index]
      let back = try JPEGLSDecoder().decode(stream, limits: CodecLimits(expected: frame.layout))
      #expect(back.bytes == Array(pixels.prefix(frame.bytes.count)), "\(tool) \(frame.layout)")
    }
  }

  @Test func `every shortened stream is refused, unless only its end is missing`() throws {
    for components in [1, 3] {
      let frame = MadeFrame(
        columns: 9, rows: 11, components: components, precision: 12, kind: .noise
      ).frame
      let stream = try JPEGLSEncoder().encode(frame)
      for count in 0..<stream.count {
        let back = try? JPEGLSDecoder().decode(
          Array(stream.prefix(count)), limits: CodecLimits())
        #expect(count >= stream.count - 3 ? back == nil || back?.bytes == frame.bytes : back == nil)
      }
    }
  }

  @Test func `what the syntax cannot hold is refused`() throws {
    let one = MadeFrame(columns: 8, rows: 8, precision: 1).frame
    #expect(throws: CodecError.self) { try JPEGLSEncoder().encode(one) }
    let signed = MadeFrame(columns: 8, rows: 8, precision: 12, isSigned: true).frame
    #expect(throws: CodecError.self) { try JPEGLSEncoder(maximumError: 1).encode(signed) }
    let wide = MadeFrame(columns: 8, rows: 8, precision: 8).frame
    #expect(throws: CodecError.self) { try JPEGLSEncoder(maximumError: 128).encode(wide) }
  }
}
