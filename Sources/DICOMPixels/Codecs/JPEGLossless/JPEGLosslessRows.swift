/// The loops over a row, one for each predictor.
///
/// The pointers are to `width` samples each, `width` at least 1; `above` is nil for the first row
/// of a scan or of a restart interval, which begins with `initial` and is predicted from the left.
enum JPEGLosslessRows {
  typealias Row = UnsafeMutablePointer<UInt16>

  /// Reads `count` differences of one table.
  ///
  /// - Parameter pairs: as `JPEGLosslessHuffmanTable.pairs`, where it is worth its making.
  static func differences(
    _ bits: inout JPEGLosslessBits, _ table: UnsafePointer<UInt32>,
    _ pairs: UnsafePointer<UInt64>?, into row: Row, count: Int
  ) {
    var reader = bits
    var x = 0
    if let pairs {
      // Four times 12 bits are one refill, and at most eight differences.
      while x &+ 8 <= count {
        reader.refill()
        x &+= reader.differences(pairs, table, to: row + x)
        x &+= reader.differences(pairs, table, to: row + x)
        x &+= reader.differences(pairs, table, to: row + x)
        x &+= reader.differences(pairs, table, to: row + x)
      }
    }
    while x &+ 3 <= count {
      reader.refill()
      row[x] = reader.difference(table)
      row[x &+ 1] = reader.difference(table)
      row[x &+ 2] = reader.difference(table)
      x &+= 3
    }
    while x < count {
      reader.refill()
      row[x] = reader.difference(table)
      x &+= 1
    }
    bits = reader
  }

  /// Turns the differences in `row` into samples.
  static func restore(
    _ row: Row, above: UnsafePointer<UInt16>?, initial: UInt16, width: Int, predictor: Int
  ) {
    guard let above else {
      let unused = UnsafePointer(row)
      return restore(JPEGLosslessPredictors.Left.self, row, unused, initial, width)
    }
    switch predictor {
    case 2: restore(JPEGLosslessPredictors.Above.self, row, above, above[0], width)
    case 3: restore(JPEGLosslessPredictors.AboveLeft.self, row, above, above[0], width)
    case 4: restore(JPEGLosslessPredictors.Plane.self, row, above, above[0], width)
    case 5: restore(JPEGLosslessPredictors.LeftAndSlope.self, row, above, above[0], width)
    case 6: restore(JPEGLosslessPredictors.AboveAndSlope.self, row, above, above[0], width)
    case 7: restore(JPEGLosslessPredictors.Mean.self, row, above, above[0], width)
    default: restore(JPEGLosslessPredictors.Left.self, row, above, above[0], width)
    }
  }

  /// Reads the differences of `width` pixels of three components that share no subsampling.
  static func differences(
    _ bits: inout JPEGLosslessBits,
    _ tables: (UnsafePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<UInt32>),
    into rows: (Row, Row, Row), width: Int
  ) {
    var reader = bits
    for x in 0..<width {
      reader.refill()
      rows.0[x] = reader.difference(tables.0)
      rows.1[x] = reader.difference(tables.1)
      rows.2[x] = reader.difference(tables.2)
    }
    bits = reader
  }

  @inline(__always)
  private static func restore<P: JPEGLosslessPredictor>(
    _: P.Type, _ row: Row, _ above: UnsafePointer<UInt16>, _ first: UInt16, _ width: Int
  ) {
    var a = first &+ row[0]
    row[0] = a
    var x = 1
    while x < width {
      a = P.sample(a, above[x], above[x &- 1], row[x])
      row[x] = a
      x &+= 1
    }
  }
}
