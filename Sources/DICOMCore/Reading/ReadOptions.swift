/// What to read of a data set, and what to bear with.
public struct ReadOptions: Sendable {
  /// Reading ends before the first top-level element with this tag or a higher one.
  public var stopBefore: Tag?
  /// Only these top-level elements are kept; the others are walked over. Nil keeps all.
  public var keep: Set<Tag>? { didSet { keptTags = keep?.sorted() } }
  /// A longer value stays in its source until it is loaded.
  public var inlineLimit = 65_536
  /// Once the values in memory come to this many bytes, the longer ones of the rest stay in their
  /// source.
  public var inlineBudget = 16_777_216
  /// A data set that takes more memory than this, long values apart, is an error.
  public var memoryLimit = 268_435_456
  /// Sequences in sequences; a level deeper is an error.
  public var maximumDepth = 64
  /// A deflated data set that inflates to more bytes is an error. It takes time, not memory: what
  /// deflates best takes a thousandth, so that this much is a file of 4 MB or more.
  public var inflateLimit = 4_294_967_296

  public init(stopBefore: Tag? = nil, keep: Set<Tag>? = nil) {
    self.stopBefore = stopBefore
    self.keep = keep
    keptTags = keep?.sorted()
  }

  /// `keep` in order, sorted once for all files.
  private(set) var keptTags: [Tag]?
}

/// How the elements of a data set are laid out in bytes.
struct ElementEncoding: Hashable, Sendable {
  var isExplicit: Bool
  var isBigEndian: Bool

  static let implicitLittle = ElementEncoding(isExplicit: false, isBigEndian: false)
  static let explicitLittle = ElementEncoding(isExplicit: true, isBigEndian: false)
  static let explicitBig = ElementEncoding(isExplicit: true, isBigEndian: true)

  /// For a diagnostic.
  var name: String {
    "\(isExplicit ? "Explicit" : "Implicit") VR \(isBigEndian ? "Big" : "Little") Endian"
  }
}
