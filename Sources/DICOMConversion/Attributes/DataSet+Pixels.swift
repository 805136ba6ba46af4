internal import DICOMCore

extension DataSet {
  /// Makes what is said of the display agree with the pixels and with each other, where the standard
  /// leaves one possibility: a spacing in millimetres stands alone, and values that are dark when high
  /// are inverted on the way to P-Values.
  /// - SeeAlso: PS3.3 §C.7.6.3.1.7, §C.11.6.1.2
  mutating func agreeWithPixels() {
    let spacings = [Tag(0x0028, 0x0030), Tag(0x0018, 0x1164), Tag(0x0018, 0x2010)]
    if spacings.contains(where: { hasValue($0) }) { self[Tag(0x0028, 0x0034)] = nil }
    let shape = Tag(0x2050, 0x0020)
    if string(Tag(0x0028, 0x0004)) == "MONOCHROME1", string(shape) == "IDENTITY" {
      self[shape] = .text(shape, .cs, "INVERSE")
    }
  }
}
