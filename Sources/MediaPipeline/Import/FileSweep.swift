internal import DICOMCore

/// How one file is read from its beginning to its end, past what cannot be read.
///
/// After a failure the reading goes on further behind, each time twice as far, so that a bad disc
/// is not read at the speed of its bad parts; what was left out is `SectorRescue`'s.
struct FileSweep {
  enum Piece {
    case bytes([UInt8], at: Int)
    case unreadable(Range<Int>)
  }

  /// Bytes read at once: a small file, or an image of a CT, is one piece.
  static let pieceSize = 1 << 20
  private static let longestSkip = 64 << 20

  let source: any ByteSource
  private(set) var offset = 0
  private var skip = 0
  private var missing: MissingBytes

  init(_ source: any ByteSource) {
    self.source = source
    missing = MissingBytes(source)
  }

  var isAtEnd: Bool { offset >= source.count }

  /// Nil at the end.
  mutating func next() -> Piece? {
    guard !isAtEnd else { return nil }
    let (range, isMissing) = missing.next(in: offset..<source.count, size: Self.pieceSize)
    if !isMissing, let bytes = try? source.read(range) {
      skip = 0
      offset = range.upperBound
      return .bytes(bytes, at: range.lowerBound)
    }
    guard !isMissing else {
      offset = range.upperBound
      return .unreadable(range)
    }
    missing = MissingBytes(source)
    offset = range.upperBound + min(skip, source.count - range.upperBound)
    skip = min(max(Self.pieceSize, 2 * skip), Self.longestSkip)
    return .unreadable(range.lowerBound..<offset)
  }
}
