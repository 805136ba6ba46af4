internal import DICOMCore
internal import DICOMPixels

/// The elements that describe a stream of video, with the stream in them.
/// - SeeAlso: PS3.3 §C.7.6.3, §C.7.6.5, §C.7.6.6, PS3.5 §A.4
struct VideoElements {
  private(set) var dataSet = DataSet()
  private(set) var findings: [String] = []

  init(
    _ head: VideoHead, frames: Int, _ timeline: VideoTimeline, stereo: Bool, stream: ScratchFile
  ) {
    words(0x0002, 3)
    text(0x0028, 0x0004, .cs, "YBR_PARTIAL_420")
    words(0x0006, 0)
    text(0x0028, 0x0008, .is, "\(frames)")
    words(0x0010, head.rows)
    words(0x0011, head.columns)
    if head.family == .mpeg2, let aspect = head.pixelAspect, aspect.across != aspect.down {
      // Height before width.
      text(0x0028, 0x0034, .is, "\(aspect.down)\\\(aspect.across)")
    }
    for (element, value) in [(0x0100, 8), (0x0101, 8), (0x0102, 7), (0x0103, 0)] {
      words(UInt16(element), value)
    }
    time(timeline, frames: frames)
    if stereo { text(0x0022, 0x0028, .cs, "YES") }
    compression(head, frames: frames, length: stream.count)
    let tag = Tag(0x7FE0, 0x0010)
    let range = 0..<stream.count
    dataSet[tag] = DataElement(
      tag, .ob,
      .fragments(Fragments(fragments: [.source(stream, range: range, wordSize: 1)])))
  }

  private mutating func text(_ group: UInt16, _ element: UInt16, _ vr: VR, _ value: String) {
    dataSet[Tag(group, element)] = .text(Tag(group, element), vr, value)
  }

  private mutating func words(_ element: UInt16, _ value: Int) {
    let tag = Tag(0x0028, element)
    dataSet[tag] = .bytes(tag, .us, littleEndianBytes(UInt16(clamping: value)))
  }

  private mutating func time(_ timeline: VideoTimeline, frames: Int) {
    let rate = timeline.rate.value
    guard rate > 0 else { return }
    let rounded = "\(max(1, Int(min(rate, 1e6) + 0.5)))"
    text(0x0018, 0x0040, .is, rounded)
    text(0x0008, 0x2144, .is, rounded)
    var pointer = Tag(0x0018, 0x1063)
    let vector = timeline.increments.map { VideoText.decimal($0 * 1_000, places: 3) }
      .joined(separator: "\\")
    // The length of a value of DS has 16 bits.
    if !vector.isEmpty, vector.utf8.count <= 65_534 {
      pointer = Tag(0x0018, 0x1065)
      text(0x0018, 0x1065, .ds, vector)
      findings.append("its frames are at unequal distances, which are in Frame Time Vector")
    } else {
      text(0x0018, 0x1063, .ds, VideoText.decimal(1_000 / rate, places: 6))
      if !vector.isEmpty {
        findings.append(
          "its \(frames) frames are at unequal distances, too many for Frame Time Vector; Frame "
            + "Time is the mean, and the stream has the times of all")
      }
    }
    let bytes = littleEndianBytes(UInt16(pointer.group)) + littleEndianBytes(pointer.element)
    dataSet[Tag(0x0028, 0x0009)] = .bytes(Tag(0x0028, 0x0009), .at, bytes)
  }

  private mutating func compression(_ head: VideoHead, frames: Int, length: Int) {
    text(0x0028, 0x2110, .cs, "01")
    let method =
      switch head.family {
      case .mpeg2: "ISO_13818_2"
      case .h264: "ISO_14496_10"
      default: "ISO_23008_2"
      }
    text(0x0028, 0x2114, .cs, method)
    // Of three samples for each pixel, as a camera has them.
    let pixels = Double(head.columns * head.rows) * 3 * Double(frames)
    text(0x0028, 0x2112, .ds, VideoText.decimal(pixels / Double(max(1, length)), places: 2))
  }
}
