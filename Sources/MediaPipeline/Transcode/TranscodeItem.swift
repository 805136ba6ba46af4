internal import DICOMCore
internal import DiscMastering

/// A file of the input with the name that it has in the output.
struct TranscodeItem: Sendable {
  var input: InputFile
  /// With slashes, relative to the output; of the only file there is, the output's own name.
  var name: String
  /// The input is one file, which becomes one file.
  var isAlone = false
  /// In the order of the input.
  var number = 0
  /// Worth the work of all on its frames.
  var isLarge = false
  /// Another file has the name.
  var isNamesake = false

  /// - Throws: `PipelineError.inputMissing` when a path is not there.
  static func of(_ inputs: [String], output: String) throws -> [TranscodeItem] {
    var items: [TranscodeItem] = []
    var names: Set<String> = []
    for input in inputs.sorted() {
      var walker = InputWalker()
      try walker.walk([input])
      let root = PathName(input)
      for file in walker.files {
        // What is given as a file keeps its name, what is found in a folder or a medium its path.
        let prefix = input.hasSuffix("/") ? input : input + "/"
        var name = file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : ""
        let isFile = name.isEmpty
        if isFile { name = root.name }
        var item = TranscodeItem(input: file, name: safe(name))
        item.isAlone = isFile && inputs.count == 1 && !isFolder(output)
        if item.isAlone { item.name = PathName(output).name }
        item.number = items.count
        item.isNamesake = !names.insert(item.name).inserted
        item.isLarge = isLarge(file)
        items.append(item)
      }
    }
    return items
  }

  private static func isFolder(_ output: String) -> Bool {
    output.hasSuffix("/") || FileTree.isFolder(output)
  }

  /// Parts that would lead elsewhere are none.
  private static func safe(_ name: String) -> String {
    name.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
  }

  /// Only what is large is looked into beforehand.
  private static func isLarge(_ input: InputFile) -> Bool {
    guard case .file = input.kind, InputWalker.totalSize([input]) >= 8 << 20,
      let source = try? input.open(),
      let file = try? DICOMFile.read(source, options: ReadOptions(keep: described))
    else { return false }
    return file.dataSet.hasManyFrames
  }

  private static let described: Set<Tag> = [
    .numberOfFrames, .rows, .columns, .samplesPerPixel, .bitsAllocated,
  ]
}
