import DICOMCore
import DICOMPixels
import MediaValidation

@testable import MediaPipeline

/// An image of a few pixels in any transfer syntax.
struct CodedInstance: Sendable {
  var syntax: TransferSyntax
  var data = DataSet()
  /// Encapsulated; nil where the value in `data` is native.
  var fragments: [[UInt8]]?

  static let size = 16

  /// Native, 8 bits.
  init() {
    syntax = .explicitVRLittleEndian
    setAttributes(bits: 8)
    setNative(Self.frame(bits: 8).bytes)
  }

  init(
    _ syntax: TransferSyntax, _ fragments: [[UInt8]], samples: UInt16 = 1, bits: UInt16 = 8,
    term: String? = nil
  ) {
    (self.syntax, self.fragments) = (syntax, fragments)
    setAttributes(bits: bits, samples: samples, term: term)
  }

  /// Encodes a frame; `bits` and `colour` are of frame and attributes.
  init(
    _ syntax: TransferSyntax, _ encoder: some FrameEncoder, bits: UInt16 = 8,
    isSigned: Bool = false, colour: StreamColour = .monochrome, term: String? = nil
  ) throws {
    let samples: UInt16 = colour == .monochrome ? 1 : 3
    let frame = Self.frame(
      bits: Int(bits), components: Int(samples), isSigned: isSigned, colour: colour)
    self.init(
      syntax, [try encoder.encode(frame)], samples: samples, bits: bits,
      term: term ?? (colour == .rgb ? "RGB" : colour == .ybr ? "YBR_FULL_422" : nil))
    if isSigned { set(.pixelRepresentation, 1) }
  }

  /// A gradient over the range of the bits.
  static func frame(
    bits: Int, components: Int = 1, isSigned: Bool = false, colour: StreamColour = .monochrome
  ) -> Frame {
    let layout = FrameLayout(
      columns: size, rows: size, components: components, precision: bits, isSigned: isSigned)
    let samples = size * size * components
    var bytes: [UInt8] = []
    for index in 0..<samples {
      let value = (index * ((1 << bits) - 1) / (samples - 1)) - (isSigned ? 1 << (bits - 1) : 0)
      for byte in 0..<layout.sampleBytes {
        bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte)))
      }
    }
    return Frame(layout, bytes, colour: colour)
  }

  mutating func setAttributes(bits: UInt16, samples: UInt16 = 1, term: String? = nil) {
    set(.samplesPerPixel, samples)
    set(.photometricInterpretation, .cs, term ?? (samples == 3 ? "RGB" : "MONOCHROME2"))
    set(.rows, UInt16(Self.size))
    set(.columns, UInt16(Self.size))
    set(.bitsAllocated, (bits + 7) / 8 * 8)
    set(.bitsStored, bits)
    set(.highBit, bits - 1)
    set(.pixelRepresentation, 0)
    if samples > 1 { set(.planarConfiguration, 0) }
  }

  mutating func setNative(_ bytes: [UInt8]) {
    data[.pixelData] = DataElement(.pixelData, .ow, .memory(bytes))
    fragments = nil
  }

  mutating func set(_ tag: Tag, _ values: UInt16...) {
    data[tag] = DataElement(
      tag, .us, .memory(values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }))
  }

  mutating func set(_ tag: Tag, _ vr: VR, _ text: String) {
    let bytes = Array(text.utf8)
    data[tag] = DataElement(
      tag, vr, .memory(bytes.count % 2 == 0 ? bytes : bytes + [vr == .ui ? 0 : 0x20]))
  }

  /// Changes the only code stream.
  mutating func edit(_ change: (inout [UInt8]) -> Void) {
    guard var stream = fragments?.first else { return }
    change(&stream)
    fragments = [stream]
  }

  func bytes() throws -> [UInt8] {
    var all = data
    if let fragments {
      let padded = fragments.map { Bytes.memory($0.count % 2 == 0 ? $0 : $0 + [0]) }
      all[.pixelData] = DataElement(.pixelData, .ob, .fragments(Fragments(fragments: padded)))
    }
    all[.sopClassUID] = DataElement(
      .sopClassUID, .ui, .memory(Array("1.2.840.10008.5.1.4.1.1.7".utf8) + [0]))
    all[.sopInstanceUID] = DataElement(.sopInstanceUID, .ui, .memory(Array("1.2.3\0".utf8)))
    var file = try DICOMFile.read(MemorySource(try encoded(all)))
    file.transferSyntax = syntax
    var sink = MemorySink()
    try file.write(as: output, to: &sink)
    return sink.bytes
  }

  private var output: DICOMFile.OutputSyntax {
    switch syntax {
    case .implicitVRLittleEndian: .implicitVRLittleEndian
    case .deflatedExplicitVRLittleEndian: .deflatedExplicitVRLittleEndian
    case .explicitVRLittleEndian where fragments == nil: .explicitVRLittleEndian
    default: .encapsulated(syntax)
    }
  }

  /// Without meta information, as a reader finds it by its bytes.
  private func encoded(_ all: DataSet) throws -> [UInt8] {
    var sink = MemorySink()
    try DataSetWriter(.explicitVRLittleEndian).write(all, to: &sink)
    return sink.bytes
  }

  /// Of the rules that need decoding and of those that do not.
  func findings() throws -> [ValidationFinding] {
    let source = MemorySource(try bytes(), name: "made")
    let file = try DICOMFile.read(source)
    return PixelDataValidation.findings(in: file, source: source, name: "made")
      + DecodedPixelValidation.findings(in: file, source: source, name: "made")
  }
}

/// Video headers that ffmpeg 7 wrote (mpeg2video): 720 × 576 at 25 Hz, Main Profile at Main Level,
/// three pictures cut behind their first bytes.
enum RecordedVideo {
  static let mpeg2: [UInt8] = units.flatMap { [0, 0, 1] + $0 }

  private static let units: [[UInt8]] = [
    [0xB3, 0x2D, 0x02, 0x40, 0x13, 0xFF, 0xFF, 0xE0, 0x18],
    [0xB5, 0x14, 0x82, 0x00, 0x01, 0x00, 0x00], [0xB8, 0x00, 0x08, 0x00, 0x40],
    [0x00, 0x00, 0x0F, 0xFF, 0xF8], [0xB5, 0x8F, 0xFF, 0xF3, 0x00, 0x00],
    [0x01, 0x33, 0x7C, 0x3E, 0x94],
    [0x00, 0x00, 0x8F, 0xFF, 0xF8], [0xB5, 0x8F, 0xFF, 0xF3, 0x00, 0x00],
    [0x00, 0x00, 0xCF, 0xFF, 0xF8], [0xB5, 0x8F, 0xFF, 0xF3, 0x00, 0x00],
  ]

  static var instance: CodedInstance {
    var instance = CodedInstance(
      .mpeg2MPML, [mpeg2], samples: 3, term: "YBR_PARTIAL_420")
    instance.set(.columns, 720)
    instance.set(.rows, 576)
    instance.set(.numberOfFrames, .is, "3")
    instance.set(Tag(0x0018, 0x1063), .ds, "40")
    return instance
  }
}
