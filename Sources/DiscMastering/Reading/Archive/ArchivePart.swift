internal import DICOMCore

/// A part of an archive, under a name of its own.
final class ArchivePart: ByteSource {
  let name: String
  let count: Int
  private let source: any ByteSource
  private let start: Int

  /// The part may end beyond the source: what is missing cannot be read.
  init(_ source: any ByteSource, start: Int, count: Int, name: String) {
    self.source = source
    self.start = start
    self.count = count
    self.name = name
  }

  var missing: [Range<Int>] {
    let available = min(max(0, source.count - start), count)
    return available < count ? [available..<count] : []
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let available = min(count, source.count - start)
    guard range.lowerBound >= 0, range.upperBound <= available else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, available - range.lowerBound)),
        file: name, offset: range.lowerBound)
    }
    return try source.read(start + range.lowerBound..<start + range.upperBound)
  }
}
