public import DICOMCore

/// Values that instances of a kind have, read from a JSON file.
///
/// The file is an object of `description`, `sopClass` (a UID), `fixed` and `default`. The last two
/// are objects of attributes, named by keyword, `(gggg,eeee)`, or `(gggg,ee,CREATOR):VR` for private
/// ones. A value is a text (several values parted by backslashes), a number, an array of those, null
/// for an empty value, or an array of objects for a sequence.
public struct AttributeTemplate: Sendable {
  /// The name of the file, for errors.
  public var name: String
  public var description = ""
  /// Of the instances, where the template says it.
  public var sopClass: UID?
  /// Nothing but the command line overrides them.
  public var fixed: [AttributeSetting] = []
  /// Everything overrides them.
  public var defaults: [AttributeSetting] = []

  public static let sizeLimit = 4 << 20

  /// - Throws: the first fault, with its line and column.
  public init(json bytes: [UInt8], name: String) throws(AttributeError) {
    self.name = name
    guard bytes.count <= Self.sizeLimit else {
      throw AttributeError(name, reason: "the template is larger than 4 MiB")
    }
    let root = try JSONParser.parse(bytes, source: name)
    guard case .object(let members) = root.content else {
      throw AttributeError(name, root.place, reason: "the template is \(root.kind), not an object")
    }
    for member in members {
      switch (member.name, member.value.content) {
      case ("description", .string(let text)): description = text
      case ("sopClass", .string(let text)):
        let uid = UID(rawValue: text)
        guard InformationObjectDefinition.of(sopClass: uid) != nil else {
          throw AttributeError(
            name, member.value.place, reason: "sopClass is no SOP Class UID of the standard")
        }
        sopClass = uid
      case ("fixed", .object(let attributes)): fixed = try settings(attributes)
      case ("default", .object(let attributes)): defaults = try settings(attributes)
      case ("description", _), ("sopClass", _), ("fixed", _), ("default", _):
        throw AttributeError(
          name, member.value.place, reason: "\(member.name) is \(member.value.kind)")
      default:
        throw AttributeError(
          name, member.place,
          reason: "\"\(member.name)\" is not known here; description, sopClass, fixed and default "
            + "are")
      }
    }
  }

  private func settings(
    _ members: [JSONNode.Member], within steps: [AttributePath.Step] = []
  ) throws(AttributeError) -> [AttributeSetting] {
    var found: [AttributeSetting] = []
    var seen: Set<AttributeName> = []
    for member in members {
      var (path, vr) = try AttributeSetting.pathAndVR(
        member.name, source: name, place: member.place)
      guard path.steps.isEmpty else {
        throw AttributeError(
          name, member.place, attribute: path.description,
          reason: "a sequence is an array of objects here, not a path")
      }
      guard seen.insert(path.attribute).inserted else {
        throw AttributeError(
          name, member.place, attribute: path.description, reason: "the attribute is here twice")
      }
      path.steps = steps
      guard steps.count < AttributePath.deepest else {
        throw AttributeError(name, member.place, reason: "too many levels of sequences")
      }
      found += try settings(member.value, at: path, vr)
    }
    return found
  }

  private func settings(
    _ node: JSONNode, at path: AttributePath, _ vr: VR?
  ) throws(AttributeError) -> [AttributeSetting] {
    func one(_ value: AttributeSetting.Value) throws(AttributeError) -> [AttributeSetting] {
      let setting = AttributeSetting(path, vr: vr, value, source: name, place: node.place)
      if vr == .sq {
        switch value {
        case .texts([]):
          return [AttributeSetting(path, vr: vr, .items(0), source: name, place: node.place)]
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
        name, node.place, attribute: path.description, reason: "the value is \(node.kind)")
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
          name, node.place, attribute: path.description,
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
        name, place, attribute: path.description,
        reason: "more than \(AttributePath.mostItems) items")
    }
    var found = [
      AttributeSetting(path, vr: .sq, .items(nodes.count), source: name, place: place)
    ]
    for (number, node) in nodes.enumerated() {
      guard case .object(let members) = node.content else {
        throw AttributeError(
          name, node.place, attribute: path.description,
          reason: "item \(number) is \(node.kind), not an object of attributes")
      }
      let step = AttributePath.Step(sequence: path.attribute, item: number)
      found += try settings(members, within: path.steps + [step])
    }
    return found
  }
}
