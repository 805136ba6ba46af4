/// Where the offsets of a directory lead, as numbers of records in the order of the file.
struct RecordLinks: Sendable {
  static let none: Int32 = -1
  static let broken: Int32 = -2

  var next: [Int32] = []
  var lower: [Int32] = []
  /// The first record of the root, and the last.
  var first = RecordLinks.none
  var last = RecordLinks.none
  /// By how many bytes offsets are too high: for each of them the first counts that leads to a
  /// record.
  let shifts: [Int]
  /// Offsets that lead to a record by a shift other than 0.
  private(set) var shifted = 0
  /// Offsets other than 0, and those of them that lead to a record.
  var count = 0
  var resolved = 0

  private let offsets: [UInt32]

  init(_ records: [ScannedRecord], first: UInt32, last: UInt32, shifts: [Int]) {
    offsets = records.map(\.offset)
    self.shifts = shifts
    next = [Int32](repeating: Self.none, count: records.count)
    lower = next
    for index in records.indices {
      next[index] = follow(records[index].next, from: index)
      lower[index] = follow(records[index].lower, from: index)
    }
    self.first = follow(first, from: 0)
    if last != 0 { self.last = self.index(of: last, from: records.count - 1).index }
  }

  private mutating func follow(_ offset: UInt32, from index: Int) -> Int32 {
    guard offset != 0 else { return Self.none }
    count += 1
    let found = self.index(of: offset, from: index)
    if found.index >= 0 { resolved += 1 }
    if found.shift != 0 { shifted += 1 }
    return found.index
  }

  /// The record at an offset that another record names, as it stands there.
  func record(at offset: UInt32) -> Int? {
    let found = index(of: offset, from: 0).index
    return found >= 0 ? Int(found) : nil
  }

  private func index(of offset: UInt32, from index: Int) -> (index: Int32, shift: Int) {
    for shift in shifts {
      let found = Self.index(of: Int(offset) - shift, in: offsets, from: index)
      if found >= 0 { return (found, shift) }
    }
    return (Self.broken, 0)
  }

  /// Where an offset leads that leads to no record.
  func place(of offset: UInt32) -> Int { Int(offset) - (shifts.first ?? 0) }

  /// Links lead to what is near: in steps that double, then by halves.
  static func index(of offset: Int, in offsets: [UInt32], from index: Int) -> Int32 {
    let place = place(of: offset, in: offsets, from: index)
    guard place < offsets.count, Int(offsets[place]) == offset else { return broken }
    return Int32(truncatingIfNeeded: place)
  }

  /// The first record that is not in front of `offset`.
  static func place(of offset: Int, in offsets: [UInt32], from index: Int) -> Int {
    guard !offsets.isEmpty else { return 0 }
    var (low, high) = (0, offsets.count)
    var step = 1
    if Int(offsets[index]) < offset {
      low = index + 1
      while low + step < high {
        guard Int(offsets[low + step]) < offset else {
          high = low + step + 1
          break
        }
        low += step + 1
        step *= 2
      }
    } else {
      high = index
      while high - step > low {
        guard Int(offsets[high - step]) >= offset else {
          low = high - step + 1
          break
        }
        high -= step
        step *= 2
      }
    }
    while low < high {
      let middle = low + (high - low) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
