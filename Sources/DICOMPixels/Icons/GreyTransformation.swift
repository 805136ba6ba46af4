internal import DICOMCore

/// From the stored values of a frame of one sample to what a screen shows of them.
/// - SeeAlso: PS3.4 §N.2
struct GreyTransformation {
  /// From the lowest to the highest that the frame has.
  let stored: ClosedRange<Int>
  private let modality: ModalityTransformation
  private let voi: VOITransformation
  private let isInverted: Bool
  private let padding: ClosedRange<Int>?

  /// - Parameter isNested: the frame is shown as it is where nothing is said, not from its lowest to
  ///   its highest value.
  init(_ frame: Frame, _ source: DisplaySource, isInverted: Bool, isNested: Bool) {
    let layout = frame.layout
    padding = source.padding(layout)
    // Low values of MONOCHROME1 are white; that INVERSE says the same is no second inversion.
    self.isInverted = isInverted || source.isInverse
    modality = source.modality(isSigned: layout.isSigned)
    let values = Values(frame, without: padding)
    stored = values.all
    let nominal = layout.range
    // One value alone is shown by where it lies among those that could be.
    let shown =
      isNested || values.image.map { $0.lowerBound == $0.upperBound } ?? true
      ? nominal : values.image ?? nominal
    voi = source.voi(isSigned: modality.isSigned(layout)) ?? modality.range(of: shown)
  }

  func value(_ stored: Int) -> UInt16 {
    if let padding, padding.contains(stored) { return 0 }
    return DisplayRows.grey(voi.value(modality.value(stored)), isInverted: isInverted)
  }

  /// The values from the lowest stored to the highest; nil where these are too many.
  var table: [UInt16]? {
    guard stored.upperBound - stored.lowerBound < 65_536 else { return nil }
    return stored.map(value)
  }
}

extension GreyTransformation {
  /// The values that a frame has.
  private struct Values {
    var all: ClosedRange<Int>
    /// Nil when there is nothing but padding.
    var image: ClosedRange<Int>?

    init(_ frame: Frame, without padding: ClosedRange<Int>?) {
      var (low, high) = (Int.max, Int.min)
      var (lowest, highest) = (Int.max, Int.min)
      let count = frame.layout.columns * frame.layout.rows
      let padding = padding ?? Int.max...Int.max
      frame.forEachSample(0..<count) { value in
        lowest = min(lowest, value)
        highest = max(highest, value)
        if !padding.contains(value) {
          low = min(low, value)
          high = max(high, value)
        }
      }
      all = lowest <= highest ? lowest...highest : 0...0
      image = low <= high ? low...high : nil
    }
  }
}

extension FrameLayout {
  /// Every value that a sample can have.
  fileprivate var range: ClosedRange<Int> {
    let bits = min(max(1, precision), 32)
    return isSigned ? -(1 << (bits - 1))...(1 << (bits - 1)) - 1 : 0...(1 << bits) - 1
  }
}

extension ModalityTransformation {
  /// From the lowest to the highest value that it has of `stored`.
  fileprivate func range(of stored: ClosedRange<Int>) -> VOITransformation {
    guard case .table = self, stored.upperBound - stored.lowerBound < 65_536 else {
      let (low, high) = (value(stored.lowerBound), value(stored.upperBound))
      return .range(min(low, high), max(low, high))
    }
    let values = stored.map(value)
    return .range(values.min() ?? 0, values.max() ?? 0)
  }
}
