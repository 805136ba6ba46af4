public import DICOMCore

/// What a transfer syntax of video allows.
/// - SeeAlso: PS3.5 §8.2.5 to §8.2.11
public struct VideoRule: Hashable, Sendable {
  /// A size with the rates it may have, in frames a second, rounded to hundredths.
  struct Format: Hashable, Sendable {
    var columns: Int
    var rows: Int
    var rates: [Double]
  }

  var family: CodecFamily
  /// Named in a finding.
  var name: String
  var profiles: [Int]
  /// The highest; in MPEG2 numbers fall as levels rise.
  var level: Int
  var bitDepth = 8
  /// Samples of luminance in a frame, and in a second.
  var frameSamples: Int
  var secondSamples: Int
  /// Not empty: only these.
  var formats: [Format] = []
  var allowsSecondView = false

  /// Nil for a transfer syntax that is no video.
  public static func rule(for syntax: TransferSyntax) -> VideoRule? {
    switch syntax {
    case .mpeg2MPML, .mpeg2MPMLF: mainLevel
    case .mpeg2MPHL, .mpeg2MPHLF: highLevel
    case .mpeg4HP41, .mpeg4HP41F: h264("H.264 High Profile, Level 4.1", 41)
    case .mpeg4HP41BD, .mpeg4HP41BDF:
      h264("H.264 High Profile, Level 4.1 for Blu-ray", 41, formats: bluRay)
    case .mpeg4HP422D, .mpeg4HP422DF, .mpeg4HP423D, .mpeg4HP423DF:
      h264("H.264 High Profile, Level 4.2", 42)
    case .mpeg4HP42STEREO, .mpeg4HP42STEREOF: stereo
    case .hevcMP51: hevc("HEVC Main Profile, Level 5.1", [1], 8)
    case .hevcM10P51: hevc("HEVC Main 10 Profile, Level 5.1", [1, 2], 10)
    default: nil
    }
  }

  private static let mainLevel = VideoRule(
    family: .mpeg2, name: "MPEG2 Main Profile, Main Level", profiles: [4, 5], level: 8,
    frameSamples: 720 * 576, secondSamples: 10_368_000)

  private static let highLevel = VideoRule(
    family: .mpeg2, name: "MPEG2 Main Profile, High Level", profiles: [4, 5], level: 4,
    frameSamples: 1_920 * 1_152, secondSamples: 62_668_800)

  private static let bluRay = [
    Format(columns: 1_920, rows: 1_080, rates: [23.98, 24, 25, 29.97]),
    Format(columns: 1_280, rows: 720, rates: [23.98, 24, 50, 59.94]),
  ]

  private static var stereo: VideoRule {
    var rule = h264("H.264 Stereo High Profile, Level 4.2", 42)
    rule.profiles.append(128)
    rule.allowsSecondView = true
    return rule
  }

  /// Macroblocks of 256 samples: 8,192 and 245,760 a second at Level 4.1, 8,704 and 522,240 at 4.2.
  private static func h264(_ name: String, _ level: Int, formats: [Format] = []) -> VideoRule {
    VideoRule(
      family: .h264, name: name, profiles: [100, 77], level: level,
      frameSamples: 256 * (level <= 41 ? 8_192 : 8_704),
      secondSamples: 256 * (level <= 41 ? 245_760 : 522_240), formats: formats)
  }

  private static func hevc(_ name: String, _ profiles: [Int], _ depth: Int) -> VideoRule {
    VideoRule(
      family: .hevc, name: name, profiles: profiles, level: 153, bitDepth: depth,
      frameSamples: 8_912_896, secondSamples: 534_773_760)
  }
}
