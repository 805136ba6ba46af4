/// How long pixel data is, and in which form it stands.
extension PixelRule {
  public static let shorter = ValidationRule(
    "PIX-001", .error, "PS3.5 §8.2",
    "Native pixel data has all the bytes that its attributes ask for.",
    effect: "The last rows or frames are missing; many readers show nothing at all.")

  public static let longer = ValidationRule(
    "PIX-002", .error, "PS3.5 §8.2",
    "Native pixel data has no more bytes than its attributes ask for.",
    effect: "Readers leave the bytes out, or take them for another frame.")

  public static let bitsWithGaps = ValidationRule(
    "PIX-003", .error, "PS3.5 §8.1.1",
    "Frames of single bits follow each other without a gap.",
    effect: "Every frame but the first is shown shifted.")

  public static let wholeChrominance = ValidationRule(
    "PIX-004", .error, "PS3.3 §C.7.6.3.1.2",
    "Native pixel data of YBR_FULL_422 has four samples for two pixels.",
    effect: "Readers show a sheared image in false colours, or the half of it.")

  public static let oddColumns = ValidationRule(
    "PIX-005", .error, "PS3.3 §C.7.6.3.1.2",
    "Native pixel data of YBR_FULL_422 has an even number of columns.",
    effect: "The last column has no colours of its own, and readers differ in what they show.")

  public static let fragmentsInNative = ValidationRule(
    "PIX-006", .error, "PS3.5 §A.4",
    "Pixel data is encapsulated only where the transfer syntax is one of encapsulated pixel data.",
    effect: "Readers that believe the transfer syntax show noise, or stop.")

  public static let nativeInEncapsulated = ValidationRule(
    "PIX-007", .error, "PS3.5 §A.4",
    "Under a transfer syntax of encapsulated pixel data, Pixel Data is encapsulated.",
    effect: "Readers look for fragments and do not find them.")

  public static let severalKinds = ValidationRule(
    "PIX-008", .error, "PS3.3 §C.7.6.24",
    "There is one of Pixel Data, Float Pixel Data and Double Float Pixel Data.",
    effect: "Readers differ in which of them they show.")
}
