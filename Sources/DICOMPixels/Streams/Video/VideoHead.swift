/// What a stream of video says of itself.
public struct VideoHead: Hashable, Sendable {
  /// Frames a second, as the stream writes it.
  public struct Rate: Hashable, Sendable {
    public var frames: Int
    public var seconds: Int

    public init(frames: Int, seconds: Int) { (self.frames, self.seconds) = (frames, seconds) }

    public var value: Double { seconds > 0 ? Double(frames) / Double(seconds) : 0 }
  }

  /// A ratio of lengths.
  public struct Aspect: Hashable, Sendable {
    public var across: Int
    public var down: Int

    public init(across: Int, down: Int) { (self.across, self.down) = (across, down) }

    /// In the smallest numbers that have the same ratio.
    public var reduced: Aspect {
      var (larger, smaller) = (across, down)
      while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
      return larger == 0 ? self : Aspect(across: across / larger, down: down / larger)
    }
  }

  /// `.mpeg2`, `.h264` or `.hevc`.
  public var family: CodecFamily
  /// What the stream is wrapped in: `.transportStream`, `.mp4`; nil for none or a program stream.
  public var container: StreamKind?
  /// The standard's number: 4 is Main in MPEG2; 100 High in H.264; 1 Main, 2 Main 10 in HEVC.
  public var profile = 0
  /// The standard's number: 8 Main, 4 High in MPEG2; 41 in H.264 is 4.1; 153 in HEVC is 5.1.
  public var level = 0
  public var columns = 0
  public var rows = 0
  /// 1 for 4:2:0.
  public var chromaFormat = 1
  public var bitDepth = 8
  public var rate: Rate?
  /// Width to height of a pixel; nil where the stream says nothing.
  public var pixelAspect: Aspect?
  /// Frames may be of two fields.
  public var isInterlaced = false
  /// A second view (stereo) is in it.
  public var hasSecondView = false
  /// H.264: also decodable as Main, though the profile is Baseline.
  public var isMainCompatible = false
  /// Frames found, two fields being one.
  public var frames = 0
  /// Nothing decodable was found: no sequence header or parameter set.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
}
