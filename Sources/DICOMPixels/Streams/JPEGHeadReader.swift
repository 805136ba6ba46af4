/// Reads the segments of a JPEG or JPEG-LS stream up to its first scan.
/// - SeeAlso: ISO/IEC 10918-1 Annex B, ISO/IEC 14495-1 Annex C
struct JPEGHeadReader {
  private var walk: MarkerWalk
  private var head: StreamHead?
  private var adobe: Int?
  private var hasJFIF = false
  private var hasTransform = false

  init(_ bytes: [UInt8]) { walk = MarkerWalk(bytes) }

  func read() throws(CodecError) -> StreamHead {
    var copy = self
    return try copy.readAll()
  }

  private mutating func readAll() throws(CodecError) -> StreamHead {
    while let segment = walk.next() {
      switch segment.marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF, 0xF7, 0xDE:
        // Of a hierarchical stream the first frame may be a reduced one: DHP has the whole size.
        if head == nil { head = try frame(segment) }
      case 0xE0: hasJFIF = hasJFIF || starts(segment, "JFIF\0")
      case 0xE8:
        if starts(segment, "mrfx"), segment.length >= 5 {
          hasTransform = walk.bytes[segment.start + 4] != 0
        }
      case 0xEE:
        if starts(segment, "Adobe"), segment.length >= 12 {
          adobe = Int(walk.bytes[segment.start + 11])
        }
      case 0xDA:
        try scan(segment)
        return try finished()
      default: continue
      }
    }
    return try finished()
  }

  private func starts(_ segment: MarkerWalk.Segment, _ text: String) -> Bool {
    walk.bytes[segment.start..<segment.end].starts(with: text.utf8)
  }

  private func frame(_ segment: MarkerWalk.Segment) throws(CodecError) -> StreamHead {
    let bytes = walk.bytes[segment.start..<segment.end]
    func byte(_ index: Int) -> Int { Int(bytes[segment.start + index]) }
    guard segment.length >= 6, byte(5) > 0, segment.length >= 6 + 3 * byte(5) else {
      throw CodecError(.malformed("its frame header is too short"), offset: segment.start)
    }
    let precision = byte(0)
    let columns = byte(3) << 8 | byte(4)
    guard (2...16).contains(precision), columns > 0 else {
      throw CodecError(
        .malformed("a frame of \(columns) columns and \(precision) bits"), offset: segment.start)
    }
    var components: [StreamHead.Component] = []
    for index in 0..<byte(5) {
      let factors = byte(7 + 3 * index)
      guard (1...4).contains(factors >> 4), (1...4).contains(factors & 15) else {
        throw CodecError(.malformed("a sampling factor of 0 or above 4"), offset: segment.start)
      }
      components.append(
        StreamHead.Component(
          identifier: byte(6 + 3 * index), horizontal: factors >> 4, vertical: factors & 15,
          precision: precision, isSigned: false))
    }
    let kind: StreamKind =
      switch segment.marker {
      case 0xF7: .jpegLS
      case 0xDE: .jpeg(startOfFrame: 5)
      default: .jpeg(startOfFrame: Int(segment.marker & 15))
      }
    return StreamHead(
      kind: kind, columns: columns, rows: byte(1) << 8 | byte(2), components: components)
  }

  private mutating func scan(_ segment: MarkerWalk.Segment) throws(CodecError) {
    let bytes = walk.bytes[segment.start..<segment.end]
    let selected = bytes.first.map { Int($0) } ?? 0
    guard segment.length >= 4 + 2 * selected else {
      throw CodecError(.malformed("its scan header is too short"), offset: segment.start)
    }
    let first = Int(bytes[segment.start + 1 + 2 * selected])
    let low = Int(bytes[segment.start + 3 + 2 * selected] & 15)
    switch head?.kind {
    case .jpegLS?: head?.nearLossless = first
    case .jpeg(3)?, .jpeg(11)?:
      head?.predictor = first
      head?.pointTransform = low
    default: break
    }
  }

  private func finished() throws(CodecError) -> StreamHead {
    guard var head else { throw CodecError(.truncated, offset: walk.offset) }
    head.adobeTransform = adobe
    head.hasJFIF = hasJFIF
    if head.kind == .jpegLS, hasTransform { head.transform = .extended }
    if head.components.count == 3, head.kind != .jpegLS { head.colour = colour(head) }
    return head
  }

  /// A marker of Adobe's decides, then names that are letters; what is subsampled is no RGB.
  private func colour(_ head: StreamHead) -> StreamColour {
    switch adobe {
    case 0?: return .rgb
    case 1?: return .ybr
    default: break
    }
    if head.components.map(\.identifier) == [0x52, 0x47, 0x42] { return .rgb }
    if head.isSubsampled { return .ybr }
    return hasJFIF && !head.isLossless ? .ybr : .asGiven
  }
}
