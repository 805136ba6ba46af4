import DICOMPixels
import TestSupport

/// Pixels that the tests make, the same in every run.
enum LosslessImages {

  enum Pattern: String, CaseIterable, Sendable {
    case constant, ramp, noise, jumps, tissue
  }

  static func layout(
    _ columns: Int, _ rows: Int, components: Int = 1, precision: Int, isSigned: Bool = false
  ) -> FrameLayout {
    FrameLayout(
      columns: columns, rows: rows, components: components, precision: precision,
      isSigned: isSigned)
  }

  /// Samples of `pattern`, as bits of the precision.
  static func samples(_ pattern: Pattern, _ layout: FrameLayout) -> [UInt32] {
    let mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(layout.precision)) - 1)
    var random = SplitMix(UInt64(layout.columns * 31 + layout.rows + layout.precision))
    return (0..<layout.columns * layout.rows * layout.components).map { index in
      let x = index / layout.components % layout.columns
      let y = index / layout.components / layout.columns
      let word: UInt32 =
        switch pattern {
        case .constant: mask / 3
        case .ramp: UInt32(index)
        case .noise: UInt32(truncatingIfNeeded: random.next())
        // Every difference there can be at the ends, and half the range: category 16 of 16 bits.
        case .jumps: [0, mask, 0, mask / 2 + 1][(x + y) % 4]
        case .tissue: mask / 2 &+ UInt32((x * y) % 7) &+ UInt32(random.next() % 5)
        }
      return word & mask
    }
  }

  static func frame(
    _ pattern: Pattern, _ layout: FrameLayout, colour: StreamColour = .asGiven
  ) -> Frame {
    Frame(layout, bytes(samples(pattern, layout), layout), colour: colour)
  }

  /// Samples as a frame has them: little-endian, extended by their sign.
  static func bytes(_ samples: [UInt32], _ layout: FrameLayout) -> [UInt8] {
    samples.flatMap { sample in
      var word = sample
      if layout.isSigned, sample >> UInt32(layout.precision - 1) & 1 == 1, layout.precision < 32 {
        word |= ~((1 << UInt32(layout.precision)) - 1)
      }
      return (0..<layout.sampleBytes).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
    }
  }

  /// The bits of the precision of each sample in `bytes`.
  static func samples(_ bytes: ArraySlice<UInt8>, _ layout: FrameLayout) -> [UInt32] {
    let mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(layout.precision)) - 1)
    let size = layout.sampleBytes
    return stride(from: bytes.startIndex, to: bytes.endIndex - size + 1, by: size).map { place in
      (0..<size).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) } & mask
    }
  }
}
