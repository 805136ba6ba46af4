/// One scan: where its components' samples lie, and how its rows are decoded into the frame.
struct JPEGLosslessScan {
  /// A component as this scan codes it.
  struct Part {
    /// The place in the frame header.
    var index: Int
    /// Samples of a unit across and down; 1 in a scan of one component.
    var across: Int
    var down: Int
    /// Samples of a row that count, and with those that fill the last unit.
    var width: Int
    var codedWidth: Int
    /// Rows of the component.
    var height: Int
    /// Where the rows of the part begin in the working memory: the last one of the rows of units
    /// before, and then `down` of this one.
    var base: Int
    /// Where the words of its table begin.
    var table: Int
  }

  let frame: JPEGLosslessFrameHeader
  let header: JPEGLosslessScanHeader
  private(set) var parts: [Part] = []
  private(set) var tables: [UInt32] = []
  /// Of the only table of a scan that is large enough to be worth it; else empty.
  private(set) var pairs: [UInt64] = []
  /// Where in the working memory the differences of a row of several components are.
  private(set) var mixedBase: Int
  let unitsAcross: Int
  /// Rows of units.
  private(set) var rows: Int
  private let workingSamples: Int

  init(
    _ header: JPEGLosslessScanHeader, frame: JPEGLosslessFrameHeader,
    tables known: [JPEGLosslessHuffmanTable?], offset: Int
  ) throws(CodecError) {
    self.frame = frame
    self.header = header
    let isAlone = header.components.count == 1
    var places: [Int: Int] = [:]
    var base = 0
    var across = 0
    for component in header.components {
      let sampling = frame.components[component.index]
      let width = Self.share(frame.columns, sampling.horizontal, frame.horizontal)
      let units = isAlone ? width : Self.share(frame.columns, 1, frame.horizontal)
      var part = Part(
        index: component.index, across: isAlone ? 1 : sampling.horizontal,
        down: isAlone ? 1 : sampling.vertical, width: width, codedWidth: 0,
        height: 0, base: base, table: 0)
      across = units
      part.codedWidth = units * part.across
      base += part.codedWidth * (part.down + 1)
      if let place = places[component.table] {
        part.table = place
      } else {
        guard let table = known[component.table] else {
          throw CodecError(
            .malformed("the scan uses a Huffman table that is not defined"), offset: offset)
        }
        guard let lookup = table.lookup else {
          throw CodecError(
            .malformed("a Huffman table has more codes than their lengths allow"), offset: offset)
        }
        part.table = tables.count
        places[component.table] = tables.count
        tables += lookup
      }
      parts.append(part)
    }
    unitsAcross = across
    mixedBase = base
    workingSamples = base + (parts.count > 1 ? parts.count * across : 0)
    rows = 0
    setRows(frame.rows)
    if places.count == 1, rows * across >= 1 << 14 {
      pairs = JPEGLosslessHuffmanTable.pairs(tables[...])
    }
  }

  /// Samples of one unit.
  private var unitSamples: Int { parts.reduce(0) { $0 + $1.across * $1.down } }

  /// Bytes that one row of units can take, 32 bits a sample, and what the reader looks ahead.
  var padding: Int { unitsAcross * unitSamples * 4 + 32 }

  /// No sample takes less than a bit.
  var fewestBits: Int { rows * unitsAcross * unitSamples }

  private mutating func setRows(_ frameRows: Int) {
    for place in parts.indices {
      let sampling = frame.components[parts[place].index]
      parts[place].height = Self.share(frameRows, sampling.vertical, frame.vertical)
    }
    rows =
      parts.count == 1
      ? parts[0].height : Self.share(frameRows, 1, frame.vertical)
  }

  private static func share(_ size: Int, _ factor: Int, _ most: Int) -> Int {
    (size * factor + most - 1) / most
  }

  /// Decodes the scan into `output`, which has the layout of the frame.
  ///
  /// - Returns: all bits that occur in samples, together.
  func decode(
    _ coded: JPEGEntropyCoded, restartInterval: Int, into output: inout [UInt8]
  ) throws(CodecError) -> UInt16 {
    let rowsOfInterval = try rowsOfInterval(coded, restartInterval)
    var working = [UInt16](repeating: 0, count: workingSamples)
    var seen: UInt16 = 0
    var damage: CodecError?
    coded.bytes.withUnsafeBufferPointer { bytes in
      tables.withUnsafeBufferPointer { tables in
        pairs.withUnsafeBufferPointer { pairs in
          working.withUnsafeMutableBufferPointer { working in
            output.withUnsafeMutableBytes { output in
              guard let bytes = bytes.baseAddress, let words = tables.baseAddress,
                let working = working.baseAddress
              else { return }
              let scanTables = Tables(words: words, pairs: pairs.isEmpty ? nil : pairs.baseAddress)
              var bits = JPEGLosslessBits(bytes, at: 0)
              var interval = coded.intervals[0]
              for row in 0..<rows {
                let isFirst = row % rowsOfInterval == 0
                if isFirst {
                  interval = coded.intervals[row / rowsOfInterval]
                  bits = JPEGLosslessBits(bytes, at: interval.range.lowerBound)
                }
                decodeUnits(&bits, scanTables, working, isFirst: isFirst)
                damage = Self.damage(bits, interval, coded)
                guard damage == nil else { return }
                for part in parts { seen |= emit(part, row: row, working, into: output) }
              }
            }
          }
        }
      }
    }
    if let damage { throw damage }
    return seen
  }

  private func rowsOfInterval(
    _ coded: JPEGEntropyCoded, _ restartInterval: Int
  ) throws(CodecError) -> Int {
    let found = coded.intervals.count
    var result = rows
    if restartInterval > 0, restartInterval < rows * unitsAcross {
      guard restartInterval % unitsAcross == 0 else {
        throw CodecError(
          .malformed("the restart interval is \(restartInterval), and a row \(unitsAcross)"),
          offset: coded.intervals[0].offset)
      }
      result = restartInterval / unitsAcross
    } else if restartInterval == 0, found > 1 {
      // Markers without a DRI segment: all intervals but the last have the same rows.
      result = Self.share(rows, 1, found)
    }
    result = max(result, 1)
    let needed = Self.share(rows, 1, result)
    // More of them than that hold nothing of the picture.
    guard found >= needed else {
      throw CodecError(
        .malformed("\(needed) restart intervals are needed, and there are \(found)"),
        offset: coded.end)
    }
    return result
  }

  private static func damage(
    _ bits: JPEGLosslessBits, _ interval: JPEGEntropyCoded.Interval, _ coded: JPEGEntropyCoded
  ) -> CodecError? {
    let read = bits.position - interval.range.lowerBound * 8
    if read > interval.range.count * 8 {
      let isLast = interval == coded.intervals.last
      return CodecError(
        isLast ? .truncated : .malformed("a restart interval ends before its rows do"),
        offset: min(interval.offset + interval.range.count, coded.end))
    }
    return bits.isDamaged
      ? CodecError(
        .malformed("a code that the Huffman table does not have"),
        offset: min(interval.offset + read / 8, coded.end)) : nil
  }
}
