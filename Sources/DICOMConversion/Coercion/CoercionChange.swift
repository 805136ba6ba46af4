internal import DICOMCore

/// One attribute that coercion gives another value.
public struct CoercionChange: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case added, changed, removed }

  /// From 0; nil for references that follow instances to their new UIDs.
  public var rule: Int?
  /// The way to it with its keyword and tag; of items with their numbers.
  public var attribute: String
  public var kind: Kind

  var top: DICOMCore.Tag
  var old: DataElement?
  var new: DataElement?
  /// It went because its tag was of some form, not by its own name.
  var isSweeping = false
  /// A UID made out of the old one, which references follow.
  var isReplacement = false
  private var context: AttributeContext

  /// - Returns: nil where nothing changes.
  init?(
    rule: Int?, _ name: AttributeName, from old: DataElement?, to new: DataElement?,
    in context: AttributeContext
  ) {
    switch (old, new) {
    case (nil, nil): return nil
    case (nil, _): kind = .added
    case (_, nil): kind = .removed
    case (let old?, let new?):
      if Self.areSame(old, new) { return nil }
      kind = .changed
    }
    self.rule = rule
    attribute = context.prefix + name.description
    top = context.top ?? old?.tag ?? new?.tag ?? name.tag
    (self.old, self.new, self.context) = (old, new, context)
  }

  /// What stood there: values of patients, to be shown to who asked for them only.
  public var before: String { old.map(shown) ?? "" }

  /// What stands there now; as `before`.
  public var after: String { new.map(shown) ?? "" }

  private func shown(_ element: DataElement) -> String {
    switch element.value {
    case .items(let items): return "\(items.count) items"
    case .fragments: return "pixels"
    case .bytes(let bytes):
      let texts = context.texts(element)
      if texts.isEmpty, bytes.count > 0, !element.vr.isText { return "\(bytes.count) bytes" }
      let text = texts.joined(separator: "\\")
      return text.count > 64 ? text.prefix(63) + "…" : text
    }
  }

  private static func areSame(_ one: DataElement, _ other: DataElement) -> Bool {
    switch (one.value, other.value) {
    case (.bytes(let left), .bytes(let right)):
      guard one.vr == other.vr || one.vr == .un else { return false }
      return left.count == right.count && (try? left.load()) == (try? right.load())
    case (.items(let left), .items(let right)):
      guard left.count == right.count else { return false }
      return zip(left, right).allSatisfy { left, right in
        left.elements.count == right.elements.count
          && zip(left.elements, right.elements).allSatisfy {
            $0.tag == $1.tag && areSame($0, $1)
          }
      }
    default: return false
    }
  }
}

/// Why an instance cannot be brought into line with the rules; nothing of it is changed then.
public struct CoercionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Of the rule; empty where it is none's.
  public var rule: String
  /// The attribute, or empty.
  public var attribute: String
  /// A sentence without values of patients.
  public var reason: String

  init(rule: String = "", attribute: String = "", _ reason: String) {
    (self.rule, self.attribute, self.reason) = (rule, attribute, reason)
  }

  public var description: String {
    "it cannot be coerced" + (rule.isEmpty ? "" : " by \(rule)")
      + (attribute.isEmpty ? "" : ", \(attribute)") + ": \(reason)"
  }
}
