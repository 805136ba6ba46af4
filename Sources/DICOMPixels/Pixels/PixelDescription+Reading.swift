public import DICOMCore

extension PixelDescription {
  /// Reads the attributes of `dataSet`.
  ///
  /// What can only mean one thing is put right and told in the findings.
  /// - Throws: `PixelError` for a size that no image has, and where there are no pixels.
  public static func read(
    _ dataSet: DataSet
  ) throws(PixelError) -> (description: PixelDescription, findings: [PixelFinding]) {
    var reader = AttributeReader(dataSet)
    let kind = try reader.kind()
    let rows = try reader.size(.rows)
    let columns = try reader.size(.columns)
    let (samples, photometric) = try reader.colour()
    var description = PixelDescription(
      columns: columns, rows: rows, samplesPerPixel: samples, photometric: photometric,
      bitsAllocated: 0, bitsStored: 0)
    description.kind = kind
    description.numberOfFrames = reader.frames()
    description.planarConfiguration = reader.planes(samples)
    try reader.bits(&description)
    // At most 2¹⁶ · 2¹⁶ · 2¹⁴ samples of 64 bits: an Int holds them, a machine does not.
    guard description.frameBytes <= 1 << 40 else {
      throw PixelError(.tooLarge(what: "a frame of \(rows) × \(columns)", limit: 1 << 40), .rows)
    }
    return (description, reader.findings)
  }
}

private struct AttributeReader {
  let dataSet: DataSet
  var findings: [PixelFinding] = []

  init(_ dataSet: DataSet) { self.dataSet = dataSet }

  func kind() throws(PixelError) -> PixelDescription.Kind {
    for kind in [PixelDescription.Kind.integer, .float, .double] where dataSet[kind.tag] != nil {
      return kind
    }
    throw PixelError(.missing, .pixelData)
  }

  /// The first value, also where the VR was lost.
  func integer(_ tag: Tag) -> Int? {
    if dataSet[tag]?.vr == .un, let bytes = dataSet.bytes(tag), bytes.count == 2 {
      return Int(bytes[0]) | Int(bytes[1]) << 8
    }
    return dataSet.integer(tag)
  }

  func size(_ tag: Tag) throws(PixelError) -> Int {
    guard let value = integer(tag) else { throw PixelError(.missing, tag) }
    guard (1...65_535).contains(value) else {
      throw PixelError(.invalid(found: "\(value)", expected: "1 to 65535"), tag)
    }
    return value
  }

  mutating func colour() throws(PixelError) -> (Int, PhotometricInterpretation) {
    let term = dataSet.string(.photometricInterpretation).map {
      PhotometricInterpretation(rawValue: $0.uppercased())
    }
    let stated = integer(.samplesPerPixel)
    let samples = stated ?? term?.samples ?? 1
    guard (1...16_384).contains(samples) else {
      throw PixelError(.invalid(found: "\(samples)", expected: "1 or 3"), .samplesPerPixel)
    }
    if stated == nil { note(.missing(assumed: "\(samples)"), .samplesPerPixel) }
    let assumed: PhotometricInterpretation = samples == 3 ? .rgb : .monochrome2
    guard let term else {
      note(.missing(assumed: assumed.rawValue), .photometricInterpretation)
      return (samples, assumed)
    }
    // ARGB, CMYK and HSV are retired and have 4 or 3 samples of their own meaning.
    if let needed = term.samples, needed != samples {
      note(
        .wrong(found: "\(term) of \(samples) samples", assumed: assumed.rawValue),
        .photometricInterpretation)
      return (samples, assumed)
    }
    return (samples, term)
  }

  mutating func frames() -> Int? {
    guard dataSet.hasValue(.numberOfFrames) else { return nil }
    guard let count = integer(.numberOfFrames), (1...Int(Int32.max)).contains(count) else {
      let found = integer(.numberOfFrames).map { "\($0)" } ?? "not a number"
      note(.wrong(found: found, assumed: "unknown"), .numberOfFrames)
      return nil
    }
    return count
  }

  mutating func planes(_ samples: Int) -> Int {
    guard samples > 1 else { return 0 }
    switch integer(.planarConfiguration) {
    case 0: return 0
    case 1: return 1
    case let value?:
      note(.wrong(found: "\(value)", assumed: "0"), .planarConfiguration)
    case nil:
      note(.missing(assumed: "0"), .planarConfiguration)
    }
    return 0
  }

  mutating func bits(_ description: inout PixelDescription) throws(PixelError) {
    if description.kind != .integer {
      // These attributes are absent, or of no meaning.
      description.bitsAllocated = description.kind == .float ? 32 : 64
      description.bitsStored = description.bitsAllocated
      description.highBit = description.bitsAllocated - 1
      description.isSigned = true
      return
    }
    guard let allocated = integer(.bitsAllocated) else {
      throw PixelError(.missing, .bitsAllocated)
    }
    guard allocated == 1 || allocated == 12 || (allocated % 8 == 0 && (8...64).contains(allocated))
    else {
      throw PixelError(.invalid(found: "\(allocated)", expected: "1 or 8 to 64"), .bitsAllocated)
    }
    description.bitsAllocated = allocated
    description.bitsStored = within(1...allocated, .bitsStored, else: allocated)
    description.highBit = within(
      description.bitsStored - 1...allocated - 1, .highBit, else: description.bitsStored - 1)
    description.isSigned = within(0...1, .pixelRepresentation, else: 0) == 1
  }

  private mutating func within(_ range: ClosedRange<Int>, _ tag: Tag, else assumed: Int) -> Int {
    guard let value = integer(tag) else {
      note(.missing(assumed: "\(assumed)"), tag)
      return assumed
    }
    if range.contains(value) { return value }
    note(.wrong(found: "\(value)", assumed: "\(assumed)"), tag)
    return assumed
  }

  private mutating func note(_ kind: PixelFinding.Kind, _ tag: Tag) {
    findings.append(PixelFinding(kind, tag))
  }
}
