public import DICOMCore

/// A value that someone gives for an attribute, and who does.
public struct AttributeSetting: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    /// One text a value, numbers in decimals; none for an empty attribute.
    case texts([String])
    /// A value field as it stands in another instance, little endian.
    case bytes([UInt8])
    /// A sequence has at least so many items.
    case items(Int)
  }

  public var path: AttributePath
  /// Nil where the dictionary tells.
  public var vr: VR?
  public var value: Value
  /// As `AttributeError.source`.
  public var source: String
  public var place: TextPlace?

  init(
    _ path: AttributePath, vr: VR? = nil, _ value: Value, source: String, place: TextPlace? = nil
  ) {
    (self.path, self.vr, self.value) = (path, vr, value)
    (self.source, self.place) = (source, place)
  }

  /// A value of an attribute of the main data set.
  public init(_ tag: Tag, _ texts: [String], source: String) {
    let path = AttributePath(tag)
    let vrs = path.attribute.vrs
    self.init(path, vr: vrs.count == 1 ? vrs[0] : nil, .texts(texts), source: source)
  }

  func fault(_ reason: String) -> AttributeError {
    AttributeError(source, place, attribute: path.description, reason: reason)
  }

  /// The values of a text: one for a VR of a single text, else parted at backslashes.
  static func texts(_ text: String, vr: VR?) -> Value {
    guard !text.isEmpty else { return .texts([]) }
    if vr?.isSingleText == true { return .texts([text]) }
    return .texts(text.split(separator: "\\", omittingEmptySubsequences: false).map { String($0) })
  }

  /// Reads `PatientName=Doe^Jane`; a private attribute has its VR: `(4453,01,CREATOR):LO=value`.
  ///
  /// - Parameter source: the option, for errors.
  public init(assignment text: String, source: String = "--set") throws(AttributeError) {
    guard let equals = text.firstIndex(where: { $0 == "=" }) else {
      throw AttributeError(source, reason: "\"=\" and a value are expected after the attribute")
    }
    self = try Self.setting(
      name: String(text[..<equals]), text: String(text[text.index(after: equals)...]),
      source: source, place: nil)
    if let fault = ElementEncoder().faults(self).first { throw fault }
  }

  /// - Parameter name: a path, and after a colon the VR where the dictionary does not tell it.
  static func setting(
    name: String, text: String, source: String, place: TextPlace?
  ) throws(AttributeError) -> AttributeSetting {
    let (path, vr) = try pathAndVR(name, source: source, place: place)
    guard vr != .sq else {
      throw AttributeError(
        source, place, attribute: path.description,
        reason: "a sequence has items and no value of its own; give their attributes, as "
          + "\(name)[0].CodeValue")
    }
    return AttributeSetting(path, vr: vr, texts(text, vr: vr), source: source, place: place)
  }

  static func pathAndVR(
    _ name: String, source: String, place: TextPlace?
  ) throws(AttributeError) -> (AttributePath, VR?) {
    var name = name.trimmingSpaces
    var given: VR?
    if name.utf8.count > 3, let colon = name.lastIndex(of: ":"),
      name.distance(from: colon, to: name.endIndex) == 3, !name.hasSuffix(")")
    {
      let letters = name[name.index(after: colon)...]
      given = VR(name: letters)
      guard given != nil else {
        throw AttributeError(
          source, place, attribute: name, reason: "\"\(letters)\" is no VR of the standard")
      }
      name = String(name[..<colon])
    }
    do {
      let path = try AttributePath(name)
      return (path, try resolvedVR(path, given, source: source, place: place))
    } catch let error as AttributeName.Unnamed {
      throw AttributeError(source, place, attribute: name, reason: error.reason)
    } catch let error as AttributeError {
      throw error
    } catch {
      throw AttributeError(source, place, attribute: name, reason: "\(error)")
    }
  }

  /// The VR given, if the dictionary allows it; the dictionary's where it has one only.
  static func resolvedVR(
    _ path: AttributePath, _ given: VR?, source: String, place: TextPlace?
  ) throws(AttributeError) -> VR? {
    let allowed = path.attribute.vrs
    if let given, !allowed.isEmpty, !allowed.contains(given) {
      throw AttributeError(
        source, place, attribute: path.description,
        reason: "the VR is \(given.name); the standard has "
          + allowed.map(\.name).joined(separator: " or "))
    }
    if path.attribute.creator != nil, given == nil {
      throw AttributeError(
        source, place, attribute: path.description,
        reason: "the VR of a private attribute must be given")
    }
    return given ?? (allowed.count == 1 ? allowed[0] : nil)
  }
}
