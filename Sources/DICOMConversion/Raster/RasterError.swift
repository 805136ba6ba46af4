/// Why a file could not be read as an image.
public struct RasterError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The first bytes are of no format that is read here.
    case unknownFormat
    /// The file ends before what it announces.
    case truncated(String)
    case malformed(String)
    /// Sound, and nothing here can read it.
    case unsupported(String)
    case limit(String)
  }

  public var reason: Reason
  /// Nil while no format was recognised.
  public var format: RasterFormat?
  /// Bytes from the beginning of the file; nil where the library does not tell.
  public var offset: Int?

  public init(_ reason: Reason, _ format: RasterFormat?, offset: Int? = nil) {
    self.reason = reason
    self.format = format
    self.offset = offset
  }

  public var description: String {
    let name = format.map { "the \($0.rawValue) file" } ?? "the file"
    let place = offset.map { " (at byte \($0))" } ?? ""
    let what =
      switch reason {
      case .unknownFormat:
        "\(name) begins like no PNG, JPEG, TIFF, BMP, GIF, WebP or HEIC image"
      case .truncated(let what): "\(name) is cut off: \(what)"
      case .malformed(let what): "\(name) is damaged: \(what)"
      case .unsupported(let what): "\(name) cannot be converted: \(what) is not supported"
      case .limit(let what): "\(name) is not read: \(what) is beyond the limit"
      }
    return what + place
  }
}
