import DICOMCore
import Testing

@Suite struct RegistryTests {
  @Test func `a UID has a name`() {
    #expect(UIDRegistry.name(of: "1.2.840.10008.1.1") == "Verification SOP Class")
    #expect(UIDRegistry.name(of: "1.2.840.10008.5.1.4.1.1.12.77") == nil)
    #expect(UIDRegistry.name(of: "1.2.3") == nil)
    #expect(UIDRegistry.uid(keyword: "CTImageStorage") == "1.2.840.10008.5.1.4.1.1.2")
    #expect(UIDRegistry.uid(keyword: "") == nil)
    #expect(UIDRegistry.entry(for: "1.2.840.10008.2.16.4")?.kind == .codingScheme)
  }

  @Test func `pydicom says the same of every UID`() throws {
    let output = try python(
      """
      from pydicom._uid_dict import UID_dictionary
      for uid, (name, kind, info, retired, keyword) in UID_dictionary.items():
        print(uid, name, keyword, 'R' if retired else 'C', sep='|')
      """)
    var compared = 0
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let entry = try #require(UIDRegistry.entry(for: UID(rawValue: fields[0])), "\(line)")
      compared += 1
      #expect(
        entry.name == fields[1] && entry.keyword == fields[2]
          && entry.isRetired == (fields[3] == "R"), "\(line)")
    }
    #expect(compared >= 480)
  }

  @Test func `the storage classes are known`() {
    #expect(SOPClass.all.filter(\.isStorage).count == 199)
    #expect(SOPClass.all.filter { $0.isStorage && $0.isRetired }.count == 20)
    let ct = SOPClass("1.2.840.10008.5.1.4.1.1.2")
    #expect(ct?.iod == "CT Image" && ct?.isStorage == true)
    #expect(SOPClass("1.2.840.10008.1.1")?.isStorage == false)
    #expect(SOPClass("1.2.840.10008.1.2") == nil)
  }
}

@Suite struct TransferSyntaxTests {
  @Test func `all syntaxes are there, with the four since 2024`() {
    #expect(TransferSyntax.all.count == 63)
    #expect(Set(TransferSyntax.all.map(\.uid)).count == 63)
    #expect(TransferSyntax("1.2.3") == nil)
    #expect(TransferSyntax("1.2.840.10008.1.2.4.50") == .jpegBaseline)
  }

  /// pydicom's own answers; it counts JPIP as encapsulated, though the pixels are elsewhere.
  @Test func `pydicom says the same of how the bytes are laid out`() throws {
    let output = try python(
      """
      from pydicom.uid import UID
      from pydicom._uid_dict import UID_dictionary
      for uid, row in UID_dictionary.items():
        if row[1] != 'Transfer Syntax' or uid.startswith('1.2.840.10008.1.2.6'): continue
        uid = UID(uid)
        print(uid, *[int(flag) for flag in (uid.is_implicit_VR, not uid.is_little_endian,
          uid.is_deflated, uid.is_encapsulated)])
      """)
    var compared = 0
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      let syntax = try #require(TransferSyntax(UID(rawValue: fields[0])), "\(line)")
      guard TransferSyntaxTests.layout(differs: syntax) == false else { continue }
      compared += 1
      let found = [
        syntax.isImplicitVR, syntax.isBigEndian, syntax.isDeflated, syntax.isEncapsulated,
      ]
      #expect(found.map { $0 ? "1" : "0" } == Array(fields.dropFirst()), "\(line)")
    }
    #expect(compared >= 45)
  }

  /// JPIP has no pixel data in the file, SMPTE streams are no files, Papyrus is implicit VR.
  static func layout(differs syntax: TransferSyntax) -> Bool {
    syntax.keyword.hasPrefix("JPIP") || syntax.keyword.hasPrefix("SMPTE")
      || syntax.keyword.hasPrefix("Papyrus")
  }

  @Test func `deflated and encapsulated are told apart`() {
    #expect(
      TransferSyntax.all.filter(\.isDeflated).map(\.keyword) == [
        "DeflatedExplicitVRLittleEndian", "JPIPReferencedDeflate", "JPIPHTJ2KReferencedDeflate",
      ])
    #expect(TransferSyntax.deflatedImageFrameCompression.isEncapsulated)
    #expect(TransferSyntax.encapsulatedUncompressedExplicitVRLittleEndian.isEncapsulated)
    #expect(!TransferSyntax.jpipReferenced.isUncompressed)
    #expect(!TransferSyntax.jpegLosslessSV1.isLossy && TransferSyntax.jpeg2000.isLossy)
    #expect(TransferSyntax.hevcMP51.isVideo && !TransferSyntax.rleLossless.isVideo)
  }
}
