import DICOMPixels
import TestSupport

/// Frames of every kind that codecs get wrong, the same at every run.
struct MadeFrame: Hashable, CustomStringConvertible {
  enum Kind: CaseIterable { case constant, ramp, noise, jumps, body }

  var columns: Int
  var rows: Int
  var components = 1
  var precision: Int
  var isSigned = false
  var kind = Kind.body

  var description: String {
    "\(columns)×\(rows)×\(components) \(precision) bit \(isSigned ? "signed" : "unsigned") \(kind)"
  }

  /// Every kind in sizes that are odd, prime or one, of 2 to 16 bits.
  static let all: [(made: MadeFrame, frame: Frame)] = (2...16).flatMap { precision in
    [(1, 1), (1, 17), (31, 23), (53, 2)].flatMap { columns, rows in
      (columns == 31 ? Kind.allCases : [.jumps, .noise]).flatMap { kind in
        [(1, false), (1, true), (3, false)].map { components, isSigned in
          let made = MadeFrame(
            columns: columns, rows: rows, components: components, precision: precision,
            isSigned: isSigned, kind: kind)
          return (made, made.frame)
        }
      }
    }
  }

  var frame: Frame {
    let layout = FrameLayout(
      columns: columns, rows: rows, components: components, precision: precision,
      isSigned: isSigned)
    var random = SplitMix(UInt64(columns * 31 + rows * 7 + precision))
    let range = 1 << precision
    var bytes: [UInt8] = []
    bytes.reserveCapacity(columns * rows * components * layout.sampleBytes)
    for row in 0..<rows {
      for column in 0..<columns {
        for component in 0..<components {
          let value =
            switch kind {
            case .constant: range / 3
            case .ramp: (column * 3 + row * 5 + component * 7) % range
            case .noise: random.below(range)
            case .jumps: (row + column + component) % 2 == 0 ? 0 : range - 1
            case .body: bodyValue(column, row, range, &random)
            }
          let sample = isSigned ? value - range / 2 : value
          for byte in 0..<layout.sampleBytes {
            bytes.append(UInt8(truncatingIfNeeded: sample >> (8 * byte)))
          }
        }
      }
    }
    return Frame(layout, bytes, colour: components == 3 ? .rgb : .monochrome)
  }

  /// A disc with texture on a quiet ground.
  private func bodyValue(_ column: Int, _ row: Int, _ range: Int, _ random: inout SplitMix) -> Int {
    let (across, down) = (column * 2 - columns, row * 2 - rows)
    let isInside = across * across * rows + down * down * columns < columns * rows * columns * 3 / 4
    let grain = random.below(max(range / 128, 1))
    return isInside ? range / 3 + (column * range / columns / 8) + grain : grain
  }
}

extension Frame {
  /// The samples as numbers.
  var samples: [Int] {
    let width = layout.sampleBytes
    return stride(from: 0, to: bytes.count, by: width).map { start in
      var value = 0
      for index in 0..<width { value |= Int(bytes[start + index]) << (8 * index) }
      let bits = 8 * width
      return layout.isSigned && value >> (bits - 1) == 1 ? value - (1 << bits) : value
    }
  }

  /// The largest difference of any sample.
  func difference(from other: Frame) -> Int {
    zip(samples, other.samples).map { abs($0 - $1) }.max() ?? 0
  }
}
