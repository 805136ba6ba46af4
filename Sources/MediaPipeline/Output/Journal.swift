internal import DiscMastering
internal import Glibc

/// The renames that make finished volumes appear, written down before the first of them.
///
/// A run killed among them is finished by the next one, so that the volumes of a set appear all or,
/// until then, are recognisably unfinished: their workspace is still there.
struct Journal {
  struct Step: Equatable {
    /// In the workspace.
    var source: String
    /// In the folder of the output.
    var target: String
    /// What tells the new volume from the old one that it is exchanged with.
    var mark: VolumeMark
  }

  var steps: [Step]
  /// Names in the folder of the output that the new set replaces.
  var stale: [String]

  private static let name = "commit"

  /// Makes `volumes` of the workspace appear under their names.
  /// - Parameter replaces: what is there already may be replaced.
  static func commit(
    _ volumes: [(source: String, target: String)], stale: [String], replaces: Bool,
    in workspace: Workspace
  ) throws {
    let steps = try volumes.map { volume in
      Step(
        source: volume.source, target: volume.target,
        mark: try VolumeMark(
          workspace.path(volume.source), replacing: workspace.parent + "/" + volume.target))
    }
    if !replaces {
      for step in steps {
        let target = workspace.parent + "/" + step.target
        if FileTree.exists(target), !FileTree.isEmptyFolder(target) {
          throw PipelineError.outputExists(target)
        }
      }
    }
    let journal = Journal(steps: steps, stale: stale)
    try journal.write(in: workspace)
    try journal.run(in: workspace)
  }

  /// Does what a killed run had decided upon.
  static func finish(in workspace: Workspace) throws {
    guard let journal = Journal(in: workspace) else { return }
    try journal.run(in: workspace)
  }

  private func run(in workspace: Workspace) throws {
    for step in steps { try Self.run(step, in: workspace) }
    for (number, name) in stale.enumerated() {
      try Self.takeAway(name, as: "stale-\(number)", in: workspace)
    }
    FileTree.sync(workspace.parent)
  }

  private static func run(_ step: Step, in workspace: Workspace) throws {
    let source = workspace.path(step.source)
    let target = workspace.parent + "/" + step.target
    guard step.mark.isOf(source) else { return }
    if rename(source, target) == 0 { return }
    // A folder is exchanged with the folder that it replaces: one or the other is always there.
    if exchange(source, target) { return }
    // Where the file system cannot do that, the old one goes first.
    guard rename(target, source + ".old") == 0 || errno == ENOENT, rename(source, target) == 0
    else {
      throw PipelineError.output(
        target, reason: "the finished volume cannot be put in place (\(systemMessage()))")
    }
  }

  /// A volume goes as a whole: what is removed file by file would be a broken one meanwhile.
  private static func takeAway(_ name: String, as other: String, in workspace: Workspace) throws {
    let path = workspace.parent + "/" + name
    if rename(path, workspace.path(other)) == 0 || errno == ENOENT { return }
    try FileTree.remove(workspace.parent, Array(name.utf8))
  }
}

extension Journal {
  /// Fields end with NUL, which no name holds; a journal that was not closed is not there.
  private func write(in workspace: Workspace) throws {
    var fields = [String(steps.count)]
    for step in steps { fields += [step.source, step.target, step.mark.text] }
    fields += stale + ["end"]
    let bytes = Array(fields.map { $0 + "\0" }.joined().utf8)
    let path = workspace.path(Self.name)
    var file = try OutputSink(path: path + ".part")
    try file.write(bytes)
    try file.finish(sync: true)
    guard rename(path + ".part", path) == 0 else {
      throw PipelineError.output(path, reason: "it cannot be written (\(systemMessage()))")
    }
    FileTree.sync(workspace.folder)
  }

  private init?(in workspace: Workspace) {
    guard let source = try? OpenedFile(path: workspace.path(Self.name)),
      let bytes = try? source.read(0..<min(source.count, 16_777_216))
    else { return nil }
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.dropLast()
    guard fields.last == "end", let count = fields.first.flatMap({ Int($0) }),
      count >= 0, count <= fields.count / 3, fields.count >= 2 + 3 * count
    else { return nil }
    steps = (0..<count).map { index in
      Step(
        source: fields[1 + 3 * index], target: fields[2 + 3 * index],
        mark: VolumeMark(text: fields[3 + 3 * index]))
    }
    stale = Array(fields[(1 + 3 * count)..<(fields.count - 1)])
    let names = steps.flatMap { [$0.source, $0.target] } + stale
    guard !names.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." || $0.contains("/") })
    else { return nil }
  }
}
