internal import DICOMCore
internal import DiscMastering

/// Whether two files of one SOP Instance UID hold the same data set.
enum Twin {
  /// False also when one of them cannot be read: then nothing is known.
  static func haveSameDataSet(_ one: InputFile, _ other: InputFile) -> Bool {
    guard let first = try? OpenedFile(one), let second = try? OpenedFile(other) else {
      return false
    }
    return first.identity == second.identity || haveSameDataSet(first, second)
  }

  /// False also when one of them cannot be read: then nothing is known.
  static func haveSameDataSet(_ one: any ByteSource, _ other: any ByteSource) -> Bool {
    if one.count == other.count, (try? haveSameBytes(one, other)) == true { return true }
    guard let left = try? digest(one), let right = try? digest(other) else { return false }
    return left == right
  }

  private static func haveSameBytes(
    _ one: any ByteSource, _ other: any ByteSource
  ) throws -> Bool {
    var offset = 0
    while offset < one.count {
      let end = min(offset + 1_048_576, one.count)
      guard try one.read(offset..<end) == other.read(offset..<end) else { return false }
      offset = end
    }
    return true
  }

  /// Of the elements, whatever encoding they have in the file.
  private static func digest(_ source: any ByteSource) throws -> SHA256Sum? {
    let file = try DICOMFile.read(source)
    guard file.failure == nil else { return nil }
    var sink = DigestSink()
    // Without VRs, of which an implicit file of private elements knows nothing.
    let isEncapsulated = file.transferSyntax.isEncapsulated
    try DataSetWriter(isEncapsulated ? .explicitVRLittleEndian : .implicitVRLittleEndian)
      .write(file.dataSet, to: &sink)
    return sink.hasher.finish()
  }
}

/// Hashes what is written.
struct DigestSink: ByteSink {
  var hasher = SHA256Hasher()
  mutating func write(_ bytes: [UInt8]) { hasher.update(bytes) }
}
