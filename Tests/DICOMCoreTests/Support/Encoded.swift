import DICOMCore

/// Bytes of elements made by hand, in any of the encodings, with any length field.
struct Encoded {
  enum Syntax: String, CaseIterable { case implicit, explicit, big }

  var syntax = Syntax.explicit
  var bytes: [UInt8] = []

  init(_ syntax: Syntax = .explicit) { self.syntax = syntax }

  static let undefined: UInt32 = 0xFFFF_FFFF

  func word<Word: FixedWidthInteger>(_ value: Word) -> [UInt8] {
    syntax == .big ? littleEndianBytes(value).reversed() : littleEndianBytes(value)
  }

  func tag(_ tag: Tag) -> [UInt8] { word(tag.group) + word(tag.element) }

  /// An element; `length` stands in its length field instead of the true one.
  mutating func add(_ tag: Tag, _ vr: VR, _ value: [UInt8], length: UInt32? = nil) {
    let length = length ?? UInt32(value.count)
    bytes += self.tag(tag)
    if syntax == .implicit {
      bytes += word(length)
    } else {
      bytes += Array(vr.name.utf8)
      bytes +=
        vr.hasLongLength ? [0, 0] + word(length) : word(UInt16(truncatingIfNeeded: length))
    }
    bytes += value
  }

  mutating func add(_ tag: Tag, _ vr: VR, _ text: String) {
    add(tag, vr, Array(text.utf8) + (text.utf8.count & 1 == 1 ? [vr.padding] : []))
  }

  /// Item, or delimiter.
  mutating func mark(_ tag: Tag, length: UInt32 = 0, _ value: [UInt8] = []) {
    bytes += self.tag(tag) + word(length) + value
  }

  mutating func item(_ value: [UInt8]) { mark(.item, length: UInt32(value.count), value) }

  /// A sequence with its items, of defined or undefined lengths.
  mutating func sequence(_ tag: Tag, _ items: [[UInt8]], isDefined: Bool = true) {
    var inner = Encoded(syntax)
    for item in items {
      if isDefined {
        inner.item(item)
      } else {
        inner.mark(.item, length: Self.undefined, item)
        inner.mark(.itemDelimitationItem)
      }
    }
    if !isDefined { inner.mark(.sequenceDelimitationItem) }
    add(tag, .sq, inner.bytes, length: isDefined ? nil : Self.undefined)
  }

  /// Preamble, prefix, meta information of `transferSyntax`, and `dataSet`.
  static func file(_ transferSyntax: TransferSyntax, _ dataSet: [UInt8]) -> [UInt8] {
    var meta = Encoded()
    meta.add(.fileMetaInformationVersion, .ob, [0, 1])
    meta.add(.mediaStorageSOPClassUID, .ui, "1.2.840.10008.5.1.4.1.1.7")
    meta.add(.mediaStorageSOPInstanceUID, .ui, "2.25.1")
    meta.add(.transferSyntaxUID, .ui, transferSyntax.uid.rawValue)
    meta.add(.implementationClassUID, .ui, "2.25.2")
    var length = Encoded()
    length.add(.fileMetaInformationGroupLength, .ul, littleEndianBytes(UInt32(meta.bytes.count)))
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length.bytes + meta.bytes
      + dataSet
  }

  var file: [UInt8] { Self.file(transferSyntax, bytes) }

  var transferSyntax: TransferSyntax {
    switch syntax {
    case .implicit: .implicitVRLittleEndian
    case .explicit: .explicitVRLittleEndian
    case .big: .explicitVRBigEndian
    }
  }
}

/// Reads bytes as a file.
func read(_ bytes: [UInt8], _ options: ReadOptions = ReadOptions()) throws -> DICOMFile {
  try DICOMFile.read(MemorySource(bytes, name: "sample"), options: options)
}

/// A source that counts what is read of it, and makes up what it does not hold.
final class CountingSource: ByteSource, @unchecked Sendable {
  let name = "counted"
  let count: Int
  private let head: [UInt8]
  private let fill: @Sendable (Range<Int>) -> [UInt8]
  /// Tests read from one thread.
  private(set) var reads = 0
  private(set) var bytesRead = 0

  init(_ head: [UInt8], count: Int? = nil) {
    self.head = head
    self.count = count ?? head.count
    fill = { [UInt8](repeating: 0, count: $0.count) }
  }

  /// A source without memory: `fill` makes the bytes of any range.
  init(count: Int, fill: @escaping @Sendable (Range<Int>) -> [UInt8]) {
    head = []
    self.count = count
    self.fill = fill
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    reads += 1
    bytesRead += range.count
    let known = range.clamped(to: 0..<head.count)
    if known.isEmpty { return fill(range) }
    return Array(head[known])
      + (known.count < range.count ? fill(known.upperBound..<range.upperBound) : [])
  }
}
