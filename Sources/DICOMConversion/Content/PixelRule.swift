internal import DICOMPixels

/// What the pixels of an object may be.
/// - SeeAlso: PS3.3 §A.8, §A.26, §A.32, §C.8.6.2, §C.8.12.1
struct PixelRule: Hashable, Sendable {
  /// Samples of a pixel.
  var components: Set<Int>
  /// Bits of a sample that count.
  var bits: ClosedRange<Int>
  /// MONOCHROME1 beside MONOCHROME2.
  var takesInverted: Bool
  /// Number of Frames is one of its attributes.
  var hasFrames = false

  /// Nil for what holds no images.
  static func of(_ target: ConversionTarget) -> PixelRule? {
    switch target {
    case .secondaryCapture: PixelRule(components: [1, 3], bits: 1...16, takesInverted: true)
    case .singleBit:
      PixelRule(components: [1], bits: 1...1, takesInverted: false, hasFrames: true)
    case .grayscaleByte:
      PixelRule(components: [1], bits: 1...8, takesInverted: false, hasFrames: true)
    case .grayscaleWord:
      PixelRule(components: [1], bits: 9...16, takesInverted: false, hasFrames: true)
    case .trueColor:
      PixelRule(components: [3], bits: 1...8, takesInverted: false, hasFrames: true)
    case .photograph, .endoscopic, .microscopic, .dermoscopic:
      PixelRule(components: [1, 3], bits: 1...8, takesInverted: false)
    case .dx, .io, .cr: PixelRule(components: [1], bits: 1...16, takesInverted: true)
    case .us: PixelRule(components: [1, 3], bits: 1...8, takesInverted: false)
    case .pdf, .cda, .stl, .obj, .mtl: nil
    }
  }
}

/// Why a file cannot become what was asked for.
public struct ConversionError: Error, Hashable, Sendable, CustomStringConvertible {
  public var reason: String
  public init(_ reason: String) { self.reason = reason }
  public var description: String { reason }
}
