/// How the samples of a page are packed: the first in the highest bits, rows in whole bytes.
struct TIFFPacking {
  var columns: Int
  var rows: Int
  var samples: Int
  /// 1 to 16.
  var bits: Int
  /// Whether each sample has a plane of its own.
  var isSeparate: Bool
  var isSigned: Bool

  private var line: Int { (columns * bits * (isSeparate ? 1 : samples) + 7) / 8 }

  var byteCount: Int { line * rows * (isSeparate ? samples : 1) }

  /// Pixel after pixel, the first `kept` samples of each, in one byte, or in two, the lower first.
  func unpacked(_ packed: [UInt8], keeping kept: Int) -> [UInt8] {
    if bits == 8 || bits == 16, kept == samples, !isSeparate || samples == 1 { return packed }
    let size = bits <= 8 ? 1 : 2
    let count = columns * rows * kept * size
    guard packed.count == byteCount, kept <= samples else { return packed }
    return [UInt8](unsafeUninitializedCapacity: count) { target, used in
      packed.withUnsafeBufferPointer { source in
        var place = 0
        for row in 0..<rows {
          for column in 0..<columns {
            for sample in 0..<kept {
              let start = (isSeparate ? sample &* rows &+ row : row) &* line
              let index = isSeparate ? column : column &* samples &+ sample
              let value = value(source, start, index)
              target[place] = UInt8(truncatingIfNeeded: value)
              if size == 2 { target[place &+ 1] = UInt8(truncatingIfNeeded: value &>> 8) }
              place &+= size
            }
          }
        }
      }
      used = count
    }
  }

  private func value(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int) -> Int {
    switch bits {
    case 8: return Int(source[start &+ index])
    case 16:
      let place = start &+ 2 &* index
      return Int(source[place]) | Int(source[place &+ 1]) &<< 8
    default:
      let first = index &* bits
      var value = 0
      var bit = first
      while bit < first &+ bits {
        // As many bits as the byte still has.
        let taken = min(8 &- bit & 7, first &+ bits &- bit)
        let byte = Int(source[start &+ bit &>> 3]) &>> (8 &- bit & 7 &- taken)
        value = value &<< taken | byte & (1 &<< taken &- 1)
        bit &+= taken
      }
      guard isSigned, value &>> (bits &- 1) == 1 else { return value }
      return value &- 1 &<< bits
    }
  }
}
