/// A JSON value that knows where it stands, so that a fault in it can be pointed at.
struct JSONNode: Sendable {
  struct Member: Sendable {
    var name: String
    var place: TextPlace
    var value: JSONNode
  }

  enum Content: Sendable {
    case object([Member])
    case array([JSONNode])
    case string(String)
    /// As it is written, so that decimals keep their digits.
    case number(String)
    case boolean(Bool)
    case null
  }

  var content: Content
  var place: TextPlace

  /// For messages: `an object`.
  var kind: String {
    switch content {
    case .object: "an object"
    case .array: "an array"
    case .string: "a text"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }
}
