/// How the images of a series lie in space; what the standard does not ask is a note.
extension ConsistencyRule {
  static let orientation = ValidationRule(
    "CON-030", .error, "PS3.3 §C.7.6.2.1.1",
    "Rows and columns have directions of length one at right angles.",
    effect: "Distances and volumes are computed wrongly, or the series is refused.")
  static let orientationRounded = ValidationRule(
    "CON-031", .warning, "PS3.3 §C.7.6.2.1.1",
    "The directions of rows and columns are given to three places or better.",
    effect: "Strict readers refuse to make a volume of the series.")
  static let samePosition = ValidationRule(
    "CON-032", .note, "PS3.3 §C.7.6.2",
    "No two images of one acquisition and time lie in one place.",
    effect: "Readers that make a volume take one of them, or refuse.")
  static let gap = ValidationRule(
    "CON-033", .note, "PS3.3 §C.7.6.2", "Slices that lie at equal distances have no gap.",
    effect: "An image may be missing; a volume is made with a hole, or stretched.")
  static let spacing = ValidationRule(
    "CON-034", .note, "PS3.3 §C.7.6.2", "Spacing Between Slices is the distance of the slices.",
    effect: "Readers that go by it stretch or press the volume.")
  static let matrix = ValidationRule(
    "CON-035", .note, "PS3.3 §C.7.6.2",
    "Parallel images of a series have one size and one pixel spacing.",
    effect: "Readers split the series, or cannot make a volume of it.")
  static let instanceNumber = ValidationRule(
    "CON-036", .note, "PS3.3 §C.7.6.1", "Instance Numbers are given once in a series.",
    effect: "The order in which readers show the images is left to chance.")
  static let localizer = ValidationRule(
    "CON-037", .note, "PS3.3 §C.8.2.1.1.1", "Localizers are not among the images of a series.",
    effect: "Readers show them amid the slices, or cannot make a volume.")
  static let positionMissing = ValidationRule(
    "CON-038", .note, "PS3.3 §C.7.6.2",
    "All images of a series say where they lie, if any of their kind does.",
    effect: "Readers cannot put those that do not into order with the others.")
  static let dimensionValues = ValidationRule(
    "CON-039", .error, "PS3.3 §C.7.6.17.1",
    "A frame has a Dimension Index Value for every item of the Dimension Index Sequence.",
    effect: "Readers cannot order the frames.")
  static let sameDimension = ValidationRule(
    "CON-040", .note, "PS3.3 §C.7.6.17.1", "No two frames have the same Dimension Index Values.",
    effect: "The order in which readers show the frames is left to chance.")

  static let geometry = [
    orientation, orientationRounded, samePosition, gap, spacing, matrix, instanceNumber, localizer,
    positionMissing, dimensionValues, sameDimension,
  ]
}
