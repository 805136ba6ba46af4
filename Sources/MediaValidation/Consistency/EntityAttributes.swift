internal import DICOMCore
internal import Synchronization

/// What instances are grouped by; the equipment is that of a series.
/// - SeeAlso: PS3.3 §A.1.2
enum InformationEntity: Int, Sendable {
  case patient, study, series, equipment, frameOfReference
}

/// An attribute that tells of a whole entity, not of one instance.
struct EntityAttribute: Sendable {
  var tag: Tag
  var entity: InformationEntity
  /// Of Type 1 or 2 in a module of the object.
  var isRequired: Bool
}

/// The attributes of the modules of each entity, by the tables of modules.
enum EntityAttributes {
  private static let known = Mutex<[UID: [EntityAttribute]]>([:])

  /// In the order of the tags; for a class without a table those of the general modules.
  static func of(_ sopClass: UID) -> [EntityAttribute] {
    if let found = known.withLock({ $0[sopClass] }) { return found }
    let definition = InformationObjectDefinition.of(sopClass: sopClass)
    let found = definition.map { derive($0.modules) } ?? general
    known.withLock {
      // Media of classes without end must not fill memory.
      if $0.count < 1000 { $0[sopClass] = found }
    }
    return found
  }

  private static let commonReferences = Mutex<[UID: InformationObjectDefinition.Usage?]>([:])

  /// How the object has the Common Instance Reference Module; nil where it does not.
  static func commonReference(_ sopClass: UID) -> InformationObjectDefinition.Usage? {
    if let found = commonReferences.withLock({ $0[sopClass] }) { return found }
    let modules = InformationObjectDefinition.of(sopClass: sopClass)?.modules ?? []
    let found = modules.first { $0.module.name == "Common Instance Reference" }?.usage
    commonReferences.withLock { if $0.count < 1000 { $0[sopClass] = .some(found) } }
    return found
  }

  private static let general: [EntityAttribute] = {
    let names: Set<String> = [
      "Patient", "Clinical Trial Subject", "General Study", "Patient Study",
      "Clinical Trial Study", "General Series", "Clinical Trial Series", "Frame of Reference",
      "General Equipment",
    ]
    let definition = InformationObjectDefinition.of(sopClass: "1.2.840.10008.5.1.4.1.1.2")
    return derive((definition?.modules ?? []).filter { names.contains($0.module.name) })
  }()

  private static func derive(_ modules: [InformationObjectDefinition.ModuleUse])
    -> [EntityAttribute]
  {
    var found: [Tag: EntityAttribute] = [:]
    let owned = modules.compactMap { use in entity(of: use).map { ($0, use.module) } }
    for (entity, module) in owned {
      for rule in module.attributes where !apart.contains(rule.tag) {
        let isRequired =
          (rule.type == .required || rule.type == .requiredEmpty) && !loose.contains(rule.tag)
        if let other = found[rule.tag] {
          // Of two entities the one above has it: Modality is in SC Equipment too.
          let upper = min(other.entity.rawValue, entity.rawValue)
          found[rule.tag] = EntityAttribute(
            tag: rule.tag, entity: InformationEntity(rawValue: upper) ?? entity,
            isRequired: other.isRequired || isRequired)
        } else {
          found[rule.tag] = EntityAttribute(tag: rule.tag, entity: entity, isRequired: isRequired)
        }
      }
    }
    // What a module of the image has too may differ from image to image.
    for use in modules where !entities.contains(use.entity) {
      for rule in use.module.attributes { found[rule.tag] = nil }
    }
    return found.values.sorted { $0.tag < $1.tag }
  }

  private static let entities: Set<String> = [
    "Patient", "Study", "Series", "Equipment", "Frame of Reference",
  ]

  private static func entity(of use: InformationObjectDefinition.ModuleUse) -> InformationEntity? {
    switch use.entity {
    case "Patient": .patient
    case "Study": .study
    case "Series": .series
    case "Equipment": .equipment
    // Synchronization and the volumes of ultrasound have frames with UIDs of their own.
    case "Frame of Reference" where use.module.name == "Frame of Reference": .frameOfReference
    default: nil
    }
  }

  /// The identifiers, which have rules of their own, and Modality; and Pixel Padding Value, which
  /// is in the equipment's module and goes with the pixels (PS3.3 §C.7.5.1.1.2).
  private static let apart: Set<Tag> = [
    .patientID, .issuerOfPatientID, .studyInstanceUID, .seriesInstanceUID, .frameOfReferenceUID,
    .modality, .pixelPaddingValue,
  ]

  /// Type 1 or 2 of a whole series in one kind of object only, though each image has its own:
  /// Conversion Type, and Body Part Examined and View Position of computed radiography.
  private static let loose: Set<Tag> = [.conversionType, .bodyPartExamined, .viewPosition]
}
