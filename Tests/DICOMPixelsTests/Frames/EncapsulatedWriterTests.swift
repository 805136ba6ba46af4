import DICOMCore
import Testing

@testable import DICOMPixels

struct EncapsulatedWriterTests {
  private let frames: [[UInt8]] = [[1, 2, 3], [4, 5, 6, 7], [8]]

  private func write(_ layout: EncapsulatedLayout) throws -> [UInt8] {
    var sink = MemorySink()
    var writer = try EncapsulatedWriter(layout, to: &sink)
    for frame in frames { try writer.append(frame, to: &sink) }
    try writer.finish(to: &sink)
    return sink.bytes
  }

  @Test(arguments: [0xFFFF_FFFE, 2])
  func `what is streamed and what a data set writes is the same`(maximum: Int) throws {
    let layout = EncapsulatedLayout(frameLengths: [3, 4, 1], maximumFragment: maximum)
    let bytes = try write(layout)
    #expect(bytes.count == 12 + layout.valueCount)
    let elements = try layout.elements(frames.map { .memory($0) })
    #expect(try DataSetWriter(.explicitVRLittleEndian).encode(DataSet(elements)) == bytes)
    let file = try DICOMFile.read(MemorySource(Self.head + bytes))
    let found = try PixelFrames(file.dataSet, syntax: .jpegLSLossless)
    #expect(found.count == 3)
    #expect(try found.bytes(of: 0) == [1, 2, 3, 0])
    #expect(try found.bytes(of: 2) == [8, 0])
  }

  @Test func `offsets beyond 32 bits make an extended table`() throws {
    let layout = EncapsulatedLayout(
      frameLengths: [3, 4, 1], maximumFragment: 0xFFFF_FFFE, maximumOffset: 12)
    #expect(layout.isExtended)
    #expect(layout.basicOffsetTable.isEmpty)
    let bytes = try write(layout)
    #expect(bytes.count == 12 + layout.valueCount)
    var data = try DICOMFile.read(MemorySource(Self.head + bytes)).dataSet
    for element in layout.extendedElements { data[element.tag] = element }
    let found = try PixelFrames(data, syntax: .deflatedImageFrameCompression)
    #expect(try (0..<3).map { try found.bytes(of: $0) } == frames)
    #expect(found.findings.isEmpty)
    let huge = EncapsulatedLayout(frameLengths: [1 << 32, 7])
    #expect(huge.isExtended && huge.extendedElements.isEmpty)
    #expect(EncapsulatedLayout(frameLengths: [1 << 31, 1 << 31, 6]).extendedElements.count == 2)
  }

  @Test func `frames that were not announced are refused`() throws {
    var sink = MemorySink()
    var writer = try EncapsulatedWriter(EncapsulatedLayout(frameLengths: [3]), to: &sink)
    #expect(throws: PixelError.self) { try writer.finish(to: &sink) }
    #expect(throws: PixelError.self) { try writer.append([1], to: &sink) }
    try writer.append([1, 2, 3], to: &sink)
    #expect(throws: PixelError.self) { try writer.append([1, 2, 3], to: &sink) }
  }

  @Test func `pydicom reads the frames back`() throws {
    let layout = EncapsulatedLayout(frameLengths: [3, 4, 1])
    let hex = try write(layout)[12...].map { String($0, radix: 16) }.joined(separator: " ")
    let cases = try PydicomCases(
      """
      from pydicom.encaps import generate_frames
      data = bytes(int(x, 16) for x in '\(hex)'.split())
      case('frames', image(1, 1, 8, 8), b'|'.join(generate_frames(data, number_of_frames=3)))
      """)
    let expected: [UInt8] = [1, 2, 3, 0, 124, 4, 5, 6, 7, 124, 8, 0]
    #expect(cases.cases.first?.expected == expected)
  }

  @Test func `dcmtk finds the table and the fragments`() throws {
    let file = Self.head + (try write(EncapsulatedLayout(frameLengths: [3, 4, 1])))
    let hex = file.map { String($0, radix: 16) }.joined(separator: " ")
    let cases = try PydicomCases(
      """
      import subprocess
      with open(f'{folder}/bare', 'wb') as f: f.write(bytes(int(x, 16) for x in '\(hex)'.split()))
      done = subprocess.run(['dcmdump', '-f', '-te', f'{folder}/bare'], check=True, capture_output=True)
      case('dump', image(1, 1, 8, 8), done.stdout)
      """)
    let dump = String(decoding: cases.cases.first?.expected ?? [], as: UTF8.self)
    #expect(dump.contains("(PixelSequence #=4)"))
    #expect(dump.contains(#"pi 00\00\00\00\0c\00"#))
    #expect(dump.contains(#"pi 01\02\03\00"#))
    #expect(dump.contains("SequenceDelimitationItem"))
  }

  @Test func `fragments are found where the delimiter or a last byte is missing`() throws {
    let bytes = try write(EncapsulatedLayout(frameLengths: [3, 4, 1]))
    let whole = Self.head + bytes
    for (cut, findings) in [(8, 1), (5, 1), (9, 2)] {
      let file = try DICOMFile.read(MemorySource(Array(whole.dropLast(cut))))
      #expect(file.dataSet[.pixelData] == nil)
      let scan = try #require(try FragmentScan.pixelData(after: file))
      #expect(scan.findings.count == findings)
      var data = file.dataSet
      data[.pixelData] = scan.element
      let frames = try PixelFrames(data, syntax: .jpegLSLossless)
      #expect(frames.count == 3)
      #expect(try frames.bytes(of: 1) == [4, 5, 6, 7])
    }
    // A padding byte that the fragment's length does not count.
    var odd = whole
    let place = Self.head.count + 12 + 8 + 12 + 4
    odd[place] = 3
    let scan = try #require(
      try FragmentScan.pixelData(after: try DICOMFile.read(MemorySource(odd))))
    #expect(scan.findings.isEmpty)
    let found = try EncapsulatedFrames(
      {
        guard case .fragments(let value) = scan.element.value else {
          return Fragments(fragments: [])
        }
        return value
      }(), family: .jpegLS, frames: 3)
    #expect(try found.stream(of: 0) == [1, 2, 3])
  }

  /// The attributes of three frames, as a file without meta information has them.
  static let head: [UInt8] = {
    func us(_ element: UInt16, _ value: UInt16) -> DataElement {
      DataElement(DICOMCore.Tag(0x0028, element), .us, .memory(littleEndianBytes(value)))
    }
    let data = DataSet([
      DataElement(.sopClassUID, .ui, .memory(Array("1.2.840.10008.5.1.4.1.1.7\0".utf8))),
      us(0x0002, 1), us(0x0010, 2), us(0x0011, 2), us(0x0100, 8), us(0x0101, 8), us(0x0102, 7),
      us(0x0103, 0), DataElement(.numberOfFrames, .is, .memory(Array("3 ".utf8))),
      DataElement(.photometricInterpretation, .cs, .memory(Array("MONOCHROME2 ".utf8))),
    ])
    return (try? DataSetWriter(.explicitVRLittleEndian).encode(data)) ?? []
  }()
}
