import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// Updates of media that cannot be changed, as new media.
struct NewVolumeTests {
  private let folder: TemporaryFolder
  private let epoch: Int64 = 1_700_000_000

  init() throws { folder = try TemporaryFolder() }

  /// A file-set with a viewer beside it, as a folder; and the same as what the name says.
  private func make(_ name: String) async throws -> String {
    for number in 1...3 { try folder.write(slice(number), "first/\(number)") }
    try folder.write(slice(1, patient: 2), "first/4")
    _ = try await create([folder.file("first")], folder.file("old"))
    try folder.write(Array("viewer".utf8), "old/viewer/Start Me.exe")
    try folder.write(Array("list".utf8), "old/autorun.inf")
    try folder.write(Array("é".utf8), "old/viewer/lang/français.txt")
    try folder.write([], "old/EMPTY.DAT")
    if name.hasSuffix(".iso") {
      try run("xorriso", "-as", "mkisofs", "-R", "-o", name, "old", in: folder.path)
    } else if name.hasSuffix(".zip") {
      try run("zip", "-q", "-r", "../" + name, ".", in: folder.file("old"))
    }
    return name.contains(".") ? folder.file(name) : folder.file("old")
  }

  private func more() throws -> String {
    try folder.write(slice(4), "more/1")
    try folder.write(slice(1, patient: 3), "more/2")
    return folder.file("more")
  }

  private func target(_ name: String) -> UpdateTarget {
    let path = folder.file(name)
    return .new(
      name.hasSuffix(".iso") ? .image(path) : name.hasSuffix(".zip") ? .zip(path) : .folder(path))
  }

  /// What third parties take out of a medium.
  private func extracted(_ name: String) throws -> String {
    let path = folder.file(name)
    let out = folder.file("out of \(name)")
    if name.hasSuffix(".iso") {
      try run("xorriso", "-osirrox", "on", "-indev", path, "-extract", "/", out)
      try run("chmod", "-R", "u+rwX", out)
      _ = try run("isoinfo", "-l", "-i", path)
    } else if name.hasSuffix(".zip") {
      try run("unzip", "-q", "-t", path)
      try run("unzip", "-q", path, "-d", out)
    } else {
      return path
    }
    return out
  }

  private func bytes(_ root: String) throws -> [String: Data] {
    var files = try folder.tree(String(root.dropFirst(folder.path.count + 1)))
    for name in ["DICOMDIR", "SHA256.TXT"] { files[name] = nil }
    return files
  }

  @Test(arguments: ["old.iso", "old.zip", "old"], ["new.iso", "new.zip", "new"])
  func `everything of the old medium and what is added is on the new one`(
    old: String, new: String
  ) async throws {
    let path = try await make(old)
    let before = try bytes(folder.file("old"))
    let whole = old == "old" ? Data() : Data(try folder.bytes(old))
    let records = try recordsByPydicom(folder.file("old"))
    let report = try await add([more()], to: path, profiles: [], target: target(new)) {
      $0.epoch = epoch
    }
    #expect(report.exitCode == 0, "\(report.findings)")
    #expect(report.added.instances == 2)
    #expect(report.output?.filesKept == before.count)
    let out = try extracted(new)
    let after = try bytes(out)
    let added = Set(report.files.compactMap(\.fileID))
    #expect(Set(after.keys) == Set(before.keys).union(added))
    for (path, data) in before { #expect(after[path] == data, "\(path)") }
    #expect(
      Set(added.compactMap { after[$0] }) == [
        Data(slice(4).file()), Data(slice(1, patient: 3).file()),
      ])
    let now = try recordsByPydicom(out)
    #expect(now.filter(records.contains) == records)
    let verdict = try thirdParties(out)
    #expect(verdict.instances == 6)
    #expect(verdict.complaints.isEmpty)
    try run("sha256sum", "--quiet", "-c", "SHA256.TXT", in: out)
    let verified = try await VerifyJob(folder.file(new), jobs: 1).run()
    #expect(verified.exitCode == 0, "\(verified.differences)")
    let uid = try FileSetDirectory(OpenedFile(path: out + "/DICOMDIR")).fileSetUID
    #expect(uid?.rawValue == report.fileSetUID)
    #expect(uid != (try FileSetDirectory(OpenedFile(path: folder.file("old/DICOMDIR"))).fileSetUID))
    if old != "old" { #expect(Data(try folder.bytes(old)) == whole) }
    #expect(try bytes(folder.file("old")) == before)
    #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test(arguments: ["new.iso", "new.zip", "new"])
  func `what is removed is not on the new medium, all else is`(new: String) async throws {
    let path = try await make("old.iso")
    let before = try bytes(folder.file("old"))
    let report = try remove(path, target: target(new)) { $0.patients = ["ID2"] }
    #expect(report.instancesRemoved == 1)
    let out = try extracted(new)
    let after = try bytes(out)
    #expect(after.count == before.count - 1)
    for (path, data) in after { #expect(before[path] == data, "\(path)") }
    #expect(try thirdParties(out).instances == 3)
    #expect(try VolumeBytes.hold(Data("Person^2".utf8), folder.file(new)) == false)
  }

  @Test(arguments: ["new.iso", "new.zip"])
  func `the bytes follow from the input, at any number of threads`(new: String) async throws {
    let path = try await make("old.zip")
    let more = try more()
    var made: Set<Data> = []
    for jobs in [1, 2, 5] {
      _ = try await add([more], to: path, profiles: [], target: target(new)) {
        ($0.epoch, $0.jobs, $0.replaces) = (epoch, jobs, true)
      }
      made.insert(Data(try folder.bytes(new)))
    }
    #expect(made.count == 1)
  }

  @Test func `what does not fit the medium is an error before anything is written`() async throws {
    let path = try await make("old.iso")
    let more = try more()
    let error = await #expect(throws: PipelineError.self) {
      _ = try await add([more], to: path, profiles: [], target: target("new.iso")) {
        $0.medium = Medium(bytes: 50_000)
      }
    }
    #expect(error?.description.contains("holds 50000") == true)
    #expect(!folder.exists("new.iso"))
    #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `an output that is there is left alone, and the old medium is none`() async throws {
    let path = try await make("old.iso")
    let more = try more()
    try folder.write([1], "new.iso")
    await #expect(throws: PipelineError.outputExists(folder.file("new.iso"))) {
      _ = try await add([more], to: path, target: target("new.iso"))
    }
    #expect(try folder.bytes("new.iso") == [1])
    let error = await #expect(throws: PipelineError.self) {
      _ = try await add([more], to: path, target: target("old.iso")) { $0.replaces = true }
    }
    #expect(error?.description.contains("cannot be the old one") == true)
  }

  @Test func `without a place the refusal names both ways out`() async throws {
    let path = try await make("old.iso")
    let more = try more()
    let error = await #expect(throws: PipelineError.self) { _ = try await add([more], to: path) }
    #expect(error?.description.contains("-o") == true)
    #expect(error?.description.contains("--session") == true)
  }

  @Test func `names that a strict image cannot hold are said`() async throws {
    let path = try await make("old.zip")
    let report = try await add([more()], to: path, profiles: [], target: target("new.iso")) {
      $0.strictISO = true
    }
    #expect(report.exitCode == 1)
    let left = report.findings.filter { $0.message.contains("cannot hold") }.compactMap(\.path)
    #expect(Set(left) == ["viewer/Start Me.exe", "viewer/lang/français.txt"])
    let list = try run("isoinfo", "-f", "-i", folder.file("new.iso"))
    #expect(list.contains("/AUTORUN.INF;1"))
  }

  @Test(arguments: ["in.iso", "in.zip"])
  func `instances are added from media to a folder`(input: String) async throws {
    let set = try await make("old")
    _ = try await create([more()], folder.file(input))
    let report = try await add([folder.file(input)], to: set)
    #expect(report.added.instances == 2)
    #expect(report.counts.dicomdir == 1)
    #expect(try thirdParties(set).instances == 6)
    let again = try await add([folder.file(input)], to: set)
    #expect(again.counts.duplicate == 2)
  }
}

/// Looks for bytes in a volume of any kind.
enum VolumeBytes {
  static func hold(_ wanted: Data, _ path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard isFolder.boolValue else {
      return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: wanted) != nil
    }
    return try FileManager.default.subpathsOfDirectory(atPath: path).contains { name in
      let file = try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
      return file?.range(of: wanted) != nil
    }
  }
}
