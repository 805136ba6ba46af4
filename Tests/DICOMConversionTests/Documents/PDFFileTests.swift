import DICOMConversion
import DICOMCore
import Foundation
import Testing

@Suite struct PDFFileTests {
  private func content(
    _ name: String, allowsScripts: Bool = false
  ) throws -> ConvertedContent {
    let source = try MadeDocuments.made.get().source(name)
    #expect(DocumentKind(head: source.bytes, name: "x", count: source.count) == .pdf)
    var options = DocumentOptions()
    options.allowsScripts = allowsScripts
    return try DocumentFile.content(of: source, kind: .pdf, options: options)
  }

  private func refusal(_ name: String) throws -> String {
    let error = #expect(throws: DocumentError.self) { try content(name) }
    return error?.description ?? ""
  }

  @Test(arguments: ["report.pdf", "odd.pdf", "even.pdf", "packed.pdf", "linear.pdf", "owner.pdf"])
  func `an instance is right, and gives the document back byte by byte`(name: String) throws {
    let content = try content(name)
    #expect(content.sopClasses == ["1.2.840.10008.5.1.4.1.1.104.1"])
    let instance = try DocumentInstance(content)
    defer { instance.remove() }
    #expect(try instance.errors() == [])
    let bytes = try MadeDocuments.made.get().bytes(name)
    #expect(try instance.enclosed() == bytes)
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("enclosed-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: out) }
    try Data(try instance.enclosed()).write(to: out)
    let pages = name.hasPrefix("owner") ? 1 : 2
    let told = try MadeDocuments.output(of: ["pdfinfo", out.path]).filter { $0 != " " }
    #expect(told.contains("Pages:\(pages)\n"), "\(told)")
  }

  @Test func `title and time of creation are taken over, in the document's own zone`() throws {
    let content = try content("report.pdf")
    let instance = try DocumentInstance(content)
    defer { instance.remove() }
    let dump = try MadeDocuments.output(of: [
      "python3", "-c",
      """
      import sys, pydicom
      i = pydicom.dcmread(sys.argv[1])
      print([i.DocumentTitle, i.ContentDate, i.ContentTime, i.Modality,
             i.MIMETypeOfEncapsulatedDocument])
      """, instance.url.path,
    ])
    #expect(
      dump
        == "['Überweisung – Ω 日本', '20240229', '133700', 'DOC', 'application/pdf']\n")
    #expect(content.findings == [])
  }

  @Test func `a title that is too long is shortened, and it is told`() throws {
    let content = try content("long.pdf")
    #expect(content.findings == ["its title of 2399 characters was shortened to 1024"])
    let instance = try DocumentInstance(content)
    defer { instance.remove() }
    #expect(try instance.errors() == [])
  }

  @Test(arguments: ["user.pdf", "user-old.pdf"])
  func `a file that needs a password is refused, and what to do is said`(name: String) throws {
    let text = try refusal(name)
    #expect(text.contains("is protected: it opens with a password only; save it without one"))
    #expect(throws: DocumentError.self) {
      try RenderedPDF(try MadeDocuments.made.get().source(name))
    }
  }

  @Test(arguments: ["owner.pdf", "owner-old.pdf", "owner-packed.pdf"])
  func `a file that opens without its password is taken, and it is told`(name: String) throws {
    let findings = try content(name).findings
    #expect(findings.contains { $0.contains("encrypted and opens without a password") })
    #expect(
      findings.contains { $0.contains("could not be searched") } == (name == "owner-packed.pdf"))
  }

  @Test(arguments: ["script.pdf", "script-packed.pdf", "script-locked.pdf", "launch.pdf"])
  func `what a viewer would run is refused unless it is allowed`(name: String) throws {
    let what = name == "launch.pdf" ? "an action that starts a program" : "JavaScript"
    #expect(try refusal(name).contains("is refused: it holds \(what)"))
    let findings = try content(name, allowsScripts: true).findings
    #expect(findings.contains("it holds \(what), which was allowed"))
  }

  @Test func `words in a text are no script, and attached files are told`() throws {
    #expect(try content("words.pdf").findings == [])
    #expect(try content("attached.pdf").findings == ["files are attached inside it"])
  }

  @Test func `what is cut off anywhere is refused with the place`() throws {
    for name in ["report.pdf", "packed.pdf", "linear.pdf"] {
      let bytes = try MadeDocuments.made.get().bytes(name)
      for length in stride(from: 0, to: bytes.count - 7, by: 97) {
        let error = #expect(throws: DocumentError.self) {
          try DocumentFile.content(of: MemorySource(Array(bytes.prefix(length))), kind: .pdf)
        }
        guard case .truncated? = error?.reason else {
          #expect(length < 1100, "\(name) \(length): \(String(describing: error))")
          continue
        }
      }
    }
  }

  @Test func `a table that is elsewhere than it is said is mended by poppler, and told`() throws {
    let bytes = try MadeDocuments.made.get().bytes("report.pdf")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("startxref"))
    let shifted = Array("%shifted by a mailer\n".utf8) + bytes
    let findings = try DocumentFile.content(of: MemorySource(shifted), kind: .pdf).findings
    #expect(findings.first == "21 bytes stand in front of its header")
    let comment = Array("%PDF-1.7\n%shifted by a mailer\n".utf8) + bytes.dropFirst(9)
    let mended = try DocumentFile.content(of: MemorySource(comment), kind: .pdf).findings
    #expect(mended.contains { $0.hasPrefix("its cross-reference table is damaged") })
  }

  @Test func `where poppler cannot look a sound surface is enough, but for encrypted files`() throws
  {
    let made = try MadeDocuments.made.get()
    var options = DocumentOptions()
    options.examinedBytes = 0
    let findings = try DocumentFile.content(
      of: made.source("report.pdf"), kind: .pdf, options: options
    ).findings
    #expect(findings == ["it was only checked on its surface: it is too large for more"])
    for name in ["owner.pdf", "user.pdf", "script.pdf", "launch.pdf"] {
      #expect(throws: DocumentError.self) {
        try DocumentFile.content(of: made.source(name), kind: .pdf, options: options)
      }
    }
    let moved = Array("%PDF-1.7\n%moved\n".utf8) + made.bytes("report.pdf").dropFirst(9)
    let error = #expect(throws: DocumentError.self) {
      try DocumentFile.content(of: MemorySource(moved), kind: .pdf, options: options)
    }
    #expect(error?.description.contains("no cross-reference table is where startxref says") == true)
  }

  @Test func `compressed objects are looked into up to a limit, and told beyond it`() throws {
    let source = try MadeDocuments.made.get().source("bomb.pdf")
    for (limit, count) in [(16 << 20, 1), (6 << 20, 2), (1 << 20, 3)] {
      var options = DocumentOptions()
      options.inflatedBytes = limit
      let findings = try DocumentFile.content(of: source, kind: .pdf, options: options).findings
      #expect(
        findings.contains { $0.hasPrefix("\(count) of its streams of objects") }, "\(findings)")
    }
  }

  @Test func `no damage traps, and every refusal has words`() throws {
    try MutantPDFs.run(rounds: 1_000) { bytes in
      _ = DocumentKind(head: Array(bytes.prefix(4096)), name: "x", count: bytes.count)
      // Without poppler, so that what is read here comes under the hammer.
      var options = DocumentOptions()
      options.examinedBytes = 0
      _ = try DocumentFile.content(of: MemorySource(bytes), kind: .pdf, options: options)
    }
  }
}
