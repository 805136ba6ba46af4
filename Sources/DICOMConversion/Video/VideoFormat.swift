internal import DICOMPixels

/// A format of video files, told by a file's first bytes, never by its name.
public enum VideoFormat: String, Hashable, Sendable, CaseIterable {
  case mp4 = "MP4"
  case transportStream = "MPEG transport stream"
  case programStream = "MPEG program stream"
  case mpeg2 = "MPEG2 elementary stream"
  case h264 = "H.264 elementary stream"
  case hevc = "HEVC elementary stream"
  // Video that is never one of DICOM's in a container that is read here.
  case avi = "AVI"
  case matroska = "Matroska or WebM"
  case flash = "Flash Video"
  case windowsMedia = "Windows Media"
  case ogg = "Ogg"
  case mxf = "MXF"

  /// - Parameter head: the first bytes, 4 KiB or the whole file.
  /// - Returns: nil when they are of no video.
  init?(_ head: [UInt8]) {
    func begins(_ start: [UInt8], at offset: Int = 0) -> Bool {
      head.dropFirst(offset).starts(with: start)
    }
    func begins(_ start: String, at offset: Int = 0) -> Bool {
      begins(Array(start.utf8), at: offset)
    }
    if begins("RIFF"), begins("AVI ", at: 8) {
      self = .avi
    } else if begins([0x1A, 0x45, 0xDF, 0xA3]) {
      self = .matroska
    } else if begins("FLV"), begins([1], at: 3) {
      self = .flash
    } else if begins([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) {
      self = .windowsMedia
    } else if begins("OggS") {
      self = .ogg
    } else if begins([0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01]) {
      self = .mxf
    } else if Self.isMovie(head) {
      self = .mp4
    } else if Self.isTransportStream(head, at: 0, each: 188)
      || Self.isTransportStream(head, at: 4, each: 192)
    {
      self = .transportStream
    } else if begins([0, 0, 1, 0xBA]) {
      self = .programStream
    } else {
      switch StreamKind.recognise(head) {
      case .mpeg2: self = .mpeg2
      case .h264: self = .h264
      case .hevc: self = .hevc
      default: return nil
      }
    }
  }

  /// A first box of MP4 or QuickTime that is no still image's.
  private static func isMovie(_ head: [UInt8]) -> Bool {
    guard head.count >= 16 else { return false }
    func word(_ offset: Int) -> String {
      String(decoding: head[offset..<offset + 4], as: UTF8.self)
    }
    switch word(4) {
    case "ftyp":
      return ![
        "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "jxl ",
        "jp2 ", "jpx ", "crx ",
      ].contains(word(8))
    // Old files of QuickTime have no brand; the size of such a box is never huge.
    case "moov", "mdat", "wide", "pnot": return head[0] == 0 || word(4) == "mdat"
    default: return false
    }
  }

  private static func isTransportStream(_ head: [UInt8], at start: Int, each: Int) -> Bool {
    let places = stride(from: start, to: min(head.count, start + each * 8), by: each)
    // One byte alone says nothing.
    return head.count >= start + 2 * each && places.allSatisfy { head[$0] == 0x47 }
  }

  /// The demuxer of libavformat; nil for what is not read.
  var demuxer: String? {
    switch self {
    case .mp4: "mov"
    case .transportStream: "mpegts"
    case .programStream: "mpeg"
    case .mpeg2: "mpegvideo"
    case .h264: "h264"
    case .hevc: "hevc"
    case .avi, .matroska, .flash, .windowsMedia, .ogg, .mxf: nil
    }
  }
}
