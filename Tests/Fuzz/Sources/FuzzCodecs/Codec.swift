import DICOMPixels
import Foundation
import FuzzNumbers

/// A codec with streams of its own making to mutate.
struct Codec: Sendable {
  var name: String
  var encoders: [any FrameEncoder]
  var decoder: any FrameDecoder
  /// The layout has to be told: streams do not.
  var needsLayout = false

  static let all: [Codec] = [
    Codec(
      name: "JPEG",
      encoders: [JPEGBaselineEncoder(), JPEGBaselineEncoder(.quality(40), sampling: .full)],
      decoder: JPEGDecoder()),
    Codec(name: "JPEG12", encoders: [JPEGExtendedEncoder()], decoder: JPEGDecoder()),
    Codec(
      name: "JPEGLossless",
      encoders: [
        JPEGLosslessEncoder(), JPEGLosslessEncoder(predictor: 7, tables: .general),
        JPEGLosslessEncoder(predictor: 4, restartRows: 3),
      ], decoder: JPEGLosslessDecoder()),
    Codec(
      name: "JPEGLS", encoders: [JPEGLSEncoder(), JPEGLSEncoder(maximumError: 2)],
      decoder: JPEGLSDecoder()),
    Codec(
      name: "JPEG2000", encoders: [JPEG2000Encoder(), JPEG2000Encoder(.ratio(8))],
      decoder: JPEG2000Decoder()),
    Codec(
      name: "HTJ2K", encoders: [HTJ2KEncoder(), HTJ2KEncoder(.step(0.01), isByResolution: false)],
      decoder: JPEG2000Decoder()),
    Codec(
      name: "RLE", encoders: [RLELosslessEncoder()], decoder: RLELosslessDecoder(),
      needsLayout: true),
    Codec(
      name: "Deflated", encoders: [DeflatedFrameCodec()], decoder: DeflatedFrameCodec(),
      needsLayout: true),
  ]

  /// Decodes the mutants of these numbers; a line tells of each that it was, and what came of it.
  func run(_ numbers: Range<Int>, seed: UInt64, save path: String) throws {
    let streams = streams()
    guard !streams.isEmpty else { throw CodecError(.unsupported("making streams for \(name)")) }
    // What ends the process must not take the last line with it.
    let output = FileHandle.standardOutput
    func say(_ text: String) throws { try output.write(contentsOf: Data(text.utf8)) }
    for number in numbers {
      var random = SplitMix(seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
      let (stream, layout) = streams[random.below(streams.count)]
      let mutant = Self.mutated(stream, &random)
      var limits = CodecLimits(expected: needsLayout ? layout : nil)
      limits.frameBytes = 1 << 22
      if !path.isEmpty { try Data(mutant).write(to: URL(fileURLWithPath: path)) }
      try say("\(number)")
      let begin = Date()
      let frame = try? decoder.decode(mutant, limits: limits)
      if Date().timeIntervalSince(begin) > 20 {
        try say(" slow\n")
      } else if let frame, frame.bytes.count != frame.layout.byteCount {
        try say(" has other bytes than its layout\n")
        exit(1)
      } else {
        try say(frame == nil ? "\n" : " decoded\n")
      }
    }
  }

  private func streams() -> [([UInt8], FrameLayout)] {
    var result: [([UInt8], FrameLayout)] = []
    for (columns, rows) in [(19, 17), (64, 48), (1, 1), (130, 5)] {
      for precision in [2, 8, 10, 12, 16] {
        for components in [1, 3] {
          let layout = FrameLayout(
            columns: columns, rows: rows, components: components, precision: precision,
            isSigned: false)
          let frame = Self.frame(layout)
          for encoder in encoders {
            if let stream = try? encoder.encode(frame) { result.append((stream, layout)) }
          }
        }
      }
    }
    return result
  }

  /// A ramp with noise on it.
  private static func frame(_ layout: FrameLayout) -> Frame {
    var random = SplitMix(7)
    var bytes: [UInt8] = []
    for sample in 0..<layout.columns * layout.rows * layout.components {
      let value = (sample * 3 + random.below(9)) & ((1 << layout.precision) - 1)
      bytes.append(UInt8(truncatingIfNeeded: value))
      if layout.sampleBytes == 2 { bytes.append(UInt8(truncatingIfNeeded: value >> 8)) }
    }
    return Frame(layout, bytes, colour: layout.components == 3 ? .rgb : .monochrome)
  }

  private static func mutated(_ stream: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var result = stream
    for _ in 0...random.below(3) where !result.isEmpty {
      let place = random.below(result.count)
      switch random.below(7) {
      case 0: result.removeSubrange(place...)
      case 1: result.insert(UInt8(random.below(256)), at: place)
      case 2: result.removeSubrange(place..<min(result.count, place + 1 + random.below(20)))
      // Most of what decides is in the head.
      case 3: result[random.below(min(result.count, 120))] = UInt8(random.below(256))
      case 4: result[place] ^= 1 << UInt8(random.below(8))
      case 5:
        let end = min(result.count, place + 1 + random.below(40))
        result.insert(contentsOf: Array(result[place..<end]), at: random.below(result.count))
      default:
        for _ in 0...random.below(6) {
          result[random.below(result.count)] = UInt8(random.below(256))
        }
      }
    }
    return result
  }
}
