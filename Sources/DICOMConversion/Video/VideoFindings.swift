internal import CAVFormat

/// Sentences on what of a video file is not in the instance.
enum VideoFindings {
  static func sentences(_ survey: VideoSurvey) -> [String] {
    let track = survey.track
    var findings: [String] = []
    func leftOut(_ number: some BinaryInteger, _ one: String, _ many: String) {
      guard number > 0 else { return }
      let what = VideoText.count(number, one, many)
      findings.append("\(what) \(number == 1 ? "was" : "were") left out")
    }
    leftOut(track.audios, "audio track", "audio tracks")
    leftOut(track.videos - 1, "further video track", "further video tracks")
    leftOut(track.subtitles, "track of subtitles", "tracks of subtitles")
    leftOut(track.others, "track of other data", "tracks of other data")
    leftOut(track.pictures, "cover picture", "cover pictures")
    leftOut(track.chapters, "chapter mark", "chapter marks")
    if track.has_location != 0 { findings.append("the place of recording (GPS) was left out") }
    if track.has_texts != 0 {
      findings.append("titles, names and descriptions of the container were left out")
    }
    leftOut(
      survey.removed, "message of the camera's or encoder's own between the pictures",
      "messages of the camera's or encoder's own between the pictures")
    let pictureless = survey.roles.reduce(0) { $0 + ($1 == .leftOut ? 1 : 0) }
    leftOut(pictureless, "packet without a picture", "packets without a picture")
    if survey.damaged > 0 {
      findings.append(
        "\(VideoText.count(survey.damaged, "frame has", "frames have")) lost bytes already in the "
          + "file, and may look broken")
    }
    let hidden = track.frames - track.visible
    if track.frames > 0, track.visible > 0, hidden > 0 {
      findings.append(
        "an edit list in the file hides \(hidden) of its \(track.frames) frames from players; they "
          + "are in the instance")
    }
    return findings
  }

  /// What the track's matrix asks players to do, which no attribute can ask of viewers.
  ///
  /// A turned picture can be turned back by who looks at it. A mirrored one is refused: nobody
  /// would see that left and right are exchanged.
  /// - SeeAlso: ISO/IEC 14496-12 §6.2.2
  static func rotation(_ track: remux_track, _ format: VideoFormat) throws(VideoError) -> String? {
    guard track.has_matrix != 0 else { return nil }
    let matrix = track.matrix
    let (a, b, c, d) = (Int(matrix.0), Int(matrix.1), Int(matrix.3), Int(matrix.4))
    if a * d - b * c < 0 {
      throw VideoError(
        .unsupported(
          "players are told to mirror its pictures, which a viewer of DICOM would not do; write "
            + "them mirrored into a new file"), format)
    }
    let words: String
    switch (a.signum(), b.signum(), c.signum(), d.signum()) {
    case (1, 0, 0, 1): return nil
    case (0, 1, -1, 0): words = "90 degrees clockwise"
    case (-1, 0, 0, -1): words = "180 degrees"
    case (0, -1, 1, 0): words = "90 degrees counterclockwise"
    default: words = "an angle"
    }
    return
      "players are told to turn its pictures by \(words); DICOM has no such request, so viewers "
      + "show them as they are coded"
  }
}
