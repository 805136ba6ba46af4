internal import DICOMCore

/// The bytes of a DICOMDIR: held while it is small, else read piece by piece.
///
/// What cannot be read is taken as zeros, sector by sector, so that the rest is not lost with it.
struct DirectoryBytes: Sendable {
  let source: any ByteSource
  let count: Int
  /// Bytes that were taken as zeros when all were read at once.
  private(set) var unreadable = 0
  private let held: [UInt8]?

  /// In bytes; a larger DICOMDIR has more than 200,000 records.
  static let heldLimit = 67_108_864
  private static let sector = 2048
  private static let piece = 1_048_576

  /// - Throws: errors of the source, when nothing of it can be read.
  init(_ source: any ByteSource, heldLimit: Int = Self.heldLimit) throws {
    count = source.count
    guard source.count <= heldLimit else {
      self.source = source
      held = nil
      return
    }
    var bytes: [UInt8] = []
    do {
      bytes = try source.read(0..<source.count)
    } catch {
      (bytes, unreadable) = Self.salvage(source, 0..<source.count)
      if unreadable >= source.count { throw error }
    }
    held = bytes
    self.source = MemorySource(bytes, name: source.name)
  }

  /// A part of a directory that has been read already.
  init(holding bytes: [UInt8]) {
    count = bytes.count
    held = bytes
    source = MemorySource(bytes)
  }

  /// Everything, when it is held.
  var all: [UInt8]? { held }

  /// The bytes of `range` that there are.
  func read(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    if let held {
      let there = range.clamped(to: 0..<held.count)
      return Array(held[there])
    }
    return (try? source.read(range)) ?? Self.salvage(source, range).bytes
  }

  private static func salvage(
    _ source: any ByteSource, _ range: Range<Int>
  ) -> (bytes: [UInt8], unreadable: Int) {
    var bytes: [UInt8] = []
    var unreadable = 0
    bytes.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = min(range.upperBound, offset - offset % piece + piece)
      if let read = try? source.read(offset..<end), read.count == end - offset {
        bytes += read
      } else {
        while offset < end {
          let next = min(end, offset - offset % sector + sector)
          if let read = try? source.read(offset..<next), read.count == next - offset {
            bytes += read
          } else {
            bytes += [UInt8](repeating: 0, count: next - offset)
            unreadable += next - offset
          }
          offset = next
        }
      }
      offset = end
    }
    return (bytes, unreadable)
  }
}

/// The part of a DICOMDIR that a scan looks at, moved along with it.
struct ScanWindow: Sendable {
  let directory: DirectoryBytes
  let end: Int
  private var bytes: [UInt8]
  private var start = 0

  private static let size = 1_048_576

  init(_ directory: DirectoryBytes) {
    self.directory = directory
    bytes = directory.all ?? []
    end = directory.all?.count ?? directory.count
  }

  /// Brings `count` bytes at `offset` into memory; false where the file has not so many.
  @inline(__always)
  mutating func load(_ offset: Int, _ count: Int) -> Bool {
    if offset >= start, offset - start <= bytes.count - count { return true }
    return move(offset, count)
  }

  @inline(never)
  private mutating func move(_ offset: Int, _ count: Int) -> Bool {
    guard offset >= 0, offset <= end - count, directory.all == nil else { return false }
    bytes = directory.read(offset..<offset + min(max(count, Self.size), end - offset))
    start = offset
    return bytes.count >= count
  }

  /// A loaded byte.
  @inline(__always)
  subscript(offset: Int) -> UInt8 { bytes[offset - start] }

  /// Loaded bytes.
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[range.lowerBound - start..<range.upperBound - start]
  }

  @inline(__always)
  func uint16(_ offset: Int, isBigEndian: Bool) -> UInt16 {
    let place = offset - start
    let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  @inline(__always)
  func uint32(_ offset: Int, isBigEndian: Bool) -> UInt32 {
    let first = UInt32(uint16(offset, isBigEndian: isBigEndian))
    let second = UInt32(uint16(offset + 2, isBigEndian: isBigEndian))
    return isBigEndian ? first << 16 | second : second << 16 | first
  }
}
