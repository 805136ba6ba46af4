import DICOMCore
import DICOMFileSet
import MediaValidation
import Testing

/// What breaks one rule of a profile, and no other, on a medium made for the profile.
struct ProfileCase: Sendable, CustomTestStringConvertible {
  var rule: String
  var profile: String
  var breakIt: @Sendable (inout MadeProfile) -> Void

  init(
    _ rule: String, _ profile: String, _ breakIt: @escaping @Sendable (inout MadeProfile) -> Void
  ) {
    (self.rule, self.profile, self.breakIt) = (rule, profile, breakIt)
  }

  var testDescription: String { rule }

  func made() throws -> MadeProfile {
    try MadeProfile(
      #require((ApplicationProfile.all + Self.own()).first { $0.identifier == profile }))
  }

  /// A private profile, for what no profile of the standard asks.
  static func own() throws -> [ApplicationProfile] {
    try ApplicationProfile.load(
      json: Array(
        """
        {"identifier": "PRI-HEAD-CD", "like": "STD-GEN-CD", "title": "Heads",
         "rules": [{"tag": "BodyPartExamined", "values": ["HEAD"]}]}
        """.utf8))
  }

  static let all: [ProfileCase] = ofFiles + ofMedia

  private static let ofFiles: [ProfileCase] = [
    ProfileCase("PRO-001", "STD-CTMR-CD") {
      $0.instances[0].set(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.1")
    },
    ProfileCase("PRO-002", "STD-GEN-CD") {
      $0.instances[0].set(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.200.1")
    },
    ProfileCase("PRO-003", "STD-DVD-MPEG2-MPML") { $0.instances[0].data[.numberOfFrames] = nil },
    ProfileCase("PRO-004", "STD-GEN-CD") {
      $0.instances[0].setMeta(.transferSyntaxUID, .ui, "1.2.840.10008.1.2.4.70")
    },
    ProfileCase("PRO-005", "STD-XABC-CD") { $0.instances[0].set(.modality, .cs, "RF") },
    ProfileCase("PRO-006", "STD-XABC-CD") { $0.instances[0].set(.rows, .us, words: 513) },
    ProfileCase("PRO-007", "STD-CTMR-CD") {
      $0.instances[0].set(.photometricInterpretation, .cs, "MONOCHROME1")
    },
    ProfileCase("PRO-008", "STD-XABC-CD") { $0.instances[0].set(.bitsStored, .us, words: 7) },
    ProfileCase("PRO-009", "PRI-HEAD-CD") {
      $0.instances[0].set(.bodyPart, .cs, "HAND")
    },
    ProfileCase("PRO-010", "STD-DEN-CD") { $0.instances[0].data[Tag(0x0018, 0x700A)] = nil },
    ProfileCase("PRO-011", "STD-XABC-CD") {
      $0.instances[0].setItems(.biPlaneAcquisitionSequence, [])
    },
    ProfileCase("PRO-012", "STD-US-SC-SF-CDR") {
      var region = $0.instances[0].data.items(.sequenceOfUltrasoundRegions)[0]
      region.elements.first.map { region[$0.tag] = nil }
      $0.instances[0].setItems(.sequenceOfUltrasoundRegions, [region])
    },
    ProfileCase("PRO-013", "STD-XA1K-CD") {
      let capture = $0.instances.firstIndex {
        $0.data.uid(.sopClassUID) == "1.2.840.10008.5.1.4.1.1.7"
      }
      $0.instances[capture ?? 0].set(Tag(0x6000, 0x0022), .lo, "An overlay")
    },
    ProfileCase("PRO-014", "STD-GEN-SEC-CD") {
      $0.instances = [$0.instance(MadeProfile.ct, "1.2.840.10008.1.2.1")]
    },
    ProfileCase("PRO-015", "STD-GEN-CD") {
      $0.secure = ["IM9"]
      $0.addRecord("IMAGE", 3, MadeDirectory.reference("IM9", "1.2.9"))
    },
  ]

  private static let ofMedia: [ProfileCase] = [
    ProfileCase("PRO-016", "STD-GEN-CD") { $0.medium.volume = .udf },
    ProfileCase("PRO-017", "STD-GEN-CD") { $0.medium.bytes = 3 << 30 },
    ProfileCase("PRO-018", "STD-XABC-CD") { made in
      var icon = made.icon
      icon[.rows] = DataElement(.rows, .us, .memory([64, 0]))
      made.replaceKey(3, MadeProfile.sequence(.iconImageSequence, icon))
    },
    ProfileCase("PRO-019", "STD-XABC-CD") {
      $0.directory?.records[0].keys.removeAll { $0.tag == .patientSex }
    },
    ProfileCase("PRO-020", "STD-GEN-CD") { $0.addRecord("PATIENT", 0) },
  ]
}

extension MadeProfile {
  mutating func replaceKey(_ record: Int, _ key: MadeDirectory.Element) {
    directory?.records[record].keys.removeAll { $0.tag == key.tag }
    directory?.records[record].keys.append(key)
  }
}
