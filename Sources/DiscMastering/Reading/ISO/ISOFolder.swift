/// A folder of one tree.
struct ISOFolder {
  /// The fullest name: that of Rock Ridge where there is one.
  var name: String
  var parent: Int?
  /// Its place by the names of ISO 9660 itself, which differs where it was relocated.
  var plainName: String
  var plainParent: Int?
  var depth: Int
  /// Bytes from the beginning of the volume.
  var start: Int
  /// Bytes.
  var size: Int
}

/// A file of one tree.
struct ISOTreeFile {
  var folder: Int
  var name: String
  /// By ISO 9660 itself; nil when it is the name.
  var plainName: String?
  var extents: [MediumExtent]
  /// Why its bytes cannot be given.
  var isInterleaved = false

  /// Bytes.
  var size: Int { extents.reduce(0) { $0 + $1.count } }
}

/// The files of one tree, by their paths.
struct ISOTreeListing {
  struct File {
    var path: String
    var plainPath: String?
    var extents: [MediumExtent]
    var isInterleaved: Bool
    var size: Int
  }

  var kind: ISODescriptor.Kind
  var hasRockRidge: Bool
  /// Whether its root directory could be read.
  var isWhole: Bool
  var files: [File]
  /// Paths of links in lower case, which trees without links have as empty files.
  var links: Set<String> = []

  var name: String {
    if hasRockRidge { return "Rock Ridge" }
    switch kind {
    case .primary: return "ISO 9660"
    case .joliet: return "Joliet"
    case .enhanced: return "ISO 9660:1999"
    }
  }

  /// The tree of the fullest names comes first.
  var rank: Int {
    if hasRockRidge { return 0 }
    switch kind {
    case .joliet: return 1
    case .enhanced: return 2
    case .primary: return 3
    }
  }
}

/// How much may still be read of a medium, by all its trees together.
struct ISOAllowance {
  /// Bytes of directories: those of a sound medium do not overlap, so they are less than it.
  var bytes: Int
  var files: Int
  var nameBytes: Int
  let depth: Int

  init(_ limits: MediumLimits, mediumSize: Int) {
    bytes = min(mediumSize, 1 << 32) * 2 + 1 << 16
    // Each file is in up to three trees.
    files = limits.files > Int.max / 4 ? Int.max : limits.files * 4
    nameBytes = limits.nameBytes > Int.max / 4 ? Int.max : limits.nameBytes * 4
    depth = limits.depth
  }
}
