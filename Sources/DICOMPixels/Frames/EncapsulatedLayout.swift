public import DICOMCore

/// How frames of known lengths stand as encapsulated pixel data: one fragment each as far as a
/// fragment can hold it, an offset table before them.
/// - SeeAlso: PS3.5 §A.4, PS3.3 §C.7.6.3.1.8
public struct EncapsulatedLayout: Hashable, Sendable {
  /// Bytes of each frame's code stream, without padding.
  public let frameLengths: [Int]
  /// 64-bit offsets stand in elements of their own, the basic offset table being empty.
  public let isExtended: Bool
  /// Offsets of the frames from the first fragment's item tag.
  public let offsets: [Int]
  let maximumFragment: Int

  /// Bytes of the value field: the items, their headers and the delimiter.
  public let valueCount: Int

  /// More than a fragment's length field can say is split.
  public init(frameLengths: [Int]) {
    self.init(frameLengths: frameLengths, maximumFragment: 0xFFFF_FFFE)
  }

  /// - Parameter maximumFragment: even.
  init(frameLengths: [Int], maximumFragment: Int, maximumOffset: Int = 0xFFFF_FFFF) {
    self.frameLengths = frameLengths
    self.maximumFragment = maximumFragment
    var offsets: [Int] = []
    offsets.reserveCapacity(frameLengths.count)
    var offset = 0
    for length in frameLengths {
      offsets.append(offset)
      let fragments = max(1, (length + maximumFragment - 1) / maximumFragment)
      offset += length + (length & 1) + 8 * fragments
    }
    self.offsets = offsets
    isExtended = (offsets.last ?? 0) > maximumOffset
    valueCount = offset + (isExtended ? 8 : 8 + 4 * offsets.count) + 8
  }

  /// The value of the first item.
  public var basicOffsetTable: [UInt8] {
    var bytes: [UInt8] = []
    guard !isExtended else { return bytes }
    bytes.reserveCapacity(4 * offsets.count)
    for offset in offsets { appendLittleEndian(UInt32(truncatingIfNeeded: offset), to: &bytes) }
    return bytes
  }

  /// Extended Offset Table and its lengths; empty where the basic one does, and where a frame is
  /// split, which the extended one forbids.
  public var extendedElements: [DataElement] {
    guard isExtended, frameLengths.allSatisfy({ $0 <= maximumFragment }) else { return [] }
    var table: [UInt8] = []
    var lengths: [UInt8] = []
    for (offset, length) in zip(offsets, frameLengths) {
      appendLittleEndian(UInt64(offset), to: &table)
      appendLittleEndian(UInt64(length), to: &lengths)
    }
    return [
      DataElement(.extendedOffsetTable, .ov, .memory(table)),
      DataElement(.extendedOffsetTableLengths, .ov, .memory(lengths)),
    ]
  }

  /// The elements of frames that lie somewhere already, as in a spool: pixel data, and the extended
  /// table where there is one. `DataSetWriter` copies them in chunks and pads them.
  /// - Parameter frames: of the lengths that the layout was made with.
  public func elements(_ frames: [Bytes]) throws(PixelError) -> [DataElement] {
    guard frames.map(\.count) == frameLengths else {
      throw PixelError(
        .invalid(found: "other frames", expected: "frames of the lengths announced"), .pixelData)
    }
    var fragments: [Bytes] = []
    fragments.reserveCapacity(frames.count)
    for frame in frames {
      var start = 0
      repeat {
        let end = min(start + maximumFragment, frame.count)
        fragments.append(frame.part(start..<end))
        start = end
      } while start < frame.count
    }
    let value = Fragments(basicOffsetTable: .memory(basicOffsetTable), fragments: fragments)
    return extendedElements + [DataElement(.pixelData, .ob, .fragments(value))]
  }
}

extension Bytes {
  /// A part of the value; `range` lies within it.
  fileprivate func part(_ part: Range<Int>) -> Bytes {
    if part == 0..<count { return self }
    switch self {
    case .memory(let bytes): return .memory(Array(bytes[part]))
    case .source(let source, let range, let wordSize):
      return .source(
        source, range: range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound,
        wordSize: wordSize)
    }
  }
}
