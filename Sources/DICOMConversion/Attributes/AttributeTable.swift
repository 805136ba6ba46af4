internal import DICOMCore

/// Values for many files, one line a file, from a table of comma-separated values.
///
/// The first line names the attributes as `--set` does. A column `File` or `FileName` says which
/// file a line is for; without one, lines go by the order of the files. An empty field says nothing.
public struct AttributeTable: Sendable {
  public struct Row: Sendable {
    /// From 1.
    public var line: Int
    /// Nil where the table has no such column.
    public var fileName: String?
    public var settings: [AttributeSetting]
  }

  public var name: String
  public private(set) var rows: [Row] = []
  private var rowsByFile: [String: Int] = [:]
  private var hasFileNames = false

  /// - Throws: the first fault, with its line.
  public init(csv bytes: [UInt8], name: String) throws(AttributeError) {
    self.name = name
    let records = try CSVReader.records(bytes, source: name)
    guard let header = records.first else {
      throw AttributeError(name, reason: "the table is empty; its first line names attributes")
    }
    let fileColumn = header.fields.firstIndex {
      ["file", "filename", "file name"].contains($0.trimmingSpaces.lowercased())
    }
    hasFileNames = fileColumn != nil
    let columns = try columns(header, fileColumn)
    for record in records.dropFirst() {
      let place = TextPlace(line: record.line)
      guard record.fields.count == header.fields.count else {
        throw AttributeError(
          name, place,
          reason: "\(record.fields.count) fields; the first line names \(header.fields.count)")
      }
      var settings: [AttributeSetting] = []
      for (column, text) in record.fields.enumerated() where column != fileColumn && !text.isEmpty {
        let (path, vr) = (columns[column].path, columns[column].vr)
        let setting = AttributeSetting(
          path, vr: vr, AttributeSetting.texts(text, vr: vr), source: name, place: place)
        if let fault = ElementEncoder().faults(setting).first { throw fault }
        settings.append(setting)
      }
      let file = fileColumn.map { record.fields[$0].trimmingSpaces }
      if let file, rowsByFile.updateValue(rows.count, forKey: file) != nil {
        throw AttributeError(name, place, reason: "an earlier line is for the same file")
      }
      rows.append(Row(line: record.line, fileName: file, settings: settings))
    }
  }

  /// A setting without a value for each column; that of file names has any.
  private func columns(
    _ header: CSVReader.Record, _ fileColumn: Int?
  ) throws(AttributeError) -> [AttributeSetting] {
    let place = TextPlace(line: header.line)
    var seen: Set<AttributePath> = []
    var columns: [AttributeSetting] = []
    for (column, field) in header.fields.enumerated() {
      let name = column == fileColumn ? "PatientID" : field
      let setting = try AttributeSetting.setting(
        name: name, text: "", source: self.name, place: place)
      if column != fileColumn, !seen.insert(setting.path).inserted {
        throw setting.fault("two columns have it")
      }
      columns.append(setting)
    }
    return columns
  }

  /// The line of each file, in the order of the files.
  ///
  /// - Parameter files: paths; a line names the whole path or its last part.
  /// - Throws: a file without a line, a line without a file, or more or fewer lines than files.
  public func rows(for files: [String]) throws(AttributeError) -> [Row] {
    guard hasFileNames else {
      guard rows.count == files.count else {
        let line = rows.count > files.count ? rows[files.count].line : (rows.last?.line ?? 1) + 1
        throw AttributeError(
          name, TextPlace(line: line),
          reason: "\(rows.count) lines of values for \(files.count) files")
      }
      return rows
    }
    var found: [Row] = []
    var used: Set<Int> = []
    for file in files {
      let last = file.split(separator: "/").last.map { String($0) } ?? file
      guard let index = rowsByFile[file] ?? rowsByFile[last] else {
        throw AttributeError(name, reason: "no line is for the file number \(found.count + 1)")
      }
      used.insert(index)
      found.append(rows[index])
    }
    if let unused = rows.indices.first(where: { !used.contains($0) }) {
      throw AttributeError(
        name, TextPlace(line: rows[unused].line), reason: "none of the files has this name")
    }
    return found
  }
}
