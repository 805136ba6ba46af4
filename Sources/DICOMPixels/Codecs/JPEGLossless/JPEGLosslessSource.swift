/// The samples of a frame as an encoder takes them: row after row of differences.
struct JPEGLosslessSource {
  /// The bits of the scan without stuffing.
  struct Coded {
    var bytes: [UInt8]
    /// Where each restart interval ends.
    var ends: [Int]
  }

  let frame: Frame
  let predictor: Int
  let restartRows: Int
  private let rowSamples: Int
  private let step: Int

  init(_ frame: Frame, predictor: Int, restartRows: Int?) {
    self.frame = frame
    self.predictor = predictor
    self.restartRows = restartRows ?? frame.layout.rows
    step = frame.layout.components
    rowSamples = frame.layout.columns * step
  }

  /// How often each of the 17 categories occurs.
  func counts() -> [Int] {
    let near = JPEGLosslessHuffmanCode.near
    var result = [Int](repeating: 0, count: 17)
    var nearCounts = [UInt32](repeating: 0, count: 2 * near)
    result.withUnsafeMutableBufferPointer { result in
      nearCounts.withUnsafeMutableBufferPointer { nearCounts in
        guard let far = result.baseAddress, let counts = nearCounts.baseAddress else { return }
        eachRow { differences, count, _ in
          for place in 0..<count {
            let index = Int(differences[place]) &+ near
            if UInt(bitPattern: index) < UInt(2 * near) {
              counts[index] &+= 1
            } else {
              far[Self.category(differences[place])] &+= 1
            }
          }
        }
      }
    }
    for (index, count) in nearCounts.enumerated() where count > 0 {
      result[Self.category(Int16(index - near))] += Int(count)
    }
    return result
  }

  /// Codes the differences; `bits` is how many that takes.
  func coded(_ code: JPEGLosslessHuffmanCode, bits: Int) -> Coded {
    let intervals = (frame.layout.rows + restartRows - 1) / restartRows
    var ends: [Int] = []
    // Eight bytes are written at a time, of which the last may reach over the end.
    let bytes = [UInt8](unsafeUninitializedCapacity: bits / 8 + intervals + 16) { target, count in
      guard let output = target.baseAddress else { return }
      var writer = JPEGLosslessBitWriter(output)
      (code.nearWords + code.words).withUnsafeBufferPointer { words in
        guard let words = words.baseAddress else { return }
        eachRow { differences, number, row in
          if row > 0, row % restartRows == 0 {
            writer.fill()
            ends.append(writer.count)
          }
          writer.append(differences, number, words)
        }
      }
      writer.fill()
      ends.append(writer.count)
      count = writer.count
    }
    return Coded(bytes: bytes, ends: ends)
  }

  /// Bits of the magnitude, 0 to 16.
  @inline(__always)
  static func category(_ difference: Int16) -> Int {
    16 &- Int(truncatingIfNeeded: difference.magnitude.leadingZeroBitCount)
  }

  private func eachRow(_ body: (UnsafePointer<Int16>, Int, Int) -> Void) {
    var samples = [UInt16](repeating: 0, count: 2 * rowSamples)
    var differences = [Int16](repeating: 0, count: rowSamples)
    frame.bytes.withUnsafeBytes { bytes in
      samples.withUnsafeMutableBufferPointer { samples in
        differences.withUnsafeMutableBufferPointer { differences in
          guard let bytes = bytes.baseAddress, let samples = samples.baseAddress,
            let differences = differences.baseAddress
          else { return }
          var row = samples
          var above = samples + rowSamples
          for y in 0..<frame.layout.rows {
            load(bytes, y, into: row)
            difference(row, above, y % restartRows == 0, into: differences)
            body(UnsafePointer(differences), rowSamples, y)
            swap(&row, &above)
          }
        }
      }
    }
  }

  private func load(_ bytes: UnsafeRawPointer, _ y: Int, into row: UnsafeMutablePointer<UInt16>) {
    let precision = frame.layout.precision
    let mask = UInt16(truncatingIfNeeded: (1 << precision) - 1)
    if frame.layout.sampleBytes == 1 {
      let source = (bytes + y * rowSamples).assumingMemoryBound(to: UInt8.self)
      for x in 0..<rowSamples { row[x] = UInt16(source[x]) & mask }
    } else {
      let source = (bytes + 2 * y * rowSamples).assumingMemoryBound(to: UInt16.self)
      for x in 0..<rowSamples { row[x] = source[x] & mask }
    }
  }

  private func difference(
    _ row: UnsafePointer<UInt16>, _ above: UnsafePointer<UInt16>, _ isFirst: Bool,
    into result: UnsafeMutablePointer<Int16>
  ) {
    let initial = UInt16(1) << UInt16(frame.layout.precision - 1)
    for x in 0..<step {
      result[x] = Int16(bitPattern: row[x] &- (isFirst ? initial : above[x]))
    }
    switch isFirst ? 1 : predictor {
    case 2: difference(JPEGLosslessPredictors.Above.self, row, above, result)
    case 3: difference(JPEGLosslessPredictors.AboveLeft.self, row, above, result)
    case 4: difference(JPEGLosslessPredictors.Plane.self, row, above, result)
    case 5: difference(JPEGLosslessPredictors.LeftAndSlope.self, row, above, result)
    case 6: difference(JPEGLosslessPredictors.AboveAndSlope.self, row, above, result)
    case 7: difference(JPEGLosslessPredictors.Mean.self, row, above, result)
    default: difference(JPEGLosslessPredictors.Left.self, row, above, result)
    }
  }

  @inline(__always)
  private func difference<P: JPEGLosslessPredictor>(
    _: P.Type, _ row: UnsafePointer<UInt16>, _ above: UnsafePointer<UInt16>,
    _ result: UnsafeMutablePointer<Int16>
  ) {
    var x = step
    while x < rowSamples {
      let predicted = P.predict(row[x &- step], above[x], above[x &- step])
      result[x] = Int16(bitPattern: row[x] &- predicted)
      x &+= 1
    }
  }
}
