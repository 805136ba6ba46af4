/// Numbers at checked places.
extension [UInt8] {
  func little16(_ place: Int) -> Int? {
    guard place >= 0, place <= count - 2 else { return nil }
    return Int(self[place]) | Int(self[place + 1]) << 8
  }

  func little32(_ place: Int) -> Int? {
    guard place >= 0, place <= count - 4 else { return nil }
    return (0..<4).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }

  func big16(_ place: Int) -> Int? {
    guard place >= 0, place <= count - 2 else { return nil }
    return Int(self[place]) << 8 | Int(self[place + 1])
  }

  func big32(_ place: Int) -> Int? {
    guard place >= 0, place <= count - 4 else { return nil }
    return (0..<4).reduce(0) { $0 << 8 | Int(self[place + $1]) }
  }
}
