internal import Glibc

/// Where the output is to appear, looked at before anything is read.
extension OutputTarget {
  /// - Throws: `PipelineError` when nothing can appear there, with what to do instead.
  static func checkPlace(_ options: CreateOptions) throws {
    let path: String
    switch options.output {
    case .inPlace(let folder):
      guard FileTree.isFolder(folder) else {
        throw PipelineError.usage("\(folder): --in-place takes a folder that is there")
      }
      return
    case .folder(let folder): path = folder
    case .image(let file), .zip(let file): path = file
    }
    let place = PathName(path)
    if ["", ".", "..", "/"].contains(place.name) {
      throw PipelineError.usage(
        "\(path): the output has to have a name of its own; say -o \(path)/NAME")
    }
    if path.unicodeScalars.contains("\u{FFFD}") {
      throw PipelineError.usage("\(path): the name of the output is not UTF-8; choose another name")
    }
    guard !options.isDryRun else { return }
    guard FileTree.isFolder(place.parent) else {
      throw PipelineError.output(
        place.parent, reason: "the output's folder is not there, or is not a folder; make it first")
    }
  }

  /// What is written can be none of what is read.
  static func checkApart(_ inputs: [String], output path: String) throws {
    let place = PathName(path)
    let parent = InputWalker.resolve(Array(place.parent.utf8)) ?? []
    let own = parent + [UInt8(ascii: "/")] + Array(place.name.utf8)
    let output = InputWalker.resolve(Array(path.utf8)) ?? own
    func isWithin(_ inner: [UInt8], _ outer: [UInt8]) -> Bool {
      inner == outer || inner.starts(with: outer + [UInt8(ascii: "/")])
    }
    for input in inputs {
      guard let root = InputWalker.resolve(Array(input.utf8)) else { continue }
      if isWithin(root, output) || isWithin(output, root) {
        throw PipelineError.usage(
          "\(path): the output can neither be the input nor lie in it or around it;"
            + " choose another place")
      }
    }
  }

  /// Names in the output's folder that the new volumes take the place of.
  /// - Throws: `PipelineError.outputExists`, or `.output` for what is no file-set of ours to replace.
  func replaced(_ replaces: Bool) throws -> [String] {
    let names = existing()
    if !replaces, let name = names.first {
      throw PipelineError.outputExists(folder + "/" + name)
    }
    for name in names {
      let path = folder + "/" + name
      if let problem = problem(replacing: path) {
        throw PipelineError.output(path, reason: problem)
      }
    }
    if case .folder = output, FileTree.isMountPoint(path) {
      throw PipelineError.output(
        path,
        reason: "it is where a medium is mounted; make the file-set in another folder and copy it"
          + " there, or copy the files there first and use --in-place")
    }
    return names
  }

  /// Why something may not be replaced: it may be something else than a volume.
  private func problem(replacing path: String) -> String? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFLNK { return "it is a symbolic link; say the place that it points to" }
    if case .folder = output {
      guard kind == S_IFDIR else { return "it is a file; choose another name" }
      return FileTree.exists(path + "/DICOMDIR")
        ? nil
        : "it is no file-set (it has no DICOMDIR), which --replace leaves alone; choose another name"
    }
    return kind == S_IFREG
      ? nil : "it is not a file, which --replace leaves alone; choose another name"
  }

  /// Volumes at the output that are there already, by name; an empty folder is none.
  func existing() -> [String] {
    if case .inPlace(let folder) = output {
      return FileTree.exists(folder + "/DICOMDIR") ? ["DICOMDIR"] : []
    }
    let parts = Self.split(PathName(path).name, output)
    let names = (try? FileTree.names(folder)) ?? []
    return names.map { String(decoding: $0, as: UTF8.self) }.filter { name in
      if name == parts.stem + parts.suffix { return !isEmptyFolder(name) }
      guard name.hasPrefix(parts.stem + "-"), name.hasSuffix(parts.suffix) else { return false }
      let number = name.dropFirst(parts.stem.count + 1).dropLast(parts.suffix.count)
      let sides = number.split(separator: "of", omittingEmptySubsequences: false)
      return sides.count == 2
        && sides.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }.sorted()
  }

  private func isEmptyFolder(_ name: String) -> Bool {
    guard case .folder = output else { return false }
    return FileTree.isEmptyFolder(folder + "/" + name)
  }
}
