internal import DICOMPixels

/// Judges profiles of colour by the little that has to be right before they are passed on.
/// - SeeAlso: ISO 15076-1 §7.2
enum ICCProfile {
  /// The profile, when it is one and of the picture's colours; a finding otherwise.
  static func usable(
    _ bytes: [UInt8], _ photometric: PhotometricInterpretation, _ findings: inout [String]
  ) -> [UInt8]? {
    guard bytes.count >= 132, bytes.big32(0) == bytes.count,
      bytes[36..<40].elementsEqual("acsp".utf8)
    else {
      findings.append("the ICC profile is damaged and was left out")
      return nil
    }
    let space = String(decoding: bytes[16..<20], as: UTF8.self)
    guard space == (photometric.isMonochrome ? "GRAY" : "RGB ") else {
      findings.append("the ICC profile is not of the picture's colours and was left out")
      return nil
    }
    return bytes
  }
}
