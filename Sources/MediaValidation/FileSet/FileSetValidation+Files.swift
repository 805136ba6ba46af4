internal import DICOMCore
internal import DICOMFileSet

extension FileSetValidation {
  private static let programs: Set<String> = [
    "APP", "BAT", "CMD", "COM", "DLL", "EXE", "HTA", "JAR", "JS", "JSE", "LNK", "MSI", "PIF", "PS1",
    "SCR", "SH", "VBE", "VBS", "WSF",
  ]

  mutating func checkFile(_ file: MediumFile, records: [Int]) {
    let source: any ByteSource
    let start: [UInt8]
    do {
      source = try medium.open(file.path)
      start = try source.read(0..<min(132, source.count))
    } catch {
      note(
        FileSetRule.unreadable, file.path, offset: 0, found: "an error where the file begins",
        expected: "a file that can be read")
      return
    }
    let hasPrefix = start.count == 132 && start.suffix(4) == Array("DICM".utf8)
    guard hasPrefix || !records.isEmpty else {
      checkForeign(file, start)
      return
    }
    // Long values stay where they are; pixel data is not gone over.
    let options = ReadOptions(stopBefore: Tag(0x7FE0, 0x0008))
    guard let read = try? DICOMFile.read(source, options: options) else {
      if records.isEmpty {
        note(
          FileSetRule.foreignMeta, file.path, found: "DICM, and nothing that can be read behind it",
          expected: "a DICOM file, or no prefix")
      } else {
        note(
          FileSetRule.notDICOM, file.path,
          found: file.size == 0 ? "an empty file" : "no DICOM file", expected: "a DICOM file")
      }
      return
    }
    checkPart10(file, read, isReferenced: !records.isEmpty)
    for record in records { compare(file, read, record) }
  }

  private mutating func checkForeign(_ file: MediumFile, _ start: [UInt8]) {
    let name = file.path.split(separator: "/").last.map { $0.uppercased() } ?? ""
    if name.split(separator: ";").first == "AUTORUN.INF" {
      note(
        FileSetRule.autorun, file.path, found: "autorun.inf",
        expected: "nothing that starts by itself")
      return
    }
    let ending = name.split(separator: ";").first?.split(separator: ".").dropFirst().last ?? ""
    if Self.programs.contains(String(ending)) || Self.program(start) != nil {
      note(
        FileSetRule.program, file.path,
        found: Self.program(start) ?? "a name that ends in .\(ending)",
        expected: "no program")
    }
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

  private mutating func checkPart10(_ file: MediumFile, _ read: DICOMFile, isReferenced: Bool) {
    let (meta, data) = (read.metaInformation, read.dataSet)
    let sopClass = meta.uid(.mediaStorageSOPClassUID) ?? data.uid(.sopClassUID)
    if let preamble = read.preamble, let program = Self.program(preamble) {
      note(
        FileSetRule.programPreamble, file.path, offset: 0, found: program,
        expected: "zeros, or the beginning of a TIFF file")
    }
    if read.preamble == nil || meta.isEmpty
      || read.diagnostics.contains(where: { $0.kind == .missingPrefix })
    {
      note(
        FileSetRule.notPart10, file.path, offset: 0,
        found: meta.isEmpty ? "a data set without meta information" : "no preamble or prefix",
        expected: "preamble, DICM, File Meta Information")
      return
    }
    checkUnreferenced(file, sopClass, isReferenced: isReferenced)
    if sopClass == DICOMDIRWriter.sopClass { return }
    for diagnostic in read.diagnostics {
      guard case .encodingDiffers(let stated, let found) = diagnostic.kind else { continue }
      note(
        FileSetRule.metaSyntax, file.path, offset: diagnostic.offset, found: found,
        expected: stated)
    }
    let pairs: [(ValidationRule, Tag, Tag)] = [
      (FileSetRule.metaClass, .mediaStorageSOPClassUID, .sopClassUID),
      (FileSetRule.metaInstance, .mediaStorageSOPInstanceUID, .sopInstanceUID),
    ]
    for (rule, own, inner) in pairs {
      guard let stated = meta.uid(own), let held = data.uid(inner), stated != held else { continue }
      note(
        rule, file.path, path: "\(own)", found: "\(stated)",
        expected: "\(held), as \(inner) has it")
    }
  }

  private mutating func checkUnreferenced(
    _ file: MediumFile, _ sopClass: UID?, isReferenced: Bool
  ) {
    if sopClass == DICOMDIRWriter.sopClass {
      note(
        FileSetRule.directoryAgain, file.path, found: "another directory",
        expected: "the one in the root")
    } else if sopClass == nil, !isReferenced {
      note(
        FileSetRule.foreignMeta, file.path, found: "meta information without a SOP Class",
        expected: "a DICOM file, or no meta information")
    } else if !isReferenced, directory?.hasDirectoryInformation == true {
      note(
        FileSetRule.fileUnreferenced, file.path,
        found: "a DICOM file that no record references", expected: "a record for every file")
    }
  }
}
