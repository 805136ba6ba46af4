internal import DICOMCore

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
      let file = try whole(source)
      // Lengths are known from the headers; only what is deflated has to be written to be counted.
      if let count = try file.count(as: output(syntax, of: file)) { return count }
      var sink = CountingSink()
      try write(source, treatment, to: &sink)
      return sink.count
    // The work on its pixels tells.
    case .transcode: return source.count
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
      let file = try whole(source)
      try file.write(as: try output(syntax, of: file), to: &sink)
    case .transcode(let coding):
      throw DICOMError(.unknownTransferSyntax(coding.syntax.rawValue), file: source.name)
    }
  }

  private static func whole(_ source: any ByteSource) throws -> DICOMFile {
    let file = try DICOMFile.read(source)
    if let failure = file.failure { throw failure }
    return file
  }

  private static let identification: Set<Tag> = [.sopClassUID, .sopInstanceUID]

  static func output(_ syntax: UID, of file: DICOMFile) throws -> DICOMFile.OutputSyntax {
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
