internal import DICOMCore
internal import DICOMPixels

/// One file whose pixels are on their way to another coding: read once, written once.
struct PixelWork: Sendable {
  /// As it is to be written; values that are long are made as they are written.
  let file: DICOMFile
  let output: DICOMFile.OutputSyntax
  /// What the pixels are decoded from, an icon's too.
  private let images: [ImagePixels]

  /// Reads what stands before the pixels, and the first code stream's head.
  /// - Throws: `DICOMError`, `PixelError` or `CodecError` for what cannot be done; errors of the
  ///   source.
  init(_ source: any ByteSource, _ coding: Coding) throws {
    var file = try DICOMFile.read(source)
    if let failure = file.failure { throw failure }
    let decoded = try DecompressedDataSet(
      file.dataSet, syntax: file.transferSyntax, name: file.dataSetSource.name)
    file.dataSet = decoded.dataSet
    self.file = file
    images = decoded.images
    output = try Encoder.output(coding.syntax, of: file)
  }

  /// Where code streams and attributes disagree, in sentences.
  var doubts: [String] { images.flatMap(\.doubts).map { "\($0)" } }

  /// Writes it, one frame in memory at a time.
  func write(to sink: inout some ByteSink) throws {
    try file.write(as: output, to: &sink)
  }

  /// Writes it, several frames being made at once: the same bytes.
  func write(to sink: inout some ByteSink, width: Int) async throws {
    guard width > 1, case .explicitVRLittleEndian = output, !file.transferSyntax.isImplicitVR,
      let element = file.dataSet[.pixelData], let frames = element.value.frames
    else { return try write(to: &sink) }
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

extension Value {
  /// Native pixel data that is decoded frame by frame, the whole of it.
  fileprivate var frames: (any FrameSource)? {
    guard case .bytes(.source(let source, let range, 1)) = self, range == 0..<source.count else {
      return nil
    }
    return source as? any FrameSource
  }
}
