internal import DICOMCore
internal import Glibc

/// Reads a source byte by byte from any place, holding a chunk of it.
struct SourceCursor {
  let source: any ByteSource
  let kind: DocumentKind
  private var chunk: [UInt8] = []
  private var start = 0
  private var place = 0

  static let chunkSize = 1 << 18

  init(_ source: any ByteSource, _ kind: DocumentKind) {
    (self.source, self.kind) = (source, kind)
  }

  /// Of the next byte, from the beginning of the source.
  var offset: Int {
    get { start + place }
    set {
      if newValue >= start, newValue - start <= chunk.count {
        place = newValue - start
      } else {
        (chunk, start, place) = ([], max(0, newValue), 0)
      }
    }
  }

  /// Nil at the end.
  mutating func next() throws(DocumentError) -> UInt8? {
    if place == chunk.count {
      guard try fill() else { return nil }
    }
    defer { place += 1 }
    return chunk[place]
  }

  mutating func peek() throws(DocumentError) -> UInt8? {
    if place == chunk.count {
      guard try fill() else { return nil }
    }
    return chunk[place]
  }

  private mutating func fill() throws(DocumentError) -> Bool {
    start += place
    place = 0
    chunk = try bytes(start..<start + Self.chunkSize)
    return !chunk.isEmpty
  }

  /// Bytes anywhere, without moving; a range beyond the end is cut.
  func bytes(_ range: Range<Int>) throws(DocumentError) -> [UInt8] {
    let range = range.clamped(to: 0..<source.count)
    guard !range.isEmpty else { return [] }
    do {
      return try source.read(range)
    } catch {
      throw DocumentError(.unreadable("\(error)"), kind, .byte(range.lowerBound))
    }
  }

  /// Where `pattern` begins next, from here on.
  func place(of pattern: [UInt8]) throws(DocumentError) -> Int? {
    var from = offset
    while from < source.count {
      let part = try bytes(from..<min(source.count, from + Self.chunkSize + pattern.count))
      if let found = part.fastPlace(of: pattern) { return from + found }
      from += Self.chunkSize
    }
    return nil
  }
}

extension [UInt8] {
  /// As `place(of:)`, at the speed of the C library.
  fileprivate func fastPlace(of pattern: [UInt8]) -> Int? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    return withUnsafeBytes { bytes -> Int? in
      let last = bytes.count - pattern.count
      var place = 0
      while place <= last, let start = bytes.baseAddress,
        let found = memchr(start + place, CInt(first), last - place + 1)
      {
        place = UnsafeRawPointer(found) - start
        if bytes[place..<place + pattern.count].elementsEqual(pattern) { return place }
        place += 1
      }
      return nil
    }
  }
}
