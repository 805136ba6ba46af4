internal import DICOMCore
internal import DICOMPixels

/// Writes files anew that are not copied whole.
enum Encoder {
  /// Bytes that the file will have.
  static func size(_ source: any ByteSource, _ treatment: Treatment) throws -> Int {
    switch treatment {
    case .copy: return source.count
    case .wrap(let offset):
      let file = try DICOMFile.read(source, options: ReadOptions(keep: identification))
      let meta = FileMetaInformation(of: file, transferSyntax: file.transferSyntax.uid)
      return try meta.encode().count + source.count - offset
    case .encode(let syntax):
      let file = try whole(source, as: syntax)
      // Lengths are known from the headers; only what is deflated has to be written to be counted.
      if let count = try file.count(as: output(syntax, of: file)) { return count }
      var sink = CountingSink()
      try write(source, treatment, to: &sink)
      return sink.count
    }
  }

  static func write(
    _ source: any ByteSource, _ treatment: Treatment, to sink: inout some ByteSink
  ) throws {
    switch treatment {
    case .copy: try copy(source, from: 0, to: &sink)
    case .wrap(let offset):
      let file = try DICOMFile.read(source, options: ReadOptions(keep: identification))
      let meta = FileMetaInformation(of: file, transferSyntax: file.transferSyntax.uid)
      try sink.write(try meta.encode())
      try copy(source, from: offset, to: &sink)
    case .encode(let syntax):
      let file = try whole(source, as: syntax)
      try file.write(as: try output(syntax, of: file), to: &sink)
    }
  }

  /// The file with its pixels native where `syntax` has them so.
  private static func whole(_ source: any ByteSource, as syntax: UID) throws -> DICOMFile {
    var file = try DICOMFile.read(source)
    if let failure = file.failure { throw failure }
    if isDecompressed(file.transferSyntax, as: syntax) {
      file.dataSet = try decompressed(file).dataSet
    }
    return file
  }

  /// Decodes every frame once, so that what cannot be decoded is known before anything is written.
  /// - Returns: where code streams and attributes disagree, in sentences.
  /// - Throws: `PixelError` or `CodecError` for the first frame that cannot be decoded.
  static func checkPixels(_ source: any ByteSource, _ treatment: Treatment) throws -> [String] {
    guard case .encode(let syntax) = treatment else { return [] }
    let file = try DICOMFile.read(source)
    guard isDecompressed(file.transferSyntax, as: syntax) else { return [] }
    let images = try decompressed(file).images
    for image in images { try image.checkFrames() }
    return images.flatMap(\.doubts).map { "\($0)" }
  }

  private static func decompressed(_ file: DICOMFile) throws -> DecompressedDataSet {
    try DecompressedDataSet(
      file.dataSet, syntax: file.transferSyntax, name: file.dataSetSource.name)
  }

  private static func isDecompressed(_ own: TransferSyntax, as syntax: UID) -> Bool {
    own.isEncapsulated && TransferSyntax(syntax)?.isUncompressed == true
  }

  private static let identification: Set<Tag> = [.sopClassUID, .sopInstanceUID]

  private static func output(_ syntax: UID, of file: DICOMFile) throws -> DICOMFile.OutputSyntax {
    switch syntax {
    case TransferSyntax.explicitVRLittleEndian.uid: return .explicitVRLittleEndian
    case TransferSyntax.implicitVRLittleEndian.uid: return .implicitVRLittleEndian
    case TransferSyntax.deflatedExplicitVRLittleEndian.uid: return .deflatedExplicitVRLittleEndian
    default:
      guard let known = TransferSyntax(syntax), known.isEncapsulated,
        file.transferSyntax.uid == syntax
      else {
        throw DICOMError(.unknownTransferSyntax(syntax.rawValue), file: file.dataSetSource.name)
      }
      return .encapsulated(known)
    }
  }

  private static func copy(
    _ source: any ByteSource, from start: Int, to sink: inout some ByteSink
  ) throws {
    var offset = start
    while offset < source.count {
      let end = min(offset + 1_048_576, source.count)
      try sink.write(try source.read(offset..<end))
      offset = end
    }
  }
}

/// Counts what is written and forgets it.
struct CountingSink: ByteSink {
  private(set) var count = 0
  mutating func write(_ bytes: [UInt8]) { count += bytes.count }
}
