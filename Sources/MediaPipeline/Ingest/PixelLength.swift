internal import DICOMCore

/// Whether native pixel data is as long as its description says.
enum PixelLength {
  /// The sentence when bytes are missing; nil when there are enough or nothing can be said.
  static func problem(of file: DICOMFile) -> String? {
    guard let (found, expected) = lengths(of: file), found < expected else { return nil }
    guard expected < Int.max else { return "the description of the pixels is beyond any image" }
    return "the pixel data is short by \(expected - found) bytes:"
      + " \(found) of \(expected); copy the file again from its source"
  }

  /// 0 when there are enough, or nothing can be said.
  static func missingBytes(of file: DICOMFile) -> Int {
    guard let (found, expected) = lengths(of: file), expected < Int.max else { return 0 }
    return max(0, expected - found)
  }

  /// Nil when nothing can be said; `Int.max` is expected of what is beyond any image.
  /// - SeeAlso: PS3.5 §8.1.1
  private static func lengths(of file: DICOMFile) -> (found: Int, expected: Int)? {
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
      guard !overflow else { return (pixels.count, .max) }
      bits = product
    }
    return (pixels.count, bits / 8 + (bits % 8 > 0 ? 1 : 0))
  }
}
