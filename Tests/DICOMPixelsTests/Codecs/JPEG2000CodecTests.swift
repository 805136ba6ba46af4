import DICOMPixels
import Testing

@Suite struct JPEG2000CodecTests {
  @Test func `reversible streams are decoded by others to the same pixels`() throws {
    var judge = try CodecJudge()
    for (made, frame) in MadeFrame.all {
      let stream = try JPEG2000Encoder().encode(frame)
      let back = try JPEG2000Decoder().decode(stream, limits: CodecLimits(expected: frame.layout))
      #expect(back == frame, "\(made)")
      try judge.add(
        frame, stream: stream, syntax: "1.2.840.10008.1.2.4.90", tools: ["pylibjpeg", "gdcm"])
    }
    let complaints = try judge.complaints()
    #expect(complaints.isEmpty, "\(complaints.prefix(2_000))")
  }

  @Test(arguments: [false, true])
  func `high throughput streams are decoded by others to the same pixels`(
    isByResolution: Bool
  ) throws {
    var judge = try CodecJudge()
    for (made, frame) in MadeFrame.all where isByResolution || made.precision % 4 == 0 {
      let stream = try HTJ2KEncoder(isByResolution: isByResolution).encode(frame)
      let back = try JPEG2000Decoder().decode(stream, limits: CodecLimits(expected: frame.layout))
      #expect(back == frame, "\(made)")
      // Of one lineage, and two versions; other decoders are not packaged.
      let isFew = made.columns == 31 && made.kind == .body && !made.isSigned
      try judge.add(
        frame, stream: stream,
        syntax: isByResolution ? "1.2.840.10008.1.2.4.202" : "1.2.840.10008.1.2.4.201",
        tools: ["pylibjpeg"] + (isFew ? ["opj"] : []))
    }
    let complaints = try judge.complaints()
    #expect(complaints.isEmpty, "\(complaints.prefix(2_000))")
  }

  @Test func `a stream by resolution begins with the length of its tile-part`() throws {
    let frame = MadeFrame(columns: 300, rows: 200, precision: 12).frame
    let stream = try HTJ2KEncoder().encode(frame)
    let start = try #require(
      (0..<stream.count - 1).first { stream[$0] == 0xFF && stream[$0 + 1] == 0x90 })
    #expect(stream[start - 10..<start - 4] == [0xFF, 0x55, 0, 8, 0, 0x40])
    let length = stream[start - 4..<start].reduce(0) { $0 << 8 | Int($1) }
    #expect(start + length + 2 == stream.count)
    #expect(stream.suffix(2) == [0xFF, 0xD9])
  }

  @Test(arguments: [(8, 1), (8, 3), (12, 1), (16, 1)])
  func `lossy streams have the size or the error asked for`(
    precision: Int, components: Int
  ) throws {
    var judge = try CodecJudge()
    let frame = MadeFrame(
      columns: 128, rows: 120, components: components, precision: precision
    ).frame
    let range = 1 << precision
    for loss in [JPEG2000Encoder.Loss.ratio(6), .peakSignalToNoise(50)] {
      let stream = try JPEG2000Encoder(loss).encode(frame)
      if case .ratio(let ratio) = loss {
        #expect(Double(frame.bytes.count) / Double(stream.count) >= ratio * 0.95)
      }
      let back = try JPEG2000Decoder().decode(stream, limits: CodecLimits())
      #expect(back.difference(from: frame) <= range / 16)
      #expect(back.layout == frame.layout)
      // Another build of the library may round otherwise.
      try judge.add(
        back, stream: stream, syntax: "1.2.840.10008.1.2.4.91", tools: ["pylibjpeg", "gdcm"],
        tolerance: 1)
    }
    let fast = try HTJ2KEncoder(.step(0.01)).encode(frame)
    #expect(fast.count * 2 < frame.bytes.count)
    let back = try JPEG2000Decoder().decode(fast, limits: CodecLimits())
    #expect(back.difference(from: frame) <= range / 16)
    try judge.add(
      back, stream: fast, syntax: "1.2.840.10008.1.2.4.203", tools: ["pylibjpeg"], tolerance: 1)
    let complaints = try judge.complaints()
    #expect(complaints.isEmpty, "\(complaints.prefix(2_000))")
  }

  @Test func `streams of others are decoded`() throws {
    var judge = try CodecJudge()
    var frames: [Frame] = []
    for (precision, components, isSigned) in [
      (8, 1, false), (8, 3, false), (12, 1, true), (16, 1, false),
    ] {
      frames.append(
        MadeFrame(
          columns: 53, rows: 47, components: components, precision: precision, isSigned: isSigned
        ).frame)
      try judge.add(
        frames[frames.count - 1], syntax: "1.2.840.10008.1.2.1",
        tools: [
          "gdcmconv --j2k", "opj_compress -t 32,32 -p RPCL -r 20,10,1", "opj_compress -SOP -EPH",
        ])
    }
    let made = try judge.made()
    #expect(made.count == 12)
    for (tool, index, stream, pixels) in made {
      let frame = frames[index]
      let back = try JPEG2000Decoder(threads: 2).decode(
        stream, limits: CodecLimits(expected: frame.layout))
      #expect(back.bytes == Array(pixels.prefix(frame.bytes.count)), "\(tool) \(frame.layout)")
      // GDCM writes the bits allocated where those stored would do.
      #expect(back.layout.isSigned == frame.layout.isSigned)
    }
  }

  @Test func `a code stream in the boxes of a file is found, and its colours told`() throws {
    let frame = MadeFrame(columns: 16, rows: 9, components: 3, precision: 8).frame
    let stream = try JPEG2000Encoder(transformsColour: false).encode(frame)
    func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
      let length = UInt32(body.count + 8)
      return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(type.utf8)
        + body
    }
    let colours = box("colr", [1, 0, 0, 0, 0, 0, 18])
    let file =
      box("jP  ", [0x0D, 0x0A, 0x87, 0x0A]) + box("ftyp", Array("jp2 ".utf8))
      + box("jp2h", box("ihdr", [UInt8](repeating: 0, count: 14)) + colours) + box("jp2c", stream)
    let back = try JPEG2000Decoder().decode(file, limits: CodecLimits(expected: frame.layout))
    #expect(back.bytes == frame.bytes)
    #expect(back.colour == .ybr)
    let bare = try JPEG2000Decoder().decode(stream, limits: CodecLimits())
    #expect(bare.colour == .asGiven)
  }

  @Test func `every shortened stream is refused`() throws {
    let frame = MadeFrame(columns: 40, rows: 24, precision: 12).frame
    for stream in [try JPEG2000Encoder().encode(frame), try HTJ2KEncoder().encode(frame)] {
      // The last two bytes are the marker of the end.
      for count in 0..<stream.count - 2 {
        #expect(throws: CodecError.self, "\(count) of \(stream.count)") {
          try JPEG2000Decoder().decode(Array(stream.prefix(count)), limits: CodecLimits())
        }
      }
    }
  }

  /// The library asserts on these, which would end the process.
  @Test func `a marker in the midst of packets of high throughput is refused`() throws {
    let frame = MadeFrame(columns: 40, rows: 24, precision: 12).frame
    let stream = try HTJ2KEncoder(isByResolution: false).encode(frame)
    let data = try #require(
      (0..<stream.count - 1).first { stream[$0] == 0xFF && stream[$0 + 1] == 0x93 })
    for place in stride(from: data + 2, to: stream.count - 4, by: 7) {
      var damaged = stream
      damaged.replaceSubrange(place..<place + 2, with: [0xFF, 0xB3])
      #expect(throws: CodecError.self) {
        try JPEG2000Decoder().decode(damaged, limits: CodecLimits())
      }
    }
  }

  @Test func `a size beyond the limit is refused before it is allocated`() throws {
    let frame = MadeFrame(columns: 16, rows: 16, precision: 8).frame
    var stream = try JPEG2000Encoder().encode(frame)
    #expect(throws: CodecError.self) {
      var other = frame.layout
      other.columns = 17
      return try JPEG2000Decoder().decode(stream, limits: CodecLimits(expected: other))
    }
    // Both sides of 65,535 samples.
    for side in [8, 12] { stream.replaceSubrange(side..<side + 4, with: [0, 0, 0xFF, 0xFF]) }
    let error = #expect(throws: CodecError.self) {
      try JPEG2000Decoder().decode(stream, limits: CodecLimits())
    }
    guard case .limit = error?.reason else { Issue.record("\(String(describing: error))"); return }
  }
}
