internal import DICOMCore

/// Whether native pixel data is as long as its attributes ask for.
/// - SeeAlso: PS3.5 §8.1.1, §8.2
struct NativePixelCheck {
  var shape: PixelShape
  /// Of the value, padding included.
  var count: Int
  var path: ElementPath

  func check(_ list: inout FindingList) {
    // A value of an odd length is told of by itself; one that is empty has its type's rule.
    guard count > 0, let needed = shape.byteCount else { return }
    if shape.isSubsampled {
      if shape.columns % 2 == 1 {
        list.add(
          PixelRule.oddColumns, at: path, found: "\(shape.columns) columns",
          expected: "an even number of columns")
        return
      }
      if let full = shape.fullByteCount, full != needed, isLike(full) {
        list.add(
          PixelRule.wholeChrominance, at: path, found: "\(count) bytes, three samples a pixel",
          expected: "\(even(needed)) bytes, two samples a pixel")
        return
      }
    }
    if shape.bitsAllocated == 1, shape.frames > 1, let padded = shape.paddedFramesByteCount,
      padded != needed, isLike(padded)
    {
      list.add(
        PixelRule.bitsWithGaps, at: path,
        found: "\(count) bytes, each frame beginning at a byte",
        expected: "\(even(needed)) bytes without gaps")
      return
    }
    if count < needed {
      list.add(
        PixelRule.shorter, at: path, found: "\(count) bytes",
        expected: "\(even(needed)) bytes: \(words)")
    } else if count > even(needed) {
      list.add(
        PixelRule.longer, at: path, found: "\(count) bytes",
        expected: "\(even(needed)) bytes: \(words)")
    }
  }

  private func isLike(_ bytes: Int) -> Bool { count == bytes || count == even(bytes) }

  private func even(_ bytes: Int) -> Int { bytes + (bytes & 1) }

  /// What the length is made of.
  private var words: String {
    let samples = shape.isSubsampled ? 2 : shape.samples
    return "\(shape.rows) rows × \(shape.columns) columns × \(samples) samples × "
      + "\(shape.bitsAllocated) bits × \(shape.frames) frames"
  }
}
