import DICOMConversion
import DICOMCore
import DICOMPixels
import Foundation
import Testing

@Suite struct RenderedPDFTests {
  @Test func `pages are drawn as poppler's own programs draw them`() throws {
    let made = try MadeDocuments.made.get()
    #expect(made.drawn.count == 18)
    for drawn in made.drawn {
      var options = DocumentOptions()
      options.dotsPerInch = drawn.dpi
      let pdf = try RenderedPDF(made.source(drawn.file), options: options)
      let page = try pdf.page(drawn.page - 1)
      let what = "\(drawn.file) \(drawn.page) \(drawn.dpi) \(drawn.tool)"
      #expect(page.photometric == .rgb && page.frame.layout.components == 3)
      #expect(abs((page.resolution?.dotsPerInchAcross ?? 0) - drawn.dpi) < 1e-9)
      #expect(page.frame.layout.columns == drawn.columns, "\(what)")
      #expect(page.frame.layout.rows == drawn.rows, "\(what)")
      let raw = made.bytes(drawn.raw)
      #expect(page.frame.bytes.count == raw.count, "\(what)")
      guard page.frame.bytes.count == raw.count else { continue }
      let differences = zip(page.frame.bytes, raw).map { abs(Int($0) - Int($1)) }
      let largest = differences.max() ?? 0
      let mean = Double(differences.reduce(0, +)) / Double(max(1, raw.count))
      // The other one has an own way to smooth letters and edges within a pixel.
      if drawn.tool == "pdftocairo" || drawn.file == "blocks.pdf" {
        #expect(largest <= 1, "\(what): \(largest)")
      } else if drawn.file != "tiny.pdf" {
        #expect(mean < 1, "\(what): \(mean)")
      }
    }
  }

  @Test func `a page beyond the limit is refused with its size, and the next is drawn`() throws {
    let made = try MadeDocuments.made.get()
    let huge = try RenderedPDF(made.source("huge.pdf"))
    let error = #expect(throws: DocumentError.self) { try huge.page(0) }
    #expect(error?.description.contains("a page of 30000 × 30000 pixels") == true)
    #expect(error?.place == .page(1))
    var options = DocumentOptions()
    options.pagePixels = 2_000_000
    let report = try RenderedPDF(made.source("report.pdf"), options: options)
    #expect(throws: DocumentError.self) { try report.page(0) }
    #expect(throws: DocumentError.self) { try report.page(2) }
    #expect(throws: DocumentError.self) { try report.page(-1) }
    options.pages = 1
    let many = #expect(throws: DocumentError.self) {
      try RenderedPDF(made.source("report.pdf"), options: options)
    }
    #expect(many?.description.contains("a number of 2 pages") == true)
  }

  @Test func `what takes too long or too much is ended`() throws {
    let made = try MadeDocuments.made.get()
    var options = DocumentOptions()
    options.seconds = 0
    let late = #expect(throws: DocumentError.self) {
      try RenderedPDF(made.source("report.pdf"), options: options)
    }
    #expect(late?.description.contains("more than 0 seconds") == true)
    options.seconds = 60
    options.memory = 100 << 20
    options.dotsPerInch = 1000
    let large = #expect(throws: DocumentError.self) {
      try RenderedPDF(made.source("report.pdf"), options: options).page(0)
    }
    #expect(large?.description.contains("the memory that it takes") == true)
  }

  @Test func `damaged files end poppler's process at most`() throws {
    try MutantPDFs.run(rounds: 60) { bytes in
      var options = DocumentOptions()
      (options.dotsPerInch, options.seconds) = (36, 20)
      let pdf = try RenderedPDF(MemorySource(bytes), options: options)
      for index in 0..<min(3, pdf.pageCount) { _ = try pdf.page(index) }
    }
  }
}
