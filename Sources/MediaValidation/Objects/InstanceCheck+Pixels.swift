internal import DICOMCore

/// What the attributes of pixels have to be by the transfer syntax, by each other and by themselves.
extension InstanceCheck {
  /// - SeeAlso: PS3.5 §8.2.1, §8.2.2, §8.2.3, §8.2.4
  func checkPhotometricInterpretation(_ list: inout FindingList) {
    guard case .fragments = dataSet[.pixelData]?.value,
      let found = dataSet.string(.photometricInterpretation),
      Self.standardInterpretations.contains(found),
      let (section, allowed) = Self.interpretations[transferSyntax.uid.rawValue],
      !allowed.contains(found)
    else { return }
    list.add(
      ObjectRules.photometric, at: ElementPath().appending(.photometricInterpretation),
      found: "\(found) in \(transferSyntax.name)",
      expected: allowed.joined(separator: ", "), section: "PS3.5 §\(section)")
  }

  /// Defined Terms of PS3.3 §C.7.6.3.1.2; others are nobody's business.
  private static let standardInterpretations: Set<String> = [
    "MONOCHROME1", "MONOCHROME2", "PALETTE COLOR", "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_RCT",
    "YBR_ICT", "YBR_PARTIAL_420",
  ]

  /// By transfer syntax: the section of PS3.5, and what its table allows.
  private static let interpretations: [String: (section: String, allowed: [String])] = {
    let gray = ["MONOCHROME1", "MONOCHROME2"]
    let jpeg2000 = gray + ["RGB", "YBR_FULL", "YBR_RCT"]
    var table: [String: (section: String, allowed: [String])] = [:]
    for (tails, section, allowed) in [
      (["4.50", "4.51"], "8.2.1", gray + ["RGB", "YBR_FULL_422"]),
      (["4.57", "4.70"], "8.2.1", gray + ["PALETTE COLOR", "RGB", "YBR_FULL"]),
      (["5"], "8.2.2", gray + ["PALETTE COLOR", "RGB", "YBR_FULL"]),
      (["4.80"], "8.2.3", gray + ["PALETTE COLOR", "RGB", "YBR_FULL"]),
      (["4.81"], "8.2.3", gray + ["RGB", "YBR_FULL"]),
      (["4.90"], "8.2.4", jpeg2000 + ["PALETTE COLOR"]),
      (["4.91"], "8.2.4", jpeg2000 + ["PALETTE COLOR", "YBR_ICT"]),
    ] {
      for tail in tails { table["1.2.840.10008.1.2." + tail] = (section, allowed) }
    }
    return table
  }()

  /// Zero or less, where more than one row or column make it matter.
  func checkSpacing(_ list: inout FindingList) {
    let lines = [dataSet.integer(.rows), dataSet.integer(.columns)]
    guard lines.allSatisfy({ ($0 ?? 0) > 1 }) else { return }
    for tag in Self.spacings {
      let values = dataSet.reals(tag)
      guard let number = values.firstIndex(where: { $0 <= 0 }) else { continue }
      list.add(
        ObjectRules.pixelSpacing, at: ElementPath().appending(tag),
        found: "value \(number + 1) is not above 0", expected: "a distance in mm")
    }
  }

  /// Those of a label map may be any.
  func checkSegmentNumbers(_ list: inout FindingList) {
    guard let type = dataSet.string(Self.segmentationType), ["BINARY", "FRACTIONAL"].contains(type)
    else { return }
    for (index, segment) in dataSet.items(Self.segments).enumerated() {
      guard let number = segment.integer(Self.segmentNumber), number != index + 1 else { continue }
      list.add(
        ObjectRules.segmentNumber,
        at: ElementPath().appending(Self.segments, item: index + 1)
          .appending(Self.segmentNumber),
        found: "\(number)", expected: "\(index + 1)")
      return
    }
  }

  private static let segmentationType = Tag(0x0062, 0x0001)
  private static let segments = Tag(0x0062, 0x0002)
  private static let segmentNumber = Tag(0x0062, 0x0004)
}
