public import DICOMCore
internal import DICOMPixels

/// Video files as the content of instances, their pictures as they are coded.
public enum VideoFile {
  /// Of a fragment, whose length has 32 bits and is even.
  private static let longest = 0xFFFF_FFFE

  /// The format by the first bytes; some formats are named here that `content` only refuses.
  ///
  /// - Parameter head: the first 4 KiB, or the whole of a shorter file.
  /// - Returns: nil for what is no video.
  public static func format(_ head: [UInt8]) -> VideoFormat? { VideoFormat(head) }

  /// The video alone: no audio, no data of the container's, nothing of the camera's own between the
  /// pictures, which are not coded anew.
  ///
  /// MPEG2 becomes an elementary stream, H.264 and HEVC become an MP4 file; the same file gives the
  /// same bytes. All frames are counted before and after.
  /// - Parameters:
  ///   - format: what `format(_:)` said of it.
  ///   - scratch: a folder in which a file without a name may be made.
  /// - Throws: `VideoError`, naming profile, level, size or rate where no transfer syntax takes the
  ///   stream.
  /// - SeeAlso: PS3.5 §8.2.5 to §8.2.11
  public static func content(
    of source: any ByteSource, format: VideoFormat, scratch: String
  ) throws(VideoError) -> ConvertedContent {
    guard format.demuxer != nil else {
      throw VideoError(
        .notAllowed(
          found: "this container is not read, whatever video is in it",
          accepted: VideoAdmission.accepted + ", in MP4, MPEG-TS or alone"), format)
    }
    // A slow medium has 1 MB a second.
    let seconds = 60 + Double(source.count) / 1e6
    let input = try RemuxInput(source, format, seconds: seconds)
    let survey = try VideoSurvey(input, format)
    let rotation = try VideoFindings.rotation(survey.track, format)
    let timeline: VideoTimeline
    do throws(VideoTimeline.Unclocked) {
      timeline = try VideoTimeline(survey)
    } catch {
      throw VideoError(
        .unsupported(
          "neither its stream nor a container says how many frames a second it has; put it into an "
            + "MP4 file with its rate"), format)
    }
    var head = survey.head
    head.rate = timeline.rate
    let syntax = try VideoAdmission.syntax(for: head, isPacked: survey.isPacked, format)
    let again = try RemuxInput(source, format, seconds: seconds)
    let stream = try VideoStream(survey, timeline, again, format, scratch: scratch).file
    guard stream.count <= longest else {
      throw VideoError(
        .limit("its video has \(stream.count) bytes and an instance holds \(longest)"), format)
    }
    let elements = VideoElements(
      head, frames: survey.frames.count, timeline,
      stereo: survey.isPacked || head.hasSecondView, stream: stream)
    return ConvertedContent(
      sopClasses: [
        "1.2.840.10008.5.1.4.1.1.77.1.4.1", "1.2.840.10008.5.1.4.1.1.77.1.1.1",
        "1.2.840.10008.5.1.4.1.1.77.1.2.1", "1.2.840.10008.5.1.4.1.1.7.4",
      ], elements: elements.dataSet, syntax: .encapsulated(syntax),
      facts: VideoFacts.settings(survey.track),
      findings: VideoFindings.sentences(survey) + [rotation].compactMap { $0 }
        + timeline.findings + elements.findings)
  }
}
