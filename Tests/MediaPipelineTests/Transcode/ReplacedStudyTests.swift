import DICOMCore
import Foundation
import Testing

@testable import MediaPipeline

/// A study with key objects, a presentation state, a segmentation and a verified report.
struct ReplacedStudyTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/studies/Muster Anna")

  private func files() throws -> [DICOMFile] {
    let walk = try #require(
      FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: nil))
    return walk.compactMap { $0 as? URL }.sorted { $0.path < $1.path }.compactMap { url in
      guard let bytes = try? Data(contentsOf: url) else { return nil }
      return try? DICOMFile.read(MemorySource([UInt8](bytes), name: url.lastPathComponent))
    }
  }

  @Test func `no byte of the old UIDs is left but in what is verified`() throws {
    let files = try files()
    let links = files.compactMap { InstanceLinks($0.dataSet) }
    #expect(links.count == files.count && files.count >= 12)
    let images = Set(
      files.map(\.dataSet).filter { $0.string(.modality) == "CT" }
        .compactMap { $0.uid(.sopInstanceUID) })
    #expect(images.count == 5)
    let coded = Dictionary(
      uniqueKeysWithValues: images.map { uid in
        let new = Identifiers.derivedUID(of: uid, by: "test")
        return (uid, ReplacedInstances.Replacement(uid: new))
      })
    let replaced = ReplacedInstances(coded, in: links, by: "test")
    // Key objects, presentation state and segmentation with the images; the report stays.
    #expect(replaced.replacements.count == images.count + 3)
    #expect(replaced.kept.map(\.obstacle) == [.verified])
    let kept = Set(replaced.kept.map(\.uid))
    var written: Set<UID> = []
    for var file in files {
      let old = try #require(file.dataSet.uid(.sopInstanceUID))
      file.dataSet = try replaced.rewrite(file.dataSet)
      if let new = file.dataSet.uid(.sopInstanceUID) { written.insert(new) }
      var sink = MemorySink()
      try file.write(as: .explicitVRLittleEndian, to: &sink)
      let bytes = Data(sink.bytes)
      let found = replaced.replacements.keys.filter {
        bytes.range(of: Data($0.rawValue.utf8)) != nil
      }
      #expect(found.isEmpty || kept.contains(old))
    }
    for uid in replaced.replacements.values.map(\.uid) { #expect(written.contains(uid)) }
  }
}
