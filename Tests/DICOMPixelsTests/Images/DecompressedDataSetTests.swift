import DICOMCore
import DICOMPixels
import Testing

struct DecompressedDataSetTests {
  private let plain = PixelDescription(columns: 5, rows: 3, bitsAllocated: 16, bitsStored: 12)

  private func frame(_ seed: Int, precision: Int = 12) -> Frame {
    let layout = FrameLayout(
      columns: 5, rows: 3, components: 1, precision: precision, isSigned: false)
    let samples = (0..<15).map { UInt16(truncatingIfNeeded: ($0 * 37 + seed) % (1 << precision)) }
    return Frame(layout, samples.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
  }

  /// Under JPEG Lossless, a fragment a frame.
  private func dataSet(_ frames: [Frame], stated: Int?) throws -> DataSet {
    var data = DataSet()
    var description = plain
    description.numberOfFrames = stated
    description.apply(to: &data)
    let fragments = try frames.map { frame -> Bytes in
      let stream = try JPEGLosslessEncoder().encode(frame)
      return .memory(stream + [UInt8](repeating: 0, count: stream.count % 2))
    }
    data[.pixelData] = DataElement(
      .pixelData, .ob, .fragments(Fragments(fragments: fragments)))
    return data
  }

  private func decompressed(_ data: DataSet) throws -> DecompressedDataSet {
    try DecompressedDataSet(data, syntax: .jpegLosslessSV1, name: "test")
  }

  @Test func `frames come out one after the other, and an odd number of bytes is made even`() throws
  {
    let frames = [frame(1), frame(900)]
    let result = try decompressed(dataSet(frames, stated: 2))
    #expect(result.dataSet.bytes(.pixelData) == frames[0].bytes + frames[1].bytes)
    #expect(result.images.count == 1)
    for image in result.images { try image.checkFrames() }
  }

  @Test(arguments: [1, 3])
  func `an image of other frames than it says is refused`(stated: Int) throws {
    let data = try dataSet([frame(1), frame(2)], stated: stated)
    #expect(throws: (any Error).self) { try decompressed(data) }
  }

  @Test func `a frame of more bits than the first is refused, not cut`() throws {
    let result = try decompressed(dataSet([frame(1), frame(60_000, precision: 16)], stated: 2))
    let error = #expect(throws: CodecError.self) {
      for image in result.images { try image.checkFrames() }
    }
    #expect(error?.description.contains("not those of the first") == true)
  }

  @Test func `the icon of an image is decompressed with it`() throws {
    let sequence = DICOMCore.Tag(0x0088, 0x0200)
    var data = try dataSet([frame(1)], stated: nil)
    let icon = try dataSet([frame(7)], stated: nil)
    data[sequence] = DataElement(sequence, .sq, .items([icon]))
    let result = try decompressed(data)
    #expect(result.images.count == 2)
    let item = try #require(result.dataSet.items(sequence).first)
    #expect(item.bytes(.pixelData) == frame(7).bytes)
    #expect(result.dataSet.bytes(.pixelData) == frame(1).bytes)
  }

  @Test func `pixels that are native already stay as they are, and it is told`() throws {
    var data = try dataSet([], stated: nil)
    data[.pixelData] = DataElement(.pixelData, .ow, .memory(frame(3).bytes))
    let result = try decompressed(data)
    #expect(result.dataSet.bytes(.pixelData) == frame(3).bytes)
    #expect(result.images.flatMap(\.doubts).count == 1)
  }
}
