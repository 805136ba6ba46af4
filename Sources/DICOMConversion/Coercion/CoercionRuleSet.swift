/// Rules by which instances are brought into line, read from a JSON file.
///
/// The form of the file is in `Templates/Coercion/README.md`.
public struct CoercionRuleSet: Sendable {
  /// The name of the file, for errors.
  public var name: String
  public internal(set) var description = ""
  var rules: [CoercionRule] = []
  /// Of digests and new UIDs.
  var key: [UInt8]?
  /// Source of Previous Values in Original Attributes Sequence.
  var source: String?
  /// Everything that was read: the file, and the tables that it names.
  public internal(set) var content: [UInt8]

  public static let sizeLimit = 4 << 20

  /// - Parameters:
  ///   - name: for errors.
  ///   - table: gives the bytes of a file that the rules name.
  /// - Throws: the first fault, with its line and column, or the line of the table.
  public init(
    json bytes: [UInt8], name: String, table: @escaping (String) throws -> [UInt8]
  ) throws(AttributeError) {
    (self.name, content) = (name, bytes)
    guard bytes.count <= Self.sizeLimit else {
      throw AttributeError(name, reason: "the file of rules is larger than 4 MiB")
    }
    var tables: [UInt8] = []
    let reader = CoercionRuleReader(source: name, table: table)
    try reader.read(bytes, into: &self, &tables)
    content += tables
  }

  /// Names of the rules, in their order.
  public var ruleNames: [String] { rules.map(\.name) }

  /// References have to follow: every instance is collected before the first is coerced.
  public var needsCollection: Bool {
    rules.contains { $0.actions.contains(where: \.replacesUIDs) }
  }

  /// The UIDs and digests are the same in every run.
  public var hasKey: Bool { key != nil }
}
