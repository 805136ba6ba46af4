internal import DICOMCore
internal import DiscMastering

/// The checksum list of a file-set, changed line by line: what is not concerned stays as it is.
struct ChecksumLines {
  static let name = "SHA256.TXT"
  private static let largest = 1 << 28
  private var lines: [(path: String, bytes: [UInt8])] = []

  /// - Returns: nil where there is none.
  /// - Throws: `MasteringError` for a list that is malformed, errors of reading it.
  init?(in folder: String) throws {
    guard FileKind(folder + "/" + Self.name) == .file else { return nil }
    try self.init(OpenedFile(path: folder + "/" + Self.name))
  }

  /// - Throws: as for one in a folder.
  init(_ source: any ByteSource) throws {
    guard source.count <= Self.largest else {
      throw MasteringError(.volumeDamaged("it is larger than any checksum list"), path: Self.name)
    }
    let text = try source.read(0..<source.count)
    _ = try ChecksumList(parsing: text)
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      let path = line.dropFirst(66).filter { $0 != UInt8(ascii: "\r") }
      lines.append((String(decoding: path, as: UTF8.self), Array(line) + [UInt8(ascii: "\n")]))
    }
  }

  mutating func remove(_ paths: Set<String>) { lines.removeAll { paths.contains($0.path) } }

  /// Gives a file its sum; one that is not in the list comes last.
  mutating func set(_ path: String, _ sum: SHA256Sum) {
    let line = Self.line(path, sum)
    if let index = lines.firstIndex(where: { $0.path == path }) {
      lines[index].bytes = line
    } else {
      lines.append((path, line))
    }
  }

  func has(_ path: String) -> Bool { lines.contains { $0.path == path } }

  /// - Throws: errors of reading it.
  static func sum(of source: any ByteSource) throws -> SHA256Sum {
    var hasher = SHA256Hasher()
    var offset = 0
    while offset < source.count {
      let end = min(offset + 1_048_576, source.count)
      hasher.update(try source.read(offset..<end))
      offset = end
    }
    return hasher.finish()
  }

  /// - Throws: `PipelineError` when it cannot be written.
  func write(to path: String) throws {
    var sink = try OutputSink(path: path)
    try sink.write(text)
    try sink.finish(sync: true)
  }

  mutating func append(_ path: String, _ sum: SHA256Sum) {
    lines.append((path, Self.line(path, sum)))
  }

  private static func line(_ path: String, _ sum: SHA256Sum) -> [UInt8] {
    Array("\(sum.hex)  \(path)\n".utf8)
  }

  var text: [UInt8] { lines.flatMap(\.bytes) }
}
