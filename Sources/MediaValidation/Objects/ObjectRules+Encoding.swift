/// How the file is encoded.
extension ObjectRules {
  public static let preamble = ValidationRule(
    "ENC-001", .error, "PS3.10 §7.1",
    "A file begins with a preamble of 128 bytes.",
    effect: "Readers that go by the preamble do not see that this is a DICOM file.")

  public static let prefix = ValidationRule(
    "ENC-002", .error, "PS3.10 §7.1",
    "The letters DICM stand behind the preamble.",
    effect: "Most readers refuse the file.")

  public static let metaMissing = ValidationRule(
    "ENC-003", .error, "PS3.10 §7.1",
    "A file has File Meta Information.",
    effect: "A reader must guess the encoding, and media readers refuse the file.")

  public static let metaLengthMissing = ValidationRule(
    "ENC-004", .error, "PS3.10 §7.1",
    "The File Meta Information begins with its group length.",
    effect: "Readers that skip the group by its length lose the data set.")

  public static let metaLengthWrong = ValidationRule(
    "ENC-005", .error, "PS3.10 §7.1",
    "The group length of the File Meta Information is the number of its bytes.",
    effect: "Readers that skip the group by its length start at the wrong byte.")

  public static let transferSyntaxMissing = ValidationRule(
    "ENC-006", .error, "PS3.10 §7.1",
    "The File Meta Information names the transfer syntax.",
    effect: "A reader must guess the encoding.")

  public static let transferSyntaxUnknown = ValidationRule(
    "ENC-007", .warning, "PS3.6 Annex A",
    "The transfer syntax is one of the standard.",
    effect: "Only readers of the same maker can decode the file.")

  public static let encodingDiffers = ValidationRule(
    "ENC-008", .error, "PS3.10 §7.1",
    "The data set is encoded as its transfer syntax says.",
    effect: "Readers that believe the transfer syntax find rubbish or stop.")

  public static let unknownVR = ValidationRule(
    "ENC-009", .error, "PS3.5 §6.2",
    "Every value representation is one of the standard.",
    effect:
      "A reader does not know how long the length field is, and may lose the rest of the file.")

  public static let implicitElement = ValidationRule(
    "ENC-010", .error, "PS3.5 §7.1.2",
    "Every element of an explicit VR data set has its value representation.",
    effect: "Readers take the length for a value representation and lose the rest of the file.")

  public static let oddLength = ValidationRule(
    "ENC-011", .error, "PS3.5 §7.1.1",
    "Every value has an even length.",
    effect: "Some readers lose their place in the file.")

  public static let duplicateElement = ValidationRule(
    "ENC-012", .error, "PS3.5 §7.1",
    "A tag is in a data set once.",
    effect: "Readers differ in which of the two they show.")

  public static let tagOrder = ValidationRule(
    "ENC-013", .error, "PS3.5 §7.1",
    "Elements are in the order of their tags.",
    effect: "Readers that stop at a higher tag do not see what comes late.")

  public static let strayDelimiter = ValidationRule(
    "ENC-014", .error, "PS3.5 §7.5.2",
    "Delimiters end items and sequences of undefined length only.",
    effect: "Strict readers stop here.")

  public static let missingDelimiter = ValidationRule(
    "ENC-015", .error, "PS3.5 §7.5.2",
    "A sequence of undefined length ends with its delimiter.",
    effect: "Strict readers take what follows for a part of the sequence.")

  public static let explicitItemsInUN = ValidationRule(
    "ENC-016", .error, "PS3.5 §6.2.2",
    "A sequence of VR UN is in Implicit VR Little Endian.",
    effect: "Readers that keep to the standard cannot read the items.")

  public static let undefinedLength = ValidationRule(
    "ENC-017", .error, "PS3.5 §7.1.1",
    "Only sequences, and pixel data in fragments, have an undefined length.",
    effect: "Readers cannot tell where the value ends.")

  public static let bytesAfterDataSet = ValidationRule(
    "ENC-018", .warning, "PS3.10 §7.2",
    "Nothing follows the data set but Data Set Trailing Padding.",
    effect: "Strict readers take the bytes for a damaged element.")

  public static let endsEarly = ValidationRule(
    "ENC-019", .error, "PS3.5 §7.1",
    "The data set can be read to its end.",
    effect: "What comes later in the file is lost.")

  public static let metaVersionMissing = ValidationRule(
    "ENC-020", .error, "PS3.10 §7.1",
    "The File Meta Information has its version.",
    effect: "Strict readers refuse the file.")

  public static let metaClassMissing = ValidationRule(
    "ENC-021", .error, "PS3.10 §7.1",
    "The File Meta Information has the SOP Class UID.",
    effect: "A DICOMDIR cannot be made from the meta information alone.")

  public static let metaClassDiffers = ValidationRule(
    "ENC-022", .error, "PS3.10 §7.1",
    "Media Storage SOP Class UID is the SOP Class UID of the data set.",
    effect: "Readers treat the object as another kind than it is.")

  public static let metaInstanceMissing = ValidationRule(
    "ENC-023", .error, "PS3.10 §7.1",
    "The File Meta Information has the SOP Instance UID.",
    effect: "A DICOMDIR cannot be made from the meta information alone.")

  public static let metaInstanceDiffers = ValidationRule(
    "ENC-024", .error, "PS3.10 §7.1",
    "Media Storage SOP Instance UID is the SOP Instance UID of the data set.",
    effect: "The file is stored under another identity than its references name.")

  public static let implementationMissing = ValidationRule(
    "ENC-025", .error, "PS3.10 §7.1",
    "The File Meta Information has the Implementation Class UID.",
    effect: "Nobody can tell what wrote the file.")

  public static let wrongVR = ValidationRule(
    "ENC-026", .error, "PS3.5 §7.1.1",
    "An attribute has the value representation of the dictionary.",
    effect: "Readers may take the value for text where it is a number, or cut it.")

  public static let groupLength = ValidationRule(
    "ENC-027", .note, "PS3.5 §7.2",
    "Group lengths are retired outside the File Meta Information.",
    effect: "None, as long as readers pass over them.")

  public static let needlessUN = ValidationRule(
    "ENC-028", .note, "PS3.5 §6.2.2",
    "An attribute that the dictionary has is not of VR UN.",
    effect: "Readers that do not look the tag up show nothing of the value.")

  public static let forbiddenGroup = ValidationRule(
    "ENC-029", .error, "PS3.5 §7.8.1",
    "Groups 0001, 0003, 0005, 0007 and FFFF are not used.",
    effect: "Strict readers refuse the element.")

  public static let foreignGroup = ValidationRule(
    "ENC-030", .error, "PS3.5 §7.1",
    "A data set has no elements of command, meta information or directory groups.",
    effect: "Strict readers refuse the file.")

  public static let retiredTransferSyntax = ValidationRule(
    "ENC-031", .note, "PS3.5 Annex A",
    "The transfer syntax is not retired.",
    effect: "New readers need not know it.")

  public static let metaVersion = ValidationRule(
    "ENC-032", .warning, "PS3.10 §7.1",
    "File Meta Information Version is 00 01.",
    effect: "Strict readers refuse the file.")

  public static let pixelVR = ValidationRule(
    "ENC-033", .error, "PS3.5 §A.2",
    "Pixel Data that is not encapsulated is of VR OW where a sample has more than 8 bits.",
    effect: "Readers of the other byte order show noise.")
}
