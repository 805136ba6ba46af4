/// Reads the main header of a JPEG 2000 code stream.
/// - SeeAlso: ISO/IEC 15444-1 Annex A
struct JPEG2000HeadReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read() throws(CodecError) -> StreamHead {
    var walk = MarkerWalk(bytes)
    var head: StreamHead?
    while let segment = walk.next() {
      switch segment.marker {
      case 0x51: head = try size(segment)
      case 0x52: try coding(segment, &head)
      case 0x50: if StreamKind.recognise(bytes) == .htj2k { head?.kind = .htj2k }
      case 0x55: head?.hasTileLengths = true
      // Transforms across components, of Part 2.
      case 0x74, 0x75, 0x77: head?.transform = .extended
      case 0x90:
        return try checked(head, walk.offset)
      default: continue
      }
    }
    return try checked(head, walk.offset)
  }

  private func checked(_ head: StreamHead?, _ offset: Int) throws(CodecError) -> StreamHead {
    guard let head else { throw CodecError(.truncated, offset: offset) }
    return head
  }

  private func word(_ place: Int) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }

  private func size(_ segment: MarkerWalk.Segment) throws(CodecError) -> StreamHead {
    guard segment.length >= 36 else {
      throw CodecError(.malformed("its size segment is too short"), offset: segment.start)
    }
    let start = segment.start
    let count = Int(bytes[start + 34]) << 8 | Int(bytes[start + 35])
    guard (1...16_384).contains(count), segment.length >= 36 + 3 * count else {
      throw CodecError(.malformed("\(count) components"), offset: start + 34)
    }
    let (right, bottom) = (word(start + 2), word(start + 6))
    let (left, top) = (word(start + 10), word(start + 14))
    guard right > left, bottom > top else {
      throw CodecError(.malformed("an image of no size"), offset: start + 2)
    }
    var components: [StreamHead.Component] = []
    components.reserveCapacity(count)
    for index in 0..<count {
      let place = start + 36 + 3 * index
      let component = StreamHead.Component(
        identifier: index, horizontal: Int(bytes[place + 1]), vertical: Int(bytes[place + 2]),
        precision: Int(bytes[place] & 0x7F) + 1, isSigned: bytes[place] & 0x80 != 0)
      guard component.horizontal > 0, component.vertical > 0, component.precision <= 38 else {
        throw CodecError(.malformed("component \(index + 1)"), offset: place)
      }
      components.append(component)
    }
    // In samples of the densest component, as a decoder makes them.
    let across = components.map(\.horizontal).min() ?? 1
    let down = components.map(\.vertical).min() ?? 1
    func ceiling(_ value: Int, _ step: Int) -> Int { (value + step - 1) / step }
    return StreamHead(
      kind: .jpeg2000, columns: ceiling(right, across) - ceiling(left, across),
      rows: ceiling(bottom, down) - ceiling(top, down), components: components)
  }

  private func coding(_ segment: MarkerWalk.Segment, _ head: inout StreamHead?) throws(CodecError) {
    guard segment.length >= 10 else {
      throw CodecError(.malformed("its coding style is too short"), offset: segment.start)
    }
    let start = segment.start
    head?.progression = Int(bytes[start + 1])
    head?.layers = Int(bytes[start + 2]) << 8 | Int(bytes[start + 3])
    head?.decompositions = Int(bytes[start + 5])
    let isReversible = bytes[start + 9] == 1
    head?.isReversibleWavelet = isReversible
    if bytes[start + 4] & 1 == 1, head?.components.count ?? 0 >= 3 {
      head?.transform = isReversible ? .reversible : .irreversible
      if head?.components.count == 3 { head?.colour = .rgb }
    }
  }
}
