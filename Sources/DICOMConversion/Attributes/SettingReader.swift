internal import DICOMCore

/// Reads values of attributes out of the members of JSON objects, as templates and rules have them.
struct SettingReader {
  /// Names the file in errors.
  var source: String

  func settings(
    _ members: [JSONNode.Member], within steps: [AttributePath.Step] = []
  ) throws(AttributeError) -> [AttributeSetting] {
    var found: [AttributeSetting] = []
    var seen: Set<AttributeName> = []
    for member in members {
      var (path, vr) = try AttributeSetting.pathAndVR(
        member.name, source: source, place: member.place)
      guard path.steps.isEmpty else {
        throw AttributeError(
          source, member.place, attribute: path.description,
          reason: "a sequence is an array of objects here, not a path")
      }
      guard seen.insert(path.attribute).inserted else {
        throw AttributeError(
          source, member.place, attribute: path.description, reason: "the attribute is here twice")
      }
      path.steps = steps
      guard steps.count < AttributePath.deepest else {
        throw AttributeError(source, member.place, reason: "too many levels of sequences")
      }
      found += try settings(member.value, at: path, vr)
    }
    return found
  }

  func settings(
    _ node: JSONNode, at path: AttributePath, _ vr: VR?
  ) throws(AttributeError) -> [AttributeSetting] {
    func one(_ value: AttributeSetting.Value) throws(AttributeError) -> [AttributeSetting] {
      let setting = AttributeSetting(path, vr: vr, value, source: source, place: node.place)
      if vr == .sq {
        switch value {
        case .texts([]):
          return [AttributeSetting(path, vr: vr, .items(0), source: source, place: node.place)]
        case .items: break
        default: throw setting.fault("a sequence is an array of objects, one an item")
        }
      }
      // So that the fault is told with its place, and before anything is converted.
      if let fault = ElementEncoder().faults(setting).first { throw fault }
      return [setting]
    }
    switch node.content {
    case .null: return try one(.texts([]))
    case .string(let text): return try one(AttributeSetting.texts(text, vr: vr))
    case .number(let text): return try one(.texts([text]))
    case .array(let nodes):
      if vr == .sq { return try items(nodes, at: path, node.place) }
      return try one(.texts(try texts(nodes, path)))
    case .boolean, .object:
      throw AttributeError(
        source, node.place, attribute: path.description, reason: "the value is \(node.kind)")
    }
  }

  private func texts(
    _ nodes: [JSONNode], _ path: AttributePath
  ) throws(AttributeError) -> [String] {
    var texts: [String] = []
    for node in nodes {
      switch node.content {
      case .string(let text), .number(let text): texts.append(text)
      case .null: texts.append("")
      default:
        throw AttributeError(
          source, node.place, attribute: path.description,
          reason: "a value is \(node.kind); texts and numbers are expected")
      }
    }
    return texts
  }

  private func items(
    _ nodes: [JSONNode], at path: AttributePath, _ place: TextPlace
  ) throws(AttributeError) -> [AttributeSetting] {
    guard nodes.count <= AttributePath.mostItems else {
      throw AttributeError(
        source, place, attribute: path.description,
        reason: "more than \(AttributePath.mostItems) items")
    }
    var found = [
      AttributeSetting(path, vr: .sq, .items(nodes.count), source: source, place: place)
    ]
    for (number, node) in nodes.enumerated() {
      guard case .object(let members) = node.content else {
        throw AttributeError(
          source, node.place, attribute: path.description,
          reason: "item \(number) is \(node.kind), not an object of attributes")
      }
      let step = AttributePath.Step(sequence: path.attribute, item: number)
      found += try settings(members, within: path.steps + [step])
    }
    return found
  }
}
