internal import DICOMCore
internal import Glibc

/// From values of the modality to what is shown, 0 black to 1 white.
/// - SeeAlso: PS3.3 §C.11.2
enum VOITransformation {
  case window(Window)
  case table(LookupTable)
  /// From the lowest to the highest value.
  case range(Double, Double)

  func value(_ input: Double) -> Double {
    switch self {
    case .window(let window): window.value(input)
    case .table(let table): table.value(input) / Double(table.maximum)
    case .range(let low, let high): high > low ? (input - low) / (high - low) : 0
    }
  }
}

/// The first window of an image.
/// - SeeAlso: PS3.3 §C.11.2.1.2, §C.11.2.1.3
struct Window {
  static let center = Tag(0x0028, 0x1050)
  static let width = Tag(0x0028, 0x1051)
  static let function = Tag(0x0028, 0x1056)

  private enum Function: String {
    case linear = "LINEAR"
    case exact = "LINEAR_EXACT"
    case sigmoid = "SIGMOID"
  }

  private let center: Double
  private let width: Double
  private let function: Function

  /// Nil when there is none, or one of no width.
  init?(_ dataSet: DataSet) {
    guard let center = dataSet.reals(Self.center).first, center.isFinite,
      let width = dataSet.reals(Self.width).first, width.isFinite
    else { return nil }
    function = dataSet.string(Self.function).flatMap(Function.init(rawValue:)) ?? .linear
    guard function == .linear ? width >= 1 : width > 0 else { return nil }
    (self.center, self.width) = (center, width)
  }

  /// Below 0 and above 1 outside of the window.
  func value(_ input: Double) -> Double {
    switch function {
    case .linear:
      // A window of one value parts what is below from the rest.
      let offset = input - (center - 0.5)
      return width > 1 ? offset / (width - 1) + 0.5 : offset > 0 ? 1 : 0
    case .exact: return (input - center) / width + 0.5
    case .sigmoid: return 1 / (1 + exp(-4 * (input - center) / width))
    }
  }
}
