import DICOMPixels
import TestSupport
import Testing

struct JPEGLosslessStreamTests {
  private func component(
    _ identifier: UInt8, _ columns: Int, _ rows: Int, horizontal: Int = 1, vertical: Int = 1
  ) -> JPEGLosslessStreams.Component {
    var random = SplitMix(UInt64(identifier) &+ UInt64(columns))
    return JPEGLosslessStreams.Component(
      identifier: identifier, horizontal: horizontal, vertical: vertical,
      samples: (0..<rows).map { _ in
        (0..<columns).map { _ in UInt16(truncatingIfNeeded: random.next() & 0xFF) }
      })
  }

  private func place(of marker: UInt8, _ stream: [UInt8]) throws -> Int {
    let places = stream.indices.dropLast()
    return try #require(places.first { stream[$0] == 0xFF && stream[$0 + 1] == marker })
  }

  private func decode(
    _ stream: [UInt8], _ expected: FrameLayout? = nil
  ) throws(CodecError) -> Frame {
    try JPEGLosslessDecoder().decode(stream, limits: CodecLimits(expected: expected))
  }

  private func bytes(_ component: JPEGLosslessStreams.Component) -> [UInt8] {
    component.samples.flatMap { $0.map { UInt8($0) } }
  }

  @Test(arguments: 1...7, [nil, 1, 2, 5, 13])
  func `prediction begins anew with each restart interval`(predictor: Int, rows: Int?) throws {
    let samples = component(1, 17, 13)
    let stream = JPEGLosslessStreams(
      columns: 17, rows: 13, components: [samples], predictor: predictor, restartRows: rows)
    #expect(try decode(stream.bytes).bytes == bytes(samples))
    let frame = try decode(stream.bytes)
    let own = JPEGLosslessEncoder(predictor: predictor, restartRows: rows)
    #expect(try decode(own.encode(frame)) == frame)
  }

  @Test func `restart markers of wrong numbers are followed`() throws {
    let samples = component(1, 17, 13)
    let stream = JPEGLosslessStreams(
      columns: 17, rows: 13, components: [samples], predictor: 4, restartRows: 2, markerShift: 3)
    #expect(try decode(stream.bytes).bytes == bytes(samples))
  }

  @Test func `restart markers that nothing announces are followed`() throws {
    let samples = component(1, 17, 13)
    let stream = JPEGLosslessStreams(
      columns: 17, rows: 13, components: [samples], predictor: 7, restartRows: 2,
      announcesRestarts: false)
    #expect(try decode(stream.bytes).bytes == bytes(samples))
  }

  @Test func `a missing restart marker is an error`() throws {
    var stream = JPEGLosslessStreams(
      columns: 17, rows: 13, components: [component(1, 17, 13)], restartRows: 4
    ).bytes
    let marker = try place(of: 0xD1, stream)
    stream.removeSubrange(marker...marker + 1)
    let error = #expect(throws: CodecError.self) { try decode(stream) }
    #expect(
      error?.reason == .malformed("4 restart intervals are needed, and there are 3"))
  }

  @Test(arguments: [
    (2, 1, 1, 1), (2, 2, 1, 1), (1, 2, 1, 1), (4, 1, 1, 1), (2, 2, 2, 1), (3, 1, 2, 1),
  ])
  func `components of fewer samples are repeated to full size`(
    factors: (Int, Int, Int, Int)
  ) throws {
    for (isInterleaved, predictor) in [(true, 1), (true, 6), (false, 4), (false, 7)] {
      for (columns, rows) in [(17, 13), (1, 1), (8, 8), (5, 2)] {
        func small(_ size: Int, _ factor: Int, _ most: Int) -> Int {
          (size * factor + most - 1) / most
        }
        let chroma = (small(columns, factors.2, factors.0), small(rows, factors.3, factors.1))
        let parts = [
          component(1, columns, rows, horizontal: factors.0, vertical: factors.1),
          component(2, chroma.0, chroma.1, horizontal: factors.2, vertical: factors.3),
          component(3, chroma.0, chroma.1, horizontal: factors.2, vertical: factors.3),
        ]
        let stream = JPEGLosslessStreams(
          columns: columns, rows: rows, components: parts, predictor: predictor,
          isInterleaved: isInterleaved)
        let frame = try decode(stream.bytes)
        let expected = (0..<rows).flatMap { y in
          (0..<columns).flatMap { x in
            parts.map { part -> UInt8 in
              let line = part.samples[y * part.vertical / factors.1]
              return UInt8(line[x * part.horizontal / factors.0])
            }
          }
        }
        #expect(frame.bytes == expected, "\(factors) \(isInterleaved) \(columns) × \(rows)")
      }
    }
  }

  @Test(arguments: [2, 4])
  func `two and four components are read`(number: Int) throws {
    let parts = (1...number).map { component(UInt8($0), 9, 5) }
    for isInterleaved in [true, false] {
      let stream = JPEGLosslessStreams(
        columns: 9, rows: 5, components: parts, predictor: 5, isInterleaved: isInterleaved)
      let frame = try decode(stream.bytes)
      #expect(frame.layout.components == number)
      let expected = (0..<45).flatMap { index in
        parts.map { UInt8($0.samples[index / 9][index % 9]) }
      }
      #expect(frame.bytes == expected)
    }
  }

  @Test func `rows may be told behind the first scan`() throws {
    let samples = component(1, 17, 13)
    let stream = JPEGLosslessStreams(
      columns: 17, rows: 13, components: [samples], linesComeLater: true
    ).bytes
    let layout = LosslessImages.layout(17, 13, precision: 8)
    #expect(try decode(stream, layout).bytes == bytes(samples))
    let other = LosslessImages.layout(17, 14, precision: 8)
    let error = #expect(throws: CodecError.self) { try decode(stream, other) }
    #expect(error?.reason == .size(expected: other, found: layout))
  }

  @Test func `what stands around the stream and between its segments does no harm`() throws {
    let samples = component(1, 17, 13)
    let comment: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFE, 0, 5, 0x41, 0xFF, 0xD9, 0xFF]
    let stream = JPEGLosslessStreams(
      columns: 17, rows: 13, components: [samples],
      extra: comment + [0xE1, 0, 3, 0x42, 0xFF, 0xDB, 0, 2]
    ).bytes
    #expect(try decode([0, 0xFF, 0xD8, 7] + stream + [0, 0, 1]).bytes == bytes(samples))
    // EOI itself is not needed.
    #expect(try decode([UInt8](stream.dropLast(2))).bytes == bytes(samples))
  }

  @Test func `a stream tells its colours by identifiers or an Adobe marker`() throws {
    func colour(_ identifiers: [UInt8], _ extra: [UInt8] = []) throws -> StreamColour {
      let parts = identifiers.map { component($0, 3, 2) }
      return try decode(
        JPEGLosslessStreams(columns: 3, rows: 2, components: parts, extra: extra).bytes
      ).colour
    }
    let adobe: [UInt8] = [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0]
    #expect(try colour([1]) == .monochrome)
    #expect(try colour([1, 2, 3]) == .asGiven)
    #expect(try colour(Array("RGB".utf8)) == .rgb)
    #expect(try colour([1, 2, 3], adobe + [0]) == .rgb)
    #expect(try colour([1, 2, 3], adobe + [1]) == .ybr)
  }

  @Test func `samples of more bits than promised keep them`() throws {
    var samples = component(1, 5, 4)
    samples.samples[2][2] = 0xFFF0
    var stream = JPEGLosslessStreams(columns: 5, rows: 4, components: [samples])
    stream.precision = 12
    let frame = try decode(stream.bytes)
    #expect(frame.layout.precision == 16)
    let place = 2 * (2 * 5 + 2)
    #expect([UInt8](frame.bytes[place..<place + 2]) == [0xF0, 0xFF])
    let signed = frame.interpreted(precision: 12, isSigned: true)
    #expect([UInt8](signed.bytes[place..<place + 2]) == [0xF0, 0xFF])
    #expect(signed.layout.precision == 12)
  }

  @Test func `a stream of another size than expected is refused before memory is taken`() throws {
    let stream = JPEGLosslessStreams(columns: 17, rows: 13, components: [component(1, 17, 13)])
      .bytes
    let expected = LosslessImages.layout(18, 13, precision: 8)
    let error = #expect(throws: CodecError.self) { try decode(stream, expected) }
    #expect(
      error?.reason
        == .size(expected: expected, found: LosslessImages.layout(17, 13, precision: 8)))
    var limits = CodecLimits()
    limits.frameBytes = 220
    #expect(throws: CodecError.self) {
      try JPEGLosslessDecoder().decode(stream, limits: limits)
    }
  }

  @Test func `a claim of more pixels than there are bits is truncated, not allocated`() throws {
    let samples = component(1, 8, 8)
    var stream = JPEGLosslessStreams(columns: 8, rows: 8, components: [samples]).bytes
    let frame = try place(of: 0xC3, stream)
    stream.replaceSubrange(frame + 5..<frame + 9, with: [0x7F, 0xFF, 0x7F, 0xFF])
    let error = #expect(throws: CodecError.self) { try decode(stream) }
    #expect(error?.reason == .truncated)
  }

  @Test func `every shorter beginning of a stream is an error`() throws {
    let stream = JPEGLosslessStreams(columns: 9, rows: 7, components: [component(1, 9, 7)]).bytes
    for length in 0..<stream.count - 3 {
      #expect(throws: CodecError.self) { try decode([UInt8](stream[..<length])) }
    }
  }

  @Test func `a code of 17 bits that the table cannot hold is the difference of 32768`() throws {
    // Codes 0, 10, 110 and so on, up to 16 bits, of categories 0 to 15; then differences of 1, of
    // seventeen bits, and of 1 four times more.
    let bits = "101" + String(repeating: "1", count: 16) + "0" + "101101101101" + "11111111"
    let data = stride(from: 0, to: bits.count, by: 8).flatMap { start -> [UInt8] in
      let byte = UInt8(bits.dropFirst(start).prefix(8), radix: 2) ?? 0
      return byte == 0xFF ? [byte, 0] : [byte]
    }
    var stream: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 16, 0, 1, 0, 6, 1, 1, 0x11, 0]
    stream += [0xFF, 0xC4, 0, 35, 0] + [UInt8](repeating: 1, count: 16) + Array(0..<16)
    stream += [0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 0, 0] + data + [0xFF, 0xD9]
    let layout = LosslessImages.layout(6, 1, precision: 16)
    let samples = LosslessImages.samples(try decode(stream, layout).bytes[...], layout)
    let peers = try LosslessPeers()
    try peers.write("old.dcm", LosslessPeers.jpegLossless, layout, frames: [stream])
    try peers.run("dcmdjpeg +wc old.dcm old.dcmtk")
    #expect(try peers.samples("old.dcmtk", layout, frames: 1) == [samples])
    #expect(samples == [0x8001, 1, 2, 3, 4, 5])
  }

  @Test func `other processes are named`() throws {
    let stream = JPEGLosslessStreams(columns: 9, rows: 7, components: [component(1, 9, 7)]).bytes
    let place = try #require(stream.firstIndex(of: 0xC3))
    for code: UInt8 in [0xC0, 0xC1, 0xC2, 0xC7, 0xC9, 0xCB, 0xCF] {
      var other = stream
      other[place] = code
      let error = #expect(throws: CodecError.self) { try decode(other) }
      guard case .unsupported(let what)? = error?.reason else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(what.contains("SOF\(code & 15)"))
    }
  }
}
