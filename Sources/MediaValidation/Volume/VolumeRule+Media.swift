extension VolumeRule {
  static let places = [
    overlap, extendedAttributes, protectionFlags, fileSections, pathTables, pathTableEntries,
    pathTableOrder,
  ]

  static let overlap = ValidationRule(
    "VOL-033", .warning, "ECMA-119 §6.4",
    "No two files, directories or structures share a part of their bytes.",
    effect: "At least one of the files does not have the bytes that were meant for it.")
  static let extendedAttributes = ValidationRule(
    "VOL-034", .error, "PS3.12 §F.1.3", "No file on a CD-R has an extended attribute record.",
    effect: "A reader may take the record for the beginning of the file.")
  static let protectionFlags = ValidationRule(
    "VOL-035", .error, "PS3.12 §F.1.3",
    "The flags for records and for protection of a file on CD-R are zero.",
    effect: "A reader may refuse the file, or take its bytes apart in another way.")
  static let fileSections = ValidationRule(
    "VOL-036", .error, "PS3.12 §F.2.2", "A file on CD-R is in one piece and not interleaved.",
    effect: "Readers that know Level 1 alone read only a part of the file, or other bytes.")
  static let pathTables = ValidationRule(
    "VOL-037", .error, "ECMA-119 §6.9.2",
    "The path tables are there, sound, and the same in both byte orders.",
    effect: "Systems that find directories by the table show none, or others.")
  static let pathTableEntries = ValidationRule(
    "VOL-038", .error, "ECMA-119 §6.9",
    "The path table has every directory with its place and parent, and nothing else.",
    effect: "Systems that find directories by the table do not find the files in them.")
  static let pathTableOrder = ValidationRule(
    "VOL-039", .error, "ECMA-119 §6.9.1",
    "The path table is in order of levels, parents and names.",
    effect: "A reader that stops searching behind a directory's place does not find it.")

  static let media = [
    fileSystem, capacity, volumeIdentifier, volumeIdentifierNote, systemIdentifier, sessions,
    laterSession, extensions, treesDiffer, treeNames, udfRevision,
  ]

  static let fileSystem = ValidationRule(
    "VOL-040", .error, "PS3.12 §F.2.2",
    "The medium has the file system that the profile's medium asks for.",
    effect: "Readers made for the profile do not find a file-set.")
  static let capacity = ValidationRule(
    "VOL-041", .error, "PS3.12 §F", "The image fits the largest medium of its profile.",
    effect: "It cannot be written to such a medium.")
  static let volumeIdentifier = ValidationRule(
    "VOL-042", .error, "PS3.12 §F.1.1", "The volume identifier of a CD-R is the File-set ID.",
    effect: "The disc is shown under another name than its file-set has.")
  static let volumeIdentifierNote = ValidationRule(
    "VOL-043", .note, "PS3.12 §F.1.1",
    "The volume identifier is the File-set ID, as on a CD-R.",
    effect: "The disc is shown under another name than its file-set has.")
  static let systemIdentifier = ValidationRule(
    "VOL-044", .note, "PS3.12 §F.2.2.1",
    "The system identifier of a CD-R is empty, or CD-RTOS CD-BRIDGE for CD-I.",
    effect: "None is known.")
  static let sessions = ValidationRule(
    "VOL-045", .note, "PS3.12 §F.2.1.2", "The medium was written in one session.",
    effect: "Readers that know one session alone show the first one's files.")
  static let laterSession = ValidationRule(
    "VOL-046", .error, "PS3.12 §F.2.1.2", "The image has every session of its disc.",
    effect: "The directories lead to places that are not in the image.")
  static let extensions = ValidationRule(
    "VOL-047", .note, "PS3.12 §F.2.2",
    "A CD-R has ISO 9660 alone; of other trees of names beside it nothing is said.",
    effect: "None on most systems, which show the names of one of the trees.")
  static let treesDiffer = ValidationRule(
    "VOL-048", .warning, "PS3.12 §F.2.2", "Every tree of names shows the same files.",
    effect: "What is on the medium depends on the system that reads it.")
  static let treeNames = ValidationRule(
    "VOL-049", .warning, "PS3.12 §F.1.2.1", "A DICOM file has its name in every tree of names.",
    effect: "On systems that go by the other tree the file is not found by its File ID.")
  static let udfRevision = ValidationRule(
    "VOL-050", .error, "PS3.12 §P.2.1", "The revision of UDF is one that the medium allows.",
    effect: "Readers made for the medium refuse the volume.")
}
