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
    let reader = SettingReader(source: name)
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
      case ("fixed", .object(let attributes)): fixed = try reader.settings(attributes)
      case ("default", .object(let attributes)): defaults = try reader.settings(attributes)
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
}
