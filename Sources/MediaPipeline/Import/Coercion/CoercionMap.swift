internal import DICOMCore
internal import DICOMFileSet

extension CoercionRules {
  private static let largest = 1 << 26

  /// Reads a mapping file: CSV in UTF-8, a header, a row for each patient or study.
  ///
  /// The columns are `match:KEYWORD` (PatientID, IssuerOfPatientID, PatientName, PatientBirthDate,
  /// StudyInstanceUID) and `set:KEYWORD`. The first row that matches counts. A match cell of `*`
  /// takes everything, an empty one what is empty; an empty set cell leaves the value as it is.
  /// - Throws: `PipelineError.usage` naming the line that is wrong, without what stands in it.
  public mutating func load(path: String) throws {
    guard let source = try? OpenedFile(path: path), source.count <= Self.largest,
      let bytes = try? source.read(0..<source.count)
    else {
      throw PipelineError.usage("\(path): the mapping file cannot be read; check the name")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PipelineError.usage("\(path): the mapping file is not in UTF-8; save it as UTF-8")
    }
    do {
      try load(text)
    } catch let error as PipelineError {
      throw PipelineError.usage("\(path): \(error)")
    }
  }

  mutating func load(_ text: String) throws {
    guard let lines = CommaSeparated.parse(text) else {
      throw PipelineError.usage("a quotation mark of the mapping file is not closed")
    }
    guard let header = lines.first else {
      throw PipelineError.usage("the mapping file is empty")
    }
    let columns = try header.fields.map { try Column($0) }
    guard columns.contains(where: \.isMatch), columns.contains(where: { !$0.isMatch }) else {
      throw PipelineError.usage(
        "the mapping file needs a column match:PatientID or the like, and one set:PatientID or the"
          + " like")
    }
    var known: Set<[CoercionMatch: String]> = []
    for line in lines.dropFirst() {
      guard line.fields.count == columns.count else {
        throw PipelineError.usage(
          "line \(line.number) of the mapping file has \(line.fields.count) fields, the header"
            + " \(columns.count)")
      }
      var row = Row(matches: [:], values: [:])
      for (column, field) in zip(columns, line.fields) {
        switch column {
        case .match(let match): row.matches[match] = field
        case .set(let attribute) where !field.isEmpty:
          guard let value = try? attribute.checked(field) else {
            throw PipelineError.usage(
              "line \(line.number) of the mapping file: the value cannot be a"
                + " \(attribute.keyword)")
          }
          row.values[attribute] = value
        case .set: break
        }
      }
      guard known.insert(row.matches).inserted else {
        throw PipelineError.usage(
          "line \(line.number) of the mapping file matches what an earlier does")
      }
      rows.append(row)
    }
  }

  private enum Column {
    case match(CoercionMatch)
    case set(CoercedAttribute)

    init(_ name: String) throws {
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      switch (parts.first, parts.last) {
      case ("match"?, let keyword?) where parts.count == 2:
        guard let match = CoercionMatch(rawValue: keyword) else {
          let all = CoercionMatch.allCases.map { "match:" + $0.rawValue }
          throw PipelineError.usage(
            "a column of the mapping file is \(name): \(all.joined(separator: ", ")) can be")
        }
        self = .match(match)
      case ("set"?, let keyword?) where parts.count == 2:
        self = .set(try CoercedAttribute(keyword))
      default:
        throw PipelineError.usage(
          "the columns of the mapping file are match:KEYWORD and set:KEYWORD; one is not")
      }
    }

    var isMatch: Bool { if case .match = self { true } else { false } }
  }
}

/// Values with commas between them.
/// - SeeAlso: RFC 4180
enum CommaSeparated {
  struct Line {
    /// In the file, from 1.
    var number: Int
    var fields: [String]
  }

  /// Empty lines are left out; nil when a quotation mark is not closed.
  static func parse(_ text: String) -> [Line]? {
    var lines: [Line] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var number = 1
    var start = 1
    var isQuoted = false
    var wasQuoted = false
    func isEmptyLine() -> Bool { fields.isEmpty && field.isEmpty && !wasQuoted }
    var rest = text.unicodeScalars[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while let scalar = rest.popFirst() {
      if scalar == "\n" { number += 1 }
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if rest.first == "\"" {
          field.append(rest.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"" where field.isEmpty: (isQuoted, wasQuoted) = (true, true)
      case ",":
        fields.append(String(field))
        field.removeAll()
      case "\r" where rest.first == "\n": break
      case "\n":
        if !isEmptyLine() { lines.append(Line(number: start, fields: fields + [String(field)])) }
        fields.removeAll()
        field.removeAll()
        (start, wasQuoted) = (number, false)
      default: field.append(scalar)
      }
    }
    guard !isQuoted else { return nil }
    if !isEmptyLine() { lines.append(Line(number: start, fields: fields + [String(field)])) }
    return lines
  }
}
