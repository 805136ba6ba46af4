/// Encodes data sets with defined lengths, little endian.
///
/// Groups' lengths and trailing padding are left out: what is encoded anew would make them wrong.
/// - SeeAlso: PS3.5 §7
public struct DataSetWriter: Sendable {
  public enum Encoding: Sendable { case explicitVRLittleEndian, implicitVRLittleEndian }

  public var encoding: Encoding

  public init(_ encoding: Encoding) { self.encoding = encoding }

  /// Bytes that `dataSet` will have.
  /// - Throws: `.tooLarge` for a value or sequence beyond what a length field can say.
  public func count(_ dataSet: DataSet) throws -> Int {
    var lengths = NestedLengths()
    return try count(dataSet, &lengths)
  }

  /// Writes `dataSet`; a value that is still in its source is copied in chunks.
  public func write(_ dataSet: DataSet, to sink: inout some ByteSink) throws {
    var lengths = NestedLengths()
    _ = try count(dataSet, &lengths)
    try write(dataSet, &lengths, to: &sink)
  }

  /// The encoded bytes of `dataSet`.
  public func encode(_ dataSet: DataSet) throws -> [UInt8] {
    var lengths = NestedLengths()
    var sink = MemorySink(capacity: try count(dataSet, &lengths))
    try write(dataSet, &lengths, to: &sink)
    return sink.bytes
  }

  /// The header of an element whose value somebody else writes, padded to an even length.
  /// - Throws: `.tooLarge` for a value beyond what a length field can say.
  public func header(_ element: DataElement) throws -> [UInt8] {
    var lengths = NestedLengths()
    let isEncapsulated = if case .fragments = element.value { true } else { false }
    let count = try valueCount(element, &lengths)
    return header(element, count: isEncapsulated ? ElementHeader.undefinedLength : count)
  }

  private func isWritten(_ tag: Tag) -> Bool {
    !tag.isGroupLength && tag != .dataSetTrailingPadding
  }

  private func count(_ dataSet: DataSet, _ lengths: inout NestedLengths) throws -> Int {
    var total = 0
    for element in dataSet.elements where isWritten(element.tag) {
      let value = try valueCount(element, &lengths)
      total += value + (hasLongHeader(element, valueCount: value) ? 12 : 8)
    }
    return total
  }

  /// The value field's length, items' and fragments' own headers included.
  private func valueCount(_ element: DataElement, _ lengths: inout NestedLengths) throws -> Int {
    var count = 0
    switch element.value {
    case .bytes(let bytes): count = padded(bytes.count)
    case .items(let items):
      let place = lengths.reserve()
      for item in items {
        let itemPlace = lengths.reserve()
        let length = try self.count(item, &lengths)
        lengths[itemPlace] = length
        count += 8 + length
      }
      lengths[place] = count
    case .fragments(let value):
      // The delimiter closes what has no length.
      count = 8 + 8 + padded(value.basicOffsetTable.count)
      for fragment in value.fragments { count += 8 + padded(fragment.count) }
      return count
    }
    guard count < ElementHeader.undefinedLength else {
      throw DICOMError(
        .tooLarge(what: "the value", limit: ElementHeader.undefinedLength - 1),
        path: TagPath(element.tag))
    }
    return count
  }

  private func padded(_ count: Int) -> Int { count + (count & 1) }

  private func write(
    _ dataSet: DataSet, _ lengths: inout NestedLengths, to sink: inout some ByteSink
  ) throws {
    for element in dataSet.elements where isWritten(element.tag) {
      switch element.value {
      case .bytes(let bytes):
        let count = padded(bytes.count)
        try sink.write(header(element, count: count))
        try write(bytes, padding: vr(element, count).padding, to: &sink)
      case .items(let items):
        try sink.write(header(element, count: lengths.next()))
        for item in items {
          try sink.write(itemHeader(.item, lengths.next()))
          try write(item, &lengths, to: &sink)
        }
      case .fragments(let value):
        try sink.write(header(element, count: ElementHeader.undefinedLength))
        for part in [value.basicOffsetTable] + value.fragments {
          try sink.write(itemHeader(.item, padded(part.count)))
          try write(part, padding: 0, to: &sink)
        }
        try sink.write(itemHeader(.sequenceDelimitationItem, 0))
      }
    }
  }

  private func write(_ bytes: Bytes, padding: UInt8, to sink: inout some ByteSink) throws {
    switch bytes {
    case .memory(let bytes): try sink.write(bytes)
    case .source(let source, let range, let wordSize):
      // A multiple of every word size, so that no word is cut.
      let chunk = 262_144
      var offset = range.lowerBound
      while offset < range.upperBound {
        let end = min(offset + chunk, range.upperBound)
        var part = try source.read(offset..<end)
        swapWords(&part, wordSize: wordSize)
        try sink.write(part)
        offset = end
      }
    }
    if bytes.count & 1 == 1 { try sink.write([padding]) }
  }

  /// A short VR whose value outgrows 16 bits of length is written as UN (PS3.5 §6.2.2 note).
  private func vr(_ element: DataElement, _ count: Int) -> VR {
    element.vr.hasLongLength || count <= 0xFFFF ? element.vr : .un
  }

  private func hasLongHeader(_ element: DataElement, valueCount: Int) -> Bool {
    encoding == .explicitVRLittleEndian && vr(element, valueCount).hasLongLength
  }

  private func header(_ element: DataElement, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12)
    appendLittleEndian(element.tag.group, to: &bytes)
    appendLittleEndian(element.tag.element, to: &bytes)
    guard encoding == .explicitVRLittleEndian else {
      appendLittleEndian(UInt32(truncatingIfNeeded: count), to: &bytes)
      return bytes
    }
    let vr = vr(element, count)
    bytes.append(UInt8(vr.rawValue >> 8))
    bytes.append(UInt8(vr.rawValue & 0xFF))
    if vr.hasLongLength {
      appendLittleEndian(UInt16(0), to: &bytes)
      appendLittleEndian(UInt32(truncatingIfNeeded: count), to: &bytes)
    } else {
      appendLittleEndian(UInt16(truncatingIfNeeded: count), to: &bytes)
    }
    return bytes
  }

  private func itemHeader(_ tag: Tag, _ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    appendLittleEndian(tag.group, to: &bytes)
    appendLittleEndian(tag.element, to: &bytes)
    appendLittleEndian(UInt32(truncatingIfNeeded: count), to: &bytes)
    return bytes
  }
}

/// The bytes of a number, lowest first.
public func littleEndianBytes<Word: FixedWidthInteger>(_ value: Word) -> [UInt8] {
  var bytes: [UInt8] = []
  appendLittleEndian(value, to: &bytes)
  return bytes
}

/// Puts the bytes of a number, lowest first, behind others.
@inlinable
public func appendLittleEndian<Word: FixedWidthInteger>(_ value: Word, to bytes: inout [UInt8]) {
  var rest = value
  for _ in 0..<Word.bitWidth / 8 {
    bytes.append(UInt8(truncatingIfNeeded: rest))
    rest >>= 8
  }
}
