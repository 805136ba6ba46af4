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

  init() {
    var vrs: [Substring: [VR]] = [:]
    for line in DataDictionary.table.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 4,
        let number = UInt32(String(fields[0].map { $0 == "x" ? "0" : $0 }), radix: 16)
      else { continue }
      if let mask = Self.mask(fields[0]) { masks.append(mask) } else { numbers.append(number) }
      let representations =
        vrs[fields[1]] ?? fields[1].split(separator: "/").compactMap { VR(name: $0) }
      vrs[fields[1]] = representations
      firstVRs.append(representations.first)
      entries.append(
        DataDictionary.Entry(
          tag: Tag(rawValue: number), keyword: fields.count > 4 ? String(fields[4]) : "",
          vrs: representations, vm: fields[2] == "-" ? "" : String(fields[2]),
          isRetired: fields[3] == "R"))
    }
  }

  /// Ones where a digit is given; nil when all are.
  private static func mask(_ digits: Substring) -> UInt32? {
    guard digits.contains("x") else { return nil }
    return digits.reduce(0) { $0 << 4 | ($1 == "x" ? 0 : 0xF) }
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
