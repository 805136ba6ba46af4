/// What the information object asks for.
extension ObjectRules {
  public static let classMissing = ValidationRule(
    "IOD-001", .error, "PS3.3 §C.12.1",
    "An instance names its SOP Class.",
    effect: "Nobody can tell what the object is.")

  public static let classUnknown = ValidationRule(
    "IOD-002", .note, "PS3.4 §B.5",
    "The SOP Class is one of the standard, and not retired.",
    effect: "Its attributes cannot be judged, and other readers may not show it.")

  public static let type1Missing = ValidationRule(
    "IOD-003", .error, "PS3.5 §7.4.1",
    "A Type 1 attribute is there.",
    effect: "Readers that need the attribute refuse the object or guess.")

  public static let type1Empty = ValidationRule(
    "IOD-004", .error, "PS3.5 §7.4.1",
    "A Type 1 attribute has a value.",
    effect: "Readers that need the value refuse the object or guess.")

  public static let type2Missing = ValidationRule(
    "IOD-005", .error, "PS3.5 §7.4.3",
    "A Type 2 attribute is there, if only empty.",
    effect: "Archives that check the object refuse it.")

  public static let type1CMissing = ValidationRule(
    "IOD-006", .error, "PS3.5 §7.4.2",
    "A Type 1C attribute is there when its condition is met.",
    effect: "Readers that need the attribute refuse the object or guess.")

  public static let type1CEmpty = ValidationRule(
    "IOD-007", .error, "PS3.5 §7.4.2",
    "A Type 1C attribute that is there has a value.",
    effect: "Readers that need the value refuse the object or guess.")

  public static let type2CMissing = ValidationRule(
    "IOD-008", .error, "PS3.5 §7.4.4",
    "A Type 2C attribute is there when its condition is met.",
    effect: "Archives that check the object refuse it.")

  public static let forbidden = ValidationRule(
    "IOD-009", .error, "PS3.5 §7.4.2",
    "An attribute is not there where its condition forbids it.",
    effect: "Readers may use a value that does not apply.")

  public static let enumeratedValue = ValidationRule(
    "IOD-010", .error, "PS3.3 §1.7",
    "A value is one of the Enumerated Values.",
    effect: "Readers do not know what the value means.")

  public static let definedTerm = ValidationRule(
    "IOD-011", .note, "PS3.3 §1.7",
    "A value is one of the Defined Terms.",
    effect: "Readers may not know what the value means.")

  public static let sharedItems = ValidationRule(
    "IOD-012", .error, "PS3.3 §C.7.6.16.1.1",
    "Shared Functional Groups Sequence has one item.",
    effect: "Readers take the first item and lose the others.")

  public static let frameItems = ValidationRule(
    "IOD-013", .error, "PS3.3 §C.7.6.16.1.2",
    "Per-frame Functional Groups Sequence has an item for each frame.",
    effect: "Frames are shown with the position of others, or not at all.")

  public static let groupMissing = ValidationRule(
    "IOD-014", .error, "PS3.3 §C.7.6.16",
    "A mandatory functional group is shared or in every frame.",
    effect: "Frames cannot be placed, measured or windowed.")

  public static let groupTwice = ValidationRule(
    "IOD-015", .error, "PS3.3 §C.7.6.16.1.1",
    "A functional group is shared or in frames, not both.",
    effect: "Readers differ in which of the two they use.")

  public static let retiredAttribute = ValidationRule(
    "IOD-016", .note, "PS3.6 §6",
    "Attributes are not retired.",
    effect: "New readers need not know them.")

  public static let standardExtended = ValidationRule(
    "IOD-017", .note, "PS3.2 §3",
    "The attributes are those of the information object; others make the class Standard Extended.",
    effect: "None, where readers pass over what they do not know.")

  public static let unknownTag = ValidationRule(
    "IOD-018", .warning, "PS3.5 §7.1",
    "An even group has only attributes of the dictionary.",
    effect: "The attribute may come to mean something else.")

  public static let privateElement = ValidationRule(
    "IOD-019", .error, "PS3.5 §7.8.1",
    "A private element has a private creator that reserves it.",
    effect: "Readers may take it for the element of another maker.")

  public static let imageTypeFlavour = ValidationRule(
    "IOD-020", .error, "PS3.3 §C.8",
    "Image Type of a CT or MR Image has a third value.",
    effect: "Readers cannot tell localizers from slices.")

  public static let sameUID = ValidationRule(
    "IOD-021", .error, "PS3.5 §9",
    "Instance, series, study and frame of reference have different UIDs.",
    effect: "Databases take one for the other.")

  public static let framesInSingleFrame = ValidationRule(
    "IOD-022", .error, "PS3.3 §C.7.6.6",
    "Only an object with the Multi-frame Module has more than one frame.",
    effect: "Readers show the first frame only.")

  public static let conditionNotMet = ValidationRule(
    "IOD-023", .warning, "PS3.5 §7.4.2",
    "An attribute is not there where its condition is not met and nothing more is said.",
    effect: "Readers may use a value that does not apply.")

  public static let highBit = ValidationRule(
    "IOD-024", .error, "PS3.3 §C.7.6.3",
    "High Bit is one less than Bits Stored, which is no more than Bits Allocated.",
    effect: "Readers show pixels too dark, too bright, or as noise.")

  public static let laterality = ValidationRule(
    "IOD-025", .note, "PS3.3 §C.7.3.1",
    "Laterality is there where the body part is one of a pair, and only there.",
    effect: "Nobody can tell which of the two sides is shown.")

  public static let singleItem = ValidationRule(
    "IOD-026", .warning, "PS3.5 §7.4.6",
    "A sequence that may have one item has no more.",
    effect: "Readers take the first item and lose the others.")

  public static let pixelSpacing = ValidationRule(
    "IOD-027", .error, "PS3.3 §10.7.1.3",
    "The spacing of pixels is positive, but where there is a single row or column.",
    effect: "Readers measure wrong distances, or divide by zero.")

  public static let evidence = ValidationRule(
    "IOD-028", .error, "PS3.3 §C.17.2.3",
    "What the content of a report refers to is listed as its evidence.",
    effect: "Readers that fetch the evidence of the report do not have the instance.")

  public static let segmentNumber = ValidationRule(
    "IOD-029", .error, "PS3.3 §C.8.20.2.4",
    "Segments have the numbers from 1 in their order.",
    effect: "Readers show a segment under the name of another.")

  public static let photometric = ValidationRule(
    "IOD-030", .error, "PS3.5 §8.2",
    "Photometric Interpretation is one that the transfer syntax allows.",
    effect: "Readers that go by it show wrong colors.")

  public static let aspectRatio = ValidationRule(
    "IOD-031", .error, "PS3.3 §C.7.6.3",
    "Pixel Aspect Ratio is there only where pixels are not square and have no spacing.",
    effect: "Readers stretch the image by a ratio that its spacing may contradict.")

  /// In the order of `DefinitionCheck.Level`.
  static let missing = [type1Missing, type1CMissing, type2Missing, type2CMissing]
}
