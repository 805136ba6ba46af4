import DICOMCore
import DICOMPixels
import Testing

/// Compressed images of one bit a pixel, as of segmentations.
struct SingleBitTests {
  /// Frames of `columns` × `rows` bits; their samples, and all of them packed by numpy.
  private func made(
    _ columns: Int, _ rows: Int, _ count: Int
  ) throws -> (file: DICOMFile, packed: [UInt8]) {
    let made = try #require(
      PydicomCases(
        """
        bits = rng.integers(0, 2, (\(count), \(rows), \(columns)))
        ds = image(\(rows), \(columns), 1, 1, frames=\(count))
        packed = np.packbits(bits.ravel(), bitorder='little').tobytes()
        packed += bytes(len(packed) % 2)
        case('bits', put(ds, packed), packed)
        """
      ).cases.first)
    return (try made.read(), made.expected)
  }

  private func encapsulated(_ data: DataSet, _ streams: [[UInt8]]) -> DataSet {
    var result = data
    let fragments = streams.map { Bytes.memory($0 + [UInt8](repeating: 0, count: $0.count % 2)) }
    result[.pixelData] = DataElement(
      .pixelData, .ob, .fragments(Fragments(fragments: fragments)))
    return result
  }

  private static let sizes = [(8, 8, 2), (5, 3, 9), (51, 51, 3), (1, 1, 20), (7, 9, 1)]

  @Test(arguments: sizes.indices)
  func `frames follow each other bit by bit when they are decompressed`(size: Int) throws {
    let (columns, rows, count) = Self.sizes[size]
    let (file, packed) = try made(columns, rows, count)
    let native = try ImagePixels(file.dataSet, syntax: file.transferSyntax)
    let streams = try (0..<count).map { try JPEG2000Encoder().encode(native.frame($0)) }
    let coded = encapsulated(file.dataSet, streams)
    let image = try ImagePixels(coded, syntax: .jpeg2000Lossless)
    for index in 0..<count { #expect(try image.frame(index).bytes == native.frame(index).bytes) }
    let plain = try image.decompressed(coded, name: "test")
    #expect(plain.bytes(.pixelData) == packed)
    #expect(plain.integer(.bitsAllocated) == 1)
    // In pieces, and from the middle.
    guard case .bytes(.source(let source, _, _))? = plain[.pixelData]?.value else {
      Issue.record("it is not read when it is asked for")
      return
    }
    for start in 0..<packed.count {
      #expect(try source.read(start..<packed.count) == Array(packed[start...]))
    }
  }

  @Test(arguments: sizes.indices)
  func `in RLE they are coded as packed bytes`(size: Int) throws {
    let (columns, rows, count) = Self.sizes[size]
    let (file, packed) = try made(columns, rows, count)
    let native = try ImagePixels(file.dataSet, syntax: file.transferSyntax)
    let streams = try (0..<count).map { index in
      let bytes = try native.frames.bytes(of: index)
      let layout = FrameLayout(
        columns: bytes.count, rows: 1, components: 1, precision: 8, isSigned: false)
      return try RLELosslessEncoder().encode(Frame(layout, bytes))
    }
    let coded = encapsulated(file.dataSet, streams)
    let image = try ImagePixels(coded, syntax: .rleLossless)
    for index in 0..<count { #expect(try image.frame(index).bytes == native.frame(index).bytes) }
    #expect(try image.decompressed(coded, name: "test").bytes(.pixelData) == packed)
    let cut = encapsulated(file.dataSet, streams.map { Array($0.prefix(64)) })
    #expect(throws: (any Error).self) {
      try ImagePixels(cut, syntax: .rleLossless).frame(0)
    }
  }
}
