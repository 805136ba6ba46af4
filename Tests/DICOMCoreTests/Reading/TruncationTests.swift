import DICOMCore
import Foundation
import Testing

@Suite struct TruncationTests {
  /// Every encoding, sequences of both kinds, encapsulated pixel data; small.
  static let samples: [[UInt8]] = {
    var samples: [[UInt8]] = []
    for syntax in Encoded.Syntax.allCases {
      for isDefined in [true, false] {
        samples.append(uncompressed(syntax, isDefined: isDefined).file)
      }
    }
    var data = uncompressed(.explicit, isDefined: false, pixels: false)
    data.add(.pixelData, .ob, [], length: Encoded.undefined)
    data.item(littleEndianBytes(UInt32(0)) + littleEndianBytes(UInt32(14)))
    data.item([1, 2, 3, 4, 5, 6])
    data.item([7, 8])
    data.mark(.sequenceDelimitationItem)
    return samples + [Encoded.file(.jpegBaseline, data.bytes)]
  }()

  static func uncompressed(
    _ syntax: Encoded.Syntax, isDefined: Bool, pixels: Bool = true
  ) -> Encoded {
    var data = Encoded(syntax)
    data.add(Tag(0x0008, 0x0005), .cs, "ISO_IR 100")
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    var inner = Encoded(syntax)
    inner.add(Tag(0x0008, 0x0100), .sh, "CODE")
    inner.sequence(Tag(0x0008, 0x1199), [[], []], isDefined: isDefined)
    data.sequence(Tag(0x0008, 0x1140), [inner.bytes, inner.bytes], isDefined: isDefined)
    data.add(Tag(0x0010, 0x0010), .pn, "Doe^Jane")
    data.add(Tag(0x0028, 0x0010), .us, data.word(UInt16(4)))
    if pixels { data.add(.pixelData, .ow, [UInt8](0..<16)) }
    return data
  }

  @Test(arguments: samples.indices)
  func `every prefix of a file throws, or tells its failure and keeps what came before`(
    index: Int
  ) throws {
    let whole = Self.samples[index]
    let file = try read(whole)
    #expect(file.failure == nil && file.diagnostics.isEmpty)
    let lines = try ElementDump.lines(file.dataSet)
    // Only where an element of the top level ends can nobody see that there was more.
    var ends: Set<Int> = [file.dataSetOffset]
    for element in file.dataSet.elements {
      ends.insert(try read(whole, ReadOptions(stopBefore: element.tag)).end)
    }
    for length in 0..<whole.count {
      guard let cut = try? read(Array(whole[..<length])) else {
        #expect(length < file.dataSetOffset, "\(length)")
        continue
      }
      #expect(lines.starts(with: try ElementDump.lines(cut.dataSet)), "\(length)")
      guard let failure = cut.failure else {
        #expect(ends.contains(length), "\(length)")
        continue
      }
      if case .truncated = failure.reason {} else { Issue.record("\(length): \(failure)") }
      let before = ends.filter { $0 <= length }.count - 1
      #expect(cut.dataSet.elements.count == before, "\(length)")
    }
  }

  @Test func `every prefix of a deflated file keeps what inflates`() throws {
    let data = Self.uncompressed(.explicit, isDefined: false)
    var sink = MemorySink()
    try read(data.file).write(as: .deflatedExplicitVRLittleEndian, to: &sink)
    let whole = try read(sink.bytes)
    #expect(whole.failure == nil)
    let lines = try ElementDump.lines(whole.dataSet)
    for length in whole.dataSetOffset + 8..<sink.bytes.count - 1 {
      let cut = try read(Array(sink.bytes[..<length]))
      guard case .deflate? = cut.failure?.reason else {
        Issue.record("\(length): \(String(describing: cut.failure))")
        continue
      }
      #expect(lines.starts(with: try ElementDump.lines(cut.dataSet)))
    }
  }

  @Test(arguments: samples.indices)
  func `every length field at its limits is read or reported`(index: Int) throws {
    let whole = Self.samples[index]
    let big = index / 2 == 2
    let start = try read(whole).dataSetOffset
    let values: [UInt32] = [0, 1, 7, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFD, 0xFFFF_FFFE, .max]
    for offset in stride(from: 132, to: whole.count - 4, by: 2) {
      for value in values {
        var damaged = whole
        let bytes = littleEndianBytes(value)
        damaged.replaceSubrange(
          offset..<offset + 4, with: big && offset >= start ? bytes.reversed() : bytes)
        guard let file = try? read(damaged) else { continue }
        for diagnostic in file.diagnostics { #expect(!diagnostic.description.isEmpty) }
        _ = file.failure?.description
        _ = try ElementDump.lines(file)
        var sink = MemorySink()
        try file.write(as: .explicitVRLittleEndian, to: &sink)
      }
    }
  }
}
