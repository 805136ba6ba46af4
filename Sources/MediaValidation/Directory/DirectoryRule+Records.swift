/// The rules of single records and of what they say together.
/// - SeeAlso: PS3.3 §F.4 and §F.5
extension DirectoryRule {
  static let typeMissing = ValidationRule(
    "DIR-024", .error, "PS3.3 §F.3.2.2", "Every record has a Directory Record Type.",
    effect: "A reader does not know what the record is, nor what is below it.")
  static let typeUnknown = ValidationRule(
    "DIR-025", .error, "PS3.3 §F.4", "The Directory Record Type is one of the standard.",
    effect: "Readers skip the record and everything below it.")
  static let typeRetired = ValidationRule(
    "DIR-026", .warning, "PS3.3 §F.5", "The Directory Record Type is not retired.",
    effect: "New readers may not know the record.")
  static let multiReferenced = ValidationRule(
    "DIR-027", .warning, "PS3.3 §F.5",
    "No Multi-Referenced File Directory Record, which is retired, is used.",
    effect: "Most readers do not find the file.")
  static let hierarchy = ValidationRule(
    "DIR-028", .error, "PS3.3 §F.4", "A record stands below a record that may have it.",
    effect: "A reader that goes from patient to study to series does not meet the record.")
  static let keyMissing = ValidationRule(
    "DIR-029", .error, "PS3.3 §F.5", "The keys of type 1 of the record type are there.",
    effect: "A reader cannot name or find what the record stands for.")
  static let keyEmpty = ValidationRule(
    "DIR-030", .error, "PS3.3 §F.5", "The keys of type 1 of the record type have a value.",
    effect: "A reader cannot name or find what the record stands for.")
  static let keyAbsent = ValidationRule(
    "DIR-031", .error, "PS3.3 §F.5", "The keys of type 2 of the record type are there, if empty.",
    effect: "A strict reader refuses the record.")
  static let characterSetMissing = ValidationRule(
    "DIR-032", .error, "PS3.3 §F.5",
    "A record with text beyond the default repertoire declares its Specific Character Set.",
    effect: "Names are shown garbled, or not found.")
  static let characterSetTerm = ValidationRule(
    "DIR-033", .error, "PS3.3 §C.12.1.1.2",
    "The values of Specific Character Set are defined terms in an allowed combination.",
    effect: "A reader that does not know the set shows names garbled.")
  static let characterSetText = ValidationRule(
    "DIR-034", .error, "PS3.5 §6.1", "Text is encoded in the character set that is declared.",
    effect: "Names are shown garbled, or not found.")
  static let value = ValidationRule(
    "DIR-035", .error, "PS3.5 §6.2", "Values have the form of their value representation.",
    effect: "A reader may cut the value, refuse the record or sort it wrongly.")
  static let fileMissing = ValidationRule(
    "DIR-036", .error, "PS3.3 §F.4", "A record of an instance has a Referenced File ID.",
    effect: "A reader does not know which file to open.")
  static let classMissing = ValidationRule(
    "DIR-037", .error, "PS3.3 §F.3.2.2",
    "A record with a file has the Referenced SOP Class UID in File.",
    effect: "A reader cannot tell what it would open.")
  static let instanceMissing = ValidationRule(
    "DIR-038", .error, "PS3.3 §F.3.2.2",
    "A record with a file has the Referenced SOP Instance UID in File.",
    effect: "References between instances cannot be followed.")
  static let syntaxMissing = ValidationRule(
    "DIR-039", .error, "PS3.3 §F.3.2.2",
    "A record with a file has the Referenced Transfer Syntax UID in File.",
    effect: "A reader cannot tell beforehand whether it can decode the file.")
  static let fileUnexpected = ValidationRule(
    "DIR-040", .warning, "PS3.3 §F.4", "Patient, study and series records reference no file.",
    effect: "A reader may take the record for an image, or the file is not found at all.")
  static let idCount = ValidationRule(
    "DIR-041", .error, "PS3.10 §8.2", "A File ID has one to eight components.",
    effect: "Media of ISO 9660 Level 1 cannot have the file where the record says.")
  static let idLength = ValidationRule(
    "DIR-042", .error, "PS3.10 §8.2", "A component of a File ID has one to eight characters.",
    effect: "Media of ISO 9660 Level 1 cannot have the file where the record says.")
  static let idCharacters = ValidationRule(
    "DIR-043", .error, "PS3.10 §8.5", "A File ID has no characters but A-Z, 0-9 and _.",
    effect: "Readers on systems that tell cases or extensions apart do not find the file.")
  static let idHostile = ValidationRule(
    "DIR-044", .error, "PS3.10 §8.6", "A File ID leads to a file of the file-set.",
    effect: "A careless reader opens a file outside of the medium.")
  static let patientTwice = ValidationRule(
    "DIR-045", .warning, "PS3.11 §M.3.3", "A patient has one PATIENT record.",
    effect: "A reader shows the patient twice, each time with a part of the studies.")
  static let studyTwice = ValidationRule(
    "DIR-046", .warning, "PS3.3 §F.4", "A study has one STUDY record.",
    effect: "A reader shows the study twice, each time with a part of it.")
  static let seriesTwice = ValidationRule(
    "DIR-047", .warning, "PS3.3 §F.4", "A series has one SERIES record.",
    effect: "A reader shows the series twice, each time with a part of it.")
  static let instanceTwice = ValidationRule(
    "DIR-048", .error, "PS3.5 §9", "A SOP Instance UID is that of one file.",
    effect: "A reader or archive keeps one of the two and drops the other.")
  static let fileTwice = ValidationRule(
    "DIR-049", .error, "PS3.3 §F.2.1", "A file is referenced by one record at most.",
    effect: "A reader shows the instance twice.")
  static let privateUID = ValidationRule(
    "DIR-050", .error, "PS3.3 §F.3.2.2", "A PRIVATE record has a Private Record UID.",
    effect: "Nobody can tell whose record it is.")
  static let classOfType = ValidationRule(
    "DIR-051", .error, "PS3.4 Table B.5-1",
    "The record type is the one that belongs to the SOP Class of the file.",
    effect: "A reader offers the file to a viewer that cannot show it.")
  static let setIDMissing = ValidationRule(
    "DIR-052", .error, "PS3.3 §F.3.2.1", "The File-set ID is there, if empty.",
    effect: "A strict reader refuses the directory.")
  static let metaMissing = ValidationRule(
    "DIR-053", .error, "PS3.10 §7.1",
    "The File Meta Information has its version and an Implementation Class UID.",
    effect: "Nobody can tell which software made the medium.")
  static let profileKey = ValidationRule(
    "DIR-054", .error, "PS3.11", "The keys of type 1 that the profile adds have a value.",
    effect: "The medium does not conform to its profile; a reader made for it may refuse it.")

  static let ofRecords = [
    typeMissing, typeUnknown, typeRetired, multiReferenced, hierarchy, keyMissing, keyEmpty,
    keyAbsent, characterSetMissing, characterSetTerm, characterSetText, value, fileMissing,
    classMissing, instanceMissing, syntaxMissing, fileUnexpected, idCount, idLength, idCharacters,
    idHostile, patientTwice, studyTwice, seriesTwice, instanceTwice, fileTwice, privateUID,
    classOfType, setIDMissing, metaMissing, profileKey,
  ]
}
