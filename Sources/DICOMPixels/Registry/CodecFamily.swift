/// What pixel data is coded by; several transfer syntaxes share one.
public enum CodecFamily: String, Hashable, Sendable, CaseIterable {
  /// Not encapsulated.
  case native
  /// A native frame in a fragment.
  case encapsulatedUncompressed
  case deflatedFrame
  case rle
  case jpegBaseline
  case jpegExtended
  /// Spectral selection and full progression, not hierarchical.
  case jpegProgressive
  case jpegHierarchical
  case jpegLossless
  case jpegLS
  case jpeg2000
  case htj2k
  case jpegXL
  case mpeg2
  case h264
  case hevc
  /// Pixels at another address (JPIP), or a real-time flow: not in a file.
  case elsewhere

  /// One stream holds all frames.
  public var isVideo: Bool { self == .mpeg2 || self == .h264 || self == .hevc }

  /// The families of ISO 10918-1.
  public var isJPEG: Bool {
    switch self {
    case .jpegBaseline, .jpegExtended, .jpegProgressive, .jpegHierarchical, .jpegLossless: true
    default: false
    }
  }
}
