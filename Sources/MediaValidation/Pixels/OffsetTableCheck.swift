internal import DICOMCore

/// Whether the tables of offsets lead to the frames.
/// - SeeAlso: PS3.5 §A.4, PS3.3 §C.7.6.3.1.8
struct OffsetTableCheck {
  let fragments: [Bytes]
  let frames: Int
  let dataSet: DataSet
  let parent: ElementPath
  /// From the first fragment's item tag to each one's.
  private let positions: [Int]

  init(fragments: [Bytes], frames: Int, dataSet: DataSet, parent: ElementPath) {
    (self.fragments, self.frames, self.dataSet, self.parent) = (fragments, frames, dataSet, parent)
    var positions: [Int] = []
    positions.reserveCapacity(fragments.count)
    var position = 0
    for fragment in fragments {
      positions.append(position)
      position += 8 + fragment.count
    }
    self.positions = positions
  }

  private var path: ElementPath { parent.appending(.pixelData) }

  func check(basic table: Bytes, _ list: inout FindingList) {
    let isExtended = dataSet.hasValue(.extendedOffsetTable)
    if isExtended, table.count > 0 {
      list.add(
        PixelRule.twoTables, at: path, found: "a Basic Offset Table of \(table.count) bytes",
        expected: "an empty one")
    } else if table.count > 0 {
      checkBasic(table, &list)
    }
    if isExtended { checkExtended(&list) }
  }

  private func checkBasic(_ table: Bytes, _ list: inout FindingList) {
    let entries = table.count / 4
    guard table.count % 4 == 0, entries == frames else {
      list.add(
        PixelRule.tableEntries, at: path, found: "\(table.count) bytes for \(frames) frames",
        expected: "\(4 * frames) bytes, or none")
      return
    }
    // A table of more entries than fragments is told of by their number. What lies beyond 4 GiB
    // no table of 32 bits leads to: some writers let it begin again at 0.
    guard entries <= fragments.count, positions.last ?? 0 <= Int(UInt32.max),
      let bytes = try? table.load()
    else { return }
    let offsets = Self.numbers(bytes, size: 4)
    if let fault = Self.orderFault(offsets) {
      list.add(
        PixelRule.tableOrder, at: path, found: fault, expected: "0 and then greater offsets")
      return
    }
    let known = Set(positions)
    if let index = offsets.firstIndex(where: { !known.contains($0) }) {
      list.add(
        PixelRule.tableTarget, at: path,
        found: "no fragment at the offset \(offsets[index]) of frame \(index + 1)",
        expected: "the offset of a fragment's item")
    }
  }

  private func checkExtended(_ list: inout FindingList) {
    let place = parent.appending(.extendedOffsetTable)
    guard let count = length(.extendedOffsetTable), count == 8 * frames else {
      list.add(
        PixelRule.extendedTable, at: place,
        found: "\(length(.extendedOffsetTable) ?? 0) bytes for \(frames) frames",
        expected: "\(8 * frames) bytes")
      return
    }
    guard frames <= fragments.count, let bytes = dataSet.bytes(.extendedOffsetTable) else { return }
    let offsets = Self.numbers(bytes, size: 8)
    var indices: [Int: Int] = [:]
    for (index, position) in positions.enumerated() { indices[position] = index }
    let starts = offsets.compactMap { indices[$0] }
    if let fault = Self.orderFault(offsets) {
      list.add(
        PixelRule.extendedTable, at: place, found: fault, expected: "0 and then greater offsets")
    } else if let index = offsets.firstIndex(where: { indices[$0] == nil }) {
      list.add(
        PixelRule.extendedTable, at: place,
        found: "no fragment at the offset \(offsets[index]) of frame \(index + 1)",
        expected: "the offset of a fragment's item")
    } else {
      checkLengths(starts, &list)
    }
  }

  /// - Parameter starts: the first fragment of each frame, ascending.
  private func checkLengths(_ starts: [Int], _ list: inout FindingList) {
    // That it is missing, the module's table tells.
    guard let count = length(.extendedOffsetTableLengths), count > 0 else { return }
    let place = parent.appending(.extendedOffsetTableLengths)
    guard count == 8 * frames, let bytes = dataSet.bytes(.extendedOffsetTableLengths) else {
      list.add(
        PixelRule.extendedLengths, at: place, found: "\(count) bytes for \(frames) frames",
        expected: "\(8 * frames) bytes")
      return
    }
    for (index, stated) in Self.numbers(bytes, size: 8).enumerated() where index < starts.count {
      let next = index + 1 < starts.count ? starts[index + 1] : fragments.count
      let found = fragments[starts[index]..<next].reduce(0) { $0 + $1.count }
      // With or without the byte of padding.
      if stated < 0 || stated > found || found - stated > 1 {
        list.add(
          PixelRule.extendedLengths, at: place,
          found: "\(stated < 0 ? "an endless length" : "\(stated) bytes") for frame \(index + 1)",
          expected: "\(found) bytes, as its fragment has")
        return
      }
    }
  }

  private func length(_ tag: Tag) -> Int? {
    if case .bytes(let bytes)? = dataSet[tag]?.value { bytes.count } else { nil }
  }

  private static func orderFault(_ offsets: [Int]) -> String? {
    if let first = offsets.first, first != 0 { return "a first offset of \(first)" }
    for index in offsets.indices.dropFirst() where offsets[index] <= offsets[index - 1] {
      return "\(offsets[index]) behind \(offsets[index - 1]), for frame \(index + 1)"
    }
    return nil
  }

  /// Little-endian words; one beyond an Int becomes -1, which is nowhere.
  private static func numbers(_ bytes: [UInt8], size: Int) -> [Int] {
    stride(from: 0, to: bytes.count - bytes.count % size, by: size).map { start in
      var word: UInt64 = 0
      for index in 0..<size { word |= UInt64(bytes[start + index]) << UInt64(8 * index) }
      return Int(exactly: word) ?? -1
    }
  }
}
