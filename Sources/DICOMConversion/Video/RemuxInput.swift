internal import CAVFormat
internal import DICOMCore
internal import DICOMPixels

/// A video file that libavformat takes apart, from the bytes of a source alone.
final class RemuxInput {
  /// What a callback of C reads from, and why it could not.
  private final class Origin {
    let source: any ByteSource
    var failure: String?

    init(_ source: any ByteSource) { self.source = source }

    func read(_ offset: Int64, _ target: UnsafeMutablePointer<UInt8>?, _ count: CInt) -> CInt {
      let start = Int(clamping: offset)
      guard start >= 0, start < source.count, count > 0, let target else { return 0 }
      let range = start..<min(source.count, start + Int(count))
      do {
        let bytes = try source.read(range)
        guard bytes.count <= Int(count) else { return -1 }
        bytes.withUnsafeBufferPointer { buffer in
          if let base = buffer.baseAddress { target.update(from: base, count: buffer.count) }
        }
        return CInt(bytes.count)
      } catch {
        failure = "\(error)"
        return -1
      }
    }
  }

  private let format: VideoFormat
  private let origin: Origin
  private let handle: OpaquePointer

  /// - Parameter seconds: after which reading fails.
  init(_ source: any ByteSource, _ format: VideoFormat, seconds: Double) throws(VideoError) {
    guard let demuxer = format.demuxer else {
      throw VideoError(.unsupported("this container is not read"), format)
    }
    guard OptionalLibraries.haveVideo else {
      let package = String(cString: remux_package())
      throw VideoError(
        .library(
          package.isEmpty
            ? "it was built without libavformat (package libavformat-dev)"
            : "libavformat is not installed (package \(package))"),
        format)
    }
    let origin = Origin(source)
    var message = [CChar](repeating: 0, count: Int(REMUX_MESSAGE))
    let handle = remux_open(
      demuxer,
      { context, offset, bytes, count in
        guard let context else { return -1 }
        return Unmanaged<Origin>.fromOpaque(context).takeUnretainedValue()
          .read(offset, bytes, count)
      }, Unmanaged.passUnretained(origin).toOpaque(), Int64(source.count), seconds, &message)
    guard let handle else {
      throw Self.error(format, origin.failure, message)
    }
    (self.format, self.origin, self.handle) = (format, origin, handle)
  }

  deinit { remux_close(handle) }

  private static func error(
    _ format: VideoFormat, _ failure: String?, _ message: [CChar]
  ) -> VideoError {
    if let failure { return VideoError(.unreadable(failure), format) }
    return VideoError(.malformed(RasterText.of(message)), format)
  }

  /// What is known up to now.
  var track: remux_track {
    var track = remux_track()
    remux_describe(handle, &track)
    return track
  }

  /// The next packet of the video, whose bytes are there until the one after it; nil at the end.
  func next() throws(VideoError) -> remux_packet? {
    var packet = remux_packet()
    var message = [CChar](repeating: 0, count: Int(REMUX_MESSAGE))
    switch remux_next(handle, &packet, &message) {
    case 0:
      // The library takes what it cannot read for the end.
      if let failure = origin.failure { throw VideoError(.unreadable(failure), format) }
      return nil
    case 1: return packet
    default: throw Self.error(format, origin.failure, message)
    }
  }
}

extension remux_track {
  var family: CodecFamily? {
    switch codec {
    case CInt(REMUX_MPEG2.rawValue): .mpeg2
    case CInt(REMUX_H264.rawValue): .h264
    case CInt(REMUX_HEVC.rawValue): .hevc
    default: nil
    }
  }

  /// Seconds of a unit of its times.
  var tick: Double {
    time_denominator > 0 ? Double(time_numerator) / Double(time_denominator) : 0
  }
}

extension remux_packet {
  var content: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: size) }
}
