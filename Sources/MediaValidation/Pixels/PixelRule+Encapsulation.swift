/// How fragments and their tables are built.
extension PixelRule {
  public static let encapsulatedVR = ValidationRule(
    "PIX-009", .error, "PS3.5 §A.4",
    "Encapsulated Pixel Data is of VR OB.",
    effect: "Strict readers refuse the pixels.")

  public static let oddFragment = ValidationRule(
    "PIX-010", .error, "PS3.5 §A.4",
    "Every fragment has an even length.",
    effect: "Readers that pad by themselves lose their place behind the fragment.")

  public static let emptyFragment = ValidationRule(
    "PIX-011", .error, "PS3.5 §A.4",
    "Every fragment has something in it.",
    effect: "Readers that count fragments take it for a frame.")

  public static let tooFewFragments = ValidationRule(
    "PIX-012", .error, "PS3.5 §A.4",
    "There is at least one fragment for each frame.",
    effect: "The last frames are missing, or several stand in one fragment and are not found.")

  public static let fragmentPerFrame = ValidationRule(
    "PIX-013", .error, "PS3.5 §A.4",
    "Each frame of RLE Lossless is in one fragment.",
    effect: "Readers show a part of a frame, or the wrong one.")

  public static let videoFragments = ValidationRule(
    "PIX-014", .error, "PS3.5 §A.4",
    "A stream of MPEG2 or MPEG-4 AVC/H.264 is in one fragment, where the transfer syntax is not one "
      + "of fragmentable streams.",
    effect: "Players show the beginning of the video and no more.")

  public static let tableMissing = ValidationRule(
    "PIX-015", .error, "PS3.5 §A.4",
    "The first item of encapsulated pixel data is the Basic Offset Table, if only an empty one.",
    effect: "Readers skip the first frame.")

  public static let tableEntries = ValidationRule(
    "PIX-016", .error, "PS3.5 §A.4",
    "A Basic Offset Table has an offset for each frame, or none at all.",
    effect: "Readers find fewer or more frames than there are.")

  public static let tableOrder = ValidationRule(
    "PIX-017", .error, "PS3.5 §A.4",
    "The offsets of a Basic Offset Table begin with 0 and ascend.",
    effect: "Readers show frames in another order, or one of them twice.")

  public static let tableTarget = ValidationRule(
    "PIX-018", .error, "PS3.5 §A.4",
    "Every offset of a Basic Offset Table is that of a fragment.",
    effect: "Readers do not find the frame.")

  public static let twoTables = ValidationRule(
    "PIX-019", .error, "PS3.3 §C.7.6.3.1.8",
    "Beside an Extended Offset Table the Basic Offset Table is empty.",
    effect: "Readers differ in which of the two they follow.")

  public static let extendedTable = ValidationRule(
    "PIX-020", .error, "PS3.3 §C.7.6.3.1.8",
    "An Extended Offset Table has the offset of each frame's first fragment, in their order.",
    effect: "Readers do not find the frame.")

  public static let extendedLengths = ValidationRule(
    "PIX-021", .error, "PS3.3 §C.7.6.3.1.8",
    "Extended Offset Table Lengths has the number of bytes of each frame.",
    effect: "Readers cut the frame, or read into the next one.")
}
