internal import DICOMCore

/// Reads a file of rules, and tells the place of what is wrong in it.
struct CoercionRuleReader {
  var source: String
  var table: (String) throws -> [UInt8]

  static let mostRules = 10_000

  func read(
    _ bytes: [UInt8], into set: inout CoercionRuleSet, _ tables: inout [UInt8]
  ) throws(AttributeError) {
    let root = try JSONParser.parse(bytes, source: source)
    for member in try members(root, "the file of rules") {
      switch (member.name, member.value.content) {
      case ("description", .string(let text)): set.description = text
      case ("source", .string(let text)): set.source = try checkedSource(text, member)
      case ("key", .string(let text)): set.key = try checkedKey(Array(text.utf8), member)
      case ("keyFile", .string(let text)):
        let key = try file(text, member.value.place)
        tables += key
        set.key = try checkedKey(key.filter { $0 > 0x20 }, member)
      case ("rules", .array(let nodes)):
        for node in nodes {
          set.rules.append(try rule(node, number: set.rules.count + 1, &tables))
          guard set.rules.count <= Self.mostRules else {
            throw fault(node.place, "more than \(Self.mostRules) rules")
          }
        }
      default:
        throw unknown(member, ["description", "source", "key", "keyFile", "rules"])
      }
    }
    guard !set.rules.isEmpty else { throw fault(root.place, "there are no rules") }
    let hashes = set.rules.contains { rule in
      rule.actions.contains { if case .hash = $0 { true } else { false } }
    }
    guard set.key != nil || !hashes else {
      throw fault(
        root.place,
        "hash needs a \"key\" or \"keyFile\": without one who knows all IDs could try "
          + "them")
    }
  }

  private func rule(
    _ node: JSONNode, number: Int, _ tables: inout [UInt8]
  ) throws(AttributeError) -> CoercionRule {
    var rule = CoercionRule(name: "rule \(number)")
    for member in try members(node, "a rule") {
      switch (member.name, member.value.content) {
      case ("name", .string(let text)): rule.name = text
      case ("description", .string): break
      case ("keepOriginal", .boolean(let keeps)): rule.keepsOriginal = keeps
      case ("match", .object(let members)):
        for member in members { rule.conditions.append(try condition(member)) }
      case ("actions", .array(let nodes)):
        for node in nodes { rule.actions.append(try action(node, &tables)) }
      default:
        throw unknown(member, ["name", "description", "match", "actions", "keepOriginal"])
      }
    }
    guard !rule.actions.isEmpty else { throw fault(node.place, "the rule has no actions") }
    if rule.keepsOriginal, rule.actions.contains(where: \.hides) {
      throw fault(node.place, "hash hides what keepOriginal would keep; make two rules of it")
    }
    return rule
  }

  private func condition(
    _ member: JSONNode.Member
  ) throws(AttributeError) -> CoercionCondition {
    let (path, vr) = try path(member.name, member.place)
    guard vr != .sq else {
      throw fault(member.place, "a sequence has no value to match; name an attribute of its items")
    }
    var node = member.value
    var isNegated = false
    if case .object(let members) = node.content {
      guard members.count == 1, members[0].name == "not" else {
        throw fault(node.place, "a value to match is an object of \"not\" alone")
      }
      (node, isNegated) = (members[0].value, true)
    }
    var values: [CoercionCondition.Value] = []
    var nodes = [node]
    if case .array(let several) = node.content { nodes = several }
    for node in nodes {
      switch node.content {
      case .null, .string(""): values.append(.empty)
      case .string(let text), .number(let text): values.append(.text(TextPattern(text)))
      default: throw fault(node.place, "a value to match is \(node.kind)")
      }
    }
    return CoercionCondition(path: path, values: values, isNegated: isNegated)
  }
}

extension CoercionRuleReader {
  func fault(_ place: TextPlace?, _ reason: String, attribute: String = "") -> AttributeError {
    AttributeError(source, place, attribute: attribute, reason: reason)
  }

  func members(_ node: JSONNode, _ what: String) throws(AttributeError) -> [JSONNode.Member] {
    guard case .object(let members) = node.content else {
      throw fault(node.place, "\(what) is \(node.kind), not an object")
    }
    var seen: Set<String> = []
    for member in members where !seen.insert(member.name).inserted {
      throw fault(member.place, "\"\(member.name)\" is here twice")
    }
    return members
  }

  func unknown(_ member: JSONNode.Member, _ known: [String]) -> AttributeError {
    known.contains(member.name)
      ? fault(member.value.place, "\(member.name) is \(member.value.kind)")
      : fault(
        member.place, "\"\(member.name)\" is not known here; \(known.joined(separator: ", ")) are")
  }

  func path(_ name: String, _ place: TextPlace) throws(AttributeError) -> (CoercionPath, VR?) {
    let (path, vr) = try CoercionPath.parse(name, source: source, place: place)
    return (path, vr)
  }

  func file(_ name: String, _ place: TextPlace) throws(AttributeError) -> [UInt8] {
    do { return try table(name) } catch {
      throw fault(place, "\(name) cannot be read: \(error)")
    }
  }

  private func checkedKey(
    _ bytes: [UInt8], _ member: JSONNode.Member
  ) throws(AttributeError) -> [UInt8] {
    guard bytes.count >= 16 else {
      throw fault(member.value.place, "a key has 16 characters at least")
    }
    return bytes
  }

  private func checkedSource(
    _ text: String, _ member: JSONNode.Member
  ) throws(AttributeError) -> String {
    let setting = AttributeSetting(
      AttributePath(Tag(0x0400, 0x0564)), vr: .lo, .texts([text]), source: source,
      place: member.value.place)
    if let fault = ElementEncoder().faults(setting).first { throw fault }
    return text
  }
}

extension CoercionAction {
  fileprivate var hides: Bool { if case .hash = self { true } else { false } }
}
