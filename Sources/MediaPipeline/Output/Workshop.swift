internal import Synchronization

/// Where files are written anew while a file-set is being prepared, and what lies there.
///
/// The workspace with its lock is made when the first file needs it. A dry run has none: what it
/// makes is counted and forgotten.
final class Workshop: Sendable {
  /// Nil for a dry run.
  private let output: String?
  private let state: Mutex<State>

  /// A file that was worked on, by its number in the source table.
  struct Piece: Sendable {
    /// What it could have become.
    var forms: [Form]
    var outcome: Outcome
  }

  enum Outcome: Sendable {
    case made(Made)
    /// It may stay what it is, and why it does.
    case unchanged(String)
    /// Why there is none.
    case failed(String)
  }

  struct Made: Sendable {
    var coding: Coding
    var size: Int
    var warnings: [String]
    var notes: [String]
    /// By what the instance that it was is replaced.
    var replacement: ReplacedInstances.Replacement?
  }

  private struct State: Sendable {
    var workspace: Workspace?
    /// Of a dry run.
    var temporary: String?
    var pieces: [Int: Piece] = [:]
    /// Those of the plan that is being made.
    var current: Set<Int> = []
    /// Files whose references were written anew, from the pieces or from the input.
    var rewritten: Set<Int> = []
  }

  /// - Parameter workspace: that the run has already.
  init(output: String?, _ workspace: Workspace? = nil) {
    self.output = output
    state = Mutex(State(workspace: workspace))
  }

  /// - Throws: `PipelineError.outputBusy` when another run has it, `.output` when it cannot be made.
  func workspace() throws -> Workspace? {
    guard let output else { return nil }
    return try state.withLock { state in
      if let workspace = state.workspace { return workspace }
      let workspace = try Workspace(output: output)
      state.workspace = workspace
      return workspace
    }
  }

  /// A folder for files that stand in the place of others, removed with the workspace.
  ///
  /// A dry run has it among the system's temporary ones: sizes are known only of what is there.
  /// - Throws: as `workspace`.
  func scratchFolder() throws -> String {
    if let workspace = try workspace() { return workspace.folder }
    return try state.withLock { state in
      if let folder = state.temporary { return folder }
      let folder = try FileTree.makeTemporaryFolder()
      state.temporary = folder
      return folder
    }
  }

  /// Begins another plan: what was made stays where it lies, and is used when it is asked for.
  func begin() {
    state.withLock { state in
      state.current = []
      state.rewritten = []
    }
  }

  /// What was made of a file before, for the same forms.
  func piece(_ number: Int, for forms: [Form]) -> Piece? {
    state.withLock { state in
      guard let piece = state.pieces[number], piece.forms == forms else { return nil }
      state.current.insert(number)
      return piece
    }
  }

  func keep(_ piece: Piece, of number: Int) {
    state.withLock { state in
      state.pieces[number] = piece
      state.current.insert(number)
    }
  }

  func keepRewritten(_ numbers: [Int]) { state.withLock { $0.rewritten = Set(numbers) } }

  /// Paths in the workspace of all files that were written anew.
  var spooled: [Int: String] {
    state.withLock { state in
      guard let workspace = state.workspace else { return [:] }
      let made = state.current.filter { state.pieces[$0]?.outcome.isMade == true }
      var paths: [Int: String] = [:]
      for number in made { paths[number] = workspace.path(Self.name(number)) }
      for number in state.rewritten { paths[number] = workspace.path(Self.rewrittenName(number)) }
      return paths
    }
  }

  /// Where what was made of a file lies; nil where nothing was.
  func path(_ number: Int) throws -> String? {
    let isMade = state.withLock { state in
      state.current.contains(number) && state.pieces[number]?.outcome.isMade == true
    }
    return isMade ? try workspace()?.path(Self.name(number)) : nil
  }

  /// Removes the workspace, when one was made.
  func close() {
    let (workspace, temporary) = state.withLock { state in
      defer { (state.workspace, state.temporary) = (nil, nil) }
      return (state.workspace, state.temporary)
    }
    workspace?.remove()
    Self.remove(temporary)
  }

  /// Not every dry run closes what it would not have needed.
  deinit { Self.remove(state.withLock { $0.temporary }) }

  private static func remove(_ temporary: String?) {
    guard let temporary else { return }
    let place = PathName(temporary)
    try? FileTree.remove(place.parent, Array(place.name.utf8))
  }

  static func name(_ number: Int) -> String { "spool-\(number)" }
  static func rewrittenName(_ number: Int) -> String { "references-\(number)" }
}

extension Workshop.Outcome {
  fileprivate var isMade: Bool { if case .made = self { true } else { false } }
}
