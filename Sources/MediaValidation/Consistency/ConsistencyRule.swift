/// What instances that belong together have in common, and where references lead.
///
/// What the standard says of a patient, study, series, equipment or frame of reference holds for
/// the whole of it. Errors are what puts an instance into a wrong place; an attribute that differs
/// is a warning where it must be there (Types 1 and 2), and a note where it need not, since no
/// reader goes by it.
/// - SeeAlso: PS3.3 §A.1.2
public enum ConsistencyRule {
  static let sameInstance = ValidationRule(
    "CON-001", .error, "PS3.5 §9", "No two different instances have one SOP Instance UID.",
    effect: "Archives keep one of them and lose the other; references lead to the wrong one.")
  static let instanceTwice = ValidationRule(
    "CON-002", .warning, "PS3.5 §9", "An instance is on the medium once.",
    effect: "Readers show it twice, or report the second as a conflict.")
  static let studyPatient = ValidationRule(
    "CON-003", .error, "PS3.3 §A.1.2.2", "A study is of one patient.",
    effect: "Images are shown under another patient, or refused.")
  static let seriesStudy = ValidationRule(
    "CON-004", .error, "PS3.3 §A.1.2.3", "A series is in one study.",
    effect: "Images are shown in another study, or refused.")
  static let seriesModality = ValidationRule(
    "CON-005", .error, "PS3.3 §A.1.2.3", "A series is of one modality.",
    effect: "Readers list the series under one of them and choose its tools by that.")
  static let sharedUID = ValidationRule(
    "CON-006", .error, "PS3.5 §9",
    "A UID names one thing: an instance, a series, a study or a frame of reference.",
    effect: "Databases take one for the other.")
  static let seriesFrameOfReference = ValidationRule(
    "CON-007", .error, "PS3.3 §C.7.4.1.1.1", "A series has one Frame of Reference UID.",
    effect: "Readers put its images into one volume though they lie in different spaces.")
  static let sharedFrameOfReference = ValidationRule(
    "CON-008", .warning, "PS3.3 §A.1.2.5", "A frame of reference is of one patient.",
    effect: "Readers that fuse by it lay one patient's images over another's.")
  static let presentationSeries = ValidationRule(
    "CON-009", .error, "PS3.3 §A.1.2.3", "Presentation states are in series without images.",
    effect: "Readers that open the series as images fail at the presentation state.")

  static let patientRequired = ValidationRule(
    "CON-010", .warning, "PS3.3 §C.7.1.1",
    "All instances of a patient have the same name, birth date, sex and what else must be there.",
    effect: "Readers list one patient twice, or two patients as one.")
  static let patientOptional = ValidationRule(
    "CON-011", .note, "PS3.3 §C.7.1.1",
    "All instances of a patient have the same optional particulars.",
    effect: "What a reader shows depends on the image that it looks at.")
  static let studyRequired = ValidationRule(
    "CON-012", .warning, "PS3.3 §C.7.2.1",
    "All instances of a study have the same date, time, numbers and referring physician.",
    effect: "Readers list the study under one of the values, or as two studies.")
  static let studyOptional = ValidationRule(
    "CON-013", .note, "PS3.3 §C.7.2.1",
    "All instances of a study have the same optional particulars.",
    effect: "What a reader shows depends on the image that it looks at.")
  static let seriesRequired = ValidationRule(
    "CON-014", .warning, "PS3.3 §A.1.2.3",
    "All instances of a series have the same number and what else must be there.",
    effect: "Readers list the series under one of the values, or split it.")
  static let seriesOptional = ValidationRule(
    "CON-015", .note, "PS3.3 §A.1.2.3",
    "All instances of a series have the same optional particulars.",
    effect: "What a reader shows depends on the image that it looks at.")
  static let equipmentRequired = ValidationRule(
    "CON-016", .warning, "PS3.3 §A.1.2.3", "A series is made by one equipment.",
    effect: "Measurements are attributed to another device than made them.")
  static let equipmentOptional = ValidationRule(
    "CON-017", .note, "PS3.3 §A.1.2.3",
    "All instances of a series have the same optional particulars of the equipment.",
    effect: "What a reader shows depends on the image that it looks at.")
  static let frameOfReference = ValidationRule(
    "CON-018", .warning, "PS3.3 §C.7.4.1",
    "A frame of reference has one Position Reference Indicator.",
    effect: "Readers annotate slices of one space with different reference points.")
  static let lacking = ValidationRule(
    "CON-019", .note, "PS3.3 §A.1.2",
    "What some instances of a patient, study or series tell of it, all of them tell.",
    effect: "What a reader shows depends on the image that it looks at.")

  /// Every rule of this area, in the order of the identifiers.
  public static let all =
    [
      sameInstance, instanceTwice, studyPatient, seriesStudy, seriesModality, sharedUID,
      seriesFrameOfReference, sharedFrameOfReference, presentationSeries, patientRequired,
      patientOptional, studyRequired, studyOptional, seriesRequired, seriesOptional,
      equipmentRequired, equipmentOptional, frameOfReference, lacking,
    ] + references + geometry + laterReferences
}
