internal import DICOMCore
internal import DiscMastering
internal import Glibc

/// The checksum list of a folder of imported instances: those of every import.
struct ImportManifest {
  static let name = "SHA256.TXT"
  private static let largest = 1 << 30
  private var sums: [String: SHA256Sum] = [:]

  /// Reads the list that is there.
  /// - Throws: `PipelineError.output` when something else has its name.
  init(folder: String) throws {
    let path = folder + "/" + Self.name
    guard FileTree.exists(path) else { return }
    guard let source = try? OpenedFile(path: path), source.count <= Self.largest,
      let list = try? ChecksumList(parsing: source.read(0..<source.count))
    else {
      throw PipelineError.output(
        path, reason: "it is no checksum list, and the import writes one there; move it away")
    }
    for entry in list.entries { sums[entry.path] = entry.sum }
  }

  /// Writes the list anew, with what has come in.
  func add(_ outcomes: [ImportOutcome], to folder: String) throws {
    var sums = sums
    for outcome in outcomes {
      if let path = outcome.path, let sum = outcome.sum { sums[path] = sum }
    }
    let entries = sums.sorted { $0.key < $1.key }
      .map { ChecksumList.Entry(path: $0.key, sum: $0.value) }
    let path = folder + "/" + Self.name
    let part = folder + "/.spindle-import/" + Self.name
    var sink = try OutputSink(path: part)
    try sink.write(ChecksumList(entries).text)
    try sink.finish(sync: true)
    guard rename(part, path) == 0 else {
      throw PipelineError.output(path, reason: "it cannot be written (\(systemMessage()))")
    }
    FileTree.sync(folder)
  }
}
