extension DICOMFile {
  /// Reads a file up to one of its top-level sequences, and the items of that one after the other.
  ///
  /// No more than one item is held, however long the sequence is: what a DICOMDIR needs.
  /// - Parameter each: is given the offset of the item's tag in the file, and the item.
  /// - Returns: the file with what comes before the sequence; `failure` is where reading ended early.
  /// - Throws: `DICOMError` when this is no DICOM file; errors of the source and of `each`.
  public static func read(
    _ source: any ByteSource, itemsOf tag: Tag,
    each: (_ offset: Int, _ item: DataSet) throws -> Void
  ) throws -> DICOMFile {
    var file = try read(source, options: ReadOptions(stopBefore: tag))
    guard file.failure == nil, file.end < file.dataSetSource.count else { return file }
    var reader = DataSetReader(SourceWindow(file.dataSetSource), options: ReadOptions())
    do {
      try reader.readItems(at: file.end, of: tag, file.transferSyntax.elementEncoding, each: each)
    } catch let error as DICOMError {
      file.failure = DICOMError(
        error.reason, file: source.name, path: error.path.isEmpty ? TagPath(tag) : error.path,
        offset: error.offset)
    }
    file.diagnostics += reader.diagnostics
    return file
  }
}

extension DataSetReader {
  fileprivate mutating func readItems(
    at offset: Int, of tag: Tag, _ encoding: ElementEncoding, each: (Int, DataSet) throws -> Void
  ) throws {
    let header = try window.header(at: offset, end: window.end, encoding: encoding)
    guard header.tag == tag else { return }
    let available = window.end - header.valueOffset
    guard header.isUndefined || header.length <= available else {
      throw DICOMError(
        .truncated(needed: header.length, available: available), offset: header.offset)
    }
    let end = header.isUndefined ? window.end : header.valueOffset + header.length
    var position = header.valueOffset
    while position < end {
      let item = try window.header(at: position, end: end, encoding: encoding)
      if item.tag == .sequenceDelimitationItem { return }
      guard item.tag == .item else {
        throw DICOMError(
          .unexpected(found: "\(item.tag)", expected: "an item (FFFE,E000)"), offset: position)
      }
      memory = 0
      let (dataSet, next) = try readItem(item, end: end, encoding: encoding, keep: true)
      try each(position, dataSet)
      position = next
    }
  }
}
