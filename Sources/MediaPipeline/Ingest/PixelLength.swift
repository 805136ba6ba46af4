internal import DICOMCore

/// Whether native pixel data is as long as its description says.
enum PixelLength {
  /// The sentence when bytes are missing; nil when there are enough or nothing can be said.
  /// - SeeAlso: PS3.5 §8.1.1
  static func problem(of file: DICOMFile) -> String? {
    let data = file.dataSet
    guard case .bytes(let pixels)? = data[.pixelData]?.value, pixels.count > 0,
      let rows = data.integer(.rows), let columns = data.integer(.columns),
      let allocated = data.integer(.bitsAllocated), rows >= 0, columns >= 0, allocated > 0
    else { return nil }
    var samples = data.integer(.samplesPerPixel) ?? 1
    // Two luminance and two chrominance samples stand for two pixels.
    if data.string(.photometricInterpretation)?.hasSuffix("_422") == true { samples = 2 }
    let frames = data.integer(.numberOfFrames) ?? 1
    var bits = 1
    for factor in [rows, columns, samples, frames, allocated] {
      let (product, overflow) = bits.multipliedReportingOverflow(by: max(0, factor))
      guard !overflow else { return "the description of the pixels is beyond any image" }
      bits = product
    }
    let expected = bits / 8 + (bits % 8 > 0 ? 1 : 0)
    guard pixels.count < expected else { return nil }
    return "the pixel data is short by \(expected - pixels.count) bytes:"
      + " \(pixels.count) of \(expected); copy the file again from its source"
  }
}
