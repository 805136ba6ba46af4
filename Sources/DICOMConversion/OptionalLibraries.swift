internal import CAVFormat
internal import CHEIF

/// Libraries that are loaded when they are there.
///
/// The process that reads PDF is a fork of this one: were another thread loading a library in that
/// moment, the fork would have it half loaded, and end. So all of them are loaded before the first
/// is used.
enum OptionalLibraries {
  private static let are: (video: Bool, heic: Bool) = (remux_is_there() != 0, heic_is_there() != 0)

  static var haveVideo: Bool { are.video }
  static var haveHEIC: Bool { are.heic }
  static func load() { _ = are }
}
