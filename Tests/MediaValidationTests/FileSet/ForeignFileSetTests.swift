import DICOMCore
import Foundation
import MediaValidation
import Testing

struct ForeignFileSetTests {
  @Test func `what dcmmkdir makes of sound files breaks no rule`() throws {
    var medium = MadeMedium.sample
    medium.directory = nil
    try inFolder { folder in
      try medium.write(to: folder)
      _ = try judge("dcmmkdir", ["+r", "-W", "+F", "MADE", "+D", "DICOMDIR", "IMG"], in: folder)
      medium.others["DICOMDIR"] = [UInt8](
        try Data(contentsOf: folder.appending(path: "DICOMDIR")))
    }
    let findings = FileSetValidation.findings(in: medium)
    #expect(findings.isEmpty, "\(findings.map(\.lines))")
  }

  @Test func `what is sound here is sound for dcdirdmp, dcmdump and pydicom too`() throws {
    let medium = MadeMedium.sample
    try inFolder { folder in
      try medium.write(to: folder)
      let dump = try judge("dcmdump", ["DICOMDIR"], in: folder)
      #expect(!dump.contains("W:") && !dump.contains("E:"))
      #expect(try judge("dcdirdmp", ["DICOMDIR"], in: folder).contains("P0S0I0"))
      let count = try judge(
        "python3",
        ["-c", "from pydicom.fileset import FileSet; print(len(list(FileSet('DICOMDIR'))))"],
        in: folder)
      #expect(count.contains("5"))
    }
  }

  /// Whatever stands in a directory, judging it ends and does not trap.
  @Test func `no byte of a directory that is changed stops the validator`() {
    let sound = MadeMedium.sample.directory?.bytes ?? []
    var seed: UInt64 = 6
    for _ in 0..<1500 {
      var bytes = sound
      for _ in 0..<3 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int((seed >> 33) % UInt64(bytes.count))
        bytes[place] = UInt8(truncatingIfNeeded: seed >> 20)
      }
      let validation = DirectoryValidation(MemorySource(bytes))
      #expect(validation.findings == validation.findings.sorted())
    }
  }
}
