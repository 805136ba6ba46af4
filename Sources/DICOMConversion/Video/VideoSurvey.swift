internal import CAVFormat
internal import DICOMCore
internal import DICOMPixels

/// What a first reading of all packets tells, before anything is written.
struct VideoSurvey {
  /// What becomes of a packet.
  enum Role: UInt8 {
    /// It has no picture.
    case leftOut
    case frame
    /// The second field of the frame before.
    case secondField
  }

  /// A frame by its container and by its stream.
  struct Frame {
    /// In units of the track's clock; nil where the container has none.
    var shown: Int?
    var decoded: Int?
    var duration: Int
    /// By the stream, since the last reset.
    var order: Int
    var isReset: Bool
  }

  var roles: [Role] = []
  var frames: [Frame] = []
  var head: VideoHead
  var sets = ParameterSets()
  var removed = 0
  var damaged = 0
  var isPacked = false
  var track: remux_track

  init(_ input: RemuxInput, _ format: VideoFormat) throws(VideoError) {
    guard var packet = try input.next() else {
      throw Self.nothing(input.track, format)
    }
    guard let family = input.track.family else { throw Self.nothing(input.track, format) }
    var filter = StreamFilter(family)
    var size: (Int, Int)?
    var hasFirstField = false
    while true {
      guard packet.is_encrypted == 0 else {
        throw VideoError(.unsupported("its video is encrypted"), format)
      }
      let before = filter.units.fields
      _ = filter.pass(packet.content)
      let fields = filter.units.fields - before
      let head = filter.units.head
      if packet.is_damaged != 0 { damaged += 1 }
      if !head.isEmpty {
        if let size, size != (head.columns, head.rows) {
          throw VideoError(
            .unsupported(
              "its pictures change from \(size.0) × \(size.1) to \(head.columns) × \(head.rows) "
                + "pixels at frame \(frames.count + 1)"), format)
        }
        size = (head.columns, head.rows)
      }
      switch fields {
      case 1 where hasFirstField:
        roles.append(.secondField)
        hasFirstField = false
      case 1, 2:
        roles.append(.frame)
        frames.append(Frame(packet, isReset: filter.isReset))
        hasFirstField = fields == 1
      case ...0: roles.append(.leftOut)
      default:
        throw VideoError(
          .malformed("\(fields / 2) pictures are where frame \(frames.count + 1) should be"),
          format)
      }
      guard let following = try input.next() else { break }
      packet = following
    }
    (removed, sets, isPacked) = (filter.removed, filter.sets, filter.isPacked)
    var units = filter.units
    head = units.finish()
    track = input.track
    try check(format)
  }

  private func check(_ format: VideoFormat) throws(VideoError) {
    guard !head.isEmpty, !frames.isEmpty else {
      throw VideoError(
        .malformed("no picture and no sequence header were found in its video"), format)
    }
    let announced = Int(clamping: track.frames)
    guard announced <= frames.count else {
      throw VideoError(
        .truncated("its index has \(announced) frames and \(frames.count) of them are there"),
        format)
    }
    guard head.family == .mpeg2 || !sets.sets.isEmpty else {
      throw VideoError(.malformed("its video has no parameter sets"), format)
    }
  }

  private static func nothing(_ track: remux_track, _ format: VideoFormat) -> VideoError {
    guard track.videos > 0 else {
      return VideoError(.unsupported("there is no video in it"), format)
    }
    guard track.family == nil else {
      return VideoError(.truncated("not one frame of its video is there"), format)
    }
    // The library leaves the size of some codecs to their decoders.
    let size = track.columns > 0 ? " of \(track.columns) × \(track.rows) pixels" : ""
    return VideoError(
      .notAllowed(
        found: "its video is \(RasterText.of(track.name))" + size,
        accepted: VideoAdmission.accepted), format)
  }
}

extension VideoSurvey.Frame {
  init(_ packet: remux_packet, isReset: Bool) {
    func time(_ value: Int64) -> Int? { value == Int64.min ? nil : Int(value) }
    self.init(
      shown: time(packet.shown), decoded: time(packet.decoded),
      duration: Int(max(0, packet.duration)), order: Int(packet.order), isReset: isReset)
  }
}

extension RasterText {
  /// A text of C in an array of fixed length.
  static func of<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
