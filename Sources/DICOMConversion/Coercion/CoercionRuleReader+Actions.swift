internal import DICOMCore

extension CoercionRuleReader {
  private static let actions = [
    "set", "default", "delete", "copy", "map", "hash", "newUID", "private",
  ]

  func action(_ node: JSONNode, _ tables: inout [UInt8]) throws(AttributeError) -> CoercionAction {
    let members = try members(node, "an action")
    guard let member = members.first, members.count == 1 else {
      throw fault(
        node.place, "an action is an object of one of \(Self.actions.joined(separator: ", "))")
    }
    let value = member.value
    switch member.name {
    case "set": return .set(try values(value))
    case "default": return .byDefault(try values(value))
    case "delete": return .delete(try targets(value))
    case "copy": return try copy(value)
    case "map": return .map(try mapping(value, &tables))
    case "hash": return .hash(try paths(value, "hash", allowed: Self.hashed))
    case "newUID": return .newUID(try paths(value, "newUID", allowed: [.ui]))
    case "private": return .privates(try privates(value))
    default: throw unknown(member, Self.actions)
    }
  }

  private static let hashed: Set<VR> = [.ae, .cs, .lo, .lt, .pn, .sh, .st, .uc, .ui, .ut]

  /// A path to what a rule may change.
  private func changed(
    _ name: String, _ place: TextPlace, isDeleted: Bool = false
  ) throws(AttributeError) -> (CoercionPath, VR?) {
    let (path, vr) = try path(name, place)
    if let reason = ProtectedAttribute.reason(path.attribute, isDeleted: isDeleted) {
      throw fault(place, reason, attribute: path.description)
    }
    return (path, vr)
  }

  private func values(_ node: JSONNode) throws(AttributeError) -> [CoercionValue] {
    var found: [CoercionValue] = []
    for member in try members(node, "what is set") {
      let (path, vr) = try changed(member.name, member.place)
      let settings = try SettingReader(source: source).settings(
        member.value, at: AttributePath([], path.attribute), vr)
      found.append(CoercionValue(path: path, settings: settings))
    }
    return found
  }

  /// One text or an array of them.
  private func texts(
    _ node: JSONNode, _ what: String
  ) throws(AttributeError) -> [(text: String, place: TextPlace)] {
    var nodes = [node]
    if case .array(let several) = node.content { nodes = several }
    var found: [(String, TextPlace)] = []
    for node in nodes {
      guard case .string(let text) = node.content else {
        throw fault(node.place, "\(what) is \(node.kind); a text is expected")
      }
      found.append((text, node.place))
    }
    return found
  }

  private func targets(_ node: JSONNode) throws(AttributeError) -> [CoercionTarget] {
    var found: [CoercionTarget] = []
    for (text, place) in try texts(node, "what is deleted") {
      let isAtEveryDepth = text.hasPrefix("**.")
      if let pattern = TagPattern(isAtEveryDepth ? text.dropFirst(3) : text[...]) {
        found.append(.tags(pattern, atEveryDepth: isAtEveryDepth))
      } else {
        // The VR of a private attribute need not be known to delete it.
        let isPrivate = text.split(separator: ",").count > 2 && !text.contains(".")
        let name = isPrivate && text.hasSuffix(")") ? text + ":UN" : text
        found.append(.attribute(try changed(name, place, isDeleted: true).0))
      }
    }
    return found
  }

  private func paths(
    _ node: JSONNode, _ action: String, allowed: Set<VR>
  ) throws(AttributeError) -> [CoercionPath] {
    var found: [CoercionPath] = []
    for (text, place) in try texts(node, "what \(action) is for") {
      let (path, vr) = try changed(text, place)
      guard let vr, allowed.contains(vr) else {
        let name = vr?.name ?? path.attribute.vrs.map(\.name).joined(separator: " or ")
        throw fault(
          place,
          action == "hash"
            ? "no digest has the form of a value of VR \(name); set, map or delete it"
            : "the VR is \(name), not UI", attribute: path.description)
      }
      found.append(path)
    }
    return found
  }

  private func copy(_ node: JSONNode) throws(AttributeError) -> CoercionAction {
    var (from, to): (CoercionPath?, (CoercionPath, VR?)?)
    for member in try members(node, "copy") {
      switch (member.name, member.value.content) {
      case ("from", .string(let text)): from = try path(text, member.value.place).0
      case ("to", .string(let text)): to = try changed(text, member.value.place)
      default: throw unknown(member, ["from", "to"])
      }
    }
    guard let from, let to else { throw fault(node.place, "copy needs \"from\" and \"to\"") }
    return .copy(from: from, to: to.0, vr: to.1)
  }

  private func privates(_ node: JSONNode) throws(AttributeError) -> PrivateSelection {
    var selection = PrivateSelection()
    var isRemoving = false
    for member in try members(node, "private") {
      switch (member.name, member.value.content) {
      case ("remove", .string("all")): isRemoving = true
      case ("remove", .array):
        isRemoving = true
        selection.removed = try texts(member.value, "a creator").map { TextPattern($0.text) }
      case ("keep", .array):
        selection.kept = try texts(member.value, "a creator").map { TextPattern($0.text) }
      default: throw unknown(member, ["remove", "keep"])
      }
    }
    guard isRemoving else {
      throw fault(node.place, "private needs \"remove\": \"all\", or an array of creators")
    }
    return selection
  }
}
