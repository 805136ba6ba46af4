/// The rules of a DICOMDIR as a file, and of the offsets in it.
/// - SeeAlso: PS3.3 Annex F, PS3.10 §7.1 and §8.6
public enum DirectoryRule {
  static let unreadable = ValidationRule(
    "DIR-001", .error, "PS3.10 §8.6", "The DICOMDIR is a DICOM file with a Basic Directory.",
    effect: "A reader finds no directory and opens nothing, or searches the medium file by file.")
  static let preamble = ValidationRule(
    "DIR-002", .error, "PS3.10 §7.1", "The DICOMDIR begins with 128 bytes and the prefix DICM.",
    effect: "Readers that look for the prefix refuse the medium.")
  static let meta = ValidationRule(
    "DIR-003", .error, "PS3.10 §7.1",
    "The File Meta Information has its right length, a File-set UID and a transfer syntax.",
    effect: "A reader may look for the directory at the wrong byte, or cannot tell file-sets apart."
  )
  static let encoding = ValidationRule(
    "DIR-004", .error, "PS3.10 §8.6",
    "The DICOMDIR is encoded in Explicit VR Little Endian and says so.",
    effect: "Readers that expect that encoding, which is the only one allowed, fail.")
  static let sopClass = ValidationRule(
    "DIR-005", .error, "PS3.10 §8.6",
    "The Media Storage SOP Class is that of Media Storage Directory Storage.",
    effect: "A reader takes the DICOMDIR for another kind of file.")
  static let wrongVR = ValidationRule(
    "DIR-006", .error, "PS3.6 §8",
    "The elements of group 0004 have the value representation of the dictionary.",
    effect: "Readers that go by the VR read wrong offsets, or refuse the directory.")
  static let groupLength = ValidationRule(
    "DIR-007", .note, "PS3.5 §7.2", "Group lengths, which are retired, are not written.",
    effect: "None for most readers; a length that is wrong misleads old ones.")
  static let trailing = ValidationRule(
    "DIR-008", .warning, "PS3.10 §7.2", "Nothing follows the data set of the DICOMDIR.",
    effect: "A strict reader takes what follows for damage.")
  static let truncated = ValidationRule(
    "DIR-009", .error, "PS3.5 §7.1", "The DICOMDIR has all the bytes that its lengths promise.",
    effect: "What the missing records name is not found.")
  static let damaged = ValidationRule(
    "DIR-010", .error, "PS3.5 §7.1", "Lengths, items and delimiters of the DICOMDIR fit together.",
    effect: "A reader loses its place and with it every record behind.")
  static let sequence = ValidationRule(
    "DIR-011", .error, "PS3.3 §F.3.2.2", "There is a Directory Record Sequence, if an empty one.",
    effect: "The directory names no file.")
  static let information = ValidationRule(
    "DIR-012", .error, "PS3.3 §F.3.2.2",
    "The offsets of the first and last root record and the consistency flag are there.",
    effect: "A reader cannot enter the tree of records.")
  static let inconsistent = ValidationRule(
    "DIR-013", .warning, "PS3.3 §F.3.2.2", "The File-set Consistency Flag is 0000H.",
    effect: "The directory says of itself that it does not agree with its files.")
  static let first = ValidationRule(
    "DIR-014", .error, "PS3.3 §F.3.2.2",
    "The offset of the first root record leads to a record, or is 0 where there is none.",
    effect: "A reader that follows offsets shows an empty medium.")
  static let last = ValidationRule(
    "DIR-015", .error, "PS3.3 §F.3.2.2",
    "The offset of the last root record leads to the last record of the root.",
    effect: "Software that adds to the file-set links its records in at the wrong place.")
  static let next = ValidationRule(
    "DIR-016", .error, "PS3.3 §F.3.2.2",
    "The offset of the next record leads to the item of a record, or is 0.",
    effect: "A reader loses every record behind this one, or stops with an error.")
  static let lower = ValidationRule(
    "DIR-017", .error, "PS3.3 §F.3.2.2",
    "The offset of the records below leads to the item of a record, or is 0.",
    effect: "A reader loses everything below this record, or stops with an error.")
  static let loop = ValidationRule(
    "DIR-018", .error, "PS3.3 §F.2.1", "No offset leads back to a record before or above it.",
    effect: "A reader that follows offsets never ends.")
  static let shared = ValidationRule(
    "DIR-019", .error, "PS3.3 §F.2.1", "One offset at most leads to a record.",
    effect: "The record, and what is below it, shows up in two places.")
  static let orphan = ValidationRule(
    "DIR-020", .error, "PS3.3 §F.2.1", "An offset leads to every record that is in use.",
    effect: "A reader that follows offsets does not find the record nor what is below it.")
  static let flag = ValidationRule(
    "DIR-021", .error, "PS3.3 §F.3.2.2", "The Record In-use Flag is FFFFH.",
    effect: "A strict reader may leave the record out.")
  static let inactive = ValidationRule(
    "DIR-022", .note, "PS3.3 §F.3.2.2",
    "No record is marked as not in use, which is retired.",
    effect: "Old readers leave the record out; new ones may show it.")
  static let link = ValidationRule(
    "DIR-023", .error, "PS3.3 §F.3.2.2",
    "Every record has the offset of the next, the in-use flag and the offset of those below.",
    effect: "A reader has to guess where it goes on.")

  static let ofFile = [
    unreadable, preamble, meta, encoding, sopClass, wrongVR, groupLength, trailing, truncated,
    damaged, sequence, information, inconsistent, first, last, next, lower, loop, shared, orphan,
    flag, inactive, link,
  ]

  /// Every rule of this area, in the order of the identifiers.
  public static let all = ofFile + ofRecords
}
