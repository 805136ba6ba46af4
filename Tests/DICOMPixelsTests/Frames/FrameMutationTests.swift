import DICOMCore
import DICOMPixels
import TestSupport
import Testing

struct FrameMutationTests {
  @Test func `any tables over any fragments are read or refused`() {
    var random = SplitMix(5)
    let families: [CodecFamily] = [.jpegBaseline, .rle, .jpeg2000, .deflatedFrame, .hevc]
    let values: [UInt64] = [0, 1, 8, 18, 36, 0xFFFF_FFFF, 0xFFFF_FFFE, .max, .max - 1, 1 << 63]
    for _ in 0..<4_000 {
      let fragments = (0..<Int.random(in: 0...7, using: &random)).map { _ -> [UInt8] in
        switch Int.random(in: 0...3, using: &random) {
        case 0: return []
        case 1: return [UInt8](repeating: 0xFF, count: .random(in: 1...9, using: &random))
        case 2: return EncapsulatedFramesTests.jpeg(.random(in: 0...30, using: &random))
        default:
          return (0..<20).map { _ in [0, 0xFF, 0xD8, 0xD9].randomElement(using: &random) ?? 0 }
        }
      }
      func table(_ size: Int) -> [UInt8] {
        (0..<Int.random(in: 0...6, using: &random)).flatMap { index in
          let sum = fragments.prefix(index).reduce(0) { $0 + 8 + $1.count }
          let value =
            Bool.random(using: &random)
            ? UInt64(sum) : values.randomElement(using: &random) ?? 0
          return Array(littleEndianBytes(value).prefix(size))
        } + [UInt8](repeating: 1, count: Int.random(in: 0...5, using: &random) / 5)
      }
      var data = DataSet()
      if Bool.random(using: &random) {
        data[.extendedOffsetTable] = DataElement(.extendedOffsetTable, .ov, .memory(table(8)))
        data[.extendedOffsetTableLengths] = DataElement(
          .extendedOffsetTableLengths, .ov, .memory(table(8)))
      }
      let value = Fragments(
        basicOffsetTable: .memory(table(4)), fragments: fragments.map { .memory($0) })
      let stated: Int? = [nil, 1, 2, 3, 7, Int(Int32.max)].randomElement(using: &random) ?? nil
      guard
        let frames = try? EncapsulatedFrames(
          value, in: data, family: families.randomElement(using: &random) ?? .rle, frames: stated)
      else { continue }
      // Each byte of the fragments belongs to one frame, but for padding that a table tells.
      let total = fragments.reduce(0) { $0 + $1.count } + value.basicOffsetTable.count
      let found = (0..<frames.count).reduce(0) { $0 + ((try? frames.stream(of: $1).count) ?? 0) }
      #expect(found <= total && found + frames.count + value.basicOffsetTable.count >= total)
      _ = frames.findings.map(\.description)
    }
  }

  @Test func `cut and mutated files give frames or an error`() throws {
    var random = SplitMix(6)
    let layout = EncapsulatedLayout(frameLengths: [30, 31, 12])
    var sink = MemorySink()
    var writer = try EncapsulatedWriter(layout, to: &sink)
    for body in [24, 25, 6] {
      try writer.append(EncapsulatedFramesTests.jpeg(body), to: &sink)
    }
    try writer.finish(to: &sink)
    let whole = EncapsulatedWriterTests.head + sink.bytes
    func read(_ bytes: [UInt8]) {
      guard let file = try? DICOMFile.read(MemorySource(bytes)) else { return }
      var data = file.dataSet
      if let scan = try? FragmentScan.pixelData(after: file) { data[.pixelData] = scan.element }
      guard let frames = try? PixelFrames(data, syntax: .jpegLosslessSV1) else { return }
      for index in 0..<frames.count { _ = try? frames.bytes(of: index) }
    }
    for count in 0..<whole.count { read(Array(whole.prefix(count))) }
    for _ in 0..<3_000 {
      var mutant = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        mutant[Int.random(in: 0..<mutant.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { mutant.removeLast(.random(in: 0...40, using: &random)) }
      read(mutant)
    }
  }
}
