import DICOMPixels

/// A plain encoder after the letter of the standard, for streams that no encoder here writes.
struct JPEGLosslessStreams {
  struct Component {
    var identifier: UInt8 = 1
    var horizontal = 1
    var vertical = 1
    /// Samples, row after row.
    var samples: [[UInt16]]
  }

  var precision = 8
  var columns: Int
  var rows: Int
  var components: [Component]
  var predictor = 1
  var isInterleaved = true
  /// Rows of units.
  var restartRows: Int?
  var announcesRestarts = true
  /// What is added to the number of each restart marker.
  var markerShift = 0
  var linesComeLater = false
  var extra: [UInt8] = []

  private var horizontal: Int { components.map(\.horizontal).max() ?? 1 }
  private var vertical: Int { components.map(\.vertical).max() ?? 1 }

  var bytes: [UInt8] {
    var result: [UInt8] = [0xFF, 0xD8] + extra
    let height = linesComeLater ? 0 : rows
    result += segment(
      0xC3,
      [UInt8(precision)] + pair(height) + pair(columns) + [UInt8(components.count)]
        + components.flatMap { [$0.identifier, UInt8($0.horizontal << 4 | $0.vertical), 0] })
    let scans = isInterleaved ? [components] : components.map { [$0] }
    for (number, scan) in scans.enumerated() {
      // 17 codes of five bits; in other order from scan to scan.
      let values = (0..<17).map { UInt8(($0 + number * 5) % 17) }
      result += segment(0xC4, [0, 0, 0, 0, 0, 17] + [UInt8](repeating: 0, count: 11) + values)
      let across = scan.count == 1 ? width(scan[0]) : (columns + horizontal - 1) / horizontal
      if let restartRows, announcesRestarts {
        result += segment(0xDD, pair(restartRows * across))
      }
      result += segment(
        0xDA,
        [UInt8(scan.count)] + scan.flatMap { [$0.identifier, 0] } + [UInt8(predictor), 0, 0])
      result += coded(scan, values, across)
      if linesComeLater, number == 0 { result += segment(0xDC, pair(rows)) }
    }
    return result + [0xFF, 0xD9]
  }

  func width(_ component: Component) -> Int {
    (columns * component.horizontal + horizontal - 1) / horizontal
  }

  func height(_ component: Component) -> Int {
    (rows * component.vertical + vertical - 1) / vertical
  }

  private func pair(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }

  private func segment(_ code: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, code] + pair(body.count + 2) + body
  }

  private func coded(_ scan: [Component], _ values: [UInt8], _ across: Int) -> [UInt8] {
    let isAlone = scan.count == 1
    let down = isAlone ? height(scan[0]) : (rows + vertical - 1) / vertical
    let interval = restartRows ?? down
    var result: [UInt8] = []
    var bits: [Bool] = []
    func flush() {
      while bits.count % 8 != 0 { bits.append(true) }
      for start in stride(from: 0, to: bits.count, by: 8) {
        let byte = bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        result += byte == 0xFF ? [0xFF, 0] : [byte]
      }
      bits = []
    }
    for row in 0..<down {
      if row > 0, row % interval == 0 {
        flush()
        result += [0xFF, 0xD0 + UInt8((row / interval - 1 + markerShift) % 8)]
      }
      for unit in 0..<across {
        for component in scan {
          let (h, v) = isAlone ? (1, 1) : (component.horizontal, component.vertical)
          for y in row * v..<row * v + v {
            for x in unit * h..<unit * h + h {
              let isFirst = y < row * v + 1 && row % interval == 0
              bits += code(difference(component, x, y, isFirst), values)
            }
          }
        }
      }
    }
    flush()
    return result
  }

  private func sample(_ component: Component, _ x: Int, _ y: Int) -> Int {
    let row = component.samples[min(y, component.samples.count - 1)]
    return Int(row[min(x, row.count - 1)])
  }

  private func difference(_ component: Component, _ x: Int, _ y: Int, _ isFirst: Bool) -> Int {
    let value = sample(component, x, y)
    let left = x > 0 ? sample(component, x - 1, y) : 0
    if isFirst { return value - (x > 0 ? left : 1 << (precision - 1)) }
    let above = sample(component, x, y - 1)
    guard x > 0 else { return value - above }
    let corner = sample(component, x - 1, y - 1)
    switch predictor {
    case 2: return value - above
    case 3: return value - corner
    case 4: return value - (left + above - corner)
    case 5: return value - (left + ((above - corner) >> 1))
    case 6: return value - (above + ((left - corner) >> 1))
    case 7: return value - (left + above) / 2
    default: return value - left
    }
  }

  private func code(_ difference: Int, _ values: [UInt8]) -> [Bool] {
    var value = difference & 0xFFFF
    if value > 0x8000 { value -= 0x10000 }
    let magnitude = abs(value)
    let category = magnitude == 0 ? 0 : Int.bitWidth - magnitude.leadingZeroBitCount
    let index = values.firstIndex(of: UInt8(category)) ?? 0
    let extra = value < 0 ? value - 1 : value
    let size = category == 16 ? 0 : category
    return (0..<5).reversed().map { index >> $0 & 1 == 1 }
      + (0..<size).reversed().map { extra >> $0 & 1 == 1 }
  }
}
