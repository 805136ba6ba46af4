/// What rules would do to the instances of an input.
public struct CoercionExplanation: Sendable, Encodable {
  /// Values before and after; empty for none.
  public struct Example: Sendable, Encodable, Hashable {
    public var before: String
    public var after: String
  }

  public struct Attribute: Sendable, Encodable {
    /// With `[*]` for the numbers of items.
    public var attribute: String
    /// As `CoercionChange.Kind`.
    public var kind: String
    public var instances: Int
    /// Nil unless patients are to be shown.
    public var examples: [Example]?
  }

  public struct Rule: Sendable, Encodable {
    public var name: String
    /// Instances that the rule applies to.
    public var matched: Int
    /// Those of them in which it changes something.
    public var changed: Int
    public var attributes: [Attribute]
  }

  public struct File: Sendable, Encodable {
    public var path: String
    public var reason: String
  }

  public let command = "explain"
  public var exitCode: Int32 = 0
  public var files = 0
  public var instances = 0
  public var changed = 0
  /// In the order of the file of rules; the last, without a name, is of references that follow.
  public var rules: [Rule] = []
  /// Instances that cannot be coerced.
  public var refused: [File] = []
  /// Instances that should be looked at when they are coerced.
  public var warnings: [File] = []
}
