import DICOMCore
import MediaValidation

/// An ISO 9660 volume that a test writes byte by byte, sound or with whatever is to be wrong with it.
struct MadeVolume: Sendable {
  struct Node: Sendable {
    /// As it is recorded: `IM0001.;1`, `IMG`.
    var identifier: String
    /// Nil for a directory.
    var content: [UInt8]?
    var children: [Node] = []
    var flags: UInt8 = 0
    /// Blocks of an extended attribute record.
    var extended = 0
    var unit: UInt8 = 0
    var gap: UInt8 = 0
    /// By Rock Ridge.
    var otherName: String?
    /// In the Joliet tree; nil for none there.
    var jolietName: String?

    static func file(_ identifier: String, _ content: [UInt8]) -> Node {
      Node(
        identifier: identifier, content: content,
        jolietName: identifier.split(separator: ";").first.map(String.init))
    }

    static func directory(_ identifier: String, _ children: [Node]) -> Node {
      Node(identifier: identifier, children: children, jolietName: identifier)
    }
  }

  /// Where things are on the medium, in bytes.
  struct Layout: Sendable {
    var primary = 16 * 2048
    var terminator = 0
    /// In little-endian and big-endian order.
    var tables: [Int] = []
    /// Directories, by the identifiers of their path.
    var directories: [String: Int] = [:]
    /// Records in their parent directories, by path.
    var records: [String: Int] = [:]
    var files: [String: (start: Int, size: Int)] = [:]
    /// Behind the last record of each directory.
    var ends: [String: Int] = [:]
  }

  var root: [Node]
  var volumeIdentifier = "MADE"
  var systemIdentifier = ""
  var hasJoliet = false
  /// Sectors at the end of the volume.
  var padding = 4
  /// Directories of one parent stand in the path table in this order.
  var reversesPathTable = false
  /// What becomes of the bytes in the end.
  var patches: [@Sendable (inout [UInt8], Layout) -> Void] = []
  /// Zeros that are there without being stored.
  var virtualBytes = 0
  var facts = VolumeFacts(fileSetID: "MADE")

  static func dicom(_ size: Int, _ fill: UInt8) -> [UInt8] {
    let head = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    return head + [UInt8](repeating: fill, count: size - head.count)
  }

  static let sample = MadeVolume(root: [
    .file("DICOMDIR.;1", dicom(700, 1)),
    .directory(
      "IMG", [.file("IM0001.;1", dicom(5000, 2)), .file("IM0002.;1", dicom(2100, 3))]),
    .file("README.TXT;1", Array("Made for a test.".utf8)),
  ])

  mutating func patch(_ patch: @escaping @Sendable (inout [UInt8], Layout) -> Void) {
    patches.append(patch)
  }

  /// Changes what is in the directory IMG.
  mutating func changeImages(_ change: (inout [Node]) -> Void) {
    for index in root.indices where root[index].identifier == "IMG" {
      change(&root[index].children)
    }
  }

  var bytes: [UInt8] { made.bytes }

  var source: any ByteSource { LongSource(bytes, count: bytes.count + virtualBytes) }

  var findings: [ValidationFinding] { VolumeValidation(source, facts: facts).findings }
}

/// Bytes with zeros behind them.
private final class LongSource: ByteSource {
  let name = "made"
  let count: Int
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], count: Int) { (self.bytes, self.count) = (bytes, count) }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let stored = bytes[min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count)]
    return stored + [UInt8](repeating: 0, count: range.count - stored.count)
  }
}

extension [UInt8] {
  /// Writes a number in both byte orders.
  mutating func set(both value: Int, at offset: Int, width: Int) {
    for index in 0..<width {
      let byte = UInt8(truncatingIfNeeded: value >> (8 * index))
      self[offset + index] = byte
      self[offset + 2 * width - 1 - index] = byte
    }
  }

  mutating func set(_ text: String, at offset: Int) {
    for (index, byte) in text.utf8.enumerated() { self[offset + index] = byte }
  }
}
