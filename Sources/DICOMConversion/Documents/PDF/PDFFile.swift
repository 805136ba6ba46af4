internal import DICOMCore

/// A PDF that is to be enclosed.
struct PDFFile {
  private let source: any ByteSource
  private let options: DocumentOptions
  private let structure: PDFStructure
  private let scan: PDFScan

  static let package = "libpoppler-glib, which is not installed (package libpoppler-glib8)"

  init(_ source: any ByteSource, _ options: DocumentOptions) throws(DocumentError) {
    (self.source, self.options) = (source, options)
    structure = try PDFStructure(SourceCursor(source, .pdf))
    var scan = PDFScan(source, inflatedLimit: options.inflatedBytes)
    try scan.run()
    self.scan = scan
  }

  func describe(_ facts: inout DocumentFacts) throws(DocumentError) {
    facts.findings += structure.findings
    var marks = scan.marks
    let isEncrypted = marks.contains(.encryption)
    if let opened = try opened(isEncrypted: isEncrypted, &facts) {
      guard opened.pages > 0 else { throw DocumentError(.malformed("it has no page"), .pdf) }
      if opened.hasScripts { marks.insert(.script) }
      if opened.hasAttachments { marks.insert(.attachment) }
      facts.setTitle(opened.title)
      if let created = DocumentFacts.time(opened.created) {
        facts.setCreated(created.time, digits: created.digits)
      }
      if structure.fault != nil {
        facts.findings.append(
          "its cross-reference table is damaged; poppler opens it, as most viewers will")
      }
      if isEncrypted {
        facts.findings.append(
          "it is encrypted and opens without a password; viewers may refuse to print or copy it")
      }
    }
    if scan.hidden > 0 {
      facts.findings.append(
        "\(scan.hidden) of its streams of objects could not be searched for scripts and actions")
    }
    try judge(marks, &facts)
  }

  /// Nil where poppler cannot look: then the surface has to be sound.
  private func opened(
    isEncrypted: Bool, _ facts: inout DocumentFacts
  ) throws(DocumentError) -> PDFWorker? {
    let reason: String
    do throws(DocumentError) {
      guard source.count <= options.examinedBytes else {
        throw DocumentError(.limit("a copy of \(source.count) bytes for poppler"), .pdf)
      }
      return try PDFWorker.opened(source, options)
    } catch {
      switch error.reason {
      case .unsupported: reason = "poppler is not installed (package libpoppler-glib8)"
      case .limit where source.count > options.examinedBytes: reason = "it is too large for more"
      default: throw error
      }
    }
    if let fault = structure.fault { throw fault }
    guard !isEncrypted else {
      throw DocumentError(
        .protected("it is encrypted, and whether it needs a password was not found out: \(reason)"),
        .pdf)
    }
    facts.findings.append("it was only checked on its surface: \(reason)")
    return nil
  }

  private func judge(_ marks: PDFMarks, _ facts: inout DocumentFacts) throws(DocumentError) {
    let active = [(PDFMarks.script, "JavaScript"), (.launch, "an action that starts a program")]
      .filter { marks.contains($0.0) }.map(\.1)
    if !active.isEmpty {
      let what = "it holds " + active.joined(separator: " and ")
      guard options.allowsScripts else {
        throw DocumentError(
          .active("\(what), which viewers may run; print it into a new PDF, or allow scripts"), .pdf
        )
      }
      facts.findings.append("\(what), which was allowed")
    }
    if marks.contains(.attachment) { facts.findings.append("files are attached inside it") }
    if marks.contains(.media) {
      facts.findings.append("it holds film, sound or models that few viewers play")
    }
    if marks.contains(.signature) {
      facts.findings.append("it is signed; its bytes are kept, and the signature with them")
    }
  }
}

extension PDFWorker {
  /// As `init`, with every failure as an error of the document.
  static func opened(
    _ source: any ByteSource, _ options: DocumentOptions
  ) throws(DocumentError) -> PDFWorker {
    do {
      return try PDFWorker(source, options)
    } catch let failure as Failure {
      throw failure.error()
    } catch {
      throw DocumentError(.unreadable("\(error)"), .pdf)
    }
  }
}

extension PDFWorker.Failure {
  /// - Parameter page: from 1.
  func error(page: Int? = nil) -> DocumentError {
    let reason: DocumentError.Reason =
      switch self {
      case .noLibrary: .unsupported("it takes \(PDFFile.package)")
      case .password:
        .protected(
          "it opens with a password only; save it without one, as \"print to PDF\" does")
      case .damaged(let what): .malformed("poppler cannot open it (\(what))")
      case .noMemory: .limit("the memory that it takes")
      case .tooLarge(let columns, let rows):
        .limit("a page of \(columns) × \(rows) pixels, which fewer dots an inch make smaller,")
      case .gone(let what): .malformed("poppler could not read it: \(what)")
      }
    return DocumentError(reason, .pdf, page.map { .page($0) })
  }
}
