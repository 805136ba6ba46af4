internal import DICOMCore

/// Laterality, whose condition no attribute tells.
extension InstanceCheck {
  /// Whether the body part is a paired one is told by Body Part Examined, if at all.
  func checkLaterality(_ list: inout FindingList) {
    let part = dataSet.string(Self.bodyPart)
    if dataSet[Self.laterality] != nil, let part, Self.singleParts.contains(part) {
      list.add(
        ObjectRules.laterality, at: ElementPath().appending(Self.laterality),
        found: "the attribute", expected: "none, as the body part is not one of a pair")
    }
    guard !Self.lateralities.contains(where: { dataSet[$0] != nil }),
      definition.rules(for: Self.laterality).contains(where: { $0.type == .conditionalEmpty })
    else { return }
    guard part.map(Self.pairedParts.contains) ?? true else { return }
    list.add(
      ObjectRules.laterality, at: ElementPath().appending(Self.laterality),
      found: part == nil ? "nothing, and no Body Part Examined" : "nothing",
      expected: "Laterality, if the body part is one of a pair")
  }

  private static let bodyPart = Tag(0x0018, 0x0015)
  private static let laterality = Tag(0x0020, 0x0060)
  /// Laterality itself, that of an image, a frame and a measurement.
  private static let lateralities: [Tag] = [
    laterality, Tag(0x0020, 0x0062), Tag(0x0020, 0x9072), Tag(0x0024, 0x0113),
  ]
  /// Body Part Examined of what the body has two of; not a list of the standard, so only a note.
  private static let pairedParts: Set<String> = [
    "ANKLE", "ARM", "BREAST", "CALCANEUS", "CLAVICLE", "EAR", "ELBOW", "EXTREMITY", "EYE",
    "FEMUR", "FIBULA", "FINGER", "FOOT", "FOREARM", "HAND", "HIP", "HUMERUS", "KIDNEY", "KNEE",
    "LEG", "PATELLA", "RADIUS", "SCAPULA", "SHOULDER", "THIGH", "THUMB", "TIBIA", "TOE", "ULNA",
    "WRIST", "ZYGOMA",
  ]
  private static let singleParts: Set<String> = [
    "ABDOMEN", "BLADDER", "BRAIN", "CERVIX", "CHEST", "COLON", "CSPINE", "HEAD", "HEART", "LIVER",
    "LSPINE", "NECK", "PANCREAS", "PELVIS", "PROSTATE", "RECTUM", "SKULL", "SPINE", "SPLEEN",
    "STERNUM", "STOMACH", "THORAX", "TSPINE", "UTERUS", "WHOLEBODY",
  ]
}
