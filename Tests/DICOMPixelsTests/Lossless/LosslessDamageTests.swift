import DICOMPixels
import TestSupport
import Testing

/// Streams with bytes changed, cut and put in: an error or a frame of the right size, and never a
/// trap.
struct LosslessDamageTests {
  private static func damage(
    _ stream: [UInt8], _ random: inout SplitMix
  ) -> [UInt8] {
    var bytes = stream
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch random.next() % 6 {
      case 0: bytes[place] ^= 1 << UInt8(random.next() % 8)
      case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 2: bytes[place] = [0, 0xFF, 0x7F, 0x80][Int(random.next() % 4)]
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 9)))
      case 4: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
      default: bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
      }
    }
    return bytes
  }

  private func run(_ decoder: any FrameDecoder, _ seeds: [([UInt8], FrameLayout)], _ count: Int) {
    var random = SplitMix(4)
    var decoded = 0
    for turn in 0..<count {
      let (stream, layout) = seeds[turn % seeds.count]
      let damaged = Self.damage(stream, &random)
      var limits = CodecLimits(
        expected: turn % 4 == 0 && decoder is JPEGLosslessDecoder ? nil : layout)
      limits.frameBytes = 1 << 24
      guard let frame = try? decoder.decode(damaged, limits: limits) else { continue }
      decoded += 1
      #expect(frame.layout.byteCount == frame.bytes.count)
    }
    #expect(decoded > 0 && decoded < count)
  }

  @Test func `damaged JPEG Lossless streams are decoded or refused`() throws {
    var seeds: [([UInt8], FrameLayout)] = []
    for precision in [2, 8, 12, 16] {
      for components in [1, 3] {
        let layout = LosslessImages.layout(19, 11, components: components, precision: precision)
        let encoder = JPEGLosslessEncoder(
          predictor: 1 + seeds.count % 7, restartRows: components == 1 ? 3 : nil)
        for pattern in [LosslessImages.Pattern.noise, .tissue] {
          seeds.append((try encoder.encode(LosslessImages.frame(pattern, layout)), layout))
        }
      }
    }
    run(JPEGLosslessDecoder(), seeds, 4000)
    // Larger frames are decoded by other tables.
    let large = [1, 3].map { LosslessImages.layout(131, 127, components: $0, precision: 8) }
    let streams = try large.map {
      (try JPEGLosslessEncoder().encode(LosslessImages.frame(.tissue, $0)), $0)
    }
    run(JPEGLosslessDecoder(), streams, 200)
  }

  @Test func `damaged RLE streams are decoded or refused`() throws {
    var seeds: [([UInt8], FrameLayout)] = []
    for precision in [8, 16, 32] {
      for components in [1, 3] {
        let layout = LosslessImages.layout(19, 11, components: components, precision: precision)
        for pattern in [LosslessImages.Pattern.noise, .tissue, .constant] {
          let frame = LosslessImages.frame(pattern, layout)
          seeds.append((try RLELosslessEncoder().encode(frame), layout))
        }
      }
    }
    run(RLELosslessDecoder(), seeds, 4000)
  }
}
