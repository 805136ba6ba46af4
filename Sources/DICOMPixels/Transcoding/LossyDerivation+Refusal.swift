public import DICOMCore

extension LossyDerivation {
  /// Why these pixels must not be coded with loss, as a sentence; nil when they may.
  public static func refusal(
    _ dataSet: DataSet, valueOffset: Int, before: PixelDescription
  ) -> String? {
    do {
      try check(dataSet, valueOffset: valueOffset, before: before)
      return nil
    } catch { return "\(error)" }
  }

  /// - Throws: `PixelError` when the pixels are no picture, or nothing in the data set can carry
  ///   `valueOffset`.
  public static func check(
    _ dataSet: DataSet, valueOffset: Int, before: PixelDescription
  ) throws(PixelError) {
    guard let sopClass = dataSet.uid(.sopClassUID) else {
      throw PixelError(.missing, .sopClassUID)
    }
    guard dataSet.hasValue(.sopInstanceUID) else { throw PixelError(.missing, .sopInstanceUID) }
    if let what = measurements[sopClass] {
      throw PixelError(.lossRefused("the pixels of this class are \(what), no picture"), .pixelData)
    }
    guard before.kind == .integer, before.bitsStored > 1 else {
      throw PixelError(.lossRefused("pixels of 1 bit or of reals are no picture"), .pixelData)
    }
    let palette = Tag.redPaletteColorLookupTableDescriptor
    if before.photometric.isMonochrome, dataSet.hasValue(palette) {
      let presentation = dataSet.string(Tag(0x0008, 0x9205))
      if valueOffset != 0 || presentation == "COLOR" || presentation == "MIXED" {
        throw PixelError(
          .lossRefused("some pixel values stand for entries of a supplemental palette"), palette)
      }
    }
    if valueOffset != 0 {
      try checkCarrier(
        dataSet, sopClass, StoredValueOffset(valueOffset, wasSigned: before.isSigned))
    }
  }

  /// Whether output values can stay the same when stored ones do not.
  private static func checkCarrier(
    _ dataSet: DataSet, _ sopClass: UID, _ offset: StoredValueOffset
  ) throws(PixelError) {
    // PS3.3 §C.8.9.4: 0 is the only value.
    if sopClass == "1.2.840.10008.5.1.4.1.1.128" {
      throw PixelError(
        .lossRefused(
          "it must stay 0 in a PET image, and pixels of other stored values need another"),
        .rescaleIntercept)
    }
    var copy = dataSet
    var isCarried = try offset.moveModality(in: &copy)
    for group in dataSet.items(.sharedFunctionalGroupsSequence) {
      if try isMoved(group, offset) { isCarried = true }
    }
    let frames = dataSet.items(.perFrameFunctionalGroupsSequence)
    var moved = 0
    for group in frames where try isMoved(group, offset) { moved += 1 }
    guard isCarried || moved > 0 && moved == frames.count else {
      throw PixelError(
        .lossRefused(
          "it is missing, or Rescale Slope is, and pixels of other stored values need it to keep their meaning"
        ),
        .rescaleIntercept)
    }
  }

  private static func isMoved(
    _ group: DataSet, _ offset: StoredValueOffset
  ) throws(PixelError) -> Bool {
    var isMoved = false
    for var item in group.items(.pixelValueTransformationSequence) {
      if try offset.moveRescale(in: &item) { isMoved = true }
    }
    return isMoved
  }

  /// Storage classes by what their pixels are.
  private static let measurements: [UID: String] = [
    "1.2.840.10008.5.1.4.1.1.66.4": "segments",
    "1.2.840.10008.5.1.4.1.1.66.7": "labels of segments",
    "1.2.840.10008.5.1.4.1.1.66.8": "heights of segments",
    "1.2.840.10008.5.1.4.1.1.30": "parameters",
    "1.2.840.10008.5.1.4.1.1.481.2": "doses",
  ]
}

extension Tag {
  static var pixelValueTransformationSequence: Tag { Tag(0x0028, 0x9145) }
}
