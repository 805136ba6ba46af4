public import DICOMCore

/// What stands in a data set after its pixels were coded with loss: another instance, derived from
/// the one that it was.
///
/// The stored values are another's: Smallest and Largest Pixel Values, the histogram and Pixel
/// Padding Value with its Range Limit go. Padding that was one value is many after the loss, near it
/// and mixed with the pixels beside: keeping the value would hide some of it and leave the rest.
/// Rescale, VOI and Modality LUT stay, but for what `valueOffset` asks.
/// - SeeAlso: PS3.3 §C.7.6.1.1.2 to §C.7.6.1.1.5, §C.12.4.1.1
public struct LossyDerivation: Sendable {
  /// What the data set becomes: never the UID that it has.
  public var sopInstance: UID
  public var step: LossyStep
  /// The coding of the source, when it lost something too.
  public var earlier: LossyStep?
  /// Added to every stored value; 0: none.
  public var valueOffset = 0
  /// What the pixels were, and what they are now.
  public var before: PixelDescription
  public var after: PixelDescription

  public init(
    _ sopInstance: UID, _ step: LossyStep, earlier: LossyStep? = nil, valueOffset: Int = 0,
    before: PixelDescription, after: PixelDescription
  ) {
    self.sopInstance = sopInstance
    self.step = step
    self.earlier = earlier
    self.valueOffset = valueOffset
    self.before = before
    self.after = after
  }

  /// What went with the loss and that somebody may miss.
  public enum Remark: Hashable, Sendable {
    /// Signatures are of the values that were.
    case signaturesRemoved(Int)
    case paddingRemoved
    case histogramRemoved
    /// The pixels had lost something before; the methods as far as known.
    case lossyBefore(methods: [String])
  }

  /// Puts it in place of what `dataSet` says; the pixel data itself is left alone.
  ///
  /// The VRs must be resolved: some follow a Pixel Representation that changes here.
  /// - Throws: `PixelError` for what must not be coded with loss, as `check(_:valueOffset:before:)`.
  public func apply(to dataSet: inout DataSet) throws(PixelError) -> [Remark] {
    try Self.check(dataSet, valueOffset: valueOffset, before: before)
    var result = dataSet
    var remarks = removeSignatures(from: &result)
    var history = LossHistory(result)
    if let earlier { history.note(earlier) }
    if history.isLossy {
      remarks.append(.lossyBefore(methods: history.steps.map(\.method).filter { !$0.isEmpty }))
    }
    derive(&result, wasLossy: history.isLossy)
    history.append(step)
    history.apply(to: &result)
    if valueOffset != 0 || before.isSigned != after.isSigned {
      try moveStoredValues(in: &result)
    }
    remarks += removeStatistics(from: &result)
    if before.photometric == .paletteColor, after.photometric != .paletteColor {
      for tag in Tag.ofPalettes { result[tag] = nil }
      // Stored values are colours now.
      result[.realWorldValueMappingSequence] = nil
    }
    after.apply(to: &result)
    result[.sopInstanceUID] = .text(.sopInstanceUID, .ui, sopInstance.rawValue)
    dataSet = result
    return remarks
  }

  /// Of the data set as a whole; those inside of items are of values that stay.
  private func removeSignatures(from dataSet: inout DataSet) -> [Remark] {
    let count = dataSet.items(.digitalSignaturesSequence).count
    dataSet[.digitalSignaturesSequence] = nil
    dataSet[.macParametersSequence] = nil
    return count > 0 ? [.signaturesRemoved(count)] : []
  }

  private func removeStatistics(from dataSet: inout DataSet) -> [Remark] {
    var remarks: [Remark] = []
    if dataSet.hasValue(.pixelPaddingValue) { remarks.append(.paddingRemoved) }
    if dataSet.hasValue(.histogramSequence) { remarks.append(.histogramRemoved) }
    for tag in Tag.ofValueRanges + [
      .pixelPaddingValue, .pixelPaddingRangeLimit, .histogramSequence,
    ] { dataSet[tag] = nil }
    return remarks
  }
}

extension LossyDerivation.Remark: CustomStringConvertible {
  public var description: String {
    switch self {
    case .signaturesRemoved(let count):
      "its \(count) digital signatures are of the pixels before they were coded with loss; they are"
        + " left out"
    case .paddingRemoved:
      "its Pixel Padding Value is left out: after coding with loss the padding is not of one value"
    case .histogramRemoved:
      "its histogram is left out: it is of the pixels before they were coded with loss"
    case .lossyBefore(let methods):
      "its pixels had been coded with loss before"
        + (methods.isEmpty ? "" : " (\(methods.joined(separator: ", ")))")
        + " and now are once more"
    }
  }
}

extension Tag {
  static var macParametersSequence: Tag { Tag(0x4FFE, 0x0001) }
  static var pixelPaddingRangeLimit: Tag { Tag(0x0028, 0x0121) }
  static var histogramSequence: Tag { Tag(0x0060, 0x3000) }

  /// Smallest and largest of valid values, of the image, of its series, of a plane.
  static let ofValueRanges = [0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0109, 0x0110, 0x0111]
    .map { Tag(0x0028, $0) }

  /// Descriptors, UIDs, tables whole and in segments.
  static let ofPalettes = [
    0x1101, 0x1102, 0x1103, 0x1111, 0x1112, 0x1113, 0x1199, 0x1201, 0x1202, 0x1203, 0x1211, 0x1212,
    0x1213, 0x1214, 0x1221, 0x1222, 0x1223,
  ].map { Tag(0x0028, $0) }
}
