internal import DICOMCore

/// From stored values to those of the modality, as Hounsfield units.
/// - SeeAlso: PS3.3 §C.11.1
enum ModalityTransformation {
  case identity
  case rescale(Rescale)
  case table(LookupTable)

  func value(_ stored: Int) -> Double {
    switch self {
    case .identity: Double(stored)
    case .rescale(let rescale): Double(stored) * rescale.slope + rescale.intercept
    case .table(let table): table.value(Double(stored))
    }
  }

  /// Values may be below 0.
  func isSigned(_ layout: FrameLayout) -> Bool {
    switch self {
    case .identity: layout.isSigned
    case .rescale(let rescale): layout.isSigned || rescale.intercept < 0 || rescale.slope < 0
    case .table: false
    }
  }
}

struct Rescale {
  static let intercept = Tag(0x0028, 0x1052)
  static let slope = Tag(0x0028, 0x1053)

  let slope: Double
  let intercept: Double

  /// Nil when there is none, or none that keeps values apart.
  init?(_ dataSet: DataSet) {
    guard let slope = dataSet.reals(Self.slope).first, slope.isFinite, slope != 0 else {
      return nil
    }
    self.slope = slope
    let intercept = dataSet.reals(Self.intercept).first ?? 0
    self.intercept = intercept.isFinite ? intercept : 0
  }
}
