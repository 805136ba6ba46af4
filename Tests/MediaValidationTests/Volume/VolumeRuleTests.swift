import DICOMCore
import DICOMFileSet
import Foundation
import MediaValidation
import Testing

struct VolumeRuleTests {
  @Test(arguments: [[], ["STD-GEN-CD"], ["STD-GEN-DVD-JPEG"], ["STD-GEN-CD", "STD-GEN-DVD-J2K"]])
  func `a sound volume breaks no rule`(profiles: [String]) {
    var volume = MadeVolume.sample
    volume.facts.profiles = profiles.compactMap { ApplicationProfile.named($0) }
    #expect(volume.findings.isEmpty, "\(volume.findings.map(\.lines))")
  }

  @Test func `a second tree of the same files breaks no rule of a DVD`() {
    var volume = MadeVolume.sample
    volume.hasJoliet = true
    volume.facts.profiles = ApplicationProfile.all.filter { $0.identifier == "STD-GEN-DVD-JPEG" }
    #expect(volume.findings.isEmpty, "\(volume.findings.map(\.lines))")
  }

  @Test(arguments: VolumeCase.all)
  func `a volume that breaks one rule has findings of that rule alone`(_ one: VolumeCase) {
    let findings = one.volume.findings
    #expect(Set(findings.map(\.rule.identifier)) == [one.rule], "\(findings.map(\.lines))")
  }

  @Test func `every rule has a volume that breaks it alone, and none has two`() {
    #expect(VolumeCase.all.map(\.rule).sorted() == VolumeRule.all.map(\.identifier))
  }

  @Test func `a large volume is judged in the time that reading its folders takes`() {
    var volume = MadeVolume.sample
    volume.changeImages { images in
      images = (10_000..<12_000).map { .file("I\($0).;1", MadeVolume.dicom(140, 1)) }
    }
    let source = MemorySource(volume.bytes)
    let facts = volume.facts
    var findings: [ValidationFinding] = []
    let time = ContinuousClock().measure {
      findings = VolumeValidation(source, facts: facts).findings
    }
    #expect(findings.isEmpty, "\(findings.prefix(3).map(\.lines))")
    // Without optimisation.
    #expect(time < .seconds(2))
  }

  @Test func `a rule has a hundred findings at the most`() {
    var volume = MadeVolume.sample
    volume.changeImages { images in
      images = (1000..<1200).map { .file("i\($0).;1", MadeVolume.dicom(140, 1)) }
    }
    #expect(volume.findings.count == 100)
    #expect(Set(volume.findings.map(\.rule.identifier)) == ["VOL-025"])
  }

  @Test func `no finding has the label of the volume in it`() {
    var volume = MadeVolume.sample
    volume.volumeIdentifier = "SMITH^JOHN"
    volume.facts.profiles = ApplicationProfile.all.filter { $0.identifier == "STD-GEN-CD" }
    #expect(volume.findings.count == 2)
    #expect(!volume.findings.contains { $0.lines.contains("SMITH") })
  }

  @Test(arguments: [("EXFAT   ", 3, "exFAT"), ("NTFS    ", 3, "NTFS"), ("FAT32   ", 82, "FAT")])
  func `a stick has the file system that its profile asks for`(
    mark: String, offset: Int, name: String
  ) throws {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    bytes.set(mark, at: offset)
    (bytes[510], bytes[511]) = (0x55, 0xAA)
    let usb = try #require(ApplicationProfile.named("STD-GEN-USB-JPEG"))
    let findings = VolumeValidation(MemorySource(bytes), facts: VolumeFacts(profiles: [usb]))
      .findings
    #expect(findings.map(\.rule.identifier) == (name == "FAT" ? [] : ["VOL-040"]))
    #expect(findings.first.map { $0.found == name } ?? true)
  }

  @Test func `a stick of partitions is not looked into`() throws {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    (bytes[510], bytes[511]) = (0x55, 0xAA)
    let usb = try #require(ApplicationProfile.named("STD-GEN-USB-JPEG"))
    for profiles in [[], [usb]] {
      let facts = VolumeFacts(profiles: profiles)
      #expect(VolumeValidation(MemorySource(bytes), facts: facts).findings.isEmpty)
    }
  }

  @Test func `what is too large for a CD-R is not asked to be like one`() {
    var volume = MadeVolume.sample
    volume.facts.fileSetID = "OTHER"
    volume.changeImages { $0[1].identifier = "IMAGE0002.;1" }
    #expect(Set(volume.findings.map(\.rule.identifier)) == ["VOL-030", "VOL-043"])
    volume.virtualBytes = 1 << 30
    #expect(volume.findings.isEmpty)
  }

  /// Whatever stands on a volume, judging it ends and does not trap.
  @Test func `no byte of a volume that is changed stops the validator`() {
    var volume = MadeVolume.sample
    volume.hasJoliet = true
    let sound = volume.bytes
    var seed: UInt64 = 12
    for round in 0..<1500 {
      var bytes = sound
      for _ in 0..<3 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = 32768 + Int((seed >> 33) % UInt64(sound.count - 32768))
        bytes[place] = round % 3 == 0 ? 0xFF : UInt8(truncatingIfNeeded: seed >> 20)
      }
      if round % 40 == 0 { bytes.removeLast(Int(seed >> 40) % bytes.count) }
      let findings = VolumeValidation(MemorySource(bytes), facts: volume.facts).findings
      #expect(findings == findings.sorted())
    }
  }
}
