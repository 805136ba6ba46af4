internal import DICOMCore

/// The keys of a record, encoded: a value can be found, and an instance's number put in.
struct EncodedKeys: Sendable {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The element with this tag, from the top level.
  func element(_ tag: Tag) -> DataElement? {
    var offset = 0
    while let next = element(at: offset), next.tag <= tag {
      if next.tag == tag {
        return DataElement(tag, next.vr, .memory(Array(bytes[next.value..<next.end])))
      }
      offset = next.end
    }
    return nil
  }

  /// The value of Referenced SOP Instance UID in File, which is the second element.
  private var uid: ArraySlice<UInt8> {
    guard let first = element(at: 0), let second = element(at: first.end) else { return [] }
    return bytes[second.value..<second.end]
  }

  func uidPrecedes(_ other: EncodedKeys) -> Bool {
    uid.lexicographicallyPrecedes(other.uid)
  }

  /// Puts in Instance Number, where its tag belongs.
  mutating func insert(instanceNumber number: Int) {
    var offset = 0
    while let next = element(at: offset), next.tag < .instanceNumber { offset = next.end }
    bytes.insert(
      contentsOf: RecordHead.element(.instanceNumber, .is, String(number)), at: offset)
  }

  /// Where an element has its value, in Explicit VR Little Endian of defined lengths.
  private func element(at offset: Int) -> (tag: Tag, vr: VR, value: Int, end: Int)? {
    guard offset + 8 <= bytes.count else { return nil }
    func number(_ offset: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let tag = Tag(
      UInt16(truncatingIfNeeded: number(offset, 2)),
      UInt16(truncatingIfNeeded: number(offset + 2, 2)))
    let vr = VR(rawValue: UInt16(bytes[offset + 4]) << 8 | UInt16(bytes[offset + 5]))
    let isLong = vr?.hasLongLength ?? false
    guard !isLong || offset + 12 <= bytes.count else { return nil }
    let value = offset + (isLong ? 12 : 8)
    let end = value + (isLong ? number(offset + 8, 4) : number(offset + 6, 2))
    return end <= bytes.count ? (tag, vr ?? .un, value, end) : nil
  }
}
