/// How far a job is.
public struct Progress: Sendable, Equatable {
  public enum Phase: String, Sendable {
    /// Counted in files.
    case searching, coercing, reading
    /// Counted in bytes.
    case encoding, writing, verifying, importing
  }

  public var phase: Phase
  public var done: Int
  /// 0 while it is not known.
  public var total: Int

  public var isInBytes: Bool {
    switch phase {
    case .searching, .coercing, .reading: false
    case .encoding, .writing, .verifying, .importing: true
    }
  }

  public init(phase: Phase, done: Int, total: Int) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}

/// Is told how far a job is, from whatever thread does the work.
public typealias ProgressHandler = @Sendable (Progress) -> Void
