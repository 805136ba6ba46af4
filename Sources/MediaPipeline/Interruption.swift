internal import Synchronization

/// Whether the user wants the running job to end: set by a signal, asked before every chunk of work.
public enum Interruption {
  private static let flag = Atomic<Bool>(false)

  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Safe to call in a signal handler.
  public static func request() { flag.store(true, ordering: .relaxed) }
}
