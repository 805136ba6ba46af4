extension VolumeRule {
  static let directories = [
    extentOutside, recordLength, recordNumbers, dotRecords, recordOrder, nameTwice, recordDate,
    reservedFlags, hidden, recordSequence, directoryLoop,
  ]

  static let extentOutside = ValidationRule(
    "VOL-014", .error, "ECMA-119 §9.1.3",
    "Every file and directory lies within the volume, where it can be read.",
    effect: "The file, or all that is in the directory, cannot be opened.")
  static let recordLength = ValidationRule(
    "VOL-015", .error, "ECMA-119 §6.8.1.1",
    "Directory records have the length of what is in them, end in their sector, and zeros follow.",
    effect: "Files behind the place are not shown, or a reader goes astray.")
  static let recordNumbers = ValidationRule(
    "VOL-016", .error, "ECMA-119 §7.3.3",
    "A number of a directory record is the same in both byte orders.",
    effect: "Which place or size counts depends on the computer.")
  static let dotRecords = ValidationRule(
    "VOL-017", .error, "ECMA-119 §6.8.2.2",
    "The first two records of a directory are of the directory itself and of its parent.",
    effect: "Systems that go by them lose the way to the folder or back from it.")
  static let recordOrder = ValidationRule(
    "VOL-018", .error, "ECMA-119 §9.3", "The records of a directory are in order of their names.",
    effect: "A reader that stops searching behind a name's place does not find the file.")
  static let nameTwice = ValidationRule(
    "VOL-019", .warning, "ECMA-119 §9.3", "No two files of a directory have one identifier.",
    effect: "Only one of them can be opened, and which depends on the system.")
  static let recordDate = ValidationRule(
    "VOL-020", .warning, "ECMA-119 §9.1.5",
    "The recording date of a file or directory is a date, or all zeros.",
    effect: "Systems show another date, or refuse to copy the file.")
  static let reservedFlags = ValidationRule(
    "VOL-021", .error, "ECMA-119 §9.1.6", "The reserved bits of the file flags are zero.",
    effect: "A reader may take the file for something that it does not know.")
  static let hidden = ValidationRule(
    "VOL-022", .warning, "ECMA-119 §9.1.6", "No file is hidden, and none an associated file.",
    effect: "Most systems do not show the file, and some cannot open it.")
  static let recordSequence = ValidationRule(
    "VOL-023", .error, "ECMA-119 §9.1.9", "Every file is recorded on this volume of the set.",
    effect: "A reader asks for another disc, or refuses the file.")
  static let directoryLoop = ValidationRule(
    "VOL-024", .error, "ECMA-119 §6.8.2", "One record alone leads to each directory.",
    effect: "A reader that walks through the folders may never end.")

  static let names = [
    fileName, fileSeparators, fileVersion, directoryName, level1, level1Note, depth, pathLength,
  ]

  static let fileName = ValidationRule(
    "VOL-025", .error, "ECMA-119 §7.5.1",
    "Name and extension of a file are of A-Z, 0-9 and _, one at least and 30 at the most.",
    effect: "Systems change the name, each in its own way, and do not find the file by its File ID."
  )
  static let fileSeparators = ValidationRule(
    "VOL-026", .error, "ECMA-119 §7.5.1",
    "A file's identifier has a dot and a semicolon, as NAME.;1.",
    effect: "Some systems do not find the file by its name.")
  static let fileVersion = ValidationRule(
    "VOL-027", .error, "ECMA-119 §7.5.1",
    "The version of a file is a number from 1 to 32767; of a file on CD-R it is 1.",
    effect: "Some systems do not find the file by its name.")
  static let directoryName = ValidationRule(
    "VOL-028", .error, "ECMA-119 §7.6.1",
    "The name of a directory is of A-Z, 0-9 and _, 31 at the most.",
    effect: "Systems change the name, and do not find what is in the directory by its File ID.")
  static let level1 = ValidationRule(
    "VOL-029", .error, "PS3.12 §F.2.2",
    "On CD-R names are of Level 1: eight characters and three, a directory's eight.",
    effect: "Readers that know Level 1 alone do not find the file.")
  static let level1Note = ValidationRule(
    "VOL-030", .note, "PS3.12 §F.2.2", "Names and files are of Level 1, as a CD-R has them.",
    effect: "The volume may go on a DVD, and not on a CD-R.")
  static let depth = ValidationRule(
    "VOL-031", .error, "ECMA-119 §6.8.2.1",
    "Directories are eight levels deep at the most, the root being the first.",
    effect: "Many systems do not show what is deeper.")
  static let pathLength = ValidationRule(
    "VOL-032", .error, "ECMA-119 §6.8.2.1", "The path of a file has 255 characters at the most.",
    effect: "Many systems cannot open the file.")
}
