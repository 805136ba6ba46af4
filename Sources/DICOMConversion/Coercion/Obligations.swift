internal import DICOMCore

/// What an object requires of the attributes that rules have taken away.
/// - SeeAlso: PS3.5 §7.4
struct Obligations {
  var original: DataSet

  /// Leaves what must be there empty, and puts back what only went with others.
  /// - Throws: `CoercionFailure` for an attribute that must have a value and has none any more.
  func keep(in editor: inout CoercionEditor) throws {
    var lost = Set(editor.changes.map(\.top))
    for tag in lost where editor.dataSet.hasValue(tag) || !original.hasValue(tag) {
      lost.remove(tag)
    }
    guard !lost.isEmpty, let sopClass = original.uid(.sopClassUID),
      let definition = InformationObjectDefinition.of(sopClass: sopClass)
    else { return }
    let modules = definition.modules(of: editor.dataSet)
    for tag in lost.sorted() {
      for use in modules {
        guard let element = original[tag], let rule = use.module.attributes[tag],
          isRequired(rule, in: editor.dataSet)
        else { continue }
        if rule.type.needsValue {
          let changes = editor.changes.filter { $0.top == tag }
          guard changes.allSatisfy(\.isSweeping) else {
            throw CoercionFailure(
              attribute: AttributeName(tag: tag).description,
              "\(use.module.name) requires a value (Type \(rule.type.rawValue)); set another one")
          }
          editor.restore(element)
        } else if editor.dataSet[tag] == nil {
          editor.empty(tag, element.vr)
        }
      }
    }
  }

  private func isRequired(_ rule: AttributeRule, in dataSet: DataSet) -> Bool {
    switch rule.type {
    case .required, .requiredEmpty: true
    case .conditional, .conditionalEmpty:
      rule.condition?.holds(in: dataSet, within: []) == true
    case .optional, .unspecified: false
    }
  }
}
