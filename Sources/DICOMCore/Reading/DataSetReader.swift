/// Reads data elements: one grammar for every uncompressed and encapsulated transfer syntax.
///
/// Every length is checked against what contains it; values longer than the limit stay in their
/// source; nesting is bounded. What the standard forbids and readers can get over is told in
/// `diagnostics`.
/// - SeeAlso: PS3.5 §7, §A.4
struct DataSetReader {
  var window: SourceWindow
  let options: ReadOptions
  var diagnostics: [Diagnostic] = []
  /// Set when reading the top level ended at an error: what was read before it is kept.
  var failure: DICOMError?
  private var path = TagPath()
  private var depth = 0

  /// A hostile file is not to fill the memory with remarks.
  static let maximumDiagnostics = 64

  init(_ source: any ByteSource, options: ReadOptions) {
    window = SourceWindow(source)
    self.options = options
  }

  /// Reads the top level from `offset` to the end of the source or to `options.stopBefore`.
  /// - Returns: the elements, and where reading ended.
  mutating func readTopLevel(
    at offset: Int, encoding: ElementEncoding, stopAfterGroup: UInt16? = nil
  ) throws -> (dataSet: DataSet, end: Int) {
    var dataSet = DataSet()
    var offset = offset
    do {
      while offset < window.end {
        if window.end - offset < 8 {
          note(.bytesAfterDataSet(window.end - offset), at: offset)
          break
        }
        let header = try window.header(at: offset, end: window.end, encoding: encoding)
        if let group = stopAfterGroup, header.tag.group != group { break }
        if let stop = options.stopBefore, header.tag >= stop, header.tag.group != 0xFFFE { break }
        if header.tag.group == 0xFFFE {
          note(.strayDelimiter, at: offset, tag: header.tag)
          offset = header.valueOffset
          continue
        }
        let keep = options.keep?.contains(header.tag) ?? true
        let (element, next) = try readElement(
          header, end: window.end, encoding: encoding, keep: keep)
        if keep, let element { add(element, to: &dataSet, at: header.offset) }
        offset = next
      }
    } catch let error as DICOMError {
      failure = located(error)
    }
    path = TagPath()
    depth = 0
    return (dataSet, offset)
  }

  /// The element after `header`, nil when it is not to be kept, and the offset behind it.
  mutating func readElement(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding, keep: Bool
  ) throws -> (DataElement?, next: Int) {
    if let problem = header.problem { note(problem, at: header.offset, tag: header.tag) }
    let vr = header.vr ?? impliedVR(header)
    if header.isUndefined { return try readUndefined(header, vr: vr, end: end, encoding: encoding) }
    let available = end - header.valueOffset
    guard header.length <= available else {
      path.steps.append(.init(tag: header.tag, item: nil))
      let reason: DICOMError.Reason =
        end == window.end
        ? .truncated(needed: header.length, available: available)
        : .lengthBeyondParent(length: header.length, remaining: available)
      throw DICOMError(reason, offset: header.offset)
    }
    let next = header.valueOffset + header.length
    guard keep else { return (nil, next) }
    if header.length & 1 == 1 {
      note(.oddLength(header.length), at: header.offset, tag: header.tag)
    }
    if vr == .sq {
      let items = try readItems(header, end: next, encoding: encoding)
      return (DataElement(header.tag, .sq, .items(items.items)), next)
    }
    let wordSize = encoding.isBigEndian ? vr.wordSize : 1
    let range = header.valueOffset..<next
    if header.length > options.inlineLimit {
      let bytes = Bytes.source(window.source, range: range, wordSize: wordSize)
      return (DataElement(header.tag, vr, .bytes(bytes)), next)
    }
    try window.load(range.lowerBound, range.count)
    var bytes = window.copy(range)
    swapWords(&bytes, wordSize: wordSize)
    return (DataElement(header.tag, vr, .memory(bytes)), next)
  }

  private mutating func readUndefined(
    _ header: ElementHeader, vr: VR, end: Int, encoding: ElementEncoding
  ) throws -> (DataElement?, next: Int) {
    if header.tag == .pixelData, vr != .sq {
      let (fragments, next) = try readFragments(header, end: end, encoding: encoding)
      return (DataElement(header.tag, vr == .un ? .ob : vr, .fragments(fragments)), next)
    }
    if vr != .sq && vr != .un {
      note(.undefinedLength(vr: vr.name), at: header.offset, tag: header.tag)
    }
    // PS3.5 §6.2.2 note: an UN sequence is in Implicit VR Little Endian, whatever is around it.
    var inner = encoding
    if vr == .un, header.vr != nil { inner = try encodingOfUNItems(header, end: end, encoding) }
    let (items, next) = try readItems(header, end: end, encoding: inner)
    return (DataElement(header.tag, .sq, .items(items)), next)
  }

  /// Items until the sequence ends: by its delimiter, or at `end` when its length was given.
  mutating func readItems(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding
  ) throws -> (items: [DataSet], next: Int) {
    guard depth < options.maximumDepth else {
      path.steps.append(.init(tag: header.tag, item: nil))
      throw DICOMError(.nestingTooDeep(limit: options.maximumDepth), offset: header.offset)
    }
    depth += 1
    path.steps.append(.init(tag: header.tag, item: 1))
    var items: [DataSet] = []
    var offset = header.valueOffset
    while offset < end {
      let item = try window.header(at: offset, end: end, encoding: encoding)
      if item.tag == .sequenceDelimitationItem {
        offset = item.valueOffset
        if header.isUndefined { break }
        note(.strayDelimiter, at: item.offset)
        continue
      }
      if item.tag == .itemDelimitationItem {
        note(.strayDelimiter, at: item.offset)
        offset = item.valueOffset
        continue
      }
      guard item.tag == .item else {
        if header.isUndefined, item.tag > header.tag, !items.isEmpty {
          note(.missingSequenceDelimiter, at: item.offset)
          break
        }
        throw DICOMError(
          .unexpected(found: "\(item.tag)", expected: "an item (FFFE,E000)"), offset: item.offset)
      }
      path.steps[path.steps.count - 1].item = items.count + 1
      let (dataSet, next) = try readItem(item, end: end, encoding: encoding)
      items.append(dataSet)
      offset = next
    }
    depth -= 1
    path.steps.removeLast()
    return (items, offset)
  }

  private mutating func readItem(
    _ item: ElementHeader, end: Int, encoding: ElementEncoding
  ) throws -> (DataSet, next: Int) {
    guard item.isUndefined || item.length <= end - item.valueOffset else {
      throw DICOMError(
        .lengthBeyondParent(length: item.length, remaining: end - item.valueOffset),
        offset: item.offset)
    }
    let itemEnd = item.isUndefined ? end : item.valueOffset + item.length
    var dataSet = DataSet()
    var offset = item.valueOffset
    while offset < itemEnd {
      let header = try window.header(at: offset, end: itemEnd, encoding: encoding)
      if header.tag == .itemDelimitationItem {
        offset = header.valueOffset
        if item.isUndefined { break }
        note(.strayDelimiter, at: header.offset)
        continue
      }
      if header.tag == .sequenceDelimitationItem, item.isUndefined {
        note(.strayDelimiter, at: header.offset)
        break
      }
      guard header.tag.group != 0xFFFE else {
        throw DICOMError(
          .unexpected(found: "\(header.tag)", expected: "a data element or the end of the item"),
          offset: header.offset)
      }
      let (element, next) = try readElement(header, end: itemEnd, encoding: encoding, keep: true)
      if let element { add(element, to: &dataSet, at: header.offset) }
      offset = next
    }
    return (dataSet, offset)
  }

  private mutating func add(_ element: DataElement, to dataSet: inout DataSet, at offset: Int) {
    if let last = dataSet.elements.last, last.tag >= element.tag {
      note(
        last.tag == element.tag || dataSet[element.tag] != nil
          ? .duplicateElement : .tagsOutOfOrder,
        at: offset, tag: element.tag)
    }
    dataSet.append(element)
  }

  private func impliedVR(_ header: ElementHeader) -> VR {
    if let vr = DataDictionary.vr(of: header.tag) { return vr }
    return header.isUndefined ? .sq : .un
  }

  mutating func note(_ kind: Diagnostic.Kind, at offset: Int, tag: Tag? = nil) {
    guard diagnostics.count < Self.maximumDiagnostics else { return }
    var place = path
    if let tag { place.steps.append(.init(tag: tag, item: nil)) }
    diagnostics.append(Diagnostic(kind, path: place, offset: offset))
  }

  /// The error with the file and the path to where reading stands.
  private func located(_ error: DICOMError) -> DICOMError {
    DICOMError(
      error.reason, file: error.file.isEmpty ? window.source.name : error.file,
      path: error.path.isEmpty ? path : error.path, offset: error.offset)
  }
}
