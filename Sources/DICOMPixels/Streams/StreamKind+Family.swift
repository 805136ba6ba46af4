extension StreamKind {
  /// The family whose decoder reads it; nil where only a look into the stream can tell.
  public var family: CodecFamily? {
    switch self {
    case .jpeg(let frame):
      switch frame {
      case 0: .jpegBaseline
      case 1, 9: .jpegExtended
      case 2, 10: .jpegProgressive
      case 3, 11: .jpegLossless
      case 5, 6, 7, 13, 14, 15: .jpegHierarchical
      default: nil
      }
    case .jpegLS: .jpegLS
    case .jpeg2000, .jp2: .jpeg2000
    case .htj2k: .htj2k
    case .jpegXL: .jpegXL
    case .rle: .rle
    case .mpeg2: .mpeg2
    case .h264: .h264
    case .hevc: .hevc
    case .transportStream, .mp4: nil
    }
  }

  /// True when a stream of this kind is what `stated` promises.
  ///
  /// A decoder of JPEG Extended reads a baseline stream, and the like, but the transfer syntax is
  /// still the wrong one: only what the standard allows counts.
  public func fits(_ stated: CodecFamily) -> Bool {
    switch (self, stated) {
    case (.jpeg(nil), _): stated.isJPEG
    case (.transportStream, _), (.mp4, _): stated.isVideo
    case (.jp2, _): false
    // Hierarchical streams begin with any process.
    case (.jpeg, .jpegHierarchical): true
    // Process 3 and 5 are the arithmetic ones; baseline is a subset of extended.
    case (.jpeg(0), .jpegExtended): true
    default: family == stated
    }
  }

  /// In words, for a sentence.
  public var name: String {
    switch self {
    case .jpeg(let frame):
      switch frame {
      case 0: "JPEG baseline"
      case 1: "JPEG extended"
      case 2: "JPEG progressive"
      case 3: "JPEG lossless"
      case 9, 10, 11: "JPEG with arithmetic coding"
      case nil: "JPEG"
      default: "hierarchical JPEG"
      }
    case .jpegLS: "JPEG-LS"
    case .jpeg2000: "JPEG 2000"
    case .htj2k: "High-Throughput JPEG 2000"
    case .jp2: "a JPEG 2000 file (JP2) instead of a code stream"
    case .jpegXL: "JPEG XL"
    case .rle: "run lengths (RLE)"
    case .mpeg2: "MPEG2 video"
    case .h264: "H.264 video"
    case .hevc: "HEVC video"
    case .transportStream: "an MPEG transport stream"
    case .mp4: "an MP4 file"
    }
  }
}
