/// What enclosing or drawing a document may take, and what it may bring along.
public struct DocumentOptions: Hashable, Sendable {
  /// Bytes of a document; an element of DICOM holds no more than 4,294,967,294.
  public var bytes = 0xFFFF_FFFE
  /// Bytes of a CDA, which is read through an XML parser.
  public var markupBytes = 256 << 20
  /// Bytes of a PDF that is copied for poppler; a larger one is checked on its surface only.
  public var examinedBytes = 1 << 30
  /// Bytes that the compressed objects of a PDF may have when they are looked through.
  public var inflatedBytes = 256 << 20
  /// Bytes of a line of a model.
  public var lineBytes = 1 << 20
  /// Pages of a PDF that is drawn.
  public var pages = 10_000
  /// Pixels an inch, across and down.
  public var dotsPerInch = 150.0
  /// Pixels of a drawn page: A0 at 150 an inch has 35 million.
  public var pagePixels = 100_000_000
  /// Seconds for opening a PDF, and for each page.
  public var seconds = 60
  /// Bytes of memory for the process that reads a PDF, beside what it begins with.
  public var memory = 2 << 30
  /// Whether a document may hold what a viewer would run: JavaScript and Launch actions of a PDF,
  /// commands in an OBJ file.
  public var allowsScripts = false

  public init() {}
}
