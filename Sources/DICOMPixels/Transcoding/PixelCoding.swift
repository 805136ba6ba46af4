internal import DICOMCore

/// What the frames of an image are to be coded as.
public struct PixelCoding: Hashable, Sendable {
  public enum Loss: Hashable, Sendable {
    /// None where the syntax can do without, else as little as it usually has.
    case none
    /// 1 to 100, of the JPEG processes.
    case quality(Int)
    /// How many times a native frame is as large as its code stream: JPEG and JPEG 2000.
    case ratio(Double)
    /// By how much a sample may be off: JPEG-LS.
    case maximumError(Int)
    /// In dB: JPEG 2000.
    case peakSignalToNoise(Double)
    /// The step of quantisation as a part of the range of samples: High-Throughput JPEG 2000.
    case step(Double)
  }

  public var syntax: PixelSyntax
  public var loss: Loss
  /// Of the chrominance of JPEG.
  public var sampling = JPEGSampling.halved

  public init(_ syntax: PixelSyntax, _ loss: Loss = .none) {
    self.syntax = syntax
    self.loss = loss
  }

  /// What comes out need not be what went in.
  public var isLossy: Bool {
    switch syntax.fidelity {
    case .lossless: false
    case .lossy: true
    case .either: loss != .none && loss != .maximumError(0)
    }
  }

  /// Why the loss that is asked for is none of this transfer syntax; nil when it is.
  public var problem: String? {
    let name = syntax.syntax.name
    guard syntax.isWritten else { return "\(name) is not written by Spindle" }
    let fits =
      switch (syntax.family, loss) {
      case (_, .none): true
      case (_, _) where syntax.fidelity == .lossless: false
      case (.jpegBaseline, .quality(let quality)), (.jpegExtended, .quality(let quality)):
        (1...100).contains(quality)
      case (.jpegBaseline, .ratio(let ratio)), (.jpegExtended, .ratio(let ratio)),
        (.jpeg2000, .ratio(let ratio)):
        ratio >= 1 && ratio <= 1_000
      case (.jpegLS, .maximumError(let error)): (0...255).contains(error)
      case (.jpeg2000, .peakSignalToNoise(let ratio)): ratio > 0 && ratio <= 200
      case (.htj2k, .step(let step)): step > 0 && step <= 1
      default: false
      }
    return fits ? nil : "\(name) cannot be coded with \(loss.words)"
  }

  /// The encoder of frames that are of `description` once they are coded.
  /// - Throws: `PixelError.unsupported`.
  func encoder(_ description: PixelDescription) throws(PixelError) -> any FrameEncoder {
    if let problem { throw PixelError(.unsupported(problem), .transferSyntaxUID) }
    let bits = description.bitsStored
    guard codedBits.contains(bits) else {
      throw PixelError(.unsupported("\(syntax.syntax.name) of \(bits) bits"), .bitsStored)
    }
    switch syntax.family {
    case .native, .encapsulatedUncompressed: return NativeFrameEncoder(description, deflates: false)
    case .deflatedFrame: return NativeFrameEncoder(description, deflates: true)
    case .rle: return RLELosslessEncoder(sampleBytes: description.bitsAllocated / 8)
    case .jpegBaseline: return JPEGBaselineEncoder(jpegQuality, sampling: sampling)
    case .jpegExtended: return JPEGExtendedEncoder(jpegQuality, sampling: sampling)
    case .jpegLossless: return JPEGLosslessEncoder()
    case .jpegLS:
      if case .maximumError(let error) = loss { return JPEGLSEncoder(maximumError: error) }
      return JPEGLSEncoder()
    case .jpeg2000:
      switch loss {
      case .ratio(let ratio): return JPEG2000Encoder(.ratio(ratio))
      case .peakSignalToNoise(let ratio): return JPEG2000Encoder(.peakSignalToNoise(ratio))
      default: return JPEG2000Encoder()
      }
    case .htj2k:
      let isByResolution = syntax.syntax == .htj2kLosslessRPCL
      if case .step(let step) = loss {
        return HTJ2KEncoder(.step(step), isByResolution: isByResolution)
      }
      return HTJ2KEncoder(isByResolution: isByResolution)
    default: throw PixelError(.unsupported("writing \(syntax.syntax.name)"), .transferSyntaxUID)
    }
  }

  /// Bits that the process or its library has, within those of the standard's tables.
  private var codedBits: ClosedRange<Int> {
    switch syntax.family {
    case .jpegLossless, .jpegLS: 2...16
    case .jpeg2000: 1...24
    case .htj2k: 1...16
    default: 1...32
    }
  }

  private var jpegQuality: JPEGQuality {
    switch loss {
    case .quality(let quality): .quality(quality)
    case .ratio(let ratio): .ratio(ratio)
    default: .quality(90)
    }
  }
}

extension PixelCoding.Loss {
  var words: String {
    switch self {
    case .none: "no loss"
    case .quality(let quality): "a quality of \(quality)"
    case .ratio(let ratio): "a ratio of \(ratio)"
    case .maximumError(let error): "a largest error of \(error)"
    case .peakSignalToNoise(let ratio): "a peak signal to noise ratio of \(ratio)"
    case .step(let step): "a step of \(step)"
    }
  }
}
