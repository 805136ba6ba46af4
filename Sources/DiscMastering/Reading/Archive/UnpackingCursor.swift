internal import DICOMCore

/// Unpacks one deflated stream, or a series of gzip members, forward, a piece at a time.
/// - SeeAlso: RFC 1951, RFC 1952 §2.2
struct UnpackingCursor: ~Copyable {
  enum Framing: Sendable { case deflate, gzip }

  /// Bytes unpacked so far.
  private(set) var produced = 0
  private(set) var checksum = CRC32()
  /// Why what comes is not what was packed; nil while it is.
  private(set) var failure: String?

  private let source: any ByteSource
  private let framing: Framing
  private var cursor: InflateCursor
  /// Bytes of the gzip member that is being unpacked.
  private var memberSize: UInt32 = 0

  private static let chunkSize = 65_536

  /// - Throws: `MasteringError` when a gzip header is wanted and there is none.
  init(_ source: any ByteSource, from offset: Int, framing: Framing) throws {
    self.source = source
    self.framing = framing
    var start = offset
    if framing == .gzip {
      guard let end = try GzipHeader.end(source, at: offset) else {
        throw MasteringError(.volumeDamaged("its gzip header is damaged"), path: source.name)
      }
      start = end
    }
    cursor = try InflateCursor(source, from: start, chunkSize: Self.chunkSize)
  }

  init(unpackingOnFrom other: borrowing UnpackingCursor) throws {
    let copy = try InflateCursor(inflatingOnFrom: other.cursor)
    source = other.source
    framing = other.framing
    produced = other.produced
    checksum = other.checksum
    failure = other.failure
    memberSize = other.memberSize
    cursor = copy
  }

  /// Where the packed bytes ended; of use once `next` has returned nil.
  var position: Int { cursor.position }
  var isComplete: Bool { cursor.isAtEnd }

  /// The next bytes, 64 KiB at most; nil at the end, for which see `failure`.
  mutating func next() throws -> [UInt8]? {
    while true {
      if let piece = try cursor.next() {
        produced += piece.count
        checksum.update(piece[...])
        memberSize &+= UInt32(truncatingIfNeeded: piece.count)
        return piece
      }
      guard cursor.isAtEnd else {
        failure =
          cursor.position >= source.count
          ? "its packed bytes end too early" : "its packed bytes are damaged"
        return nil
      }
      guard framing == .gzip, try openNextMember() else { return nil }
    }
  }

  /// Checks the end of a member and goes on to the next one, if there is one.
  private mutating func openNextMember() throws -> Bool {
    let end = cursor.position
    guard end <= source.count - 8 else {
      failure = failure ?? "its packed bytes end too early"
      return false
    }
    let trailer = try source.read(end..<end + 8)
    if trailer.littleEndian(0, 4) != Int(checksum.value)
      || trailer.littleEndian(4, 4) != Int(memberSize)
    {
      failure = failure ?? "its checksum differs"
    }
    // Zeros behind the last member are the padding of a tape.
    guard let start = try GzipHeader.end(source, at: end + 8) else { return false }
    cursor = try InflateCursor(source, from: start, chunkSize: Self.chunkSize)
    checksum = CRC32()
    memberSize = 0
    return true
  }
}

enum GzipHeader {
  /// Where the packed bytes begin; nil when there is no header.
  /// - SeeAlso: RFC 1952 §2.3
  static func end(_ source: any ByteSource, at start: Int) throws -> Int? {
    guard start >= 0, start <= source.count - 18 else { return nil }
    // Names and comments that are longer are no names.
    let bytes = try source.read(start..<min(source.count, start + 131_072 + 512))
    guard bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8, bytes[3] & 0xE0 == 0 else {
      return nil
    }
    let flags = bytes[3]
    var position = 10
    if flags & 4 != 0 { position += 2 + bytes.littleEndian(position, 2) }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard position < bytes.count, let zero = bytes[position...].firstIndex(of: 0) else {
        return nil
      }
      position = zero + 1
    }
    if flags & 2 != 0 { position += 2 }
    return position < bytes.count ? start + position : nil
  }
}
