internal import CPoppler
internal import DICOMCore
internal import Glibc
internal import Synchronization

/// A process of its own in which poppler has a PDF open.
final class PDFWorker: Sendable {
  enum Failure: Error {
    case noLibrary
    case password
    case damaged(String)
    case noMemory
    case tooLarge(columns: Int, rows: Int)
    /// Poppler did not come to an end, or to a bad one.
    case gone(String)
  }

  struct Page {
    var columns: Int
    var rows: Int
    /// Red, green and blue, row by row.
    var pixels: [UInt8]
  }

  let pages: Int
  let hasScripts: Bool
  let hasAttachments: Bool
  let title: String
  let created: String
  private let worker: Mutex<OpaquePointer>

  /// - Throws: of the source, or `Failure`.
  init(_ source: any ByteSource, _ options: DocumentOptions) throws {
    let file = pdf_spool(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
    guard file >= 0 else { throw Failure.gone("no temporary file for it can be made") }
    defer { close(file) }
    try Self.copy(source, to: file)
    OptionalLibraries.load()
    var answer = pdf_answer()
    let worker = pdf_open(
      file, UInt32(clamping: options.seconds), UInt64(clamping: options.memory), &answer)
    guard let worker else { throw Self.failure(answer) }
    self.worker = Mutex(worker)
    pages = Int(answer.pages)
    (hasScripts, hasAttachments) = (answer.has_scripts != 0, answer.has_attachments != 0)
    (title, created) = (Self.text(answer.title), Self.text(answer.created))
  }

  deinit { worker.withLock { pdf_close($0) } }

  private static func copy(_ source: any ByteSource, to file: CInt) throws {
    var offset = 0
    while offset < source.count {
      let part = try source.read(offset..<min(source.count, offset + SourceCursor.chunkSize))
      var done = 0
      while done < part.count {
        let count = part.withUnsafeBytes { bytes in
          bytes.baseAddress.map { write(file, $0 + done, bytes.count - done) } ?? -1
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          throw Failure.gone(
            "its temporary copy cannot be written: \(String(cString: strerror(errno)))")
        }
        done += count
      }
      offset += part.count
    }
  }

  /// - Parameter index: from 0.
  func page(_ index: Int, _ options: DocumentOptions) throws(Failure) -> Page {
    try worker.withLock { worker throws(Failure) -> Page in
      var answer = pdf_answer()
      pdf_draw(
        worker, CInt(clamping: index), options.dotsPerInch, UInt64(clamping: options.pagePixels),
        &answer)
      guard answer.status == CInt(PDF_OK) else { throw Self.failure(answer) }
      let (columns, rows) = (Int(answer.columns), Int(answer.rows))
      let (count, overflow) = columns.multipliedReportingOverflow(by: rows)
      guard columns > 0, rows > 0, !overflow, count <= options.pagePixels else {
        throw .tooLarge(columns: columns, rows: rows)
      }
      let pixels = [UInt8](unsafeUninitializedCapacity: count * 3) { target, used in
        pdf_pixels(worker, target.baseAddress, count * 3, &answer)
        used = answer.status == CInt(PDF_OK) ? count * 3 : 0
      }
      guard pixels.count == count * 3 else { throw Self.failure(answer) }
      return Page(columns: columns, rows: rows, pixels: pixels)
    }
  }

  private static func failure(_ answer: pdf_answer) -> Failure {
    switch Int(answer.status) {
    case PDF_NO_LIBRARY: .noLibrary
    case PDF_PASSWORD: .password
    case PDF_NO_MEMORY: .noMemory
    case PDF_TOO_LARGE:
      .tooLarge(columns: Int(answer.columns), rows: Int(answer.rows))
    case PDF_TIMEOUT, PDF_CRASHED: .gone(text(answer.message))
    default: .damaged(text(answer.message))
    }
  }

  /// An array of C, up to its zero.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
