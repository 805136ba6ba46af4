internal import DICOMCore
internal import DICOMPixels

/// One file whose pixels are on their way to another coding: read once, written once.
struct PixelWork: Sendable {
  /// As it was read; once the pixels are made, as it is to be written.
  private(set) var file: DICOMFile
  private let output: DICOMFile.OutputSyntax
  /// What the pixels are decoded from, an icon's too.
  private var images: [ImagePixels] = []
  /// Nil where they become native, which they do as they are written.
  private var coder: Transcoding?
  private let proves: Bool
  /// What went with a loss.
  private var remarks: [LossyDerivation.Remark] = []
  /// What the instance is replaced by: nil where nothing is lost.
  private(set) var replacement: ReplacedInstances.Replacement?

  /// Reads what stands before the pixels, and the first code stream's head.
  /// - Parameter proves: what is coded without loss is decoded again and compared.
  /// - Throws: `DICOMError`, `PixelError` or `CodecError` for what cannot be done; errors of the
  ///   source.
  init(_ source: any ByteSource, _ coding: Coding, proves: Bool) throws {
    try self.init(DICOMFile.read(source), coding, proves: proves)
  }

  /// - Parameter file: all of it.
  init(_ file: DICOMFile, _ coding: Coding, proves: Bool) throws {
    if let failure = file.failure { throw failure }
    self.file = file
    self.proves = proves
    let (data, own, name) = (file.dataSet, file.transferSyntax, file.dataSetSource.name)
    if let pixels = coding.pixels {
      // Some attributes follow others that change.
      if own.isImplicitVR { self.file.dataSet = data.resolvingAmbiguousVRs() }
      coder = try Transcoding(self.file.dataSet, syntax: own, to: pixels, name: name)
      output = .encapsulated(pixels.syntax.syntax)
      return
    }
    if own.isEncapsulated {
      let decoded = try DecompressedDataSet(data, syntax: own, name: name)
      self.file.dataSet = decoded.dataSet
      images = decoded.images
    }
    output = try Encoder.output(coding.syntax, of: file)
  }

  /// Where code streams and attributes disagree, in sentences.
  var doubts: [String] {
    let lost = remarks.filter(\.isGrave).map { "\($0)" }
    if let coder { return coder.findings.filter(\.isDoubt).map { "\($0)" } + lost }
    return images.flatMap(\.doubts).map { "\($0)" }
  }

  /// What was changed with the pixels, in sentences.
  var notes: [String] {
    let changes = coder?.findings.filter { !$0.isDoubt }.map { "\($0)" } ?? []
    return changes + remarks.filter { !$0.isGrave }.map { "\($0)" }
  }

  /// Makes what has to be there before the file can be written: the code streams of all frames.
  /// - Parameters:
  ///   - width: frames that are coded at once.
  ///   - path: of a file in which many streams wait; nil: they are only counted.
  mutating func make(width: Int, streams path: String?) async throws {
    guard var coder else { return }
    let frames = Array(0..<coder.count)
    if coder.needsRange {
      var range: ClosedRange<Int>?
      try await forEachOrdered(frames, chunk: 1, width: width) { [coder] index in
        Result { try coder.valueRange(of: index) }
      } consume: { _, ranges in
        for next in ranges { range = try range.joined(next.get()) }
      }
      if let range { try coder.settle(range) }
    }
    if width == 1, !file.dataSet.hasManyFrames {
      try finish(coder, frames.map { .memory(try coder.stream($0, proves: proves)) })
      return
    }
    var store = try FrameStore(path)
    try await forEachOrdered(frames, chunk: 1, width: width) { [coder, proves] index in
      Result { try coder.stream(index, proves: proves) }
    } consume: { _, streams in
      for stream in streams { try store.append(stream.get()) }
    }
    try finish(coder, try store.finish())
  }

  private mutating func finish(_ coder: Transcoding, _ frames: [Bytes]) throws {
    var uid: UID?
    if coder.coding.isLossy, let old = file.dataSet.uid(.sopInstanceUID) {
      uid = Identifiers.derivedUID(of: old, by: CodingChoice.coded(coder.coding).text)
    }
    let result = try coder.result(frames, sopInstance: uid)
    file.dataSet = result.dataSet
    remarks = result.remarks
    self.coder = coder
    guard let uid else { return }
    let offset = StoredValueOffset(
      coder.valueOffset, wasSigned: coder.image.description.isSigned)
    replacement = ReplacedInstances.Replacement(uid: uid, offset: offset)
  }

  /// Writes it.
  /// - Parameter width: frames that are decoded at once, each of which is in memory.
  func write(to sink: inout some ByteSink, width: Int) async throws {
    guard width > 1, case .explicitVRLittleEndian = output, !file.transferSyntax.isImplicitVR,
      let element = file.dataSet[.pixelData], let frames = element.value.frames
    else { return try file.write(as: output, to: &sink) }
    let writer = DataSetWriter(.explicitVRLittleEndian)
    try sink.write(try FileMetaInformation(of: file, transferSyntax: output.uid).encode())
    let elements = file.dataSet.elements
    try writer.write(DataSet(elements.filter { $0.tag < .pixelData }), to: &sink)
    try sink.write(try writer.header(element))
    try await forEachOrdered(Array(0..<frames.frameCount), chunk: 1, width: width) { index in
      Result { try frames.frame(index) }
    } consume: { _, results in
      for frame in results { try sink.write(try frame.get()) }
    }
    let odd = frames.count - frames.frameCount * frames.frameBytes
    if odd > 0 { try sink.write([UInt8](repeating: 0, count: odd)) }
    try writer.write(DataSet(elements.filter { $0.tag > .pixelData }), to: &sink)
  }
}

extension ClosedRange<Int>? {
  fileprivate func joined(_ other: ClosedRange<Int>) -> ClosedRange<Int> {
    guard let self else { return other }
    return Swift.min(
      self.lowerBound, other.lowerBound)...Swift.max(
        self.upperBound, other.upperBound)
  }
}

extension PixelFinding {
  fileprivate var isDoubt: Bool { if case .changed = kind { false } else { true } }
}

extension LossyDerivation.Remark {
  /// Somebody should know of it.
  fileprivate var isGrave: Bool {
    switch self {
    case .lossyBefore, .signaturesRemoved: true
    case .paddingRemoved, .histogramRemoved: false
    }
  }
}

extension Value {
  /// Native pixel data that is decoded frame by frame, the whole of it.
  fileprivate var frames: (any FrameSource)? {
    guard case .bytes(.source(let source, let range, 1)) = self, range == 0..<source.count else {
      return nil
    }
    return source as? any FrameSource
  }
}
