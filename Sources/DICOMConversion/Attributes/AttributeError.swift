/// Why attributes of a converted instance cannot be taken as they are given.
public struct AttributeError: Error, Hashable, Sendable {
  /// The file, option or step that the fault is in: `photograph.json`, `--set`.
  public var source: String
  public var place: TextPlace?
  /// The attribute as `AttributePath.description` names it; empty where none is meant.
  public var attribute: String
  /// A sentence without values of patients.
  public var reason: String
  /// Nobody gives what the object requires: the `--set` that would.
  var remedy: String?

  public init(_ source: String, _ place: TextPlace? = nil, attribute: String = "", reason: String) {
    (self.source, self.place, self.attribute, self.reason) = (source, place, attribute, reason)
  }
}

extension AttributeError: CustomStringConvertible {
  /// `photograph.json, line 4, column 7: PatientNaem: no attribute has this keyword`.
  public var description: String {
    let start = place.map { "\(source), \($0)" } ?? source
    return "\(start): \(attribute.isEmpty ? "" : "\(attribute): ")\(reason)"
  }
}

/// Everything that is wrong with the attributes of one instance.
public struct AttributeErrors: Error, Hashable, Sendable, CustomStringConvertible {
  public var errors: [AttributeError]

  public init(_ errors: [AttributeError]) { self.errors = errors }

  public var description: String { errors.map(\.description).joined(separator: "\n") }

  /// All of it in one line; what is missing is named together, with one way to give it.
  public var sentence: String {
    let missing = errors.filter { $0.remedy != nil }
    guard missing.count > 1 else { return errors.map(\.description).joined(separator: "; ") }
    let others = errors.filter { $0.remedy == nil }.map(\.description)
    let remedies = missing.compactMap(\.remedy).map { "--set \($0)=VALUE" }
    let together =
      "the instance requires values that nothing gives: "
      + missing.map(\.attribute).joined(separator: ", ")
      + "; give them in the template, as columns of the table, in the pattern of file names, by an"
      + " existing instance that has them, or as " + remedies.joined(separator: " ")
    return (others + [together]).joined(separator: "; ")
  }
}

/// A place in a text file.
public struct TextPlace: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  /// In characters from 1; nil for the whole line.
  public var column: Int?

  public init(line: Int, column: Int? = nil) { (self.line, self.column) = (line, column) }

  public var description: String {
    column.map { "line \(line), column \($0)" } ?? "line \(line)"
  }
}
