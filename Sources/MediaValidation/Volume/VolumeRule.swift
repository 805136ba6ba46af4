/// What the volume asks for: ISO 9660, and what PS3.12 says of each medium.
/// - SeeAlso: ECMA-119 (the text of ISO 9660), PS3.12
public enum VolumeRule {
  /// Every rule of this area, in the order of the identifiers.
  public static let all: [ValidationRule] = descriptors + directories + names + places + media

  static let descriptors = [
    primaryMissing, terminatorMissing, descriptorNumbers, descriptorVersion,
    volumeIdentifierCharacters, descriptorText, descriptorDate, descriptorReserved, blockSize,
    volumeSet, rootRecord, truncated, trailing,
  ]

  static let primaryMissing = ValidationRule(
    "VOL-001", .error, "ECMA-119 §6.7.1", "The volume has a primary volume descriptor.",
    effect: "Most systems do not recognise the medium.")
  static let terminatorMissing = ValidationRule(
    "VOL-002", .error, "ECMA-119 §6.7.1", "A terminator ends the set of volume descriptors.",
    effect: "A reader may take whatever follows for descriptors, or refuse the medium.")
  static let descriptorNumbers = ValidationRule(
    "VOL-003", .error, "ECMA-119 §7.3.3",
    "A number of the volume descriptor is the same in both byte orders.",
    effect: "Which number counts depends on the computer; some find no files.")
  static let descriptorVersion = ValidationRule(
    "VOL-004", .error, "ECMA-119 §8.4",
    "The versions of the volume descriptor and of its file structure are 1.",
    effect: "A reader may refuse a structure that it does not know.")
  static let volumeIdentifierCharacters = ValidationRule(
    "VOL-005", .error, "ECMA-119 §8.4.6",
    "The volume identifier is of A-Z, 0-9 and _, with spaces behind it.",
    effect: "Systems show different names for the disc, or none.")
  static let descriptorText = ValidationRule(
    "VOL-006", .warning, "ECMA-119 §8.4",
    "The texts of the volume descriptor are of the characters that each allows.",
    effect: "Programs that show them show something else.")
  static let descriptorDate = ValidationRule(
    "VOL-007", .warning, "ECMA-119 §8.4.26.1",
    "The dates of the volume descriptor are dates, or sixteen zeros.",
    effect: "Programs that show them show something else.")
  static let descriptorReserved = ValidationRule(
    "VOL-008", .warning, "ECMA-119 §8.4",
    "What is unused or reserved in the volume descriptor is zero.",
    effect: "A reader may see an extension there that is none.")
  static let blockSize = ValidationRule(
    "VOL-009", .error, "ECMA-119 §8.4.12", "A logical block has 512, 1024 or 2048 bytes.",
    effect: "No file is found where the directories say that it is.")
  static let volumeSet = ValidationRule(
    "VOL-010", .warning, "ECMA-119 §8.4.10", "The volume is the only one of its set.",
    effect: "A reader may ask for another disc.")
  static let rootRecord = ValidationRule(
    "VOL-011", .error, "ECMA-119 §8.4.18",
    "The volume descriptor has the record of the root directory, as the root itself has it.",
    effect: "Some systems show an empty medium, or refuse it.")
  static let truncated = ValidationRule(
    "VOL-012", .warning, "ECMA-119 §8.4.8", "The medium is as long as its volume space.",
    effect: "The copy is not complete; files at the end may be missing or damaged.")
  static let trailing = ValidationRule(
    "VOL-013", .note, "ECMA-119 §8.4.8", "Nothing is recorded behind the volume space.",
    effect: "No system shows what is there.")
}
