internal import DICOMCore

/// What the user asks to be done with pixels.
struct CodingWish: Sendable {
  var choice = CodingChoice.keep
  /// In its place, by modality.
  var rules: ModalityRules?
  var permission = LossPermission.none
  /// So that a set fits its medium.
  var compression: FitCompression?

  /// Some instances may become others, with UIDs of their own.
  var mayBeLossy: Bool {
    if case .ratio = compression { return true }
    return rules?.isLossy ?? choice.isLossy
  }

  /// For what is done to a set as a whole.
  var text: String {
    let fit =
      switch compression {
      case nil: ""
      case .lossless: ", fit"
      case .ratio(let ratio): ", fit \(ratio)"
      }
    return (rules?.text ?? choice.text) + fit
  }

  func choice(for dataSet: DataSet) -> CodingChoice {
    rules?.choice(for: dataSet.string(.modality)?.uppercased()) ?? choice
  }
}

/// What is done to a set that does not fit its medium.
enum FitCompression: Hashable, Sendable {
  case lossless
  /// Of what may lose something, so many times smaller than it is uncompressed.
  case ratio(Double)
}
