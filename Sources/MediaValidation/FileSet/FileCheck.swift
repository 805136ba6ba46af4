public import DICOMCore
internal import DICOMFileSet

/// One file of a medium: what it is, what it holds, and what is wrong with it.
public struct FileCheck: Sendable {
  public let file: MediumFile
  /// Nil where it cannot be opened.
  public private(set) var source: (any ByteSource)?
  /// Nil where it is no DICOM file.
  public private(set) var read: DICOMFile?

  public private(set) var findings = Findings()

  let set: FileSetValidation

  /// What was found, which may have been found by another file before.
  public struct Findings: Sendable {
    var all: [(ValidationFinding, FileSetValidation.ToldKey?)] = []

    /// Whether the rule of this identifier is broken.
    public func has(_ identifier: String) -> Bool {
      all.contains { $0.0.rule.identifier == identifier }
    }
  }

  /// - Parameter once: what is said once of a record, whichever file shows it.
  mutating func note(
    _ rule: ValidationRule, path: String? = nil, offset: Int? = nil, found: String,
    expected: String, once: FileSetValidation.ToldKey? = nil
  ) {
    let finding = ValidationFinding(
      rule, ValidationFinding.Place(file: file.path, path: path, offset: offset),
      found: ReportText.shortened(found), expected: ReportText.shortened(expected))
    findings.all.append((finding, once))
  }
}

extension FileCheck {
  private static let programs: Set<String> = [
    "APP", "BAT", "CMD", "COM", "DLL", "EXE", "HTA", "JAR", "JS", "JSE", "LNK", "MSI", "PIF", "PS1",
    "SCR", "SH", "VBE", "VBS", "WSF",
  ]

  private static let recordsCompared = 100

  /// Reads a file, and judges it by itself and against its records.
  /// - Parameter index: in `files` of the file-set.
  public init(_ index: Int, in set: FileSetValidation) {
    self.set = set
    file = set.files[index]
    check(records: set.records[index] ?? [])
  }

  private mutating func check(records: [Int]) {
    let start: [UInt8]
    do {
      let source = try set.medium.open(file.path)
      start = try source.read(0..<min(132, source.count))
      self.source = source
    } catch {
      note(
        FileSetRule.unreadable, offset: 0, found: "an error where the file begins",
        expected: "a file that can be read")
      return
    }
    let hasPrefix = start.count == 132 && start.suffix(4) == Array("DICM".utf8)
    // Text and programs are no data sets, whatever their bytes would read as.
    if !hasPrefix, records.isEmpty, checkForeign(start) { return }
    read = source.flatMap { try? DICOMFile.read($0) }
    guard let read else {
      if hasPrefix, records.isEmpty {
        note(
          FileSetRule.foreignMeta, found: "DICM, and nothing that can be read behind it",
          expected: "a DICOM file, or no prefix")
      } else if !records.isEmpty {
        note(
          FileSetRule.notDICOM, found: file.size == 0 ? "an empty file" : "no DICOM file",
          expected: "a DICOM file")
      }
      return
    }
    guard hasPrefix || !records.isEmpty else {
      checkLone(read)
      return
    }
    checkPart10(read, isReferenced: !records.isEmpty)
    // That many records share a file is said of each of them.
    for record in records.prefix(Self.recordsCompared) { compare(read, record) }
  }

  /// A data set without preamble, prefix and record.
  private mutating func checkLone(_ read: DICOMFile) {
    guard set.directory?.hasDirectoryInformation == true, set.otherSet(of: file.path) == nil,
      let sopClass = read.dataSet.uid(.sopClassUID), UIDRegistry.name(of: sopClass) != nil
    else { return }
    note(
      FileSetRule.fileUnreferenced,
      found: "a DICOM data set without meta information that no record references",
      expected: "a record for every file")
  }

  /// - Returns: whether it is told what the file is.
  private mutating func checkForeign(_ start: [UInt8]) -> Bool {
    let name = file.path.split(separator: "/").last.map { $0.uppercased() } ?? ""
    if name.split(separator: ";").first == "AUTORUN.INF" {
      note(
        FileSetRule.autorun, found: "autorun.inf",
        expected: "nothing that starts by itself")
      return true
    }
    let ending = name.split(separator: ";").first?.split(separator: ".").dropFirst().last ?? ""
    guard Self.programs.contains(String(ending)) || Self.program(start) != nil else { return false }
    note(
      FileSetRule.program, found: Self.program(start) ?? "a name that ends in .\(ending)",
      expected: "no program")
    return true
  }

  /// What kind of program begins so; nil for none.
  static func program(_ start: [UInt8]) -> String? {
    let kinds: [([UInt8], String)] = [
      (Array("MZ".utf8), "a program for Windows"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program for Linux"),
      ([0xFE, 0xED, 0xFA, 0xCE], "a program for macOS"),
      ([0xFE, 0xED, 0xFA, 0xCF], "a program for macOS"),
      ([0xCE, 0xFA, 0xED, 0xFE], "a program for macOS"),
      ([0xCF, 0xFA, 0xED, 0xFE], "a program for macOS"),
      ([0xCA, 0xFE, 0xBA, 0xBE], "a program for Java or macOS"),
      (Array("#!".utf8), "a script"),
    ]
    return kinds.first { start.starts(with: $0.0) }?.1
  }

  private mutating func checkPart10(_ read: DICOMFile, isReferenced: Bool) {
    let (meta, data) = (read.metaInformation, read.dataSet)
    let sopClass = meta.uid(.mediaStorageSOPClassUID) ?? data.uid(.sopClassUID)
    if let preamble = read.preamble, let program = Self.program(preamble) {
      note(
        FileSetRule.programPreamble, offset: 0, found: program,
        expected: "zeros, or the beginning of a TIFF file")
    }
    if read.preamble == nil || meta.isEmpty
      || read.diagnostics.contains(where: { $0.kind == .missingPrefix })
    {
      guard isReferenced else {
        // What it lacks is told of it as an object.
        if sopClass != nil { checkUnreferenced(sopClass, isReferenced: false) }
        return
      }
      note(
        FileSetRule.notPart10, offset: 0,
        found: meta.isEmpty ? "a data set without meta information" : "no preamble or prefix",
        expected: "preamble, DICM, File Meta Information")
      return
    }
    checkUnreferenced(sopClass, isReferenced: isReferenced)
    if sopClass == DICOMDIRWriter.sopClass { return }
    for diagnostic in read.diagnostics {
      guard case .encodingDiffers(let stated, let found) = diagnostic.kind else { continue }
      note(
        FileSetRule.metaSyntax, offset: diagnostic.offset, found: found,
        expected: stated)
    }
    let pairs: [(ValidationRule, Tag, Tag)] = [
      (FileSetRule.metaClass, .mediaStorageSOPClassUID, .sopClassUID),
      (FileSetRule.metaInstance, .mediaStorageSOPInstanceUID, .sopInstanceUID),
    ]
    for (rule, own, inner) in pairs {
      guard let stated = meta.uid(own), let held = data.uid(inner), stated != held else { continue }
      note(
        rule, path: "\(own)", found: "\(stated)",
        expected: "\(held), as \(inner) has it")
    }
  }

  private mutating func checkUnreferenced(_ sopClass: UID?, isReferenced: Bool) {
    if sopClass == DICOMDIRWriter.sopClass {
      let folder = FileSetValidation.folder(of: file.path)
      let others = max(0, (set.otherSets[folder] ?? 0) - 1)
      note(
        FileSetRule.directoryAgain,
        found: others == 0
          ? "another directory"
          : "another directory, with \(others) files in its folder that may be a file-set of their own",
        expected: "the DICOMDIR in the root alone")
    } else if sopClass == nil, !isReferenced {
      note(
        FileSetRule.foreignMeta, found: "meta information without a SOP Class",
        expected: "a DICOM file, or no meta information")
    } else if !isReferenced, set.directory?.hasDirectoryInformation == true,
      // A folder may hold a file-set of its own (PS3.10 §8.1); that it does is told once.
      set.otherSet(of: file.path) == nil
    {
      note(
        FileSetRule.fileUnreferenced,
        found: "a DICOM file that no record references", expected: "a record for every file")
    }
  }
}
