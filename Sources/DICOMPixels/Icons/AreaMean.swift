/// Makes an image smaller, or larger, by the mean of the area that each new pixel takes.
///
/// In whole numbers, so that the result is the same on every machine.
struct AreaMean {
  let columns: Int
  let rows: Int

  /// - Returns: `columns` · `rows` of 8 bits.
  func samples(of image: DisplayRows) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(columns * rows)
    // A pixel of the image is `rows` high, one of the result `image.rows`; likewise across.
    var sums = [UInt64](repeating: 0, count: columns)
    var room = image.rows
    // 65,535 of each of at most 2¹⁶ · 2¹⁶ pixels fit 48 bits.
    let area = UInt64(image.columns) * UInt64(image.rows) * UInt64(DisplayRows.white)
    for row in 0..<image.rows {
      let line = across(image, row)
      var left = rows
      while left > 0 {
        let part = min(left, room)
        for column in sums.indices { sums[column] &+= line[column] &* UInt64(part) }
        left -= part
        room -= part
        if room == 0 {
          for column in sums.indices {
            result.append(UInt8(clamping: (sums[column] &* 510 &+ area) / (2 &* area)))
            sums[column] = 0
          }
          room = image.rows
        }
      }
    }
    return result
  }

  /// The sums over one row of the image.
  private func across(_ image: DisplayRows, _ row: Int) -> [UInt64] {
    var sums = [UInt64](repeating: 0, count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      var column = 0
      var room = image.columns
      image.forEach(inRow: row) { value in
        var left = columns
        while left > 0 {
          let part = min(left, room)
          sums[column] &+= value &* UInt64(truncatingIfNeeded: part)
          left &-= part
          room &-= part
          if room == 0, column &+ 1 < sums.count {
            column &+= 1
            room = image.columns
          }
          if room == 0 { break }
        }
      }
    }
    return sums
  }
}
