public import DICOMCore

/// The patient and the study of an instance, for converted ones that join them in a new series.
public enum ExistingInstance {
  /// - Parameters:
  ///   - dataSet: of the existing instance.
  ///   - sopClass: of the converted one, whose patient and study modules tell what is taken.
  public static func settings(
    of dataSet: DataSet, for sopClass: UID, source: String
  ) throws(AttributeErrors) -> [AttributeSetting] {
    guard let definition = InformationObjectDefinition.of(sopClass: sopClass) else { return [] }
    let terms = dataSet.bytes(Tag(0x0008, 0x0005)).map { _ in dataSet.strings(Tag(0x0008, 0x0005)) }
    let characterSet = SpecificCharacterSet(definedTerms: terms ?? [])
    var tags: Set<Tag> = []
    for use in definition.modules where use.entity == "Patient" || use.entity == "Study" {
      tags.formUnion(use.module.attributes.map(\.tag))
    }
    var found: [AttributeSetting] = []
    for element in dataSet.elements where tags.contains(element.tag) {
      do {
        found += try settings(element, [], characterSet, source)
      } catch {
        throw AttributeErrors([
          AttributeError(
            source, attribute: AttributeName(tag: element.tag).description,
            reason: "the value cannot be read: \(error)")
        ])
      }
    }
    return found
  }

  private static func settings(
    _ element: DataElement, _ steps: [AttributePath.Step], _ characterSet: SpecificCharacterSet,
    _ source: String
  ) throws -> [AttributeSetting] {
    // Private attributes of items are of the other instance's maker.
    guard !element.tag.isPrivate, steps.count < AttributePath.deepest, element.vr != .un else {
      return []
    }
    let name = AttributeName(tag: element.tag)
    let path = AttributePath(steps, name)
    switch element.value {
    case .fragments: return []
    case .items(let items):
      let items = items.prefix(AttributePath.mostItems)
      var found = [AttributeSetting(path, vr: .sq, .items(items.count), source: source)]
      for (number, item) in items.enumerated() {
        let inner = steps + [AttributePath.Step(sequence: name, item: number)]
        for element in item.elements {
          found += try settings(element, inner, characterSet, source)
        }
      }
      return found
    case .bytes(let bytes):
      let bytes = try bytes.load()
      guard element.vr.isText else {
        return [AttributeSetting(path, vr: element.vr, .bytes(bytes), source: source)]
      }
      // What older devices wrote is put into the form that is asked for today, if it has one.
      let isPlain = !element.vr.usesSpecificCharacterSet
      let conforming = isPlain ? ConformingValue(bytes, vr: element.vr)?.bytes ?? bytes : bytes
      let texts = characterSet.decodeValues(conforming, vr: element.vr).values
      return [AttributeSetting(path, vr: element.vr, .texts(texts), source: source)]
    }
  }
}
