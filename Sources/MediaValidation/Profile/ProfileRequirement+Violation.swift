internal import DICOMCore
internal import DICOMFileSet

extension ProfileRequirement {
  /// The rule by which a violation of a profile is reported; nil for what other areas judge.
  static func rule(for violation: ProfileViolation) -> ValidationRule? {
    switch violation.kind {
    case .sopClass: sopClass
    case .recordType: recordType
    case .multiFrame: multiFrame
    case .transferSyntax: transferSyntax
    case .identifier, .directoryKey: nil
    case .value: rule(ofValue: violation.tag)
    case .missing: missing
    case .unwanted: unwanted
    case .item: item
    case .overlay: overlay
    }
  }

  private static func rule(ofValue tag: Tag?) -> ValidationRule {
    switch tag {
    case .modality: modality
    case .rows, .columns, .numberOfFrames: size
    case .photometricInterpretation, .samplesPerPixel: colour
    case .bitsAllocated, .bitsStored, .highBit, .pixelRepresentation: depth
    default: value
    }
  }
}

extension ApplicationProfile {
  /// `PS3.11 §D`; that of a private profile is its own.
  var section: String { annex.isEmpty ? "PS3.11" : "PS3.11 §\(annex)" }
}
