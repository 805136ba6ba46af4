internal import DICOMCore

/// Values in the names of files: `{PatientID}_{StudyDate}_{InstanceNumber}.jpg`.
///
/// A field is as short as what follows it allows; the last reaches to the end of the pattern. `{}`
/// stands for text that means nothing.
public struct FileNamePattern: Sendable {
  private struct Field {
    /// Nil for text that means nothing.
    var name: String?
    /// What follows the field.
    var end: String
  }

  private var start = ""
  private var fields: [Field] = []

  private static let source = "pattern of file names"

  /// - Throws: where the pattern names no attribute, or two fields have nothing between them.
  public init(_ text: String) throws(AttributeError) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let literal = String(rest[..<open])
      if fields.isEmpty { start = literal } else { fields[fields.count - 1].end = literal }
      guard fields.isEmpty || !literal.isEmpty else {
        throw AttributeError(
          Self.source, reason: "two fields have nothing between them that could part them")
      }
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw AttributeError(Self.source, reason: "a field has no closing brace")
      }
      let name = String(rest[rest.index(after: open)..<close])
      if !name.isEmpty {
        _ = try AttributeSetting.setting(name: name, text: "", source: Self.source, place: nil)
      }
      fields.append(Field(name: name.isEmpty ? nil : name, end: ""))
      rest = rest[rest.index(after: close)...]
    }
    guard !fields.isEmpty else {
      throw AttributeError(Self.source, reason: "it has no field, as {PatientID}")
    }
    fields[fields.count - 1].end = String(rest)
  }

  /// - Parameter fileName: without folders.
  /// - Throws: where the name does not follow the pattern.
  public func settings(for fileName: String) throws(AttributeError) -> [AttributeSetting] {
    guard fileName.hasPrefix(start) else { throw mismatch }
    var rest = fileName.dropFirst(start.count)
    var found: [AttributeSetting] = []
    for (number, field) in fields.enumerated() {
      let value: Substring
      if number == fields.count - 1 {
        guard rest.hasSuffix(field.end), rest.count > field.end.count else { throw mismatch }
        value = rest.dropLast(field.end.count)
      } else {
        // A field has a character at least.
        var end = rest.startIndex
        repeat {
          guard end < rest.endIndex else { throw mismatch }
          end = rest.index(after: end)
        } while !rest[end...].hasPrefix(field.end)
        value = rest[..<end]
        rest = rest[end...].dropFirst(field.end.count)
      }
      guard let name = field.name else { continue }
      let setting = try AttributeSetting.setting(
        name: name, text: String(value), source: Self.source, place: nil)
      if let fault = ElementEncoder().faults(setting).first { throw fault }
      found.append(setting)
    }
    return found
  }

  /// The name itself may be a patient's.
  private var mismatch: AttributeError {
    AttributeError(Self.source, reason: "the name of the file does not follow the pattern")
  }
}
