internal import DiscMastering

/// What has arrived of one medium, a line for each file, so that an import can be taken up again.
///
/// A line is written when the copy is on the disk under its name; one that a killed run did not
/// finish is not there.
struct ImportJournal: Sendable {
  struct Entry: Sendable {
    /// Nothing was lost, and nothing need be done again.
    var isSound: Bool
    /// On the medium.
    var path: String
    var sourceSize: Int
    var sourceSum: SHA256Sum
    /// In the destination.
    var target: String
    var size: Int
    var sum: SHA256Sum

    var line: String {
      let fields = [
        isSound ? "sound" : "damaged", "\(sourceSize)", sourceSum.hex, "\(size)", sum.hex,
        Self.escaped(path), Self.escaped(target), "end",
      ]
      return fields.joined(separator: "\t") + "\n"
    }
  }

  private(set) var entries: [String: Entry] = [:]
  private let path: String
  private var sink: OutputSink?
  /// Bytes.
  private static let largest = 1 << 30

  /// Reads what an earlier run left.
  init(path: String) throws {
    self.path = path
    guard let source = try? OpenedFile(path: path) else { return }
    guard source.count <= Self.largest else {
      throw PipelineError.output(path, reason: "it is larger than any journal; remove it")
    }
    let bytes = try source.read(0..<source.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let entry = Entry(String(decoding: line, as: UTF8.self)) else { continue }
      entries[entry.path] = entry
    }
  }

  /// Adds lines, and waits until they are on the disk.
  mutating func append(_ added: [Entry]) throws {
    guard !added.isEmpty else { return }
    // A line that a killed run has begun ends here.
    var sink = try sink ?? OutputSink(path: path, appends: true)
    try sink.write([UInt8(ascii: "\n")])
    for entry in added {
      entries[entry.path] = entry
      try sink.write(Array(entry.line.utf8))
    }
    try sink.finish(sync: true)
    self.sink = sink
  }
}

extension ImportJournal.Entry {
  init?(_ line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 8, fields[7] == "end", let sourceSize = Int(fields[1]),
      let sourceSum = SHA256Sum(hex: fields[2]), let size = Int(fields[3]),
      let sum = SHA256Sum(hex: fields[4])
    else { return nil }
    self.init(
      isSound: fields[0] == "sound", path: Self.unescaped(fields[5]), sourceSize: sourceSize,
      sourceSum: sourceSum, target: Self.unescaped(fields[6]), size: size, sum: sum)
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "%": escaped += "%25"
      case "\t": escaped += "%09"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        result.append(scalar)
        continue
      }
      switch String(rest.prefix(2)) {
      case "25": result.append("%")
      case "09": result.append("\t")
      default: result.append("\n")
      }
      rest = rest.dropFirst(2)
    }
    return String(result)
  }
}
