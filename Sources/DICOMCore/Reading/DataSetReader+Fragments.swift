extension DataSetReader {
  /// The items of encapsulated pixel data; the fragments stay in their source.
  ///
  /// With `keep` false they are walked over.
  /// - SeeAlso: PS3.5 §A.4
  mutating func readFragments(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding, keep: Bool
  ) throws -> (Fragments, next: Int) {
    var table: Bytes?
    var fragments: [Bytes] = []
    var offset = header.valueOffset
    let place = path + header.tag
    while offset < end {
      let item = try window.header(at: offset, end: end, encoding: encoding)
      if item.tag == .sequenceDelimitationItem {
        let value = Fragments(basicOffsetTable: table ?? .memory([]), fragments: fragments)
        return (value, item.valueOffset)
      }
      guard item.tag == .item, !item.isUndefined else {
        throw DICOMError(
          .unexpected(
            found: item.tag == .item ? "a fragment of undefined length" : "\(item.tag)",
            expected: "a fragment (FFFE,E000) or the end of the fragments"),
          path: place, offset: item.offset)
      }
      let available = end - item.valueOffset
      guard item.length <= available else {
        throw DICOMError(
          .beyond(end, of: window, needed: item.length, available: available), path: place,
          offset: item.offset)
      }
      offset = item.valueOffset + item.length
      guard keep else { continue }
      try claim(Self.costOfElement, at: item.offset)
      let bytes = Bytes.source(window.source, range: item.valueOffset..<offset, wordSize: 1)
      if table == nil { table = bytes } else { fragments.append(bytes) }
    }
    throw DICOMError(
      .beyond(end, of: window, needed: 8, available: 0), path: place, offset: offset)
  }
}
