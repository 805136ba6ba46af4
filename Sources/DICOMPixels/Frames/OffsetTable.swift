internal import DICOMCore

/// Where the frames begin, as an offset table says it.
struct OffsetTable {
  /// The first fragment of each frame, ascending.
  var starts: [Int]
  /// Bytes of each frame without padding; nil from a basic offset table.
  var lengths: [Int]?

  enum Outcome {
    case absent
    case table(OffsetTable)
    /// Does not fit the fragments, and why.
    case wrong(String)
  }

  /// - SeeAlso: PS3.5 §A.4
  static func basic(_ list: FragmentList) throws -> Outcome {
    let count = list.basicOffsetTable.count
    if count == 0 { return .absent }
    guard count % 4 == 0, count / 4 <= list.fragments.count else {
      return .wrong("\(count) bytes for \(list.fragments.count) fragments")
    }
    let bytes = try list.basicOffsetTable.load()
    let offsets = bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: 4).map {
        Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
    }
    return match(offsets, list, wrapsAt: 1 << 32)
  }

  /// - SeeAlso: PS3.3 §C.7.6.3.1.8
  static func extended(_ dataSet: DataSet, _ list: FragmentList) throws -> Outcome {
    guard case .bytes(let table)? = dataSet[.extendedOffsetTable]?.value, table.count > 0 else {
      return .absent
    }
    guard table.count % 8 == 0, table.count / 8 <= list.fragments.count else {
      return .wrong("\(table.count) bytes for \(list.fragments.count) fragments")
    }
    let outcome = match(numbers(try table.load()), list, wrapsAt: nil)
    guard case .table(var found) = outcome,
      case .bytes(let lengths)? = dataSet[.extendedOffsetTableLengths]?.value
    else { return outcome }
    guard lengths.count == table.count else { return .wrong("as many lengths as offsets expected") }
    let values = numbers(try lengths.load())
    for (index, length) in values.enumerated() {
      let first = found.starts[index]
      let next = index + 1 < found.starts.count ? found.starts[index + 1] : list.fragments.count
      let bytes = list.fragments[first..<next].reduce(0) { $0 + $1.count }
      // A frame's length without its padding, or with it.
      guard length > 0, length <= bytes, bytes - length <= 1 else {
        return .wrong("frame \(index + 1) is said to have \(length) bytes and has \(bytes)")
      }
    }
    found.lengths = values
    return .table(found)
  }

  /// Words of 64 bits; one beyond an Int becomes -1, which is nowhere.
  private static func numbers(_ bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count - 7, by: 8).map {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
        return Int(exactly: word) ?? -1
      }
    }
  }

  /// Finds each offset among the fragments, both ascending.
  private static func match(_ offsets: [Int], _ list: FragmentList, wrapsAt wrap: Int?) -> Outcome {
    var starts: [Int] = []
    starts.reserveCapacity(offsets.count)
    var next = 0
    for (index, offset) in offsets.enumerated() {
      // Beyond 4 GiB some writers let the offsets begin again at 0.
      while next < list.positions.count,
        wrap.map({ list.positions[next] % $0 }) ?? list.positions[next] != offset
      {
        next += 1
      }
      guard next < list.positions.count, index > 0 || next == 0 else {
        return .wrong("no fragment at the offset \(offset) of frame \(index + 1)")
      }
      starts.append(next)
      next += 1
    }
    return .table(OffsetTable(starts: starts, lengths: nil))
  }
}
