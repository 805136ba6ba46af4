internal import DICOMPixels

/// What stands before the pixels of a JPEG file: its frame, its colours, and what cameras add.
struct JPEGFileHead {
  struct Component {
    var identifier: UInt8
    var across: Int
    var down: Int
  }

  var process: UInt8
  var precision: Int
  var columns: Int
  var rows: Int
  var components: [Component]
  /// Where the frame's header is.
  var place: Int
  var adobeTransform: UInt8?
  var hasJFIF = false
  var resolution: RasterResolution?
  var exif: EXIF?
  /// Put together from its segments; empty when one of them is missing.
  var profile: [UInt8]?

  init(_ bytes: [UInt8], _ walk: JPEGSegments) throws(RasterError) {
    let frames = walk.segments.filter {
      (0xC0...0xCF).contains($0.marker) && ![0xC4, 0xC8, 0xCC].contains($0.marker)
    }
    guard let frame = frames.first?.range else {
      throw RasterError(.truncated("it has no frame header"), .jpeg, offset: bytes.count)
    }
    guard frames.count == 1 else {
      throw RasterError(
        .unsupported("more than one frame"), .jpeg, offset: frames[1].range.lowerBound)
    }
    place = frame.lowerBound
    let count = frame.count >= 10 ? Int(bytes[place + 9]) : 0
    guard count > 0, frame.count == 10 + 3 * count, let rows = bytes.big16(place + 5),
      let columns = bytes.big16(place + 7)
    else {
      throw RasterError(.malformed("the frame header has a wrong length"), .jpeg, offset: place)
    }
    process = bytes[place + 1]
    precision = Int(bytes[place + 4])
    (self.rows, self.columns) = (rows, columns)
    let start = place + 10
    components = (0..<count).map {
      let factors = Int(bytes[start + 3 * $0 + 1])
      return Component(
        identifier: bytes[start + 3 * $0], across: factors >> 4, down: factors & 15)
    }
    var parts: [Int: [UInt8]] = [:]
    var announced = 0
    for segment in walk.segments {
      let body = bytes[(segment.range.lowerBound + 4)..<segment.range.upperBound]
      switch segment.marker {
      case 0xE0 where body.starts(with: [0x4A, 0x46, 0x49, 0x46, 0]) && body.count >= 12:
        hasJFIF = true
        let at = body.startIndex
        let unit: RasterResolution.Unit? =
          bytes[at + 7] == 1 ? .inch : bytes[at + 7] == 2 ? .centimetre : nil
        if let unit, let across = bytes.big16(at + 8), let down = bytes.big16(at + 10) {
          resolution = RasterResolution(across: Double(across), down: Double(down), unit: unit)
        }
      case 0xE1 where exif == nil && body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]):
        exif = EXIF(Array(body))
      case 0xE2 where body.starts(with: "ICC_PROFILE\0".utf8) && body.count >= 14:
        parts[Int(bytes[body.startIndex + 12])] = Array(body.dropFirst(14))
        announced = Int(bytes[body.startIndex + 13])
      case 0xEE where body.starts(with: "Adobe".utf8) && body.count >= 12:
        adobeTransform = bytes[body.startIndex + 11]
      default: break
      }
    }
    if announced > 0 {
      let isWhole = (1...announced).allSatisfy { parts[$0] != nil }
      profile = isWhole ? (1...announced).flatMap { parts[$0] ?? [] } : []
    }
  }

  var layout: FrameLayout {
    FrameLayout(
      columns: columns, rows: rows, components: components.count, precision: precision,
      isSigned: false)
  }

  /// What a decoder that knows only the stream makes of the colours.
  var colour: StreamColour {
    if components.count == 1 { return .monochrome }
    if hasJFIF { return .ybr }
    if let adobeTransform { return adobeTransform == 0 ? .rgb : .ybr }
    return components.map(\.identifier) == [0x52, 0x47, 0x42] ? .rgb : .ybr
  }
}
