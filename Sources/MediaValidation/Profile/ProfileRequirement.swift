/// What application profiles ask of a medium besides what every file-set has to be.
///
/// Keys of type 1 and 1C that a profile adds are asked for by DIR-054 and FS-026.
/// - SeeAlso: PS3.11
public enum ProfileRequirement {
  static let sopClass = ValidationRule(
    "PRO-001", .error, "PS3.11", "The SOP Class is one of those that the profile names.",
    effect: "A reader of the profile need not know the class, and leaves the instance out.")
  static let recordType = ValidationRule(
    "PRO-002", .warning, "PS3.11",
    "The SOP Class is one of the standard that a DICOMDIR can name.",
    effect: "Readers of the profile do not find or do not understand the instance.")
  static let multiFrame = ValidationRule(
    "PRO-003", .error, "PS3.11", "In a profile of multi-frame instances there are no others.",
    effect: "A reader of the profile, made for video, leaves the instance out.")
  static let transferSyntax = ValidationRule(
    "PRO-004", .error, "PS3.11",
    "The transfer syntax is one that the profile allows for the class.",
    effect: "A reader of the profile need not be able to decode the instance.")
  static let modality = ValidationRule(
    "PRO-005", .error, "PS3.11", "The modality is the one that the profile asks for.",
    effect: "A reader of the profile may sort the instance wrongly, or leave it out.")
  static let size = ValidationRule(
    "PRO-006", .error, "PS3.11", "The image is within the rows and columns of the profile.",
    effect: "A reader of the profile need not be able to show an image of this size.")
  static let colour = ValidationRule(
    "PRO-007", .error, "PS3.11",
    "The photometric interpretation is one of the profile, with its samples a pixel.",
    effect: "A reader of the profile may show the image in wrong colours, or not at all.")
  static let depth = ValidationRule(
    "PRO-008", .error, "PS3.11", "The pixels have the bits that the profile asks for.",
    effect: "A reader of the profile may show the image in wrong grays, or not at all.")
  static let value = ValidationRule(
    "PRO-009", .error, "PS3.11", "Other elements have the values that the profile asks for.",
    effect: "A reader of the profile may refuse the instance.")
  static let missing = ValidationRule(
    "PRO-010", .error, "PS3.11", "The elements that the profile asks for are there.",
    effect: "A reader of the profile lacks what it was promised, as calibration or detector.")
  static let unwanted = ValidationRule(
    "PRO-011", .error, "PS3.11", "Elements that the profile forbids are not there.",
    effect: "A reader of the profile may refuse the instance, or show a part of it.")
  static let item = ValidationRule(
    "PRO-012", .error, "PS3.11",
    "Each item of a sequence has the elements that the profile asks for.",
    effect: "Distances measured on the image may be wrong, or cannot be measured.")
  static let overlay = ValidationRule(
    "PRO-013", .error, "PS3.11", "Overlays are as the profile allows.",
    effect: "A reader of the profile may not show what was drawn on the image.")
  static let secureFile = ValidationRule(
    "PRO-014", .error, "PS3.11", "In a secure profile every DICOM file is a Secure DICOM File.",
    effect: "Anybody who finds the medium can read what should be encrypted.")
  static let plainFile = ValidationRule(
    "PRO-015", .error, "PS3.11", "In a profile that is not secure no file is a Secure DICOM File.",
    effect: "A reader of the profile cannot open the file.")
  static let fileSystem = ValidationRule(
    "PRO-016", .error, "PS3.11", "The file system is one that the profile names.",
    effect: "A reader of the profile need not be able to read the medium at all.")
  static let capacity = ValidationRule(
    "PRO-017", .warning, "PS3.11", "The volume fits on a medium that the profile names.",
    effect: "The volume cannot be written to a medium of the profile.")
  static let icon = ValidationRule(
    "PRO-018", .error, "PS3.11", "Icons have the size and the bits that the profile asks for.",
    effect: "A reader of the profile may show no previews, or broken ones.")
  static let key = ValidationRule(
    "PRO-019", .error, "PS3.11",
    "The keys of type 2 that the profile adds to a record are there, if empty.",
    effect: "A strict reader of the profile refuses the record.")
  static let records = ValidationRule(
    "PRO-020", .warning, "PS3.11",
    "PATIENT records lead by STUDY and SERIES records to those of instances.",
    effect: "A reader offers a patient, study or series in which there is nothing.")

  /// Every rule of this area, in the order of the identifiers.
  public static let all = [
    sopClass, recordType, multiFrame, transferSyntax, modality, size, colour, depth, value,
    missing, unwanted, item, overlay, secureFile, plainFile, fileSystem, capacity, icon, key,
    records,
  ]
}
