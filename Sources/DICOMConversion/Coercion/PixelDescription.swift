internal import DICOMCore

/// The attributes that say what the bytes of the pixels mean.
/// - SeeAlso: PS3.3 §C.7.6.3
enum PixelDescription {
  static let tags: Set<Tag> = [
    .samplesPerPixel, .photometricInterpretation, Tag(0x0028, 0x0006), .numberOfFrames, .rows,
    .columns, .bitsAllocated, .bitsStored, .highBit, .pixelRepresentation,
  ]

  /// What a description that was changed says against the pixels; nil when there is nothing.
  static func doubt(_ dataSet: DataSet, changed: Set<Tag>) -> String? {
    let names = changed.intersection(tags).sorted()
      .compactMap { DataDictionary.entry(for: $0)?.keyword }.joined(separator: ", ")
    guard !names.isEmpty, let pixels = dataSet[.pixelData] else { return nil }
    let (allocated, stored) = (dataSet.integer(.bitsAllocated), dataSet.integer(.bitsStored))
    if let allocated, let stored, let high = dataSet.integer(.highBit),
      stored > allocated || high >= allocated || high < stored - 1
    {
      return "\(names) changed: of \(allocated) bits \(stored) are stored up to bit \(high)"
    }
    let samples = dataSet.integer(.samplesPerPixel) ?? 1
    let isColour = ["RGB", "YBR_FULL", "YBR_FULL_422", "YBR_RCT", "YBR_ICT"]
      .contains(dataSet.string(.photometricInterpretation) ?? "")
    if isColour != (samples == 3) {
      return "\(names) changed: the photometric interpretation is not one of \(samples) samples"
    }
    guard case .bytes(let bytes) = pixels.value else {
      return "\(names) changed, which what is coded in the pixels may contradict"
    }
    var bits = dataSet.string(.photometricInterpretation) == "YBR_FULL_422" ? 2 : samples
    for factor in [
      dataSet.integer(.rows), dataSet.integer(.columns), allocated,
      dataSet.integer(.numberOfFrames) ?? 1,
    ] {
      let (product, overflow) = bits.multipliedReportingOverflow(by: max(0, factor ?? 0))
      if overflow { return "\(names) changed: that is beyond any image" }
      bits = product
    }
    let size = bits / 8 + (bits % 8 > 0 ? 1 : 0)
    guard bytes.count != size, bytes.count != size + size % 2 else { return nil }
    return "\(names) changed: \(size) bytes of pixels are described, and \(bytes.count) are there"
  }
}
