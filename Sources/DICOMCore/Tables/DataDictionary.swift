/// The attributes of the standard, retired ones included.
/// - SeeAlso: PS3.6 §6 to §9
public enum DataDictionary {
  /// What the standard says of one attribute.
  public struct Entry: Hashable, Sendable {
    /// Of a repeating group: with 0 in the places that vary.
    public var tag: Tag
    /// Empty for the few numbers that were retired without a name.
    public var keyword: String
    /// In the order of the standard; empty for items, delimiters and nameless numbers.
    public var vrs: [VR]
    /// As the standard writes it, `1`, `2-n`, `3-3n`; empty for nameless numbers.
    public var vm: String
    public var isRetired: Bool
  }

  /// The attribute of `tag`; that of its repeating group for curves, overlays and the like.
  public static func entry(for tag: Tag) -> Entry? {
    let store = Store.shared
    return store.index(of: tag).map { store.entries[$0] }
  }

  /// The tag of a keyword such as `PatientID`; of a repeating group its first.
  public static func tag(keyword: String) -> Tag? { tags[keyword] }

  /// The VR that an element of implicit VR has: of several possible ones the first.
  ///
  /// Group lengths are UL and private creators LO; nil for other private and for unknown elements.
  /// - SeeAlso: PS3.5 §6.2.2, §7.2, §7.8.1
  public static func vr(of tag: Tag) -> VR? {
    if tag.isGroupLength { return .ul }
    if tag.isPrivate { return tag.isPrivateCreator ? .lo : nil }
    let store = Store.shared
    return store.index(of: tag).flatMap { store.firstVRs[$0] }
  }

  /// Every attribute: those of one tag in the order of tags, then the repeating ones.
  public static var entries: [Entry] { Store.shared.entries }

  private static let tags = Dictionary(
    Store.shared.entries.lazy.filter { !$0.keyword.isEmpty }.map { ($0.keyword, $0.tag) },
    uniquingKeysWith: { first, _ in first })
}

/// The parsed table: sorted numbers beside their entries.
private struct Store: Sendable {
  var numbers: [UInt32] = []
  /// The digits that count, for the entries behind those of `numbers`.
  var masks: [UInt32] = []
  var entries: [DataDictionary.Entry] = []
  /// Apart from the entries, so that finding a VR touches no strings.
  var firstVRs: [VR?] = []

  static let shared = Store()

  /// Works on bytes: as characters the table would take ten times as long.
  init() {
    var vrs: [ArraySlice<UInt8>: [VR]] = [:]
    var vms: [ArraySlice<UInt8>: String] = [:]
    let bytes = Array(DataDictionary.table.utf8)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count >= 4 else { continue }
      let (number, mask) = Self.number(fields[0])
      if mask == .max { numbers.append(number) } else { masks.append(mask) }
      let representations = vrs[fields[1]] ?? Self.representations(fields[1])
      let multiplicity = vms[fields[2]] ?? Self.text(fields[2])
      vrs[fields[1]] = representations
      vms[fields[2]] = multiplicity
      firstVRs.append(representations.first)
      entries.append(
        DataDictionary.Entry(
          tag: Tag(rawValue: number), keyword: fields.count > 4 ? Self.text(fields[4]) : "",
          vrs: representations, vm: multiplicity, isRetired: fields[3].first == UInt8(ascii: "R")))
    }
  }

  /// Eight hexadecimal digits, and ones where they are no x.
  private static func number(_ digits: ArraySlice<UInt8>) -> (value: UInt32, mask: UInt32) {
    digits.reduce((0, 0)) { number, digit in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        (number.0 << 4 | UInt32(digit & 0xF), number.1 << 4 | 0xF)
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        (number.0 << 4 | UInt32(digit & 0xF) + 9, number.1 << 4 | 0xF)
      default: (number.0 << 4, number.1 << 4)
      }
    }
  }

  private static func representations(_ names: ArraySlice<UInt8>) -> [VR] {
    names.split(separator: UInt8(ascii: "/")).compactMap { VR(name: text($0)) }
  }

  /// Empty for the hyphen that stands for nothing.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.elementsEqual([UInt8(ascii: "-")]) ? "" : String(decoding: bytes, as: UTF8.self)
  }

  func index(of tag: Tag) -> Int? {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = low + (high - low) / 2
      if numbers[middle] < tag.rawValue { low = middle + 1 } else { high = middle }
    }
    if low < numbers.count, numbers[low] == tag.rawValue { return low }
    return tag.isPrivate ? nil : repeatingIndex(of: tag)
  }

  private func repeatingIndex(of tag: Tag) -> Int? {
    switch tag.group {
    case 0x0020, 0x0028, 0x1000, 0x1010, 0x5000...0x50FF, 0x6000...0x60FF, 0x7F00...0x7FFF: break
    default: return nil
    }
    return masks.indices.first { entry in
      tag.rawValue & masks[entry] == entries[numbers.count + entry].tag.rawValue
    }.map { numbers.count + $0 }
  }
}
