/// Reads the code stream of one frame.
///
/// Input is hostile: nothing in it may trap, hang, or take memory beyond `limits`.
public protocol FrameDecoder: Sendable {
  /// - Throws: `CodecError` with what is wrong and at which byte of the stream.
  func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame
}

/// Writes the code stream of one frame; an odd stream gets its byte of padding by the caller.
public protocol FrameEncoder: Sendable {
  /// - Throws: `CodecError.unsupported` for a layout that the syntax cannot hold.
  func encode(_ frame: Frame) throws(CodecError) -> [UInt8]
}

/// What no stream may ask of the machine that reads it.
public struct CodecLimits: Hashable, Sendable {
  /// Bytes of the decoded frame.
  public var frameBytes = 1 << 30
  /// Seconds of a thread that a library may take for one frame of a megabyte, and more for a larger one.
  public var secondsPerMegabyte = 4.0
  /// The layout that the attributes announce; a stream of other columns or rows is refused before
  /// anything is decoded.
  public var expected: FrameLayout?

  public init(expected: FrameLayout? = nil) { self.expected = expected }
}

public struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The stream is not what the syntax has, or is damaged.
    case malformed(String)
    /// The stream ends before the pixels do.
    case truncated
    /// Sound, and nothing here can read or write it.
    case unsupported(String)
    case limit(String)
    /// Another number of columns, rows or components than the attributes have.
    case size(expected: FrameLayout, found: FrameLayout)
  }

  public var reason: Reason
  /// Bytes from the beginning of the stream.
  public var offset: Int?

  public init(_ reason: Reason, offset: Int? = nil) {
    self.reason = reason
    self.offset = offset
  }

  public var description: String {
    let place = offset.map { " (at byte \($0) of the code stream)" } ?? ""
    let what =
      switch reason {
      case .malformed(let what): "the code stream is damaged: \(what)"
      case .truncated: "the code stream ends before the pixels do"
      case .unsupported(let what): "\(what) is not supported"
      case .limit(let what): "\(what) is beyond the limit"
      case .size(let expected, let found):
        "the code stream has \(found.columns) × \(found.rows) × \(found.components) pixels, and the "
          + "attributes say \(expected.columns) × \(expected.rows) × \(expected.components)"
      }
    return what + place
  }
}
