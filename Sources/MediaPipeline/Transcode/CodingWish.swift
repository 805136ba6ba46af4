internal import DICOMCore

/// What the user asks to be done with pixels.
struct CodingWish: Sendable {
  var choice = CodingChoice.keep
  /// In its place, by modality.
  var rules: ModalityRules?
  var permission = LossPermission.none

  /// Some instances may become others, with UIDs of their own.
  var mayBeLossy: Bool { rules?.isLossy ?? choice.isLossy }

  /// For what is done to a set as a whole.
  var text: String { rules?.text ?? choice.text }

  func choice(for dataSet: DataSet) -> CodingChoice {
    rules?.choice(for: dataSet.string(.modality)?.uppercased()) ?? choice
  }
}
