/// What the objects of a PDF name that matters to those who open it.
struct PDFMarks: OptionSet {
  let rawValue: Int

  static let encryption = PDFMarks(rawValue: 1)
  static let script = PDFMarks(rawValue: 2)
  static let launch = PDFMarks(rawValue: 4)
  static let attachment = PDFMarks(rawValue: 8)
  static let media = PDFMarks(rawValue: 16)
  static let signature = PDFMarks(rawValue: 32)

  private static let names: [String: PDFMarks] = [
    "Encrypt": .encryption, "JavaScript": .script, "JS": .script, "Launch": .launch,
    "EmbeddedFile": .attachment, "EmbeddedFiles": .attachment, "FileAttachment": .attachment,
    "RichMedia": .media, "Movie": .media, "Rendition": .media, "3D": .media,
    "ByteRange": .signature,
  ]

  /// - Parameter name: without its slash, its number signs decoded.
  init(name: String) { self = Self.names[name] ?? [] }

  init(rawValue: Int) { self.rawValue = rawValue }
}
