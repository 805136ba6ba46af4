internal import DICOMCore
internal import DICOMPixels

/// The Image Pixel module and what goes with it, in the making.
/// - SeeAlso: PS3.3 §C.7.6.3, §C.7.6.6, §C.11.15
struct ImageModule {
  private(set) var elements = DataSet()

  /// - Parameter isPacked: single bits, eight in a byte.
  init(_ layout: FrameLayout, _ photometric: PhotometricInterpretation, isPacked: Bool = false) {
    let allocated = isPacked ? 1 : 8 * layout.sampleBytes
    number(0x0028, 0x0002, layout.components)
    text(0x0028, 0x0004, .cs, photometric.rawValue)
    if layout.components > 1 { number(0x0028, 0x0006, 0) }
    number(0x0028, 0x0010, layout.rows)
    number(0x0028, 0x0011, layout.columns)
    number(0x0028, 0x0100, allocated)
    number(0x0028, 0x0101, layout.precision)
    number(0x0028, 0x0102, layout.precision - 1)
    number(0x0028, 0x0103, layout.isSigned ? 1 : 0)
  }

  mutating func number(_ group: UInt16, _ element: UInt16, _ value: Int) {
    let word = UInt16(clamping: value)
    let tag = Tag(group, element)
    elements[tag] = .bytes(tag, .us, [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)])
  }

  mutating func text(_ group: UInt16, _ element: UInt16, _ vr: VR, _ text: String) {
    let tag = Tag(group, element)
    elements[tag] = .text(tag, vr, text)
  }

  /// Native pixels; what is odd in length is padded when it is written.
  mutating func pixels(_ bytes: Bytes, allocated: Int) {
    let tag = Tag(0x7FE0, 0x0010)
    elements[tag] = DataElement(tag, allocated > 8 ? .ow : .ob, .bytes(bytes))
  }

  /// One code stream a frame.
  mutating func streams(_ streams: [[UInt8]]) {
    let tag = Tag(0x7FE0, 0x0010)
    let fragments = streams.map { Bytes.memory($0.count % 2 == 1 ? $0 + [0] : $0) }
    elements[tag] = DataElement(tag, .ob, .fragments(Fragments(fragments: fragments)))
  }

  /// - Parameters:
  ///   - stored: bytes of the pixels in the source's own coding; 0 where nobody knows.
  ///   - method: nil where the standard has no term.
  mutating func lossy(bytes: Int, stored: Int, method: String?) {
    text(0x0028, 0x2110, .cs, "01")
    if stored > 0 { text(0x0028, 0x2112, .ds, Self.ratio(bytes, to: stored)) }
    if let method { text(0x0028, 0x2114, .cs, method) }
  }

  /// With two digits behind the point.
  /// - Parameter stored: above 0.
  static func ratio(_ bytes: Int, to stored: Int) -> String {
    let hundredths = max(1, min(bytes, 1 << 50) * 100 / stored)
    let fraction = hundredths % 100
    return "\(hundredths / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
  }

  mutating func profile(_ profile: [UInt8]?) {
    guard let profile else { return }
    let tag = Tag(0x0028, 0x2000)
    elements[tag] = .bytes(tag, .ob, profile)
  }

  /// Frames one after the other: shown for so many milliseconds each, or numbered as pages.
  /// - SeeAlso: PS3.3 §C.7.6.5, §C.8.6.3
  mutating func frames(_ count: Int, delays: [Int?]?) {
    text(0x0028, 0x0008, .is, "\(count)")
    guard count > 1 else { return }
    let pointer: Tag
    if let delays, let times = Self.times(delays) {
      if Set(times.dropFirst()).count == 1, let time = times.last {
        pointer = Tag(0x0018, 0x1063)
        text(0x0018, 0x1063, .ds, "\(time)")
      } else {
        pointer = Tag(0x0018, 0x1065)
        text(0x0018, 0x1065, .ds, times.map(String.init).joined(separator: "\\"))
      }
    } else {
      pointer = Tag(0x0018, 0x2001)
      text(0x0018, 0x2001, .is, (1...count).map(String.init).joined(separator: "\\"))
    }
    let tag = Tag(0x0028, 0x0009)
    elements[tag] = .bytes(
      tag, .at,
      [pointer.group, pointer.element].flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
      })
  }

  /// Time from the frame before, the first being 0; nil where a frame does not say how long it is
  /// shown.
  private static func times(_ delays: [Int?]) -> [Int]? {
    var times = [0]
    for delay in delays.dropLast() {
      guard let delay, delay >= 0 else { return nil }
      times.append(delay)
    }
    return times
  }

  /// Rows to columns of a pixel's size, where they differ and no spacing says so.
  /// - SeeAlso: PS3.3 §C.7.6.3.1.7
  mutating func aspect(_ resolution: RasterResolution?) {
    guard let resolution else { return }
    let (row, column) = resolution.spacing
    guard row > 0, column > 0, abs(row / column - 1) > 0.01, row / column < 100,
      column / row < 100
    else { return }
    let (vertical, horizontal) = (Int((row / column * 1_000).rounded()), 1_000)
    text(0x0028, 0x0034, .is, "\(vertical)\\\(horizontal)")
  }
}
