/// Rows of units, from bits to the bytes of the frame.
extension JPEGLosslessScan {
  typealias Working = UnsafeMutablePointer<UInt16>

  /// The tables of the scan while they stay where they are.
  struct Tables {
    /// As `JPEGLosslessHuffmanTable.lookup`, one after the other.
    var words: UnsafePointer<UInt32>
    /// As `JPEGLosslessHuffmanTable.pairs`.
    var pairs: UnsafePointer<UInt64>?
  }

  /// Decodes one row of units into the working memory, where the row before it is still.
  ///
  /// There are `padding` bytes behind those of the scan, so that reading stays inside them however
  /// the bits are.
  func decodeUnits(
    _ bits: inout JPEGLosslessBits, _ tables: Tables, _ working: Working, isFirst: Bool
  ) {
    let initial = header.initial(frame)
    for part in parts { Self.keepLast(part, working) }
    readDifferences(&bits, tables, working)
    for part in parts {
      for line in 0..<part.down {
        let above = working + part.base + line * part.codedWidth
        JPEGLosslessRows.restore(
          above + part.codedWidth, above: isFirst && line == 0 ? nil : UnsafePointer(above),
          initial: initial, width: part.width, predictor: header.predictor)
      }
    }
  }

  /// The last row of the units before comes first.
  private static func keepLast(_ part: Part, _ working: Working) {
    let above = working + part.base
    above.update(from: above + part.down * part.codedWidth, count: part.codedWidth)
  }

  private func readDifferences(
    _ bits: inout JPEGLosslessBits, _ tables: Tables, _ working: Working
  ) {
    if parts.count == 1 {
      let row = working + parts[0].base + parts[0].codedWidth
      return JPEGLosslessRows.differences(
        &bits, tables.words, tables.pairs, into: row, count: unitsAcross)
    }
    if parts.count == 3, parts.allSatisfy({ $0.across == 1 && $0.down == 1 }) {
      let rows = parts.map { working + $0.base + $0.codedWidth }
      if let pairs = tables.pairs {
        let mixed = working + mixedBase
        JPEGLosslessRows.differences(
          &bits, tables.words, pairs, into: mixed, count: 3 * unitsAcross)
        let (first, second, third) = (rows[0], rows[1], rows[2])
        for x in 0..<unitsAcross {
          first[x] = mixed[3 &* x]
          second[x] = mixed[3 &* x &+ 1]
          third[x] = mixed[3 &* x &+ 2]
        }
        return
      }
      return JPEGLosslessRows.differences(
        &bits,
        (
          tables.words + parts[0].table, tables.words + parts[1].table,
          tables.words + parts[2].table
        ),
        into: (rows[0], rows[1], rows[2]), width: unitsAcross)
    }
    var reader = bits
    for unit in 0..<unitsAcross {
      for part in parts {
        let table = tables.words + part.table
        for line in 1...part.down {
          let row = working + part.base + line * part.codedWidth + unit * part.across
          for x in 0..<part.across {
            reader.refill()
            row[x] = reader.difference(table)
          }
        }
      }
    }
    bits = reader
  }

  /// Writes the rows of `part` that are in the working memory to their places in the frame.
  ///
  /// - Returns: all bits of the samples together.
  func emit(
    _ part: Part, row: Int, _ working: Working, into output: UnsafeMutableRawBufferPointer
  ) -> UInt16 {
    guard let base = output.baseAddress else { return 0 }
    let isWide = frame.precision > 8
    var seen: UInt16 = 0
    for line in 0..<part.down {
      let y = row * part.down + line
      guard y < part.height else { break }
      let samples = UnsafePointer(working + part.base + (line + 1) * part.codedWidth)
      seen |= all(samples, part.width)
      let sampling = frame.components[part.index]
      // A row of less than full height stands for several.
      let first = (y * frame.vertical + sampling.vertical - 1) / sampling.vertical
      let next = ((y + 1) * frame.vertical + sampling.vertical - 1) / sampling.vertical
      for target in first..<min(next, frame.rows) {
        let start = target * frame.columns * frame.components.count + part.index
        if isWide {
          place(samples, part, base.assumingMemoryBound(to: UInt16.self) + start)
        } else {
          place(samples, part, base.assumingMemoryBound(to: UInt8.self) + start)
        }
      }
    }
    return seen &<< UInt16(header.pointTransform)
  }

  private func all(_ samples: UnsafePointer<UInt16>, _ count: Int) -> UInt16 {
    var seen: UInt16 = 0
    for x in 0..<count { seen |= samples[x] }
    return seen
  }

  @inline(__always)
  private func place<Sample: FixedWidthInteger>(
    _ samples: UnsafePointer<UInt16>, _ part: Part, _ target: UnsafeMutablePointer<Sample>
  ) {
    let step = frame.components.count
    let shift = UInt16(header.pointTransform)
    let horizontal = frame.components[part.index].horizontal
    if horizontal != frame.horizontal {
      for x in 0..<frame.columns {
        let sample = samples[x * horizontal / frame.horizontal]
        target[x * step] = Sample(truncatingIfNeeded: sample &<< shift)
      }
    } else if step == 1 {
      for x in 0..<frame.columns {
        target[x] = Sample(truncatingIfNeeded: samples[x] &<< shift)
      }
    } else {
      for x in 0..<frame.columns {
        target[x &* step] = Sample(truncatingIfNeeded: samples[x] &<< shift)
      }
    }
  }
}
