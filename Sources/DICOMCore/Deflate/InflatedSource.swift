internal import Synchronization

/// What a deflated stream inflates to, inflated as it is read and never held whole.
///
/// Reading in order inflates everything once. The last bytes are kept, for a reader that looks
/// back a little; to go back further is to begin anew.
final class InflatedSource: ByteSource {
  let name: String
  let count: Int
  private let source: any ByteSource
  private let offset: Int
  /// Bytes that may be inflated in all: elements in reverse would take for ever otherwise.
  private let workLimit: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - count: how much the stream inflates to, or the part of it that is wanted.
  ///   - workLimit: bytes; never less than what four times the whole takes.
  init(_ source: any ByteSource, from offset: Int, count: Int, workLimit: Int = 1 << 35) {
    self.source = source
    self.offset = offset
    self.count = count
    self.workLimit = max(workLimit, 4 * count)
    name = source.name
  }

  /// Bytes inflated so far, those that were inflated again among them.
  var work: Int { state.withLock { $0.work } }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)),
        file: name, offset: range.lowerBound)
    }
    return try state.withLock { state in
      if state.cursor == nil || range.lowerBound < state.window.start {
        state.cursor = try InflateCursor(source, from: offset)
        state.window = Window()
      }
      var result: [UInt8] = []
      result.reserveCapacity(range.count)
      result += state.window.bytes(of: range)
      while state.window.end < range.upperBound {
        guard state.work <= workLimit else {
          throw DICOMError(
            .deflate("its elements are too far from their order"), file: name, offset: offset)
        }
        guard let piece = try state.cursor?.next() else {
          throw DICOMError(
            .truncated(needed: range.count, available: result.count), file: name,
            offset: source.count)
        }
        state.work += piece.count
        let start = state.window.end
        let wanted = range.clamped(to: start..<start + piece.count)
        result += piece[wanted.lowerBound - start..<wanted.upperBound - start]
        state.window.append(piece)
      }
      return result
    }
  }

  private struct State: ~Copyable {
    var cursor: InflateCursor?
    var window = Window()
    var work = 0
  }

  /// The bytes inflated last.
  private struct Window {
    private(set) var start = 0
    private var bytes: [UInt8] = []
    var end: Int { start + bytes.count }

    /// At least so many are kept, and never twice as many and a piece: 1 MiB behind what was read,
    /// which may be a piece less than what is inflated.
    private static let size = 1_048_576 + ZlibStream.chunkSize

    /// What the window has of `range`.
    func bytes(of range: Range<Int>) -> ArraySlice<UInt8> {
      let known = range.clamped(to: start..<end)
      return bytes[known.lowerBound - start..<known.upperBound - start]
    }

    mutating func append(_ piece: [UInt8]) {
      bytes += piece
      guard bytes.count > 2 * Self.size else { return }
      let excess = bytes.count - Self.size
      bytes.removeFirst(excess)
      start += excess
    }
  }
}
