internal import CAVFormat
internal import DICOMCore
internal import DICOMPixels

/// The stream that goes into an instance, written and counted.
struct VideoStream {
  /// An even number of bytes.
  let file: ScratchFile

  init(
    _ survey: VideoSurvey, _ timeline: VideoTimeline, _ input: RemuxInput, _ format: VideoFormat,
    scratch: String
  ) throws(VideoError) {
    do throws(ScratchFile.Failure) {
      file = try ScratchFile(in: scratch)
    } catch {
      throw VideoError(.scratch(error.description), format)
    }
    let isElementary = survey.head.family == .mpeg2
    let inBand = survey.sets.isChanging
    var output: RemuxOutput?
    if !isElementary {
      guard let record = DecoderConfiguration.record(survey.head, survey.sets.opening) else {
        throw VideoError(.malformed("not all parameter sets of its video are there"), format)
      }
      output = try RemuxOutput(
        file, survey.head, configuration: record, inBand: inBand, clock: timeline.clock, format)
    }
    var filter = StreamFilter(survey.head.family)
    var frame: (bytes: [UInt8], isKey: Bool)?
    var written = 0
    for role in survey.roles {
      guard let packet = try input.next() else { break }
      guard role != .leftOut || isElementary else { continue }
      let bytes = filter.pass(packet.content, keepsSets: isElementary || inBand)
      if isElementary {
        try append(bytes, format)
      } else if role == .secondField {
        frame?.bytes += bytes
      } else {
        if let frame {
          try output?.add(frame.bytes, timeline.times[written - 1], isKey: frame.isKey)
        }
        frame = (bytes, filter.isKey)
        written += 1
      }
    }
    if let frame { try output?.add(frame.bytes, timeline.times[written - 1], isKey: frame.isKey) }
    try output?.finish()
    try prove(survey, format)
    if file.count % 2 == 1 { try append([0], format) }
  }

  private func append(_ bytes: [UInt8], _ format: VideoFormat) throws(VideoError) {
    do throws(ScratchFile.Failure) {
      try file.append(bytes)
    } catch {
      throw VideoError(.scratch(error.description), format)
    }
  }

  /// Reads what was written by another reader: as many frames, of the same size, by parameter sets
  /// that are in it.
  private func prove(_ survey: VideoSurvey, _ format: VideoFormat) throws(VideoError) {
    let found: VideoHead
    do {
      found = try VideoHead.read([Bytes.source(file, range: 0..<file.count, wordSize: 1)])
    } catch {
      throw VideoError(
        .malformed("its frames, written anew, cannot be read (\(error))"), format)
    }
    let expected = survey.frames.count
    guard found.frames == expected, found.columns == survey.head.columns,
      found.rows == survey.head.rows, found.profile == survey.head.profile
    else {
      throw VideoError(
        .malformed(
          "\(expected) frames of \(survey.head.columns) × \(survey.head.rows) pixels were found in "
            + "it, and \(found.frames) of \(found.columns) × \(found.rows) in what was written"),
        format)
    }
  }
}
