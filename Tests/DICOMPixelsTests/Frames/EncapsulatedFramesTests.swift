import DICOMCore
import DICOMPixels
import Testing

struct EncapsulatedFramesTests {
  /// A code stream of nothing but its marks.
  static func jpeg(_ body: Int) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: body) + [0xFF, 0xD9]
  }

  private func find(
    _ fragments: [[UInt8]], table: [UInt32] = [], frames: Int?, family: CodecFamily = .jpegBaseline
  ) throws -> EncapsulatedFrames {
    try EncapsulatedFrames(
      Fragments(
        basicOffsetTable: .memory(table.flatMap { littleEndianBytes($0) }),
        fragments: fragments.map { .memory($0) }),
      family: family, frames: frames)
  }

  private func streams(_ frames: EncapsulatedFrames) throws -> [[UInt8]] {
    try (0..<frames.count).map { try frames.stream(of: $0) }
  }

  private let three = [jpeg(4), jpeg(6), jpeg(8)]
  /// The second frame in two pieces, the third in three.
  private var six: [[UInt8]] {
    [three[0], Array(three[1][..<6]), Array(three[1][6...]), Array(three[2][..<4])]
      + [Array(three[2][4..<8]), Array(three[2][8...])]
  }

  @Test func `frames are the ones that pydicom writes`() throws {
    let cases = try PydicomCases(
      """
      from pydicom.encaps import encapsulate, encapsulate_extended, generate_frames
      for count in [1, 2, 7]:
        for per in [1, 2, 3]:
          for table in [True, False, 'extended']:
            if table == 'extended' and per > 1: continue
            frames = [b'\\xff\\xd8\\xff\\xe0' + rng.bytes(int(rng.integers(20, 90))) + b'\\xff\\xd9' for _ in range(count)]
            ds = image(4, 4, 8, 8, frames=count, syntax=JPEGBaseline8Bit)
            if table == 'extended':
              data, ds.ExtendedOffsetTable, ds.ExtendedOffsetTableLengths = encapsulate_extended(frames)
            else:
              data = encapsulate(frames, fragments_per_frame=per, has_bot=table)
            ds.PixelData = data
            ds['PixelData'].is_undefined_length = True
            again = b''.join(generate_frames(data, number_of_frames=count))
            case(f'{count} {per} {table}', ds, again)
      """)
    #expect(cases.cases.count == 21)
    for each in cases.cases {
      let file = try each.read()
      let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
      #expect(frames.count == file.dataSet.integer(.numberOfFrames))
      #expect(frames.findings.isEmpty, "\(each.name): \(frames.findings)")
      #expect(same(try (0..<frames.count).flatMap { try frames.bytes(of: $0) }, each.expected))
    }
  }

  @Test func `a table that fits is believed`() throws {
    let frames = try find(six, table: [0, 18, 46], frames: 3)
    #expect(try streams(frames) == three)
    #expect(frames.findings.isEmpty)
  }

  @Test(
    arguments: [
      [0, 18, 47], [0, 18], [0, 18, 18], [4, 18, 46], [0, 0xFFFF_FFF0, 46], [0, 18, 60],
      [0, 18, 32, 46],
    ] as [[UInt32]])
  func `a table that does not fit is found out`(table: [UInt32]) throws {
    let frames = try find(six, table: table, frames: 3)
    #expect(try streams(frames) == three)
    #expect(frames.findings.count == 1)
    #expect("\(frames.findings)".contains("is wrong"))
  }

  @Test func `without a table the code streams tell, or their number`() throws {
    #expect(try streams(try find(six, frames: 3)) == three)
    #expect(try streams(try find(three, frames: 3)) == three)
    #expect(try streams(try find([[1, 2], [3, 4]], frames: 1)) == [[1, 2, 3, 4]])
    #expect(try streams(try find([[1, 2], [3, 4]], frames: nil)) == [[1, 2, 3, 4]])
    #expect(throws: PixelError(.framesNotFound(fragments: 3, frames: 2), .pixelData)) {
      try find([[1, 2], [3, 4], [5, 6]], frames: 2)
    }
  }

  @Test func `a wrong number of frames is a finding`() throws {
    for (stated, findings) in [(2, 1), (5, 1), (1, 1), (nil, 1), (3, 0)] {
      let frames = try find(six, frames: stated)
      #expect(frames.count == 3)
      #expect(frames.findings.count == findings)
    }
    #expect(try find([three[0]], frames: 9).findings.count == 1)
  }

  @Test func `two frames in a fragment are refused`() {
    for padding in [[], [0], [0xFF, 0xFF]] as [[UInt8]] {
      #expect(throws: PixelError(.severalFramesInFragment(fragment: 0), .pixelData)) {
        try find([three[0] + padding + three[1], three[2]], frames: 3)
      }
    }
    let soc: [UInt8] = [0xFF, 0x4F, 0xFF, 0x51, 0, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0xFF, 0xD9]
    #expect(throws: PixelError(.severalFramesInFragment(fragment: 0), .pixelData)) {
      try find([soc + soc], frames: 2, family: .jpeg2000)
    }
  }

  @Test func `empty fragments, odd ones and a missing table are got over`() throws {
    let frames = try find([three[0], [], three[1], three[2] + [0xFF], []], frames: 3)
    #expect(try streams(frames) == [three[0], three[1], three[2] + [0xFF]])
    #expect(frames.findings.count == 2)
    let long = Self.jpeg(20)
    let bare = try EncapsulatedFrames(
      Fragments(basicOffsetTable: .memory(long), fragments: [.memory(three[1])]),
      family: .jpegBaseline, frames: 2)
    #expect(try streams(bare) == [long, three[1]])
    #expect(bare.findings == [PixelFinding(.missingOffsetTable, .pixelData)])
    #expect(throws: PixelError.self) { try find([], frames: 1) }
    #expect(throws: PixelError.self) { try frames.stream(of: 3) }
    #expect(throws: PixelError.self) { try frames.stream(of: -1) }
  }

  @Test func `an extended table tells lengths without padding`() throws {
    func table(_ values: [UInt64]) -> [UInt8] { values.flatMap { littleEndianBytes($0) } }
    func read(_ offsets: [UInt64], _ lengths: [UInt64]) throws -> EncapsulatedFrames {
      try EncapsulatedFrames(
        Fragments(fragments: [.memory([1, 2, 3, 0]), .memory([4, 5])]),
        in: DataSet([
          DataElement(.extendedOffsetTable, .ov, .memory(table(offsets))),
          DataElement(.extendedOffsetTableLengths, .ov, .memory(table(lengths))),
        ]), family: .deflatedFrame, frames: 2)
    }
    #expect(try streams(try read([0, 12], [3, 2])) == [[1, 2, 3], [4, 5]])
    for (offsets, lengths) in [
      ([0, 12], [3, 9]), ([0, 12], [UInt64.max, 2]), ([0, UInt64.max], [3, 2]), ([0, 12], [3]),
      ([12, 0], [3, 2]),
    ] {
      let frames = try read(offsets, lengths)
      #expect(try streams(frames) == [[1, 2, 3, 0], [4, 5]])
      #expect(frames.findings.count == 1)
    }
  }

  @Test func `a stream of video is one, whatever its fragments`() throws {
    let frames = try find([[0, 0, 1, 0xB3], [1, 2], [3, 4]], frames: 250, family: .mpeg2)
    #expect(frames.count == 1)
    #expect(try frames.stream(of: 0) == [0, 0, 1, 0xB3, 1, 2, 3, 4])
  }

  @Test func `frames by the ten thousand are found in linear time`() throws {
    let count = 30_000
    let fragments = [[UInt8]](repeating: Self.jpeg(4), count: count)
    let table = (0..<count).map { UInt32($0 * 18) }
    #expect(try find(fragments, table: table, frames: count).count == count)
    #expect(try find(fragments, frames: nil).count == count)
    #expect(try find(fragments, table: table.reversed(), frames: count - 1).count == count)
  }
}
