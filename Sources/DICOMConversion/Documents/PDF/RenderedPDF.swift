public import DICOMCore
internal import DICOMPixels

/// A PDF whose pages are drawn one at a time, by poppler in a process of its own.
///
/// That process has limits of time and memory; what ends it is an error here. It is not kept from
/// the files and the network of the machine.
public struct RenderedPDF: Sendable {
  private let worker: PDFWorker
  private let options: DocumentOptions

  public var pageCount: Int { worker.pages }

  /// Opens the document.
  /// - Throws: `.unsupported` without poppler, `.protected` where a password is needed, `.limit`,
  ///   `.truncated` or `.malformed`.
  public init(
    _ source: any ByteSource, options: DocumentOptions = DocumentOptions()
  ) throws(DocumentError) {
    guard options.dotsPerInch.isFinite, options.dotsPerInch >= 1, options.dotsPerInch <= 10_000
    else {
      throw DocumentError(.limit("a resolution of \(options.dotsPerInch) dots an inch"), .pdf)
    }
    guard source.count <= options.examinedBytes else {
      throw DocumentError(.limit("a size of \(source.count) bytes"), .pdf)
    }
    _ = try PDFStructure(SourceCursor(source, .pdf))
    worker = try PDFWorker.opened(source, options)
    self.options = options
    guard worker.pages > 0 else { throw DocumentError(.malformed("it has no page"), .pdf) }
    guard worker.pages <= options.pages else {
      throw DocumentError(.limit("a number of \(worker.pages) pages"), .pdf)
    }
  }

  /// Draws a page on white, in red, green and blue of 8 bits.
  /// - Parameter index: from 0, below `pageCount`.
  public func page(_ index: Int) throws(DocumentError) -> RasterFrame {
    guard (0..<pageCount).contains(index) else {
      throw DocumentError(.malformed("it has \(pageCount) pages"), .pdf, .page(index &+ 1))
    }
    let page: PDFWorker.Page
    do throws(PDFWorker.Failure) {
      page = try worker.page(index, options)
    } catch {
      throw error.error(page: index + 1)
    }
    let layout = FrameLayout(
      columns: page.columns, rows: page.rows, components: 3, precision: 8, isSigned: false)
    return RasterFrame(
      frame: Frame(layout, page.pixels, colour: .rgb), photometric: .rgb,
      resolution: RasterResolution(
        across: options.dotsPerInch, down: options.dotsPerInch, unit: .inch))
  }
}
