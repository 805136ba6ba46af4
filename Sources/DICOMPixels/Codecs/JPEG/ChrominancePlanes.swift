/// Luminance and chrominance of a frame in planes of their own, for a coder that is not to convert.
struct ChrominancePlanes {
  private var planes: [[UInt8]]
  private var strides: [CInt]

  /// With `isHalved`, two neighbours in a row share the mean of their chrominance.
  init(_ frame: Frame, isHalved: Bool) {
    let (columns, rows) = (frame.layout.columns, frame.layout.rows)
    let half = (columns + 1) / 2
    // The library reads luminance up to the end of the last pair.
    let wide = isHalved ? half * 2 : columns
    let narrow = isHalved ? half : columns
    var luminance = [UInt8](repeating: 0, count: wide * rows)
    var chrominance = [[UInt8]](
      repeating: [UInt8](repeating: 0, count: narrow * rows), count: 2)
    for row in 0..<rows {
      for column in 0..<wide {
        let from = (row * columns + min(column, columns - 1)) * 3
        luminance[row * wide + column] = frame.bytes[from]
      }
      for index in 0..<2 {
        for column in 0..<narrow {
          let first = isHalved ? column * 2 : column
          let second = isHalved ? min(first + 1, columns - 1) : first
          let one = Int(frame.bytes[(row * columns + first) * 3 + 1 + index])
          let two = Int(frame.bytes[(row * columns + second) * 3 + 1 + index])
          chrominance[index][row * narrow + column] = UInt8((one + two + 1) / 2)
        }
      }
    }
    planes = [luminance] + chrominance
    strides = [CInt(wide), CInt(narrow), CInt(narrow)]
  }

  func withPlanes<R>(
    _ body: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, [CInt]) -> R
  ) -> R {
    planes[0].withUnsafeBufferPointer { first in
      planes[1].withUnsafeBufferPointer { second in
        planes[2].withUnsafeBufferPointer { third in
          var sources = [first.baseAddress, second.baseAddress, third.baseAddress]
          return body(&sources, strides)
        }
      }
    }
  }
}
