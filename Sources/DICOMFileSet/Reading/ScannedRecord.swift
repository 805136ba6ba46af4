/// What is kept of a directory record once it has been gone over: where it is, and its links.
struct ScannedRecord: Sendable {
  struct Flags: OptionSet, Sendable {
    var rawValue: UInt16
    static let inactive = Flags(rawValue: 1)
    static let hasNext = Flags(rawValue: 2)
    static let hasLower = Flags(rawValue: 4)
    static let hasType = Flags(rawValue: 8)
    static let hasCharacterSet = Flags(rawValue: 16)
    static let hasForeignText = Flags(rawValue: 32)
    static let hasFile = Flags(rawValue: 64)
    static let hasInstance = Flags(rawValue: 128)
    /// Cut, or with bytes in it that are no elements.
    static let isDamaged = Flags(rawValue: 256)
    /// Elements that the offsets and flag belong behind, or between, are in front of the type.
    static let isOutOfOrder = Flags(rawValue: 512)
    static let hasStudy = Flags(rawValue: 1024)
    static let hasSeries = Flags(rawValue: 2048)
    static let hasPatient = Flags(rawValue: 4096)
  }

  /// Of the item's tag.
  var offset: UInt32
  /// Of its first element.
  var content: UInt32
  /// Behind its last whole element.
  var end: UInt32
  /// Of Directory Record Type; 0 where there is none.
  var body: UInt32 = 0
  var next: UInt32 = 0
  var lower: UInt32 = 0
  /// Of the multi-referenced file record that stands for its file; 0 for none.
  var multiReferenced: UInt32 = 0
  var type: UInt16 = 0
  var flags: Flags = []
  var rank = RecordRank.other
  /// By which a second record of the same thing is known; 0 where nothing says it.
  var identity: UInt64 = 0
  /// By which records below it name it.
  var key: UInt64 = 0
  /// By which it names the record above it.
  var parentKey: UInt64 = 0
}

/// Where a record belongs in a tree that has to be made from the order of its records.
enum RecordRank: UInt8, Sendable {
  case patient, study, series, instance, nonPatient, other
}

/// A hash of values of a record, of which zero is none.
struct RecordHash: Sendable {
  private(set) var value: UInt64

  /// - Parameter seed: the tag, so that one value means another thing elsewhere.
  init(_ seed: UInt32) { value = 0xCBF2_9CE4_8422_2325 ^ UInt64(seed) }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x100_0000_01B3
    value ^= value >> 29
  }

  /// Without the padding around it; 0 for nothing but padding.
  static func of(_ bytes: ArraySlice<UInt8>, tag: UInt32) -> UInt64 {
    let bytes = trimmed(bytes)
    guard !bytes.isEmpty else { return 0 }
    var hash = RecordHash(tag)
    hash.add(bytes)
    return max(1, hash.value)
  }

  /// Without spaces and NULs around it.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last == 0x20 || last == 0 { bytes.removeLast() }
    while let first = bytes.first, first == 0x20 || first == 0 { bytes.removeFirst() }
    return bytes
  }
}
