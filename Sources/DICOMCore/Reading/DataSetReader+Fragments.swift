extension DataSetReader {
  /// The items of encapsulated pixel data; the fragments stay in their source.
  /// - SeeAlso: PS3.5 §A.4
  mutating func readFragments(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding
  ) throws -> (Fragments, next: Int) {
    var table: Bytes?
    var fragments: [Bytes] = []
    var offset = header.valueOffset
    // Only the headers of the items are wanted, which lie far apart.
    let readAhead = 64
    while true {
      guard offset < end else {
        throw DICOMError(
          .unexpected(
            found: "the end of the file", expected: "the end of the encapsulated pixel data"),
          path: TagPath(header.tag), offset: offset)
      }
      let item = try window.header(at: offset, end: end, encoding: encoding, readAhead: readAhead)
      if item.tag == .sequenceDelimitationItem { return finish(item.valueOffset) }
      guard item.tag == .item, !item.isUndefined else {
        throw DICOMError(
          .unexpected(found: "\(item.tag)", expected: "a fragment (FFFE,E000)"),
          path: TagPath(header.tag), offset: item.offset)
      }
      guard item.length <= end - item.valueOffset else {
        throw DICOMError(
          .truncated(needed: item.length, available: end - item.valueOffset),
          path: TagPath(header.tag), offset: item.offset)
      }
      offset = item.valueOffset + item.length
      let bytes = Bytes.source(window.source, range: item.valueOffset..<offset, wordSize: 1)
      if table == nil { table = bytes } else { fragments.append(bytes) }
    }

    func finish(_ next: Int) -> (Fragments, next: Int) {
      (Fragments(basicOffsetTable: table ?? .memory([]), fragments: fragments), next)
    }
  }

  /// How the items of a sequence of VR UN are encoded: implicit as the standard has it, unless the
  /// first element of the first item shows a value representation.
  mutating func encodingOfUNItems(
    _ header: ElementHeader, end: Int, _ outer: ElementEncoding
  ) throws -> ElementEncoding {
    let first = header.valueOffset
    guard end - first >= 16 else { return .implicitLittle }
    try window.load(first, 16)
    guard window.uint32(first, bigEndian: false) == 0xE000_FFFE else {
      // Items in the byte order around them: a mistake of big-endian writers.
      return window.uint32(first, bigEndian: true) == 0xFFFE_E000 ? outer : .implicitLittle
    }
    guard VR(rawValue: window.uint16(first + 12, bigEndian: true)) != nil else {
      return .implicitLittle
    }
    note(.explicitItemsInUN, at: header.offset, tag: header.tag)
    return .explicitLittle
  }
}
