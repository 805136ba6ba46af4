import DICOMPixels
import TestSupport
import Testing

/// Damaged streams of every codec; what comes of them is an error or pixels, never a trap.
@Suite struct MutatedStreamTests {
  static let codecs: [(name: String, encoder: any FrameEncoder, decoder: any FrameDecoder)] = [
    ("JPEG", JPEGBaselineEncoder(), JPEGDecoder()),
    ("JPEG of 12 bits", JPEGExtendedEncoder(), JPEGDecoder()),
    ("JPEG-LS", JPEGLSEncoder(), JPEGLSDecoder()),
    ("JPEG 2000", JPEG2000Encoder(), JPEG2000Decoder()),
    ("HTJ2K", HTJ2KEncoder(), JPEG2000Decoder()),
    ("deflated", DeflatedFrameCodec(), DeflatedFrameCodec()),
  ]

  @Test(arguments: codecs.indices)
  func `damaged streams never trap`(index: Int) throws {
    let codec = Self.codecs[index]
    var streams: [([UInt8], FrameLayout)] = []
    for precision in [8, 12, 16] {
      for components in [1, 3] {
        for kind in [MadeFrame.Kind.noise, .body] {
          let frame = MadeFrame(
            columns: 19, rows: 17, components: components, precision: precision, kind: kind
          ).frame
          guard let stream = try? codec.encoder.encode(frame) else { continue }
          streams.append((stream, frame.layout))
        }
      }
    }
    try #require(!streams.isEmpty)
    var random = SplitMix(2_026)
    for _ in 0..<250 {
      let chosen = streams[random.below(streams.count)]
      var stream = chosen.0
      let place = random.below(stream.count)
      switch random.below(5) {
      case 0: stream.removeSubrange(place...)
      case 1: stream.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
      case 2: stream.removeSubrange(place..<min(stream.count, place + 1 + random.below(20)))
      case 3: stream[random.below(min(stream.count, 120))] = UInt8(random.below(256))
      default:
        for _ in 0...random.below(6) {
          stream[random.below(stream.count)] = UInt8(random.below(256))
        }
      }
      var limits = CodecLimits(expected: codec.name == "deflated" ? chosen.1 : nil)
      limits.frameBytes = 1 << 20
      if let frame = try? codec.decoder.decode(stream, limits: limits) {
        #expect(frame.bytes.count == frame.layout.byteCount)
      }
    }
  }
}
