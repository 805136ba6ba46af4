/// The list of SHA-256 sums at the end of a volume, in the form that `sha256sum -c` checks.
public struct ChecksumList: Sendable {
  public struct Entry: Hashable, Sendable {
    public var path: String
    public var sum: SHA256Sum

    public init(path: String, sum: SHA256Sum) {
      self.path = path
      self.sum = sum
    }
  }

  /// In the order of the list.
  public var entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  init(paths: some Sequence<String>, sums: [SHA256Sum]) {
    entries = zip(paths, sums).map { Entry(path: $0, sum: $1) }
  }

  /// Bytes of the list of these paths.
  public static func size(paths: some Sequence<String>) -> Int {
    // 64 digits, two blanks, the path, a line feed.
    paths.reduce(0) { $0 + 67 + $1.utf8.count }
  }

  /// The list's text: ASCII, line feeds.
  public var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(Self.size(paths: entries.lazy.map(\.path)))
    for entry in entries {
      entry.sum.appendHex(to: &text)
      text += [UInt8(ascii: " "), UInt8(ascii: " ")]
      text += Array(entry.path.utf8)
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
