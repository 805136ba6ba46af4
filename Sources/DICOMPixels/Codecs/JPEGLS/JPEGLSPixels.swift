/// Decodes all scans of a stream of JPEG-LS into the bytes of a frame.
struct JPEGLSPixels {
  private let stream: [UInt8]
  private let layout: FrameLayout
  private let identifiers: [UInt8]
  private var preset = JPEGLSParameters.Preset()
  private var missing: Set<Int>

  init(_ stream: [UInt8], _ layout: FrameLayout, _ identifiers: [UInt8]) {
    self.stream = stream
    self.layout = layout
    self.identifiers = identifiers
    missing = Set(identifiers.indices)
  }

  mutating func decode(count: Int) throws(CodecError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var offset = 2
    while !missing.isEmpty {
      let segment = try JPEGPrologue.segment(in: stream, at: offset)
      offset = segment.body.upperBound
      switch segment.marker {
      case 0xF8: try readPreset(segment.body)
      case 0xDD where stream[segment.body].contains { $0 != 0 }:
        throw CodecError(.unsupported("JPEG-LS with restart intervals"), offset: segment.start)
      case 0xE8
      where stream[segment.body].starts(with: [0x6D, 0x72, 0x66, 0x78])
        && stream[segment.body].last != 0:
        throw CodecError(.unsupported("JPEG-LS with a transform of colours"), offset: segment.start)
      case 0xDA: offset = try scan(segment.body, into: &bytes)
      case 0xD9:
        throw CodecError(.malformed("a component is in no scan"), offset: segment.start)
      default: break
      }
    }
    return bytes
  }

  private mutating func readPreset(_ body: Range<Int>) throws(CodecError) {
    guard stream[body].first == 1, body.count == 11 else {
      throw CodecError(.unsupported("JPEG-LS with tables of its own"), offset: body.lowerBound)
    }
    let words = (0..<5).map { index in
      Int(stream[body.lowerBound + 1 + 2 * index]) << 8
        | Int(stream[body.lowerBound + 2 + 2 * index])
    }
    preset = JPEGLSParameters.Preset(
      largest: words[0], thresholds: (words[1], words[2], words[3]), reset: words[4])
  }

  /// - Returns: where the marker after the scan stands, or what there is in its place.
  private mutating func scan(
    _ header: Range<Int>, into bytes: inout [UInt8]
  ) throws(CodecError) -> Int {
    let body = Array(stream[header])
    let number = Int(body.first ?? 0)
    guard number >= 1, body.count >= 4 + 2 * number else {
      throw CodecError(.malformed("a scan header that is too short"), offset: header.lowerBound)
    }
    var components: [Int] = []
    for index in 0..<number {
      let identifier = body[1 + 2 * index]
      guard body[2 + 2 * index] == 0,
        let component = identifiers.firstIndex(of: identifier), missing.remove(component) != nil
      else {
        throw CodecError(
          .malformed("a component that is not the frame's"), offset: header.lowerBound)
      }
      components.append(component)
    }
    let interleaving = body[2 + 2 * number]
    guard interleaving == 0 ? number == 1 : interleaving <= 2, body[3 + 2 * number] & 15 == 0 else {
      throw CodecError(.malformed("an interleaving that is none"), offset: header.lowerBound)
    }
    let parameters = try JPEGLSParameters(
      precision: layout.precision, near: Int(body[1 + 2 * number]), preset: preset)
    let (layout, start) = (layout, header.upperBound)
    let end = stream.withUnsafeBufferPointer { source in
      bytes.withUnsafeMutableBufferPointer { target in
        Result { () throws(CodecError) in
          try Self.samples(
            source, start, parameters, layout, components, bySample: interleaving == 2, target)
        }
      }
    }
    return nextMarker(from: try end.get())
  }

  private static func samples(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ parameters: JPEGLSParameters,
    _ layout: FrameLayout, _ components: [Int], bySample: Bool,
    _ target: UnsafeMutableBufferPointer<UInt8>
  ) throws(CodecError) -> Int {
    guard let base = source.baseAddress else { throw CodecError(.truncated) }
    var scan = JPEGLSScan(parameters, JPEGLSBits(source, from: start, base: base))
    let (columns, width) = (layout.columns, layout.columns + 2)
    let lines = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * width * components.count)
    lines.initialize(repeating: 0, count: 2 * width * components.count)
    defer { lines.deallocate() }
    var above = components.indices.map { lines + 2 * width * $0 }
    var current = components.indices.map { lines + 2 * width * $0 + width }
    var runIndices = [Int](repeating: 0, count: components.count)
    for row in 0..<layout.rows {
      if bySample {
        try scan.pixels(above, current, columns: columns, runIndex: &runIndices[0])
      } else {
        for index in components.indices {
          try scan.line(
            above[index], current[index], columns: columns, runIndex: &runIndices[index])
        }
      }
      for (index, component) in components.enumerated() {
        let line = current[index] + 1
        let first = row * columns * layout.components + component
        if layout.sampleBytes == 1 {
          for column in 0..<columns {
            target[first + column * layout.components] = UInt8(truncatingIfNeeded: line[column])
          }
        } else {
          for column in 0..<columns {
            let place = 2 * (first + column * layout.components)
            target[place] = UInt8(truncatingIfNeeded: line[column])
            target[place + 1] = UInt8(truncatingIfNeeded: line[column] >> 8)
          }
        }
      }
      swap(&above, &current)
    }
    return scan.bits.position
  }

  private func nextMarker(from position: Int) -> Int {
    // Some bytes before it were looked at already, all of which belong to the scan.
    var offset = position
    while offset + 1 < stream.count, stream[offset] != 0xFF || stream[offset + 1] <= 0x7F {
      offset += 1
    }
    return offset
  }
}
