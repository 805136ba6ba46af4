internal import DICOMCore
public import DICOMFileSet

/// Judges the files of a medium against its DICOMDIR, and the DICOMDIR with them.
///
/// A `FileCheck` of each file may run in any thread; `add` takes what they found in the order of the
/// files.
/// - SeeAlso: PS3.10 §8
public struct FileSetValidation: Sendable {
  /// Nil where there is none, or none that can be read.
  public private(set) var directory: FileSetDirectory?
  /// Without the DICOMDIR, in the order of their names.
  public private(set) var files: [MediumFile]
  /// What the medium calls the DICOMDIR; nil where there is none.
  public private(set) var directoryPath: String?
  /// Of the DICOMDIR, and of its records without files.
  public private(set) var findings: [ValidationFinding] = []

  let medium: any MediumListing
  let additionalKeys: [AdditionalKeys]
  /// Files by path, and by path without case, extension and version.
  private var exact: [String: Int] = [:]
  private var folded: [String: Int] = [:]
  /// The records that reference each file.
  private(set) var records: [Int: [Int]] = [:]
  /// Folders below the root that have a directory, with the number of files that may be of it.
  private(set) var otherSets: [String: Int] = [:]
  /// What of a record has been said already, so that a series of a thousand says it once.
  private var told: Set<ToldKey> = []

  struct ToldKey: Hashable, Sendable {
    var record: Int
    var tag: DICOMCore.Tag
  }

  /// Reads the DICOMDIR and finds the file of each record.
  /// - Parameter profiles: those that the medium claims; they add keys.
  public init(_ medium: any MediumListing, profiles: [ApplicationProfile] = []) {
    self.medium = medium
    additionalKeys = profiles.compactMap(\.additionalKeys)
    files = medium.files.sorted { $0.path < $1.path }
    for problem in medium.problems {
      note(
        problem.isHarmless ? FileSetRule.leftAside : FileSetRule.unlisted, problem.file,
        offset: problem.offset, found: problem.detail,
        expected: "files and folders that can be read")
    }
    readDirectory(profiles)
    for (index, file) in files.enumerated() {
      exact[file.path] = index
      if folded[Self.folded(file.path)] == nil { folded[Self.folded(file.path)] = index }
    }
    matchRecords()
    countOtherSets()
  }

  /// What the check of a file found, without what has been said of the same record before.
  public mutating func add(_ found: FileCheck.Findings) -> [ValidationFinding] {
    found.all.compactMap { finding, key in
      guard let key else { return finding }
      return told.insert(key).inserted ? finding : nil
    }
  }

  private mutating func note(
    _ rule: ValidationRule, _ file: String = "", offset: Int? = nil, found: String,
    expected: String
  ) {
    findings.append(
      ValidationFinding(
        rule, ValidationFinding.Place(file: file, offset: offset),
        found: ReportText.shortened(found), expected: ReportText.shortened(expected)))
  }
}

extension FileSetValidation {
  private static let directoryName = "DICOMDIR"

  /// The file has this name, or the system would show it so.
  private func isNamed(_ path: String, _ name: String) -> Bool {
    path == name || !medium.showsNamesAsWritten && path.uppercased() == name
  }

  /// As systems without cases, extensions and versions have it.
  static func folded(_ path: String) -> String {
    var text = path.uppercased()
    if let semicolon = text.lastIndex(of: ";") { text = String(text[..<semicolon]) }
    let slash = text.lastIndex(of: "/")
    if let dot = text.lastIndex(of: "."), slash.map({ $0 < dot }) ?? true {
      text = String(text[..<dot])
    }
    return text
  }

  /// Counts the files below each folder that has a directory of its own.
  private mutating func countOtherSets() {
    for file in files where Self.folded(file.path).hasSuffix("/" + Self.directoryName) {
      guard let source = try? medium.open(file.path), source.count >= 132,
        let mark = try? source.read(128..<132), mark.elementsEqual("DICM".utf8)
      else { continue }
      otherSets[Self.folder(of: file.path)] = 0
    }
    guard !otherSets.isEmpty else { return }
    for file in files {
      if let folder = otherSet(of: file.path) { otherSets[folder, default: 0] += 1 }
    }
  }

  /// The innermost folder around a file that has a directory of its own; nil for none.
  func otherSet(of path: String) -> String? {
    guard !otherSets.isEmpty else { return nil }
    var folder = Self.folder(of: path)
    while !folder.isEmpty {
      if otherSets[folder] != nil { return folder }
      folder = Self.folder(of: folder)
    }
    return nil
  }

  /// Empty for the root.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private mutating func readDirectory(_ profiles: [ApplicationProfile]) {
    let named =
      files.firstIndex { $0.path == Self.directoryName }
      ?? files.firstIndex {
        !$0.path.contains("/") && Self.folded($0.path) == Self.directoryName
      }
    guard let named else {
      note(
        FileSetRule.directoryMissing, found: "no file DICOMDIR in the root", expected: "DICOMDIR")
      return
    }
    let file = files.remove(at: named)
    directoryPath = file.path
    if !isNamed(file.path, Self.directoryName) {
      note(
        FileSetRule.directoryName, file.path, found: "another spelling of the name",
        expected: Self.directoryName)
    }
    do {
      let validation = DirectoryValidation(
        try medium.open(file.path), file: file.path, profiles: profiles)
      directory = validation.directory
      findings += validation.findings
    } catch {
      note(
        FileSetRule.unreadable, file.path, found: "the file cannot be opened",
        expected: "a file that can be read")
    }
  }

  /// Finds the file of each record.
  private mutating func matchRecords() {
    guard let directory else { return }
    for index in directory.records.indices {
      guard let reference = directory.reference(index), !reference.components.isEmpty else {
        continue
      }
      let record = directory.records[index]
      // What would lead out of the medium is the directory's fault, and looked for nowhere.
      guard let path = reference.path else { continue }
      if let file = exact[path] {
        records[file, default: []].append(index)
      } else if let file = folded[Self.folded(path)] {
        records[file, default: []].append(index)
        if isNamed(files[file].path, path) { continue }
        note(
          FileSetRule.fileName, files[file].path, found: "the name of the file",
          expected: "\(path), as the record at byte \(record.offset) of the DICOMDIR has it")
      } else if record.isInUse {
        note(
          FileSetRule.fileMissing, Self.directoryName, offset: record.offset,
          found: "\(path), which is not there", expected: "a file of that name")
      }
    }
  }
}
