import DICOMCore
import MediaValidation

extension String {
  static let rle = "1.2.840.10008.1.2.5"
  static let mpeg2 = "1.2.840.10008.1.2.4.100"
  static let jpegLossless = "1.2.840.10008.1.2.4.70"
}

extension MadeInstance {
  /// Attributes of pixels, and as many bytes as they ask for.
  mutating func setPixels(
    rows: UInt16 = 2, columns: UInt16 = 4, samples: UInt16 = 1, bits: UInt16 = 8,
    frames: Int? = nil, term: String = "MONOCHROME2"
  ) {
    set(.rows, .us, words: rows)
    set(.columns, .us, words: columns)
    set(.samplesPerPixel, .us, words: samples)
    set(.bitsAllocated, .us, words: bits)
    set(.bitsStored, .us, words: bits)
    set(.highBit, .us, words: bits - 1)
    set(.photometricInterpretation, .cs, term)
    if samples > 1 { set(.planarConfiguration, .us, words: 0) }
    if let frames { set(.numberOfFrames, .is, "\(frames)") }
    let share = term == "YBR_FULL_422" ? 2 : Int(samples)
    let needed = Int(rows) * Int(columns) * share * Int(bits) * (frames ?? 1)
    setValue(bytes: (needed + 15) / 16 * 2)
  }

  mutating func setValue(bytes: Int, _ tag: Tag = .pixelData, _ vr: VR = .ow) {
    data[tag] = DataElement(tag, vr, .memory([UInt8](repeating: 0, count: bytes)))
  }

  /// Encapsulated pixel data, item by item as it is given.
  mutating func setFragments(
    _ fragments: [[UInt8]], table: [UInt8] = [], frames: Int? = nil,
    syntax: String? = .jpegLossless, vr: String = "OB"
  ) {
    if let syntax { setMeta(.transferSyntaxUID, .ui, syntax) }
    if let frames { set(.numberOfFrames, .is, "\(frames)") }
    data[.pixelData] = nil
    let items = ([table] + fragments).flatMap { (item: [UInt8]) -> [UInt8] in
      [0xFE, 0xFF, 0x00, 0xE0] + PixelRuleCase.words(UInt32(item.count)) + item
    }
    tail = element(
      .pixelData, vr, items + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0], length: .max)
  }

  mutating func setExtendedTable(_ offsets: [UInt32], _ lengths: [UInt32]) {
    for (tag, values) in [
      (Tag.extendedOffsetTable, offsets), (.extendedOffsetTableLengths, lengths),
    ] {
      data[tag] = DataElement(
        tag, .ov, .memory(values.flatMap { PixelRuleCase.words($0, 0) }))
    }
  }

  /// A lookup table of words in an item.
  mutating func setTable(_ sequence: Tag, bits: UInt16, _ entries: [UInt16]) {
    var item = MadeInstance(self)
    item.set(.lutDescriptor, .us, words: UInt16(entries.count), 0, bits)
    item.setWords(.lutData, entries)
    setItems(sequence, [item.data])
  }

  /// The same table for all three channels.
  mutating func setPalette(_ entries: [UInt16], bits: UInt16 = 16) {
    set(.photometricInterpretation, .cs, "PALETTE COLOR")
    for step: UInt16 in 0..<3 {
      set(Tag(0x0028, 0x1101 + step), .us, words: UInt16(entries.count), 0, bits)
      setWords(Tag(0x0028, 0x1201 + step), entries)
    }
  }

  mutating func setWords(_ tag: Tag, _ values: [UInt16]) {
    data[tag] = DataElement(
      tag, .ow, .memory(values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }))
  }

  mutating func setOverlay(rows: UInt16, columns: UInt16, frames: Int, bytes: Int) {
    set(Tag(0x6000, 0x0010), .us, words: rows)
    set(Tag(0x6000, 0x0011), .us, words: columns)
    set(Tag(0x6000, 0x0015), .is, "\(frames)")
    setValue(bytes: bytes, Tag(0x6000, 0x3000))
  }

  /// With nothing in its data set.
  init(_ other: MadeInstance) {
    self = other
    data = DataSet()
    tail = []
  }

  func pixelFindings() throws -> [ValidationFinding] {
    let source = MemorySource(try bytes(), name: "made")
    let file = try DICOMFile.read(source)
    return PixelDataValidation.findings(in: file, source: source, name: "made")
  }
}
