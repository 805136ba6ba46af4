internal import DICOMCore

/// Judges what IHE PDI asks of a medium besides its file-set: README.TXT and web content.
///
/// A medium claims PDI by a folder IHE_PDI; of one that does not there is one note at most.
/// - SeeAlso: IHE RAD TF-3 §4.47
public struct PDIValidation: Sendable {
  public private(set) var findings: [ValidationFinding] = []

  let medium: any MediumListing
  let paths: Set<String>
  /// By path in capitals, without version.
  let folded: [String: String]
  /// Folders, in capitals.
  let folders: Set<String>
  private var count = FindingCount(limit: FindingList.limit)

  /// Of README.TXT and the pages no more is read.
  static let sizeLimit = 1 << 20
  /// Folders above a file that are known.
  private static let deepest = 64
  static let readme = "README.TXT"
  static let index = "INDEX.HTM"
  static let folder = "IHE_PDI"

  /// - Parameter claimed: the user says that it is a PDI medium.
  public init(_ medium: any MediumListing, claimed: Bool = false) {
    self.medium = medium
    var (folded, folders) = ([String: String](), Set<String>())
    let paths = medium.files.map(\.path).sorted()
    for path in paths {
      let name = Self.folded(path)
      if folded[name] == nil { folded[name] = path }
      var above = name[...]
      // Of a path of a thousand levels each folder's own would be as long again.
      for _ in 0..<Self.deepest {
        guard let slash = above.lastIndex(of: "/") else { break }
        above = above[..<slash]
        guard folders.insert(String(above)).inserted else { break }
      }
    }
    (self.paths, self.folded, self.folders) = (Set(paths), folded, folders)
    let hasWebContent = folders.contains(Self.folder)
    if hasWebContent || claimed {
      checkReadme()
      checkWebContent(hasWebContent)
      checkSpelling()
    } else if folded[Self.readme] == nil {
      note(PDIRule.noReadme, found: "no such file", expected: Self.readme)
    }
    findings = count.told(findings, "on the medium").sorted()
  }

  mutating func note(
    _ rule: ValidationRule, _ file: String = "", offset: Int? = nil, found: String,
    expected: String
  ) {
    guard count.admits(rule) else { return }
    findings.append(
      ValidationFinding(
        rule, ValidationFinding.Place(file: file, offset: offset),
        found: ReportText.shortened(found), expected: ReportText.shortened(expected)))
  }

  /// As systems without cases and versions have it.
  static func folded(_ path: String) -> String {
    let text = path.uppercased()
    guard let semicolon = text.lastIndex(of: ";") else { return text }
    return String(text[..<semicolon])
  }

  /// The first bytes of a file; nil where it cannot be read.
  func start(of path: String, _ count: Int = sizeLimit) -> (bytes: [UInt8], isWhole: Bool)? {
    guard let source = try? medium.open(path),
      let bytes = try? source.read(0..<max(0, min(count, source.count)))
    else { return nil }
    return (bytes, bytes.count == source.count)
  }

  private mutating func checkReadme() {
    guard let path = folded[Self.readme] else {
      note(PDIRule.readme, found: "no such file", expected: Self.readme)
      return
    }
    guard let (bytes, _) = start(of: path) else { return }
    if bytes.allSatisfy({ $0 <= 0x20 }) {
      note(PDIRule.readmeEmpty, path, found: "nothing but blanks", expected: "a text")
    }
    let isPlain: (UInt8) -> Bool = { (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }
    if let place = bytes.firstIndex(where: { !isPlain($0) && $0 != 0x1A }) {
      note(
        PDIRule.readmeText, path, offset: place, found: "another character", expected: "ASCII")
    }
    for (place, byte) in bytes.enumerated() where byte == 0x0A {
      guard place == 0 || bytes[place - 1] != 0x0D else { continue }
      note(PDIRule.readmeLines, path, offset: place, found: "LF alone", expected: "CR LF")
      break
    }
  }

  /// Names that are there but for case and version.
  private mutating func checkSpelling() {
    guard medium.showsNamesAsWritten else { return }
    for name in [Self.readme, Self.index, "\(Self.folder)/\(Self.index)"] {
      guard let path = folded[name], path != name else { continue }
      note(PDIRule.spelling, path, found: "another spelling of the name", expected: name)
    }
    let entry = folded["\(Self.folder)/\(Self.index)"]
    let other = entry == nil ? paths.filter { Self.folded($0).hasPrefix("\(Self.folder)/") } : []
    if let path = other.min(), !path.hasPrefix("\(Self.folder)/") {
      note(PDIRule.spelling, path, found: "another spelling of the name", expected: Self.folder)
    }
  }
}
