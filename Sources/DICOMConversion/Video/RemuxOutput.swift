internal import CAVFormat
internal import DICOMPixels

/// An MP4 file of one track, written into a scratch file.
final class RemuxOutput {
  private final class Target {
    let file: ScratchFile
    var failure: ScratchFile.Failure?

    init(_ file: ScratchFile) { self.file = file }

    func write(_ offset: Int64, _ bytes: UnsafePointer<UInt8>?, _ count: CInt) -> CInt {
      guard offset >= 0, count >= 0 else { return -1 }
      do throws(ScratchFile.Failure) {
        try file.write(
          UnsafeRawBufferPointer(start: bytes, count: Int(count)), at: Int(clamping: offset))
        return 0
      } catch {
        failure = error
        return -1
      }
    }
  }

  private let format: VideoFormat
  private let target: Target
  private let handle: OpaquePointer

  /// - Parameters:
  ///   - configuration: how a decoder begins.
  ///   - inBand: parameter sets are among the frames as well.
  ///   - format: of the file that is converted, for errors.
  init(
    _ file: ScratchFile, _ head: VideoHead, configuration: [UInt8], inBand: Bool,
    clock: VideoTimeline.Clock, _ format: VideoFormat
  ) throws(VideoError) {
    let target = Target(file)
    var message = [CChar](repeating: 0, count: Int(REMUX_MESSAGE))
    let codec = head.family == .h264 ? REMUX_H264 : REMUX_HEVC
    let handle = remux_create(
      CInt(codec.rawValue), CInt(clamping: head.columns), CInt(clamping: head.rows), configuration,
      configuration.count, inBand ? 1 : 0, CInt(clamping: clock.numerator),
      CInt(clamping: clock.denominator),
      { context, offset, bytes, count in
        guard let context else { return -1 }
        return Unmanaged<Target>.fromOpaque(context).takeUnretainedValue()
          .write(offset, bytes, count)
      }, Unmanaged.passUnretained(target).toOpaque(), &message)
    guard let handle else { throw Self.error(format, target.failure, message) }
    (self.format, self.target, self.handle) = (format, target, handle)
  }

  deinit { remux_discard(handle) }

  private static func error(
    _ format: VideoFormat, _ failure: ScratchFile.Failure?, _ message: [CChar]
  ) -> VideoError {
    if let failure { return VideoError(.scratch(failure.description), format) }
    return VideoError(
      .malformed("its frames cannot be written anew (\(RasterText.of(message)))"), format)
  }

  /// - Parameter frame: units behind their lengths.
  func add(_ frame: [UInt8], _ time: VideoTimeline.Time, isKey: Bool) throws(VideoError) {
    var message = [CChar](repeating: 0, count: Int(REMUX_MESSAGE))
    let status = remux_add(
      handle, frame, frame.count, Int64(clamping: time.shown), Int64(clamping: time.decoded),
      Int64(clamping: time.duration), isKey ? 1 : 0, &message)
    if status < 0 { throw Self.error(format, target.failure, message) }
  }

  func finish() throws(VideoError) {
    var message = [CChar](repeating: 0, count: Int(REMUX_MESSAGE))
    if remux_finish(handle, &message) < 0 {
      throw Self.error(format, target.failure, message)
    }
  }
}
