internal import DICOMCore

/// What an image's attributes are once it is coded in another transfer syntax, and how its frames
/// come there.
struct TargetDescription: Sendable {
  /// As the attributes will have it.
  private(set) var stated: PixelDescription
  /// What goes into the encoder: the same but for the colours, which encoders transform.
  private(set) var frames: PixelDescription
  /// Indices of a palette become colours of so many bits.
  private(set) var palette: Palette?
  /// The stored bits are told by the values, which have to be looked at first.
  private(set) var needsRange = false
  /// Added to each value.
  private(set) var valueOffset = 0
  /// Of decoded values before anything is done to them.
  var sourceBits: Int { source.bitsStored }
  private let source: PixelDescription
  private let coding: PixelCoding

  /// - Throws: `PixelError` when the syntax cannot hold such an image.
  init(
    _ image: ImagePixels, _ dataSet: DataSet, keepsStoredBits: Bool, coding: PixelCoding
  ) throws(PixelError) {
    self.coding = coding
    var description = image.description
    if keepsStoredBits { description.bitsStored = image.frames.description.bitsStored }
    description.highBit = description.bitsStored - 1
    description.planarConfiguration = 0
    description.numberOfFrames = image.frames.description.numberOfFrames
    // 12 and 24 bits a cell are native only.
    if description.bitsAllocated % 8 != 0, description.bitsAllocated > 1 {
      description.bitsAllocated = (description.bitsAllocated + 7) / 8 * 8
    }
    // Decoders give a byte for each sample of such a stream, and readers rely on it.
    if coding.syntax.family == .jpegLossless, description.bitsStored <= 8 {
      description.bitsAllocated = 8
    }
    source = description
    frames = description
    stated = description
    if coding.isLossy { try adaptToLoss(dataSet) }
    if !needsRange { try settle() }
  }

  /// Palettes are expanded, and bits are made those that the process has.
  private mutating func adaptToLoss(_ dataSet: DataSet) throws(PixelError) {
    if frames.photometric == .paletteColor {
      var palette = try Palette(dataSet, isSigned: frames.isSigned)
      let isJPEG = coding.syntax.family == .jpegBaseline || coding.syntax.family == .jpegExtended
      if isJPEG { palette = palette.ofBytes }
      self.palette = palette
      (frames.samplesPerPixel, frames.photometric) = (3, .rgb)
      (frames.bitsAllocated, frames.bitsStored) = palette.bits > 8 ? (16, palette.bits) : (8, 8)
      (frames.highBit, frames.isSigned) = (frames.bitsStored - 1, false)
    }
    guard let bits = processBits else {
      // Its errors are of patterns of bits, so that the smallest value could become the largest.
      guard coding.syntax.family != .jpegLS || !frames.isSigned else {
        throw PixelError(
          .unsupported("near-lossless JPEG-LS of signed values"), .pixelRepresentation)
      }
      return
    }
    if frames.bitsStored == bits, !frames.isSigned {
      frames.bitsAllocated = bits > 8 ? 16 : 8
    } else {
      // Values of more bits, or with a sign, may fit all the same.
      guard frames.photometric.isMonochrome else {
        throw PixelError(
          .unsupported("\(coding.syntax.syntax.name) of \(frames.bitsStored) bits"), .bitsStored)
      }
      needsRange = true
    }
  }

  /// Nil where any number will do.
  private var processBits: Int? {
    switch coding.syntax.family {
    case .jpegBaseline: 8
    case .jpegExtended: frames.bitsAllocated <= 8 || frames.samplesPerPixel > 1 ? 8 : 12
    default: nil
    }
  }

  /// Takes the range of all values into account.
  /// - Throws: `PixelError` when the process has not the bits for them.
  mutating func settle(_ range: ClosedRange<Int>) throws(PixelError) {
    guard needsRange, let bits = processBits else { return }
    needsRange = false
    let top = 1 << bits - 1
    guard range.upperBound - range.lowerBound <= top else {
      throw PixelError(
        .unsupported(
          "\(coding.syntax.syntax.name) of values from \(range.lowerBound) to \(range.upperBound)"),
        .bitsStored)
    }
    // Of the images of a series most get the same offset, though their ranges differ.
    let usual = [0, 1 << (bits - 1), 1 << (bits - 2)]
    valueOffset =
      usual.first { range.lowerBound + $0 >= 0 && range.upperBound + $0 <= top }
      ?? -range.lowerBound
    (frames.bitsStored, frames.highBit, frames.isSigned) = (bits, bits - 1, false)
    frames.bitsAllocated = bits > 8 ? 16 : 8
    try settle()
  }

  private mutating func settle() throws(PixelError) {
    stated = frames
    if frames.samplesPerPixel == 3 { stated.photometric = codedColours }
    guard coding.syntax.allows(stated) else {
      throw PixelError(
        .unsupported(
          "\(coding.syntax.syntax.name) of \(stated.photometric) with \(stated.bitsAllocated) bits "
            + "allocated, \(stated.bitsStored) stored\(stated.isSigned ? ", signed" : "")"),
        .transferSyntaxUID)
    }
  }

  /// The term for what encoders make of red, green and blue.
  /// - SeeAlso: PS3.5 §8.2.1, §8.2.4
  private var codedColours: PhotometricInterpretation {
    switch coding.syntax.family {
    case .jpegBaseline, .jpegExtended: .ybrFull422
    case .jpeg2000, .htj2k:
      frames.photometric != .rgb ? frames.photometric : coding.isLossy ? .ybrICT : .ybrRCT
    default: frames.photometric
    }
  }

  /// A source's frame as the encoder takes it.
  func adapt(_ frame: Frame) throws(PixelError) -> Frame {
    var frame = frame
    if let palette { frame = try palette.expand(frame) }
    if valueOffset != 0 || frame.layout.precision != frames.bitsStored {
      frame = frame.shifted(
        by: valueOffset, precision: frames.bitsStored, isSigned: frames.isSigned)
    }
    switch frames.photometric {
    case .rgb: frame.colour = .rgb
    case .ybrFull, .ybrFull422: frame.colour = .ybr
    default: frame.colour = frames.photometric.isMonochrome ? .monochrome : .asGiven
    }
    return frame
  }
}
