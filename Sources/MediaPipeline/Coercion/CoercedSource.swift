internal import DICOMConversion
internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// A file as rules make it, read from the one that it is made of: pixels are not copied anywhere.
final class CoercedSource: ByteSource {
  /// Bytes in memory or in the original, in a row.
  private struct Piece: Sendable {
    var start: Int
    var bytes: Bytes
  }

  let name: String
  let count: Int
  let identity: FileIdentity?
  let result: CoercionResult
  private let pieces: [Piece]

  /// What is deflated has to be made to be counted: beyond this it is inflated for good.
  private static let deflatedLimit = 64 << 20

  /// - Returns: nil when the rules change nothing, or the file is a DICOMDIR.
  /// - Throws: `CoercionFailure`; `DICOMError` for a file that is no DICOM file.
  init?(_ source: any ByteSource, _ session: CoercionSession) throws {
    var file = try DICOMFile.read(source)
    let sopClass =
      file.dataSet.uid(.sopClassUID) ?? file.metaInformation.uid(.mediaStorageSOPClassUID)
    if sopClass == DICOMDIRWriter.sopClass { return nil }
    guard let result = try session.apply(to: &file) else { return nil }
    guard var syntax = file.syntaxOfRewriting else {
      throw DICOMError(
        .unknownTransferSyntax(file.transferSyntax.uid.rawValue), file: source.name)
    }
    var parts: [Bytes] = []
    if case .deflatedExplicitVRLittleEndian = syntax {
      if try DataSetWriter(.explicitVRLittleEndian).count(file.dataSet) <= Self.deflatedLimit {
        var sink = BytesSink()
        try file.write(as: syntax, to: &sink)
        parts = [.memory(sink.bytes)]
      } else {
        syntax = .explicitVRLittleEndian
      }
    }
    if parts.isEmpty { parts = try Self.parts(file, syntax) }
    var pieces: [Piece] = []
    var end = 0
    for part in parts where part.count > 0 {
      pieces.append(Piece(start: end, bytes: part))
      end += part.count
    }
    (self.pieces, count) = (pieces, end)
    (name, identity) = (source.name, (source as? OpenedFile)?.identity)
    self.result = result
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw FileError(path: name, reason: "bytes beyond its end were asked for")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var index = piece(at: range.lowerBound)
    var position = range.lowerBound
    while position < range.upperBound {
      let piece = pieces[index]
      let end = min(range.upperBound, piece.start + piece.bytes.count)
      bytes += try piece.bytes.load(position - piece.start..<end - piece.start)
      (position, index) = (end, index + 1)
    }
    return bytes
  }

  /// The last that starts at an offset or before it.
  private func piece(at offset: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = low + (high - low) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private static func parts(
    _ file: DICOMFile, _ syntax: DICOMFile.OutputSyntax
  ) throws -> [Bytes] {
    let data =
      file.transferSyntax.isImplicitVR ? file.dataSet.resolvingAmbiguousVRs() : file.dataSet
    var isImplicit = false
    if case .implicitVRLittleEndian = syntax { isImplicit = true }
    let writer = DataSetWriter(isImplicit ? .implicitVRLittleEndian : .explicitVRLittleEndian)
    var parts: [Bytes] = []
    var memory = try FileMetaInformation(of: file, transferSyntax: syntax.uid).encode()
    func add(_ bytes: Bytes) {
      if case .memory(let more) = bytes { return memory += more }
      parts += [.memory(memory), bytes]
      memory = []
      if bytes.count % 2 == 1 { memory.append(0) }
    }
    for element in data.elements {
      switch element.value {
      case .bytes(let bytes) where bytes.isInSource && element.tag != .dataSetTrailingPadding:
        memory += try writer.header(element)
        add(bytes)
      case .fragments(let value):
        memory += try writer.header(element)
        for part in [value.basicOffsetTable] + value.fragments {
          memory += header(Tag(0xFFFE, 0xE000), part.count + part.count % 2)
          add(part)
          if case .memory = part, part.count % 2 == 1 { memory.append(0) }
        }
        memory += header(Tag(0xFFFE, 0xE0DD), 0)
      case .bytes, .items: memory += try writer.encode(DataSet([element]))
      }
    }
    return parts + [.memory(memory)]
  }

  private static func header(_ tag: Tag, _ count: Int) -> [UInt8] {
    littleEndianBytes(tag.group) + littleEndianBytes(tag.element)
      + littleEndianBytes(UInt32(truncatingIfNeeded: count))
  }
}

extension Bytes {
  fileprivate var isInSource: Bool { if case .source = self { true } else { false } }

  /// Some of the bytes, little endian.
  fileprivate func load(_ part: Range<Int>) throws -> [UInt8] {
    switch self {
    case .memory(let bytes): return Array(bytes[part])
    case .source(let source, let range, let wordSize):
      // Words are turned around whole.
      let size = max(1, wordSize)
      let start = part.lowerBound - part.lowerBound % size
      let end = min(range.count, (part.upperBound + size - 1) / size * size)
      let place = range.lowerBound + start..<range.lowerBound + end
      let loaded = try Bytes.source(source, range: place, wordSize: wordSize).load()
      return Array(loaded[part.lowerBound - start..<part.upperBound - start])
    }
  }
}

/// Keeps what is written.
private struct BytesSink: ByteSink {
  private(set) var bytes: [UInt8] = []
  mutating func write(_ more: [UInt8]) { bytes += more }
}
