internal import CAVFormat
internal import DICOMPixels

/// When each frame is shown and decoded, in the order of the stream.
struct VideoTimeline {
  /// A unit of time in seconds.
  struct Clock {
    var numerator: Int
    var denominator: Int
    var seconds: Double { Double(numerator) / Double(denominator) }

    init(numerator: Int, denominator: Int) {
      (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// A unit for each frame; nil where the numbers are larger than a track's may be.
    init?(_ rate: VideoHead.Rate) {
      let ratio = VideoHead.Aspect(across: rate.seconds, down: rate.frames).reduced
      guard max(ratio.across, ratio.down) < 1 << 30 else { return nil }
      self.init(numerator: ratio.across, denominator: ratio.down)
    }
  }

  struct Time {
    var shown: Int
    var decoded: Int
    var duration: Int
  }

  let clock: Clock
  let times: [Time]
  /// Seconds between frames as they are shown; empty when all are the same.
  private(set) var increments: [Double] = []
  /// Of the stream, or the mean.
  private(set) var rate: VideoHead.Rate
  private(set) var findings: [String] = []

  /// - Throws: a sentence when nothing says when the frames are shown.
  init(_ survey: VideoSurvey) throws(Unclocked) {
    let stated = survey.head.rate.flatMap { $0.value > 0 && $0.value < 1_000 ? $0 : nil }
    let clock = Clock(
      numerator: Int(survey.track.time_numerator), denominator: Int(survey.track.time_denominator))
    // Pictures of MPEG2 are at the distances that its headers say.
    if survey.head.family != .mpeg2, let times = Self.container(survey.frames, clock) {
      (self.clock, self.times) = (clock, times)
      rate = stated ?? VideoHead.Rate(frames: 1, seconds: 1)
      try measure(stated)
      return
    }
    guard let stated, let clock = Clock(stated) else { throw Unclocked() }
    self.clock = clock
    times = Self.even(survey.frames)
    rate = stated
    if survey.head.family != .mpeg2, survey.frames.contains(where: { $0.shown != nil }) {
      findings.append(
        "the times of its frames are missing or go back; the frames were put at the equal "
          + "distances of the stream's rate")
    }
  }

  struct Unclocked: Error {}

  /// The container's times from 0 on, when they can be those of a stream.
  private static func container(_ frames: [VideoSurvey.Frame], _ clock: Clock) -> [Time]? {
    guard clock.numerator > 0, clock.denominator > 0, clock.seconds < 1 else { return nil }
    var times: [Time] = []
    times.reserveCapacity(frames.count)
    for frame in frames {
      // Sums of these stay far from the limits.
      guard let shown = frame.shown, abs(shown / 2) < 1 << 50 else { return nil }
      let decoded = frame.decoded ?? shown
      guard abs(decoded / 2) < 1 << 50, decoded <= shown,
        times.last.map({ $0.decoded < decoded }) ?? true
      else { return nil }
      times.append(Time(shown: shown, decoded: decoded, duration: min(frame.duration, 1 << 40)))
    }
    let shown = times.map(\.shown).sorted()
    guard let first = shown.first, zip(shown, shown.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    return times.map {
      Time(shown: $0.shown - first, decoded: $0.decoded - first, duration: $0.duration)
    }
  }

  /// One unit each, in the order that the stream says.
  private static func even(_ frames: [VideoSurvey.Frame]) -> [Time] {
    var places = [Int](repeating: 0, count: frames.count)
    var start = 0
    while start < frames.count {
      let end = frames[(start + 1)...].firstIndex { $0.isReset } ?? frames.count
      let sorted = (start..<end).sorted { (frames[$0].order, $0) < (frames[$1].order, $1) }
      for (rank, index) in sorted.enumerated() { places[index] = start + rank }
      start = end
    }
    let delay = places.indices.map { $0 - places[$0] }.max() ?? 0
    return places.indices.map {
      Time(shown: places[$0], decoded: $0 - delay, duration: 1)
    }
  }

  private mutating func measure(_ stated: VideoHead.Rate?) throws(Unclocked) {
    let shown = times.map(\.shown).sorted()
    guard let last = shown.last, last > 0 else {
      // A single frame.
      guard stated == nil else { return }
      guard let duration = times.first?.duration, duration > 0 else { throw Unclocked() }
      rate = Self.rate(frames: 1, units: duration, clock)
      return
    }
    let mean = Double(last) / Double(shown.count - 1)
    let gaps = zip(shown.dropFirst(), shown).map { $0 - $1 }
    // Times are rounded to the clock's unit, and by some cameras to milliseconds.
    let tolerance = 1.01 + 0.0005 / clock.seconds
    let isConstant = gaps.allSatisfy { abs(Double($0) - mean) <= tolerance }
    let measured = 1 / (mean * clock.seconds)
    let slack = max(0.002, 1 / Double(last))
    if isConstant, let stated, abs(stated.value / measured - 1) <= slack { return }
    rate = Self.rate(frames: shown.count - 1, units: last, clock)
    if let stated, abs(stated.value / measured - 1) > 0.01 {
      findings.append(
        "the stream says \(VideoText.decimal(stated.value)) frames a second and its container "
          + "\(isConstant ? "shows" : "on average shows") \(VideoText.decimal(measured)); the "
          + "container's times were taken")
    }
    guard !isConstant else { return }
    increments = [0] + gaps.map { Double($0) * clock.seconds }
  }

  private static func rate(frames: Int, units: Int, _ clock: Clock) -> VideoHead.Rate {
    let (count, isHuge) = frames.multipliedReportingOverflow(by: clock.denominator)
    let (seconds, isLong) = units.multipliedReportingOverflow(by: clock.numerator)
    guard !isHuge, !isLong else {
      let each = Double(units) / Double(frames) * clock.seconds
      return VideoHead.Rate(frames: 1_000, seconds: max(1, Int(min(each * 1_000, 1e15))))
    }
    return VideoHead.Rate(frames: count, seconds: max(1, seconds))
  }
}
