import DICOMCore
import DICOMFileSet
import Foundation
import MediaValidation
import TestSupport
import Testing

/// Images that others made, and what others say of ours.
struct ForeignVolumeTests {
  private static let genisoimage = ["genisoimage", "-quiet", "-V", "MADE", "-o", "made.iso"]

  /// What is found on an image that a program makes of a sound file-set.
  private func found(
    _ command: [String], profiles: [String] = [], _ change: (URL) throws -> Void = { _ in }
  ) throws -> Set<String> {
    try inFolder { folder in
      try MadeMedium.sample.write(to: folder.appending(path: "in"))
      try change(folder.appending(path: "in"))
      _ = try judge(command[0], Array(command.dropFirst()) + ["in"], in: folder)
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "made.iso")))
      let facts = VolumeFacts(
        fileSetID: "MADE", profiles: profiles.compactMap { ApplicationProfile.named($0) })
      return Set(
        VolumeValidation(MemorySource(bytes), facts: facts).findings.map(\.rule.identifier))
    }
  }

  @Test func `what genisoimage makes of Level 1 breaks no rule`() throws {
    #expect(try found(Self.genisoimage + ["-iso-level", "1"]) == [])
    let forCD = Self.genisoimage + ["-iso-level", "1", "-sysid", ""]
    #expect(try found(forCD, profiles: ["STD-GEN-CD"]) == [])
  }

  @Test func `what xorriso and libarchive make of Level 1 breaks no rule`() throws {
    let xorriso = [
      "xorriso", "-outdev", "made.iso", "-volid", "MADE", "-rockridge", "off", "-compliance",
      "iso_9660_level=1", "-add",
    ]
    #expect(try found(xorriso, profiles: ["STD-GEN-CD"]) == [])
    let libarchive = [
      "bsdtar", "--format", "iso9660", "--options",
      "volume-id=MADE,iso-level=1,!joliet,!rockridge", "-cf", "made.iso",
    ]
    #expect(try found(libarchive) == [])
    #expect(try found(libarchive, profiles: ["STD-GEN-CD"]) == ["VOL-044"])
  }

  @Test func `names in any order of letters, digits and lengths are in order`() throws {
    var random = SplitMix(9)
    let letters = Array("AMZ059_")
    func word(_ count: Int) -> String {
      String((0...random.below(count)).map { _ in letters[random.below(letters.count)] })
    }
    let paths = (0..<120).map { _ in
      (0...random.below(4)).map { _ in word(8) }.joined(separator: "/") + "/"
        + word(8) + (random.below(2) == 0 ? "" : "." + word(3))
    }
    let change = { (folder: URL) in
      for path in paths {
        let file = folder.appending(path: path)
        // Some of the folders have names that are files by now.
        try? FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(path.utf8).write(to: file)
      }
    }
    #expect(try found(Self.genisoimage + ["-iso-level", "1"], change) == [])
    #expect(
      try found(["xorriso", "-as", "mkisofs", "-V", "MADE", "-o", "made.iso"], change)
        == ["VOL-047"])
  }

  @Test func `other trees beside Level 1 are a note, and none on DVD`() throws {
    let command = Self.genisoimage + ["-R", "-J"]
    #expect(try found(command) == ["VOL-047"])
    #expect(try found(command, profiles: ["STD-GEN-DVD-JPEG"]) == [])
    #expect(
      try found(["xorriso", "-as", "mkisofs", "-V", "MADE", "-J", "-o", "made.iso"])
        == ["VOL-047"])
  }

  @Test func `what genisoimage is told to do wrong is found`() throws {
    #expect(try found(Self.genisoimage + ["-N"]) == ["VOL-026"])
    #expect(try found(Self.genisoimage + ["-d"]) == ["VOL-026"])
    #expect(
      try found(Self.genisoimage + ["-J", "-hide-joliet", "DICOMDIR"])
        == ["VOL-047", "VOL-048"])
    #expect(try found(["genisoimage", "-quiet", "-V", "OTHER", "-o", "made.iso"]) == ["VOL-043"])
    let deep = try found(Self.genisoimage + ["-D"]) { folder in
      let file = folder.appending(path: "A/B/C/D/E/F/G/H/I/DEEP")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("deep".utf8).write(to: file)
    }
    #expect(deep == ["VOL-031"])
    let long = try found(Self.genisoimage + ["-l"], profiles: ["STD-GEN-CD"]) { folder in
      try Data("long".utf8).write(to: folder.appending(path: "LONGER_THAN_THAT.TEXT"))
    }
    #expect(long == ["VOL-029", "VOL-044"])
  }

  @Test func `what is sound here is sound for isoinfo and xorriso too`() throws {
    var volume = MadeVolume.sample
    volume.hasJoliet = true
    try inFolder { folder in
      try Data(volume.bytes).write(to: folder.appending(path: "made.iso"))
      let list = try judge("isoinfo", ["-l", "-i", "made.iso"], in: folder)
      for name in ["DICOMDIR.;1", "IM0001.;1", "IM0002.;1", "README.TXT;1"] {
        #expect(list.contains(name))
      }
      let paths = try judge("isoinfo", ["-p", "-i", "made.iso"], in: folder)
      #expect(paths.contains("IMG"))
      let files = try judge(
        "xorriso", ["-indev", "made.iso", "-find", "/", "-type", "f", "-exec", "report_lba", "--"],
        in: folder)
      #expect(files.contains("/IMG/IM0002") && !files.contains("SORRY"))
      _ = try judge("xorriso", ["-indev", "made.iso", "-check_media", "--"], in: folder)
    }
  }

  @Test func `isoinfo sees what a case breaks, where it looks at it`() throws {
    let broken = try #require(VolumeCase.all.first { $0.rule == "VOL-014" }).volume
    try inFolder { folder in
      try Data(broken.bytes).write(to: folder.appending(path: "made.iso"))
      let list = try judge("isoinfo", ["-l", "-i", "made.iso"], in: folder)
      #expect(list.contains("100000"))
    }
  }
}
