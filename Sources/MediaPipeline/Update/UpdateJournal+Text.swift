internal import DICOMCore
internal import DiscMastering
internal import Glibc

/// The journal as a file: fields that end with NUL, which no name holds.
extension UpdateJournal {
  func write(in workspace: Workspace) throws {
    let path = workspace.path(Self.name)
    var file = try OutputSink(path: path + ".part")
    var counts = [placed.count, folders.count, deleted.count].map(String.init)
    counts.insert(contentsOf: [old.hex, new.hex], at: 0)
    try file.write(Self.fields(counts))
    for item in placed {
      try file.write(Self.fields([item.path, String(item.size), item.sum.hex]))
    }
    try file.write(Self.fields(folders))
    try file.write(Self.fields(deleted + ["end"]))
    try file.finish(sync: true)
    guard rename(path + ".part", path) == 0 else {
      throw PipelineError.output(path, reason: "it cannot be written (\(systemMessage()))")
    }
    try Self.sync(workspace.folder)
  }

  private static func fields(_ fields: [String]) -> [UInt8] {
    fields.flatMap { Array($0.utf8) + [0] }
  }

  /// Nil where there is none, or none that was closed.
  init?(in workspace: Workspace) {
    guard let source = try? OpenedFile(path: workspace.path(Self.name)),
      let bytes = try? source.read(0..<min(source.count, 1 << 30))
    else { return nil }
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.dropLast()
    guard fields.count >= 6, fields.last == "end", let old = SHA256Sum(hex: fields[0]),
      let new = SHA256Sum(hex: fields[1])
    else { return nil }
    let counts = fields[2..<5].compactMap { Int($0) }
    guard counts.count == 3, counts.allSatisfy({ (0...fields.count).contains($0) }),
      fields.count == 6 + 3 * counts[0] + counts[1] + counts[2]
    else { return nil }
    (self.old, self.new) = (old, new)
    for index in 0..<counts[0] {
      let start = 5 + 3 * index
      guard let size = Int(fields[start + 1]), let sum = SHA256Sum(hex: fields[start + 2]) else {
        return nil
      }
      placed.append(Placed(path: fields[start], size: size, sum: sum))
    }
    let rest = fields[(5 + 3 * counts[0])...]
    folders = Array(rest.prefix(counts[1]))
    deleted = Array(rest.dropFirst(counts[1]).prefix(counts[2]))
    guard (placed.map(\.path) + folders + deleted).allSatisfy(Self.staysInside) else { return nil }
  }

  private static func staysInside(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
