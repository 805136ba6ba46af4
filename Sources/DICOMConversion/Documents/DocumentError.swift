/// Why a document cannot be enclosed in an instance, or drawn.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The source fails.
    case unreadable(String)
    /// The file ends before what it announces.
    case truncated(String)
    case malformed(String)
    /// A password is needed.
    case protected(String)
    /// A viewer would run something in it.
    case active(String)
    /// Sound, and nothing here can read it.
    case unsupported(String)
    case limit(String)
  }

  public enum Place: Hashable, Sendable {
    /// From the beginning of the file.
    case byte(Int)
    /// From 1.
    case line(Int)
    /// From 1.
    case page(Int)
  }

  public var reason: Reason
  public var kind: DocumentKind
  public var place: Place?

  public init(_ reason: Reason, _ kind: DocumentKind, _ place: Place? = nil) {
    (self.reason, self.kind, self.place) = (reason, kind, place)
  }

  public var description: String {
    let name = "the \(kind.rawValue.uppercased()) file"
    let what =
      switch reason {
      case .unreadable(let what): "\(name) cannot be read: \(what)"
      case .truncated(let what): "\(name) is cut off: \(what)"
      case .malformed(let what): "\(name) is damaged: \(what)"
      case .protected(let what): "\(name) is protected: \(what)"
      case .active(let what): "\(name) is refused: \(what)"
      case .unsupported(let what): "\(name) cannot be converted: \(what)"
      case .limit(let what): "\(name) is not read: \(what) is beyond the limit"
      }
    switch place {
    case .byte(let offset): return "\(what) (at byte \(offset))"
    case .line(let line): return "\(what) (line \(line))"
    case .page(let page): return "\(what) (page \(page))"
    case nil: return what
    }
  }
}
