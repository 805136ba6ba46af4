internal import DICOMCore

/// Whether the lookup tables of a data set or item are what their descriptors say.
/// - SeeAlso: PS3.3 §C.11.1, §C.11.2, §C.7.6.3.1.5
struct LookupTableCheck {
  let dataSet: DataSet
  let parent: ElementPath
  /// The sequence whose item this is.
  let sequence: Tag?
  /// Tables of which the entries are read, in all of a file: each has 128 KiB at most.
  static let mostRead = 64

  /// - SeeAlso: PS3.3 §C.11.1.1.1
  private struct Descriptor {
    var entries: Int
    var first: Int
    var bits: Int

    init?(_ dataSet: DataSet, _ tag: Tag) {
      guard let bytes = dataSet.bytes(tag), bytes.count == 6 else { return nil }
      func word(_ index: Int) -> Int { Int(bytes[2 * index]) | Int(bytes[2 * index + 1]) << 8 }
      // 65,536 entries do not fit 16 bits and are said to be 0.
      entries = word(0) == 0 ? 65_536 : word(0)
      (first, bits) = (word(1), word(2))
    }

    var words: String { "\(entries) entries of \(bits) bits" }
  }

  /// - Parameter budget: tables that may still be read.
  func check(_ list: inout FindingList, budget: inout Int) {
    checkTable(.lutDescriptor, .lutData, &list, &budget)
    let channels: [(Tag, Tag)] = [
      (.redPaletteColorLookupTableDescriptor, .redPaletteColorLookupTableData),
      (.greenPaletteColorLookupTableDescriptor, .greenPaletteColorLookupTableData),
      (.bluePaletteColorLookupTableDescriptor, .bluePaletteColorLookupTableData),
    ]
    var highest: [Int] = []
    for (descriptor, data) in channels {
      if let entry = checkTable(descriptor, data, &list, &budget) { highest.append(entry) }
    }
    checkPalette(channels.map(\.0), highest, &list)
  }

  /// - Returns: the highest entry, where the table has all of them and was read.
  @discardableResult
  private func checkTable(
    _ tag: Tag, _ data: Tag, _ list: inout FindingList, _ budget: inout Int
  ) -> Int? {
    guard let descriptor = Descriptor(dataSet, tag) else { return nil }
    guard allowsBits(descriptor.bits, tag) else {
      list.add(
        PixelRule.lutBits, at: parent.appending(tag), found: "\(descriptor.bits) bits",
        expected: isExact(tag) ? "8 or 16 bits" : "8 to 16 bits", section: section(tag))
      return nil
    }
    guard case .bytes(let bytes)? = dataSet[data]?.value, bytes.count > 0 else { return nil }
    let needed = descriptor.bits <= 8 ? descriptor.entries : 2 * descriptor.entries
    guard bytes.count == needed || bytes.count == needed + (needed & 1) else {
      list.add(
        PixelRule.lutLength, at: parent.appending(data),
        found: "\(bytes.count) bytes for \(descriptor.words)",
        expected: "\(needed + (needed & 1)) bytes", section: section(tag))
      return nil
    }
    guard budget > 0, let highest = highest(bytes, descriptor.bits) else { return nil }
    budget -= 1
    checkRange(highest, descriptor, tag, data, &list)
    return highest
  }

  private func checkRange(
    _ highest: Int, _ descriptor: Descriptor, _ tag: Tag, _ data: Tag, _ list: inout FindingList
  ) {
    if highest >= 1 << descriptor.bits {
      list.add(
        PixelRule.lutValues, at: parent.appending(data),
        found: "an entry of \(highest) in a table of \(descriptor.bits) bits",
        expected: "entries up to \(1 << descriptor.bits - 1)", section: section(tag))
    } else if highest < 1 << (descriptor.bits - 1), tag == .lutDescriptor || highest > 255 {
      list.add(
        PixelRule.lutRange, at: parent.appending(data),
        found: "no entry above \(highest) in a table of \(descriptor.bits) bits",
        expected: "entries up to about \(1 << descriptor.bits - 1)", section: section(tag))
    }
  }

  private func checkPalette(_ tags: [Tag], _ highest: [Int], _ list: inout FindingList) {
    let descriptors = tags.compactMap { Descriptor(dataSet, $0) }
    guard descriptors.count == 3, let red = descriptors.first else { return }
    for (tag, other) in zip(tags, descriptors).dropFirst()
    where other.entries != red.entries || other.first != red.first || other.bits != red.bits {
      list.add(
        PixelRule.paletteChannels, at: parent.appending(tag),
        found: "\(other.words) from \(other.first) on",
        expected: "\(red.words) from \(red.first) on, as red has")
    }
    guard red.bits == 16, highest.count == 3, let most = highest.max(), (1...255).contains(most)
    else { return }
    list.add(
      PixelRule.paletteRange, at: parent.appending(.redPaletteColorLookupTableData),
      found: "no entry above \(most) in red, green and blue",
      expected: "65535 for full intensity, or tables of 8 bits")
  }

  // MARK: What the tables are

  private func highest(_ bytes: Bytes, _ bits: Int) -> Int? {
    guard let loaded = try? bytes.load() else { return nil }
    if bits <= 8 { return loaded.max().map { Int($0) } }
    var highest = 0
    for index in stride(from: 0, to: loaded.count - 1, by: 2) {
      highest = max(highest, Int(loaded[index]) | Int(loaded[index + 1]) << 8)
    }
    return highest
  }

  /// Palettes and Modality LUTs are of 8 or 16 bits.
  private func isExact(_ tag: Tag) -> Bool {
    tag != .lutDescriptor || sequence == .modalityLUTSequence
  }

  private func allowsBits(_ bits: Int, _ tag: Tag) -> Bool {
    isExact(tag) ? bits == 8 || bits == 16 : (8...16).contains(bits)
  }

  private func section(_ tag: Tag) -> String {
    guard tag == .lutDescriptor else { return "PS3.3 §C.7.6.3.1.5" }
    switch sequence {
    case .voilutSequence: return "PS3.3 §C.11.2.1.1"
    case Tag(0x2050, 0x0010): return "PS3.3 §C.11.6"
    default: return "PS3.3 §C.11.1.1"
    }
  }
}
