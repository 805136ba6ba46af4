/// The run lengths of bitmaps of 4 and 8 bits; what they leave out has colour 0.
struct BMPRunLengths {
  private let head: BMPHead

  init(_ head: BMPHead) { self.head = head }

  func decoded(_ bytes: [UInt8]) throws(RasterError) -> [UInt8] {
    let (columns, rows) = (head.columns, head.rows)
    var numbers = [UInt8](repeating: 0, count: columns * rows)
    var place = head.pixels
    var (column, row) = (0, 0)
    func cut() -> RasterError {
      RasterError(.truncated("its run lengths have no end"), .bmp, offset: min(place, bytes.count))
    }
    func put(_ number: UInt8) {
      if column < columns, row < rows {
        numbers[(rows - 1 - row) * columns + column] = number
      }
      column += 1
    }
    // Each turn takes two bytes at least; a file ends.
    while row < rows {
      guard place >= 26, place <= bytes.count - 2 else { throw cut() }
      let (count, code) = (Int(bytes[place]), bytes[place + 1])
      place += 2
      if count > 0 {
        for index in 0..<count { put(head.bits == 8 ? code : nibble(code, index)) }
        continue
      }
      switch code {
      case 0: (column, row) = (0, row + 1)
      case 1: return numbers
      case 2:
        guard place <= bytes.count - 2 else { throw cut() }
        column += Int(bytes[place])
        row += Int(bytes[place + 1])
        place += 2
      default:
        let number = Int(code)
        let size = head.bits == 8 ? number : (number + 1) / 2
        guard place <= bytes.count - size else { throw cut() }
        for index in 0..<number {
          put(
            head.bits == 8 ? bytes[place + index] : nibble(bytes[place + index / 2], index))
        }
        place += size + size % 2
      }
    }
    return numbers
  }

  private func nibble(_ byte: UInt8, _ index: Int) -> UInt8 {
    index % 2 == 0 ? byte >> 4 : byte & 15
  }
}
