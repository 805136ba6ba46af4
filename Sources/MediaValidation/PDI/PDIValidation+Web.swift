internal import DICOMCore

extension PDIValidation {
  mutating func checkWebContent(_ hasWebContent: Bool) {
    let entry = "\(Self.folder)/\(Self.index)"
    if hasWebContent {
      if folded[Self.index] == nil {
        note(PDIRule.index, found: "no such file", expected: Self.index)
      }
      if folded[entry] == nil { note(PDIRule.entry, found: "no such file", expected: entry) }
      checkFiles()
    }
    for name in [Self.index, entry] {
      guard let path = folded[name], let (bytes, isWhole) = start(of: path) else { continue }
      // Of two bytes a character nothing would be found.
      if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { continue }
      let page = WebPage(bytes)
      checkPage(page, path)
      // Links that are made by scripts or stand in frames are not seen.
      let isClear = isWhole && !page.hasScript && !page.hasFrames && !page.hasBase
      if name == Self.index, hasWebContent, isClear { checkLinks(page, path) }
    }
  }

  /// Of INDEX.HTM it is told where it has to lead.
  private mutating func checkLinks(_ page: WebPage, _ path: String) {
    let targets = page.links.compactMap { link -> String? in
      guard case .file(let target?) = WebLink(link, in: "") else { return nil }
      return Self.folded(target)
    }
    if !targets.contains(where: { $0.hasPrefix("\(Self.folder)/") && folded[$0] != nil }) {
      note(
        PDIRule.entryLink, path, found: "no link to a page in \(Self.folder)",
        expected: "a link to \(Self.folder)/\(Self.index)")
    }
    if folded[Self.readme] != nil, !targets.contains(Self.readme) {
      note(
        PDIRule.readmeLink, path, found: "no link to \(Self.readme)",
        expected: "a link to \(Self.readme)")
    }
  }

  private mutating func checkPage(_ page: WebPage, _ path: String) {
    if page.hasScript {
      note(PDIRule.script, path, found: "scripts", expected: "a page that does without")
    }
    if !page.isXHTML {
      note(PDIRule.xhtml, path, found: "no declaration of XHTML", expected: "XHTML Basic")
    }
    if page.hasBase { return }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    var met: Set<String> = []
    for text in page.links where met.insert(text).inserted {
      switch WebLink(text, in: folder) {
      case .absolute:
        note(PDIRule.absoluteLink, path, found: "a link to \(text)", expected: "a relative link")
      case .script where !page.hasScript:
        note(PDIRule.script, path, found: "a link to a script", expected: "a link to a page")
      case .script, .other: break
      case .file(let target): checkTarget(target, text, path)
      }
    }
  }

  private mutating func checkTarget(_ target: String?, _ text: String, _ path: String) {
    let isThere = target.map { paths.contains($0) } ?? false
    guard let target, !isThere, !target.isEmpty else {
      if target == nil {
        note(
          PDIRule.deadLink, path, found: "a link out of the medium, \(text)",
          expected: "a link to a file of the medium")
      }
      return
    }
    let name = Self.folded(target)
    if let file = folded[name] {
      guard medium.showsNamesAsWritten else { return }
      note(PDIRule.linkSpelling, path, found: "a link to \(text)", expected: file)
    } else if !folders.contains(name) {
      note(
        PDIRule.deadLink, path, found: "a link to \(text), which is not there",
        expected: "a link to a file of the medium")
    }
  }

  /// The names of web content, and what else lies there.
  private mutating func checkFiles() {
    var opened = 0
    for path in paths.sorted() {
      let name = Self.folded(path)
      guard name.hasPrefix("\(Self.folder)/") else { continue }
      let shown = medium.showsNamesAsWritten ? path : path.uppercased()
      let parts = shown.split(separator: "/").dropFirst()
      if !parts.allSatisfy({ Self.isShort($0) }) {
        note(PDIRule.name, path, found: "another kind of name", expected: "a name as PAGE0001.HTM")
      }
      let ending = name.split(separator: ".").last ?? ""
      let isOfWeb = ["HTM", "HTML", "JPG", "JPEG", "GIF", "PNG", "CSS", "TXT"].contains(ending)
      guard !isOfWeb, opened < 10_000 else { continue }
      opened += 1
      if let (bytes, _) = start(of: path, 132), bytes.count == 132,
        bytes.suffix(4).elementsEqual("DICM".utf8)
      {
        note(
          PDIRule.instance, path, found: "a DICOM file",
          expected: "DICOM files in other folders")
      }
    }
  }

  /// Eight and three of A-Z, 0-9 and _.
  private static func isShort(_ name: Substring) -> Bool {
    let plain = name.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, (1...8).contains(first.utf8.count), parts.count <= 2,
      (parts.dropFirst().first?.utf8.count ?? 0) <= 3
    else { return false }
    return parts.joined().utf8.allSatisfy { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}
