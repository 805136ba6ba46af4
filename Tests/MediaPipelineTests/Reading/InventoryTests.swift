import DICOMCore
import DICOMFileSet
import DiscMastering
import Foundation
import Testing

@testable import MediaPipeline

struct InventoryTests {
  @Test(arguments: ["out", "out.iso", "out.zip"])
  func `all of a volume as it was made is present, and nothing is found`(name: String) async throws
  {
    let made = try await MadeMedium(name, instances: 4)
    let inventory = try await made.inventory()
    #expect(inventory.instances.map(\.status) == Array(repeating: .present, count: 4))
    #expect(inventory.findings == [])
    #expect(inventory.patients.map(\.name) == ["Geheim^Gisela"])
    #expect(inventory.studies.map(\.uid) == ["1.2.3"])
    #expect(inventory.series.map(\.uid) == ["1.2.3.4"])
    #expect(inventory.series.map(\.modality) == ["CT"])
    #expect(inventory.directories.map(\.folder) == [""])
    #expect(made.names(inventory.others, inventory) == ["README.TXT", "SHA256.TXT"])
  }

  @Test func `missing, unlisted and other files are told apart`() async throws {
    let made = try await MadeMedium(instances: 4)
    try made.remove(2)
    try made.folder.write(TestInstance(9), "out/EXTRA/NINE")
    try made.folder.write(Array("hello".utf8), "out/VIEWER.EXE")
    let inventory = try await made.inventory()
    #expect(
      made.statuses(inventory) == [
        1: .present, 2: .missing, 3: .present, 4: .present, 9: .unlisted,
      ])
    #expect(inventory.instances.first { $0.status == .missing }?.series == 0)
    #expect(
      made.names(inventory.others, inventory) == ["README.TXT", "SHA256.TXT", "VIEWER.EXE"])
    #expect(made.kinds(inventory) == ["instance-missing": 1, "instance-unlisted": 1])
    let missing = inventory.findings.first { $0.kind == "instance-missing" }
    #expect(missing?.path == made.fileIDs[2])
    #expect(
      missing?.message.hasSuffix("patient 1, study 1.2.3, series 1.2.3.4, instance 1.2.3.4.2")
        == true)
    #expect(missing?.severity == .error)
  }

  @Test(arguments: [
    "lower case", "extension", "version", "dot", "another folder",
  ])
  func `files under other names are found and told once`(change: String) async throws {
    let made = try await MadeMedium(instances: 3)
    try made.renameAll { path in
      switch change {
      case "lower case": path.lowercased()
      case "extension": path + ".dcm"
      case "version": path + ";1"
      case "dot": path + "."
      default: "ELSEWHERE/" + path.replacingOccurrences(of: "/", with: "_")
      }
    }
    let inventory = try await made.inventory()
    #expect(made.statuses(inventory) == [1: .present, 2: .present, 3: .present])
    #expect(made.kinds(inventory) == ["file-name-differs": 3])
  }

  @Test func `without a DICOMDIR the files say what is there`() async throws {
    let made = try await MadeMedium(instances: 2)
    try FileManager.default.removeItem(atPath: made.folder.file("out/DICOMDIR"))
    let inventory = try await made.inventory()
    #expect(made.statuses(inventory) == [1: .unlisted, 2: .unlisted])
    #expect(inventory.patients.count == 1)
    #expect(made.kinds(inventory) == ["directory-missing": 1, "instance-unlisted": 2])
  }

  @Test func `two files that have changed names are both found, and stale`() async throws {
    let made = try await MadeMedium(instances: 3)
    try made.swap(1, 2)
    let inventory = try await made.inventory()
    #expect(made.statuses(inventory) == [1: .stale, 2: .stale, 3: .present])
    for instance in inventory.instances where instance.status == .stale {
      let file = try #require(instance.file)
      let other = instance.sopInstance == "1.2.3.4.1" ? 2 : 1
      #expect(try made.reader.files[file].path == made.fileIDs[other])
    }
    #expect(made.kinds(inventory) == ["instance-stale": 2])
  }

  @Test func `a file that holds an instance of no record is stale`() async throws {
    let made = try await MadeMedium(instances: 2)
    let path = "out/" + (made.fileIDs[1] ?? "")
    try made.folder.write(TestInstance(7), path)
    let inventory = try await made.inventory()
    #expect(made.statuses(inventory) == [7: .stale, 2: .present])
    #expect(made.kinds(inventory) == ["instance-stale": 1])
  }

  @Test func `copies of an instance are duplicates or in conflict`() async throws {
    let made = try await MadeMedium(instances: 2)
    try made.folder.write(TestInstance(1), "out/COPY/SAME")
    try made.folder.write(TestInstance(1) { $0.seed = 5 }, "out/COPY/OTHER")
    let inventory = try await made.inventory()
    #expect(
      inventory.instances.map(\.status) == [.present, .present, .conflict, .duplicate])
    #expect(inventory.instances.map(\.twin) == [nil, nil, 0, 0])
    #expect(made.kinds(inventory) == ["instance-conflict": 1, "instance-twice": 1])
  }

  @Test func `empty, truncated and unreadable files do not stop the others`() async throws {
    let made = try await MadeMedium(instances: 4)
    func path(_ number: Int) -> String { "out/" + (made.fileIDs[number] ?? "") }
    try made.folder.write([] as [UInt8], path(1))
    try made.folder.write(Array(TestInstance(2).file().dropLast(10)), path(2))
    try made.folder.write(Array("not DICOM at all".utf8), path(3))
    let inventory = try await made.inventory()
    #expect(
      made.statuses(inventory) == [1: .unreadable, 2: .present, 3: .unreadable, 4: .present])
    #expect(inventory.instances.map(\.missingBytes) == [0, 10, 0, 0])
    #expect(
      made.kinds(inventory) == ["file-empty": 1, "pixel-data-short": 1, "instance-unreadable": 1])
  }

  @Test func `file-sets in folders are read each by itself`() async throws {
    let made = try await MadeMedium(instances: 2)
    let other = try await MadeMedium(instances: 3) {
      $0.patientID = "OTHER"
      $0.study = "1.2.9"
      $0.series = "1.2.9.1"
      $0.uid = "1.2.9.1.\($0.number)"
    }
    for (medium, name) in [(made, "A"), (other, "B")] {
      try FileManager.default.moveItem(
        atPath: medium.folder.file("out"), toPath: made.folder.file("stick/\(name)"),
        withFolders: true)
    }
    let inventory = try await MediumInventory.take(
      MediumOpener.open(path: made.folder.file("stick")), jobs: 2)
    #expect(inventory.directories.map(\.folder) == ["A", "B"])
    #expect(inventory.instances.map(\.status) == Array(repeating: .present, count: 5))
    #expect(inventory.patients.count == 2)
    #expect(Set(inventory.findings.map(\.kind)) == ["directory-elsewhere"])
  }

  @Test func `the DICOMDIR of another medium is recognised`() async throws {
    let made = try await MadeMedium(instances: 2)
    let other = try await MadeMedium(instances: 2) {
      $0.patientID = "OTHER"
      $0.study = "1.2.9"
      $0.series = "1.2.9.1"
      $0.uid = "1.2.9.1.\($0.number)"
    }
    try made.folder.write(other.folder.bytes("out/DICOMDIR"), "out/DICOMDIR")
    let inventory = try await made.inventory()
    #expect(inventory.instances.allSatisfy { $0.status == .stale && $0.file != nil })
    #expect(
      made.kinds(inventory) == ["directory-stale": 1, "instance-stale": 2, "patient-differs": 2])
    #expect(inventory.patients.map(\.identity.id) == ["PATID4711"])
  }

  @Test func `the patient of a file is compared with that of its record`() async throws {
    let made = try await MadeMedium(instances: 2)
    try made.folder.write(
      TestInstance(1) {
        $0.patientID = "WRONG"
        $0.patientName = "Falsch^Frieda"
      }, "out/" + (made.fileIDs[1] ?? ""))
    let inventory = try await made.inventory()
    #expect(made.kinds(inventory) == ["patient-differs": 1, "study-of-two-patients": 1])
    #expect(inventory.patients.map(\.identity.id) == ["WRONG", "PATID4711"])
  }

  @Test(arguments: [
    ("ISO_IR 100", "ISO_IR 192", "UTF-8"), ("ISO_IR 192", "ISO_IR 100", "CP1252"),
  ])
  func `a name in another character set than the one declared is the same patient's`(
    declared: String, right: String, found: String
  ) async throws {
    let name = SpecificCharacterSet(definedTerms: [right]).encode("M\u{FC}ller^\u{C4}nne", vr: .pn)
    let made = try await MadeMedium(instances: 1) {
      $0.characterSet = right
      $0.nameBytes = name
    }
    try made.folder.write(
      TestInstance(1) {
        $0.characterSet = declared
        $0.nameBytes = name
      }, "out/" + (made.fileIDs[1] ?? ""))
    let inventory = try await made.inventory()
    #expect(made.kinds(inventory) == ["character-set-wrong": 1])
    #expect(inventory.findings.first?.message.contains("read as \(found)") == true)
  }

  @Test func `the meta information and the preamble are looked at`() async throws {
    let made = try await MadeMedium(instances: 3)
    func write(_ number: Int, _ change: (inout TestInstance) -> Void) throws {
      try made.folder.write(
        TestInstance(number, change), "out/" + (made.fileIDs[number] ?? ""))
    }
    try write(1) { $0.hasMeta = false }
    try write(2) { $0.metaUID = "1.2.3.99" }
    try write(3) { $0.preamble = [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 1, count: 124) }
    let inventory = try await made.inventory()
    #expect(
      made.kinds(inventory) == [
        "meta-information-missing": 1, "meta-information-differs": 1, "program-in-preamble": 1,
      ])
    #expect(inventory.instances.map(\.status) == Array(repeating: .present, count: 3))
  }

  @Test func `patients without an ID are never put together`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...2 {
      try folder.write(
        TestInstance(number) {
          $0.patientID = ""
          $0.patientName = ""
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
        }, "in/\(number)")
    }
    let inventory = try await MediumInventory.take(
      MediumOpener.open(path: folder.file("in")), jobs: 1)
    #expect(inventory.patients.count == 2)
    #expect(inventory.findings.first { $0.kind == "patient-id-empty" }?.count == 2)
  }

  @Test func `archives on a medium are named as such`() async throws {
    let made = try await MadeMedium(instances: 1)
    try made.folder.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0], "out/IMAGE.GZ")
    let inventory = try await made.inventory()
    #expect(inventory.others.contains { $0.reason.hasPrefix("a file packed by gzip") })
  }
}

/// A file-set made by `create`, to be broken by a test.
struct MadeMedium {
  let folder: TemporaryFolder
  let path: String
  /// By number of the instance.
  private(set) var fileIDs: [Int: String] = [:]

  init(
    _ name: String = "out", instances: Int, _ change: (inout TestInstance) -> Void = { _ in }
  ) async throws {
    folder = try TemporaryFolder()
    path = folder.file(name)
    for number in 1...instances {
      var instance = TestInstance(number)
      change(&instance)
      try folder.write(instance, "in/\(number)")
    }
    let report = try await create([folder.file("in")], path)
    for number in 1...instances { fileIDs[number] = report.file("in/\(number)")?.fileID }
  }

  var reader: any MediumReader {
    get throws { try MediumOpener.open(path: path) }
  }

  /// With the sums checked that hold of every medium.
  func inventory() async throws -> MediumInventory {
    let reader = try reader
    let inventory = try await MediumInventory.take(reader, jobs: 2)
    let accounted =
      inventory.instances.compactMap(\.file) + inventory.directories.map(\.file)
      + inventory.others.map(\.file)
    #expect(accounted.sorted() == Array(reader.files.indices))
    var records: [MediumInventory.RecordReference] = []
    for (number, directory) in inventory.directories.enumerated() {
      guard let content = directory.content else { continue }
      for record in content.records.indices
      where content.records[record].isInUse && content.reference(record) != nil {
        records.append(.init(directory: number, record: record))
      }
    }
    let listed = inventory.instances.flatMap {
      [$0.recordReference].compactMap(\.self) + $0.otherRecords
    }
    #expect(Set(listed) == Set(records))
    #expect(listed.count == records.count)
    return inventory
  }

  func names(_ others: [MediumInventory.Other], _ inventory: MediumInventory) -> [String] {
    ((try? reader.files) ?? []).enumerated().filter { number, _ in
      others.contains { $0.file == number }
    }.map(\.element.path)
  }

  /// By the last number of the SOP Instance UID.
  func statuses(_ inventory: MediumInventory) -> [Int: MediumInventory.Status] {
    var statuses: [Int: MediumInventory.Status] = [:]
    for instance in inventory.instances {
      let number = instance.sopInstance?.rawValue.split(separator: ".").last.flatMap { Int($0) }
      statuses[number ?? 0] = instance.status
    }
    return statuses
  }

  func kinds(_ inventory: MediumInventory) -> [String: Int] {
    Dictionary(inventory.findings.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
  }

  func remove(_ number: Int) throws {
    try FileManager.default.removeItem(atPath: path + "/" + (fileIDs[number] ?? "none"))
  }

  func swap(_ one: Int, _ other: Int) throws {
    let paths = [one, other].map { "out/" + (fileIDs[$0] ?? "none") }
    let bytes = try paths.map { try folder.bytes($0) }
    try folder.write(bytes[0], paths[1])
    try folder.write(bytes[1], paths[0])
  }

  func renameAll(_ change: (String) -> String) throws {
    for id in fileIDs.values {
      try FileManager.default.moveItem(
        atPath: path + "/" + id, toPath: path + "/" + change(id), withFolders: true)
    }
  }
}

extension FileManager {
  func moveItem(atPath source: String, toPath target: String, withFolders: Bool) throws {
    try createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try moveItem(atPath: source, toPath: target)
  }
}
