/// The rules of a file-set: which files there are, and whether they are what the DICOMDIR says.
/// - SeeAlso: PS3.10 §8
public enum FileSetRule {
  static let directoryMissing = ValidationRule(
    "FS-001", .error, "PS3.10 §8.1", "There is a DICOMDIR in the root of the medium.",
    effect: "The medium is no DICOM file-set; readers show nothing or search it file by file.")
  static let directoryName = ValidationRule(
    "FS-002", .error, "PS3.10 §8.6", "The directory is named DICOMDIR, without more.",
    effect: "Readers on systems that tell cases or extensions apart do not find it.")
  static let directoryAgain = ValidationRule(
    "FS-003", .warning, "PS3.10 §8.1", "There is one DICOMDIR, and no other directory.",
    effect: "A reader may take the wrong one and show other patients.")
  static let fileMissing = ValidationRule(
    "FS-004", .error, "PS3.10 §8.6", "Every referenced file is on the medium.",
    effect: "What the record promises cannot be opened.")
  static let fileName = ValidationRule(
    "FS-005", .error, "PS3.10 §8.2", "A referenced file has its File ID for a name.",
    effect: "Readers on systems that tell cases or extensions apart do not find the file.")
  static let fileUnreferenced = ValidationRule(
    "FS-006", .error, "PS3.3 §F.2.1", "Every DICOM file of the file-set is referenced.",
    effect: "Readers that go by the DICOMDIR do not show the file.")
  static let notDICOM = ValidationRule(
    "FS-007", .error, "PS3.10 §8.6", "A referenced file is a DICOM file.",
    effect: "What the record promises cannot be opened.")
  static let notPart10 = ValidationRule(
    "FS-008", .error, "PS3.10 §7.1",
    "A referenced file begins with preamble, prefix and File Meta Information.",
    effect: "Most readers take the file for something else.")
  static let foreignMeta = ValidationRule(
    "FS-009", .warning, "PS3.10 §8",
    "A file that is no DICOM file does not begin with File Meta Information.",
    effect: "A reader that looks into every file stumbles over it.")
  static let program = ValidationRule(
    "FS-010", .note, "PS3.10 §8", "There are no programs on the medium.",
    effect: "Hospitals may refuse media with programs; someone may start them.")
  static let autorun = ValidationRule(
    "FS-011", .warning, "PS3.10 §8", "There is no autorun.inf.",
    effect: "A program may start when the medium is put in; virus scanners refuse such media.")
  static let programPreamble = ValidationRule(
    "FS-012", .warning, "PS3.10 §7.5", "The preamble of a DICOM file is no program's beginning.",
    effect: "The file can be run as a program; virus scanners may remove it.")
  static let recordClass = ValidationRule(
    "FS-013", .error, "PS3.3 §F.3.2.2", "The record has the SOP Class of its file.",
    effect: "A reader chooses the wrong viewer, or refuses the file.")
  static let recordInstance = ValidationRule(
    "FS-014", .error, "PS3.3 §F.3.2.2", "The record has the SOP Instance UID of its file.",
    effect: "References to the instance lead to another file, or nowhere.")
  static let recordSyntax = ValidationRule(
    "FS-015", .error, "PS3.3 §F.3.2.2", "The record has the transfer syntax of its file.",
    effect: "A reader may refuse a file that it could decode, or fail at it.")
  static let metaClass = ValidationRule(
    "FS-016", .error, "PS3.10 §7.1",
    "Meta information and data set of a file name one SOP Class.",
    effect: "Archives store the instance under the wrong class, or refuse it.")
  static let metaInstance = ValidationRule(
    "FS-017", .error, "PS3.10 §7.1",
    "Meta information and data set of a file name one SOP Instance UID.",
    effect: "Archives store the instance under the wrong identifier, or refuse it.")
  static let metaSyntax = ValidationRule(
    "FS-018", .error, "PS3.10 §7.1",
    "A file is encoded in the transfer syntax that its meta information names.",
    effect: "Readers that believe the meta information cannot read the file.")
  static let patientID = ValidationRule(
    "FS-019", .error, "PS3.3 §F.5.1", "A PATIENT record has the Patient ID of the files below it.",
    effect: "The images are shown under another patient.")
  static let patientKeys = ValidationRule(
    "FS-020", .warning, "PS3.3 §F.5.1", "A PATIENT record has the values of the files below it.",
    effect: "A reader shows another name, or other particulars, than the images do.")
  static let studyUID = ValidationRule(
    "FS-021", .error, "PS3.3 §F.5.2", "A STUDY record has the UID of the files below it.",
    effect: "The images are shown in another study.")
  static let studyKeys = ValidationRule(
    "FS-022", .warning, "PS3.3 §F.5.2", "A STUDY record has the values of the files below it.",
    effect: "A reader lists the study under another date, number or description.")
  static let seriesUID = ValidationRule(
    "FS-023", .error, "PS3.3 §F.5.3", "A SERIES record has the UID of the files below it.",
    effect: "The images are shown in another series.")
  static let seriesKeys = ValidationRule(
    "FS-024", .warning, "PS3.3 §F.5.3", "A SERIES record has the values of the files below it.",
    effect: "A reader lists the series under another modality or number.")
  static let instanceKeys = ValidationRule(
    "FS-025", .warning, "PS3.3 §F.5", "The record of an instance has the values of its file.",
    effect: "A reader sorts or selects by values that are not those of the image.")
  static let conditionalKey = ValidationRule(
    "FS-026", .error, "PS3.3 §F.5",
    "A key that is asked for because of what the file has is in its record.",
    effect: "A reader cannot select by the key.")
  static let unreadable = ValidationRule(
    "FS-027", .error, "PS3.10 §8.6", "Every file of the medium can be read.",
    effect: "The medium is damaged there.")
  static let unlisted = ValidationRule(
    "FS-028", .warning, "PS3.10 §8.6", "Every folder and name of the medium can be read.",
    effect: "What lies there was not looked at, and a reader may not find it.")
  static let leftAside = ValidationRule(
    "FS-029", .note, "PS3.10 §8.6",
    "The files of the medium lie in its folders, in one session, and nowhere else.",
    effect: "What lies elsewhere was not looked at; a reader may show it or not.")

  /// Every rule of this area, in the order of the identifiers.
  public static let all = [
    directoryMissing, directoryName, directoryAgain, fileMissing, fileName, fileUnreferenced,
    notDICOM, notPart10, foreignMeta, program, autorun, programPreamble, recordClass,
    recordInstance, recordSyntax, metaClass, metaInstance, metaSyntax, patientID, patientKeys,
    studyUID, studyKeys, seriesUID, seriesKeys, instanceKeys, conditionalKey, unreadable,
    unlisted, leftAside,
  ]
}
