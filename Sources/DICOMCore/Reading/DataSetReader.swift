/// Reads data elements: one grammar for every uncompressed and encapsulated transfer syntax.
///
/// Every length is checked against what contains it; values longer than the limit stay in their
/// source; nesting and memory are bounded. What the standard forbids and readers can get over is
/// told in `diagnostics`.
/// - SeeAlso: PS3.5 §7, §A.4
struct DataSetReader {
  var window: SourceWindow
  let options: ReadOptions
  var diagnostics: [Diagnostic] = []
  /// Set when reading the top level ended at an error: what was read before it is kept.
  var failure: DICOMError?
  /// The sequences around the place where reading stands.
  var path = TagPath()
  var depth = 0
  /// Roughly the bytes of memory that what has been read takes.
  var memory = 0

  /// A hostile file is not to fill the memory with remarks.
  static let maximumDiagnostics = 64

  /// More at the top level is no data set: a few deflated bytes can stand for endless empty elements.
  static let maximumElements = 1_000_000

  init(_ window: SourceWindow, options: ReadOptions) {
    self.window = window
    self.options = options
  }

  /// Reads the top level from `offset` to the end of the source or to `options.stopBefore`.
  /// - Returns: the elements, and where reading ended.
  mutating func readTopLevel(
    at offset: Int, encoding: ElementEncoding, stopAfterGroup: UInt16? = nil
  ) throws -> (dataSet: DataSet, end: Int) {
    // As many as most headers have.
    var builder = DataSetBuilder(capacity: 64)
    var filter = TagFilter(options.keptTags)
    var last = Tag(0, 0)
    var offset = offset
    var count = 0
    do {
      while offset < window.end {
        count += 1
        guard count <= Self.maximumElements else {
          throw DICOMError(
            .unexpected(
              found: "more than \(Self.maximumElements) data elements", expected: "a data set"),
            offset: offset)
        }
        // What follows the pixel data is padding; before it, a header was cut.
        if window.end - offset < 8, last >= .pixelData {
          note(.bytesAfterDataSet(window.end - offset), at: offset)
          break
        }
        if let group = stopAfterGroup, window.end - offset < 8 {
          // Too short for an element of the group: the data set, deflated to next to nothing.
          try window.load(offset, window.end - offset)
          if window.end - offset < 2 || window.uint16(offset, bigEndian: false) != group { break }
        }
        let header = try window.header(at: offset, end: window.end, encoding: encoding)
        if let group = stopAfterGroup, header.tag.group != group { break }
        if let stop = options.stopBefore, header.tag >= stop, header.tag.group != 0xFFFE { break }
        if header.tag.group == 0xFFFE {
          note(.strayDelimiter, at: offset, tag: header.tag)
          offset = header.valueOffset
          continue
        }
        last = header.tag
        let (element, next) = try readElement(
          header, end: window.end, encoding: encoding, keep: filter.contains(header.tag))
        if let element { add(element, to: &builder, at: header.offset) }
        offset = next
      }
    } catch let error as DICOMError {
      failure = located(error)
    }
    path = TagPath()
    depth = 0
    return (builder.dataSet, offset)
  }

  mutating func add(_ element: DataElement, to builder: inout DataSetBuilder, at offset: Int) {
    switch builder.append(element) {
    case .inOrder: break
    case .outOfOrder: note(.tagsOutOfOrder, at: offset, tag: element.tag)
    case .duplicate: note(.duplicateElement, at: offset, tag: element.tag)
    }
  }

  /// Counts what is about to be kept.
  /// - Throws: `.tooLarge` when a file of countless small elements would fill the memory.
  mutating func claim(_ bytes: Int, at offset: Int) throws {
    memory += bytes
    guard memory <= options.memoryLimit else {
      throw DICOMError(
        .tooLarge(what: "the data set in memory", limit: options.memoryLimit), offset: offset)
    }
  }

  mutating func note(_ kind: Diagnostic.Kind, at offset: Int, tag: Tag? = nil) {
    guard diagnostics.count < Self.maximumDiagnostics else { return }
    diagnostics.append(Diagnostic(kind, path: tag.map { path + $0 } ?? path, offset: offset))
  }

  /// The error with the file and the path to where reading stands.
  private func located(_ error: DICOMError) -> DICOMError {
    DICOMError(
      error.reason, file: error.file.isEmpty ? window.source.name : error.file,
      path: error.path.isEmpty ? path : error.path, offset: error.offset)
  }
}
