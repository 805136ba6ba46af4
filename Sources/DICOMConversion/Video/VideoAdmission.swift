internal import DICOMCore
internal import DICOMPixels

/// Which transfer syntax takes a stream as it is.
/// - SeeAlso: PS3.5 §8.2.5 to §8.2.11
enum VideoAdmission {
  static let accepted =
    "MPEG2 Main Profile up to High Level, H.264 Main or High Profile up to Level 4.2 and HEVC Main "
    + "Profile up to Level 5.1, all with 8 bits and 4:2:0 colour"

  /// The narrowest first. What is for Blu-ray (.103) asks for more than sizes and rates, which
  /// nobody checks, and .102 takes all of it.
  private static func candidates(_ head: VideoHead, isPacked: Bool) -> [TransferSyntax] {
    switch head.family {
    case .mpeg2: [.mpeg2MPML, .mpeg2MPHL]
    case .h264:
      isPacked
        ? [.mpeg4HP423D] : head.hasSecondView ? [.mpeg4HP42STEREO] : [.mpeg4HP41, .mpeg4HP422D]
    default: [.hevcMP51, .hevcM10P51]
    }
  }

  private static func acceptedText(_ family: CodecFamily) -> String {
    switch family {
    case .mpeg2:
      "MPEG2 Main Profile up to High Level, 4:2:0, up to 1920 × 1152 pixels"
    case .h264:
      "H.264 Main or High Profile up to Level 4.2, 8 bits, 4:2:0, up to 2048 × 1088 pixels (1920 × "
        + "1080 at 64 frames a second)"
    default:
      "HEVC Main Profile up to Level 5.1, 8 bits, 4:2:0, up to 4096 × 2176 pixels (3840 × 2160 at "
        + "60 frames a second)"
    }
  }

  /// - Throws: `VideoError.notAllowed` naming what is too much of each.
  static func syntax(
    for head: VideoHead, isPacked: Bool, _ format: VideoFormat
  ) throws(VideoError) -> TransferSyntax {
    var excesses: [String] = []
    for syntax in candidates(head, isPacked: isPacked) {
      excesses = beyondClasses(head)
      excesses += (head.excesses(over: syntax) ?? []).map { named($0, head) }
      if excesses.isEmpty { return syntax }
    }
    var seen: Set<String> = []
    let list = excesses.filter { seen.insert($0).inserted }.joined(separator: ", ")
    throw VideoError(
      .notAllowed(
        found: "its video (\(words(head))) has \(list)", accepted: acceptedText(head.family)),
      format)
  }

  /// What neither profile nor level tell.
  private static func beyondClasses(_ head: VideoHead) -> [String] {
    var result: [String] = []
    // PS3.3 §C.8.12.1.1.2: samples of the classes for video have 8 bits.
    if head.bitDepth != 8 { result.append("\(head.bitDepth) bits a sample") }
    if head.chromaFormat == 0 { result.append("no colour (4:0:0)") }
    if head.hasSecondView, head.family == .hevc { result.append("a second view") }
    // PS3.5 §8.2.7 to §8.2.11: an aspect ratio of the samples, if there is one, is 1:1.
    if head.family != .mpeg2, let aspect = head.pixelAspect, aspect.across != aspect.down {
      result.append("pixels that are not square (\(aspect.across):\(aspect.down))")
    }
    return result
  }

  private static func named(_ excess: String, _ head: VideoHead) -> String {
    excess.hasPrefix("profile ") ? "the profile \(profile(head))" : excess
  }

  static func words(_ head: VideoHead) -> String {
    let family = head.family == .mpeg2 ? "MPEG2" : head.family == .h264 ? "H.264" : "HEVC"
    let rate = head.rate.map { " at \(VideoText.decimal($0.value)) frames a second" } ?? ""
    // Without the extension it is the older standard, which has no profiles.
    let kind =
      head.family == .mpeg2 && head.profile == 0
      ? "MPEG-1" : "\(family) \(profile(head)) at level \(head.levelName)"
    return "\(kind), \(head.columns) × \(head.rows)\(rate)"
  }

  private static func profile(_ head: VideoHead) -> String {
    let names: [Int: String] =
      switch head.family {
      case .mpeg2:
        [
          0: "MPEG-1", 1: "High", 2: "Spatially Scalable", 3: "SNR Scalable", 4: "Main",
          5: "Simple",
        ]
      case .h264:
        [
          44: "CAVLC 4:4:4 Intra", 66: "Baseline", 77: "Main", 88: "Extended", 100: "High",
          110: "High 10", 118: "Multiview High", 122: "High 4:2:2", 128: "Stereo High",
          244: "High 4:4:4 Predictive",
        ]
      default:
        [
          1: "Main", 2: "Main 10", 3: "Main Still Picture", 4: "Range Extensions",
          5: "High Throughput", 6: "Multiview Main", 7: "Scalable Main", 9: "Screen Content",
        ]
      }
    return names[head.profile] ?? "\(head.profile)"
  }
}
