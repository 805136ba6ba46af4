public import DICOMCore

/// What a converted instance says of itself, from every source that says something.
///
/// Of two sources the later of this list counts: defaults of the SOP Class, defaults of the template,
/// facts of the converted file, the existing instance, the file's name, the table, fixed values of
/// the template, the command line. The description of the content itself overrides all.
public struct InstanceAttributes: Sendable {
  public var sopClass: UID
  public var template: AttributeTemplate?
  /// What the converted file tells: times, device, title.
  public var facts: [AttributeSetting] = []
  /// `ExistingInstance.settings`.
  public var like: [AttributeSetting] = []
  /// `FileNamePattern.settings(for:)`.
  public var fileName: [AttributeSetting] = []
  /// `AttributeTable.Row.settings`.
  public var table: [AttributeSetting] = []
  public var commandLine: [AttributeSetting] = []
  /// Elements of the content, as the Image Pixel module has them: no text beyond ASCII.
  public var content = DataSet()
  /// What the caller adds later, so that it is not missed.
  public var supplied: Set<Tag> = [Tag(0x7FE0, 0x0010), Tag(0x0042, 0x0011)]

  public init(sopClass: UID, template: AttributeTemplate? = nil) {
    (self.sopClass, self.template) = (sopClass, template)
  }

  /// The values that count of an attribute of the main data set; nil where nobody gives it as text.
  public func texts(_ tag: Tag) -> [String]? {
    guard case .texts(let texts)? = settings.first(where: { $0.path == AttributePath(tag) })?.value
    else { return nil }
    return texts
  }

  /// Whether anybody says something of an attribute of the main data set, or of its items.
  public func gives(_ tag: Tag) -> Bool {
    settings.contains { ($0.path.steps.first?.sequence ?? $0.path.attribute).tag == tag }
  }

  /// The settings that count, each path once, in no order.
  var settings: [AttributeSetting] {
    let layers = [
      ClassDefaults.settings(sopClass, content: content), template?.defaults ?? [], facts, like,
      fileName, table, template?.fixed ?? [], commandLine,
    ]
    var merged: [AttributePath: AttributeSetting] = [:]
    for layer in layers {
      // A sequence given whole replaces the items that others gave.
      for setting in layer {
        guard case .items = setting.value else { continue }
        let path = setting.path
        let depth = path.steps.count
        merged = merged.filter { other, _ in
          other.steps.count <= depth || other.steps[depth].sequence != path.attribute
            || Array(other.steps.prefix(depth)) != path.steps
        }
      }
      for setting in layer { merged[setting.path] = setting }
    }
    return Array(merged.values)
  }

  /// The data set, without what `supplied` names.
  ///
  /// - Parameters:
  ///   - planner: gives identifiers and numbers to what has none.
  ///   - digest: of the converted file's bytes, for stable identifiers.
  /// - Throws: every fault of a value, or else every required attribute that is missing.
  /// - SeeAlso: PS3.5 §7.4
  public func dataSet(
    in planner: inout SeriesPlanner, digest: [UInt8] = []
  ) throws(AttributeErrors) -> DataSet {
    var settings = settings
    let declared = settings.filter { $0.path == AttributePath(Self.characterSet) }
    settings.removeAll { $0.path == AttributePath(Self.characterSet) }
    let characterSet = try characterSet(for: settings, declared: declared.first)
    let isSigned = content.integer(Tag(0x0028, 0x0103)) == 1
    var assembly = DataSetAssembly(
      ElementEncoder(characterSet: characterSet, isSigned: isSigned))
    var dataSet = assembly.dataSet(settings)
    guard assembly.errors.isEmpty else { throw AttributeErrors(Self.sorted(assembly.errors)) }
    for element in content.elements { dataSet[element.tag] = element }
    dataSet.agreeWithPixels()
    set(&dataSet, Tag(0x0008, 0x0016), .ui, sopClass.rawValue)
    let terms = characterSet.definedTerms
    if !terms.isEmpty { set(&dataSet, Self.characterSet, .cs, terms.joined(separator: "\\")) }

    var placed = planner
    placed.place(&dataSet, digest: digest)
    var requirements = Requirements(dataSet: dataSet, supplied: supplied)
    let completed = requirements.completed(sopClass)
    guard requirements.errors.isEmpty else {
      throw AttributeErrors(Self.sorted(requirements.errors))
    }
    planner = placed
    return completed
  }

  private static let characterSet = Tag(0x0008, 0x0005)

  private func characterSet(
    for settings: [AttributeSetting], declared: AttributeSetting?
  ) throws(AttributeErrors) -> SpecificCharacterSet {
    guard case .texts(let terms)? = declared?.value, let declared else {
      return .needed(for: settings)
    }
    let set = SpecificCharacterSet(definedTerms: terms)
    guard set.diagnostics.isEmpty else {
      throw AttributeErrors([declared.fault("this is no character set of the standard")])
    }
    return set
  }

  private func set(_ dataSet: inout DataSet, _ tag: Tag, _ vr: VR, _ text: String) {
    var bytes = Array(text.utf8)
    if bytes.count % 2 == 1 { bytes.append(vr.padding) }
    dataSet[tag] = DataElement(tag, vr, .memory(bytes))
  }

  private static func sorted(_ errors: [AttributeError]) -> [AttributeError] {
    errors.sorted { ($0.source, $0.attribute, $0.reason) < ($1.source, $1.attribute, $1.reason) }
  }
}
