import DICOMConversion
import DICOMCore
import Foundation
import TestSupport
import Testing

struct CoercionDamageTests {
  private static let rules = #"""
    {"key": "0123456789abcdef", "rules": [{"match": {"**.CodeValue": [null, "*"]}, "keepOriginal":
    true, "actions": [{"set": {"PatientName": "Ö^Ü", "(0029,01,A B):LO": "ß",
    "ReferencedStudySequence[0].ReferencedSOPInstanceUID": "1.2"}},
    {"default": {"Modality": "OT"}}, {"delete": ["(60xx,eeee)", "**.(0018,xxxx)"]},
    {"copy": {"from": "StudyID", "to": "AccessionNumber"}},
    {"copy": {"from": "Rows", "to": "ImageComments"}},
    {"map": {"attribute": "**.CodeMeaning", "table": {"": "x"}, "otherwise": "empty"}},
    {"newUID": ["**.ReferencedSOPInstanceUID", "StudyInstanceUID"]},
    {"private": {"remove": "all", "keep": ["A*"]}}]},
    {"actions": [{"hash": ["PatientID", "**.PatientName"]}, {"set": {"BitsStored": 9}}]}]}
    """#

  /// A fixture that has sequences, private attributes and text of several bytes a character.
  private static func files() throws -> [[UInt8]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/studies")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return names.compactMap { name in
      let data = try? Data(contentsOf: folder.appendingPathComponent(name))
      return data.flatMap { $0.count > 132 && $0.count < 40_000 ? Array($0) : nil }
    }
  }

  @Test func `instances with damage are coerced, refused or left, and trap nothing`() throws {
    let rules = try CoercionRuleSet(json: Array(Self.rules.utf8), name: "rules.json") { _ in [] }
    var session = CoercionSession(rules, key: [], time: 0) { bytes in
      var sum = SplitMix(bytes.reduce(7) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
      return (0..<4).flatMap { _ in littleEndianBytes(sum.next()) }
    }
    var random = SplitMix(11)
    let files = try Self.files()
    try #require(files.count > 10)
    var coerced = 0
    for round in 0..<600 {
      var bytes = files[round % files.count]
      for _ in 0..<(round % 6) {
        bytes[132 + random.below(min(bytes.count - 132, 3000))] = UInt8(
          truncatingIfNeeded: random.next())
      }
      guard let file = try? DICOMFile.read(MemorySource(bytes)) else { continue }
      session.collect(file.dataSet)
      guard let result = try? session.apply(to: file.dataSet) else { continue }
      coerced += 1
      _ = result.changes.map { $0.before + $0.after }
      // What comes out can be written and read again.
      let encoded = try DataSetWriter(.explicitVRLittleEndian).encode(
        result.dataSet.resolvingAmbiguousVRs())
      let meta = try FileMetaInformation(
        sopClass: "1.2", sopInstance: "1.3", transferSyntax: "1.2.840.10008.1.2.1"
      ).encode()
      let again = try DICOMFile.read(MemorySource(meta + encoded))
      if round % 6 == 0 { #expect(again.failure == nil) }
    }
    #expect(coerced > 300)
  }
}
