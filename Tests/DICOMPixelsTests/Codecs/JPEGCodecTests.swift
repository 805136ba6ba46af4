import DICOMPixels
import Testing

@Suite struct JPEGCodecTests {
  static let sizes = [(1, 1), (1, 17), (17, 1), (31, 37), (64, 64), (97, 5)]

  @Test(arguments: [8, 12])
  func `others decode what was encoded, to the pixels decoded here`(precision: Int) throws {
    var judge = try CodecJudge()
    for (columns, rows) in Self.sizes {
      for kind in MadeFrame.Kind.allCases {
        for components in [1, 3] where components == 1 || precision == 8 {
          let frame = MadeFrame(
            columns: columns, rows: rows, components: components, precision: precision, kind: kind
          ).frame
          let stream =
            precision == 8
            ? try JPEGBaselineEncoder(.quality(95), sampling: .full).encode(frame)
            : try JPEGExtendedEncoder(.quality(95), sampling: .full).encode(frame)
          let back = try JPEGDecoder().decode(stream, limits: CodecLimits(expected: frame.layout))
          #expect(back.colour == frame.colour && back.layout == frame.layout)
          if kind != .jumps, kind != .noise || components == 1 {
            #expect(back.difference(from: frame) <= (1 << precision) / 8)
          }
          let isFew = columns == 31 || columns == 1 && rows == 17
          let stored = try JPEGDecoder(convertsToRGB: false).decode(stream, limits: CodecLimits())
          // Of colours others are asked for what stands in the stream.
          let syntax = precision == 8 ? "1.2.840.10008.1.2.4.50" : "1.2.840.10008.1.2.4.51"
          try judge.add(
            stored, stream: stream, syntax: syntax,
            tools: (components == 1 && precision == 8 ? ["gdcm"] : [])
              + (isFew ? ["dcmdjpeg"] : []),
            photometric: components == 1 ? nil : "YBR_FULL", tolerance: 1)
          guard precision == 12 else { continue }
          // A decoder of another lineage, with a transform of another accuracy.
          try judge.add(
            stored, stream: stream, syntax: syntax, tools: ["pylibjpeg"], tolerance: 4)
        }
      }
    }
    let complaints = try judge.complaints()
    #expect(complaints.isEmpty, "\(complaints.prefix(2_000))")
  }

  @Test func `streams of others are decoded`() throws {
    var judge = try CodecJudge()
    var frames: [Frame] = []
    for (precision, components) in [(8, 1), (8, 3), (12, 1)] {
      frames.append(
        MadeFrame(columns: 53, rows: 47, components: components, precision: precision).frame)
      try judge.add(
        frames[frames.count - 1], syntax: "1.2.840.10008.1.2.1",
        tools: precision == 8 ? ["dcmcjpeg +eb", "dcmcjpeg +ee", "dcmcjpeg +ep"] : ["dcmcjpeg +ee"])
    }
    let made = try judge.made()
    #expect(made.count == 7)
    for (tool, index, stream, pixels) in made {
      let layout = frames[index].layout
      let back = try JPEGDecoder(convertsToRGB: false).decode(
        stream, limits: CodecLimits(expected: layout))
      let theirs = Frame(layout, Array(pixels.prefix(back.bytes.count)))
      #expect(
        back.difference(from: theirs) <= (layout.components == 1 ? 1 : 2), "\(tool) \(layout)")
    }
  }

  @Test(arguments: [JPEGSampling.full, .halved])
  func `a ratio is reached by the quality`(sampling: JPEGSampling) throws {
    for (components, precision) in [(1, 8), (3, 8), (1, 12), (3, 12)] {
      let frame = MadeFrame(
        columns: 120, rows: 90, components: components, precision: precision
      ).frame
      let encoder = JPEGExtendedEncoder(.ratio(10), sampling: sampling)
      let ratio = Double(frame.bytes.count) / Double(try encoder.encode(frame).count)
      #expect(ratio >= 10 && ratio < 16, "\(components) \(precision) \(ratio)")
    }
  }

  @Test func `chrominance given is not converted again`() throws {
    for sampling in [JPEGSampling.full, .halved] {
      for columns in [31, 32] {
        var frame = MadeFrame(columns: columns, rows: 24, components: 3, precision: 8).frame
        frame.colour = .ybr
        let stream = try JPEGBaselineEncoder(.quality(98), sampling: sampling).encode(frame)
        let back = try JPEGDecoder(convertsToRGB: false).decode(stream, limits: CodecLimits())
        #expect(back.colour == .ybr)
        let luminance = stride(from: 0, to: frame.bytes.count, by: 3)
        #expect(luminance.allSatisfy { abs(Int(back.bytes[$0]) - Int(frame.bytes[$0])) <= 8 })
        #expect(back.difference(from: frame) <= (sampling == .full ? 16 : 64))
      }
    }
  }

  @Test func `components without a marker come as they are`() throws {
    var frame = MadeFrame(columns: 24, rows: 24, components: 3, precision: 8).frame
    frame.colour = .ybr
    var stream = try JPEGBaselineEncoder(.quality(98), sampling: .full).encode(frame)
    // JFIF's segment is taken out.
    #expect(stream[2..<4] == [0xFF, 0xE0])
    stream.removeSubrange(2..<4 + Int(stream[5]))
    let back = try JPEGDecoder().decode(stream, limits: CodecLimits())
    #expect(back.colour == .asGiven)
    #expect(back.difference(from: frame) <= 16)
    let read = try JPEGDecoder(unmarked: .ybr).decode(stream, limits: CodecLimits())
    #expect(read.colour == .rgb && read.bytes != back.bytes)
    // Adobe's marker, and no transform.
    let adobe: [UInt8] = [
      0xFF, 0xEE, 0, 14, 0x41, 0x64, 0x6F, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0,
    ]
    let marked = try JPEGDecoder().decode(
      stream[..<2] + adobe + stream[2...], limits: CodecLimits())
    #expect(marked.colour == .rgb && marked.bytes == back.bytes)
  }

  @Test(arguments: [8, 12])
  func `every shortened stream is refused, unless only its end is missing`(precision: Int) throws {
    let frame = MadeFrame(columns: 17, rows: 24, precision: precision, kind: .noise).frame
    let stream = try JPEGExtendedEncoder(.quality(90)).encode(frame)
    let whole = try JPEGDecoder().decode(stream, limits: CodecLimits())
    for count in 0..<stream.count {
      let back = try? JPEGDecoder().decode(Array(stream.prefix(count)), limits: CodecLimits())
      #expect(count >= stream.count - 3 ? back == nil || back == whole : back == nil, "\(count)")
    }
  }

  @Test(arguments: [8, 12])
  func `a scan that names a component twice and another never is refused`(precision: Int) throws {
    let frame = MadeFrame(
      columns: 19, rows: 17, components: 3, precision: precision, kind: .body
    ).frame
    var stream =
      precision == 8
      ? try JPEGBaselineEncoder().encode(frame) : try JPEGExtendedEncoder().encode(frame)
    let marker = try #require(
      stream.indices.dropLast().last { stream[$0] == 0xFF && stream[$0 + 1] == 0xDA })
    // Length, number, then a name and its tables for each.
    stream[marker + 7] = stream[marker + 9]
    let error = #expect(throws: CodecError.self) {
      try JPEGDecoder().decode(stream, limits: CodecLimits(expected: frame.layout))
    }
    guard case .malformed? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what is not supported is named`() throws {
    let frame = MadeFrame(columns: 8, rows: 8, precision: 8).frame
    var stream = try JPEGBaselineEncoder().encode(frame)
    let marker = try #require(
      (0..<stream.count - 1).first { stream[$0] == 0xFF && stream[$0 + 1] == 0xC0 })
    stream[marker + 1] = 0xC3
    let error = #expect(throws: CodecError.self) {
      try JPEGDecoder().decode(stream, limits: CodecLimits())
    }
    #expect(error?.reason == .unsupported("JPEG lossless"))
    for other in [
      MadeFrame(columns: 8, rows: 8, precision: 10),
      MadeFrame(columns: 8, rows: 8, precision: 8, isSigned: true),
    ] {
      #expect(throws: CodecError.self) { try JPEGBaselineEncoder().encode(other.frame) }
      #expect(throws: CodecError.self) { try JPEGExtendedEncoder().encode(other.frame) }
    }
  }
}
