import DICOMCore
import DICOMFileSet
import Testing

@Suite struct ProfileJudgeTests {
  @Test func `uncompressed instances are judged as what they are written as`() throws {
    let profile = try #require(ApplicationProfile.named("STD-GEN-CD"))
    for syntax in ["1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"] {
      let subject = Sample.ct(syntax).subject
      #expect(profile.violations(of: subject).isEmpty)
      #expect(profile.targetSyntax(for: subject)?.rawValue == Sample.plain)
      #expect(profile.violations(of: subject, reencodesUncompressed: false).count == 1)
    }
    #expect(profile.targetSyntax(for: Sample.ct(Sample.rle).subject) == nil)
    #expect(profile.targetSyntax(for: Sample.ct("1.2.840.10008.1.2.1.98").subject) == nil)
    let mail = try #require(ApplicationProfile.named("STD-GEN-ZIP-MAIL"))
    #expect(mail.targetSyntax(for: Sample.ct("1.2.840.10008.1.2").subject) == "1.2.840.10008.1.2")
  }

  @Test func `a rejected instance is told which profile would take it`() {
    let names = ApplicationProfile.accepting(Sample.ct(Sample.jpeg2000).subject)
      .map(\.identifier)
    #expect(names.contains("STD-GEN-USB-J2K") && !names.contains("STD-GEN-USB-JPEG"))
    let none = ApplicationProfile.accepting(
      Sample.ct("1.2.840.10008.1.2.4.80").subject,
      of: ApplicationProfile.all.filter { $0.annex == "H" })
    #expect(none.isEmpty)
  }

  @Test func `a violation names element, found and expected`() throws {
    let profile = try #require(ApplicationProfile.named("STD-XABC-CD"))
    let violations = profile.violations(of: Sample.angiogram(size: 513).subject)
    #expect(violations.map(\.tag) == [.rows, .columns])
    #expect(violations.first?.found == "513" && violations.first?.expected == "up to 512")
  }

  @Test func `overlays and biplane are refused where the profile says so`() throws {
    let cardiac = try #require(ApplicationProfile.named("STD-XABC-CD"))
    #expect(
      cardiac.violations(of: Sample.angiogram().with("OverlayBitsAllocated", "16").subject).count
        == 1)
    #expect(
      cardiac.violations(of: Sample.angiogram().with("OverlayBitsAllocated", "1").subject).isEmpty)
    #expect(
      cardiac.violations(
        of: Sample.angiogram().with("BiPlaneAcquisitionSequence", items: []).subject
      ).map(\.tag) == [.biPlaneAcquisitionSequence])
    let large = try #require(ApplicationProfile.named("STD-XA1K-CD"))
    let capture = Sample.image("SecondaryCaptureImageStorage", "OT")
    #expect(large.violations(of: capture.subject).isEmpty)
    #expect(large.violations(of: capture.with("OverlayRows", "8").subject).count == 1)
  }

  @Test func `a class without a type of record is refused`() throws {
    let profile = try #require(ApplicationProfile.named("STD-GEN-ZIP-MAIL"))
    let subject = Sample(
      name: "", sopClass: "1.2.840.10008.5.1.4.1.1.200.1", syntax: Sample.plain
    ).subject
    #expect(profile.violations(of: subject).first?.rule.contains("no type of directory") == true)
  }

  @Test func `an instance without what its record needs is refused`() throws {
    let stick = try #require(ApplicationProfile.named("STD-GEN-USB-JPEG"))
    #expect(
      stick.violations(of: Sample.ct().without("Rows").subject).map(\.tag) == [.rows])
    let disc = try #require(ApplicationProfile.named("STD-GEN-CD"))
    #expect(disc.violations(of: Sample.ct().without("Rows").subject).isEmpty)
    let uid = try #require(UIDRegistry.uid(keyword: "BasicTextSRStorage"))
    let report = Sample(name: "", sopClass: uid.rawValue, syntax: Sample.plain)
    #expect(disc.violations(of: report.subject).map(\.tag) == [.conceptNameCodeSequence])
    let titled = report.with("ConceptNameCodeSequence", items: [[]])
    #expect(disc.violations(of: titled.subject).isEmpty)
  }

  @Test func `a UID that is none is refused under every profile`() {
    let subject = Sample.ct().with("SOPInstanceUID", "1.02").subject
    #expect(ApplicationProfile.accepting(subject).isEmpty)
  }

  @Test func `hostile values are judged without a trap`() throws {
    let profile = try #require(ApplicationProfile.named("STD-CTMR-CD"))
    for value in ["", "-9223372036854775808", "9223372036854775807", "x", "\u{0}"] {
      var subject = Sample.image("MRImageStorage", "MR", stored: 12).subject
      for tag in [Tag.bitsStored, .highBit, .bitsAllocated] {
        subject.dataSet[tag] = DataElement(tag, .is, .memory(Array(value.utf8)))
      }
      #expect(!profile.violations(of: subject).isEmpty)
    }
  }

  @Test func `profiles that cannot be made yet say why`() {
    let reasons = Dictionary(
      uniqueKeysWithValues: ApplicationProfile.all.map { ($0.identifier, $0.notYet) })
    #expect(reasons["STD-GEN-SEC-CD"]??.contains("secure") == true)
    #expect(reasons["STD-GEN-MIME"]??.contains("MIME") == true)
    #expect(reasons["STD-GEN-BD-JPEG"]??.contains("UDF") == true)
    #expect(reasons["STD-CTMR-DVD-RAM"]??.contains("UDF") == true)
    let possible = reasons.filter { $0.value == nil }.keys
    #expect(Set(["STD-GEN-CD", "STD-CTMR-DVD", "STD-GEN-ZIP-MAIL"]).isSubset(of: possible))
    #expect(Set(["STD-XABC-CD", "STD-XA1K-CD", "STD-XA1K-DVD"]).isSubset(of: possible))
    #expect(possible.count == 38)
  }

  @Test func `defaults follow medium and output`() {
    func names(_ medium: Medium?, _ output: ApplicationProfile.Output) -> [String] {
      ApplicationProfile.defaults(medium: medium, output: output).map(\.identifier)
    }
    #expect(names(.cd, .image) == ["STD-GEN-CD"])
    #expect(names(.dvdDualLayer, .folder) == ["STD-GEN-DVD-JPEG", "STD-GEN-DVD-J2K"])
    #expect(names(nil, .folder) == ["STD-GEN-USB-JPEG", "STD-GEN-USB-J2K"])
    #expect(names(nil, .zip) == ["STD-GEN-ZIP-MAIL"])
    #expect(names(.bd, .image) == [])
    #expect(names(Medium("8000000"), .image) == ["STD-GEN-CD"])
    #expect(names(Medium("8000000"), .folder) == ["STD-GEN-USB-JPEG", "STD-GEN-USB-J2K"])
  }

  @Test func `media have the capacities of the blanks`() {
    #expect(Medium("cd")?.capacity == 359_844 * 2048)
    #expect(Medium("dvd-dl")?.capacity == 4_171_712 * 2048)
    #expect(Medium("usb")?.capacity == nil)
    #expect(Medium("8000000")?.capacity == 8_000_000)
    #expect(Medium("0") == nil && Medium("-5") == nil && Medium("floppy") == nil)
    #expect(Medium.smallest(holding: 1_000_000_000) == .dvd)
    #expect(Medium.smallest(holding: .max) == nil)
  }
}
