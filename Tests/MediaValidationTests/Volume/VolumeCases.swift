import DICOMFileSet
import MediaValidation
import Testing

/// What breaks one rule of volumes, and no other, on a sound one.
struct VolumeCase: Sendable, CustomTestStringConvertible {
  var rule: String
  var profiles: [String]
  var breakIt: @Sendable (inout MadeVolume) -> Void

  init(
    _ rule: String, profiles: [String] = [],
    _ breakIt: @escaping @Sendable (inout MadeVolume) -> Void
  ) {
    (self.rule, self.profiles, self.breakIt) = (rule, profiles, breakIt)
  }

  var testDescription: String { rule }

  var volume: MadeVolume {
    var volume = MadeVolume.sample
    volume.facts.profiles = profiles.compactMap { ApplicationProfile.named($0) }
    breakIt(&volume)
    return volume
  }

  static let all = descriptors + directories + names + places + media
}

private let cd = ["STD-GEN-CD"]
private let dvd = ["STD-GEN-DVD-JPEG"]

extension VolumeCase {
  private static func byte(_ rule: String, _ offset: Int, _ value: UInt8) -> VolumeCase {
    VolumeCase(rule) { $0.patch { bytes, layout in bytes[layout.primary + offset] = value } }
  }

  static let descriptors = [
    byte("VOL-001", 0, 9),
    VolumeCase("VOL-002") { $0.patch { bytes, layout in bytes[layout.terminator + 1] = 0 } },
    byte("VOL-003", 84, 1), byte("VOL-004", 881, 2),
    VolumeCase("VOL-005") {
      $0.volumeIdentifier = "made"
      $0.facts.fileSetID = nil
    },
    byte("VOL-006", 318, 0x61), byte("VOL-007", 813 + 4, 0x32), byte("VOL-008", 72, 1),
    VolumeCase("VOL-009") {
      $0.patch { bytes, layout in bytes.set(both: 4096, at: layout.primary + 128, width: 2) }
    },
    VolumeCase("VOL-010") {
      $0.patch { bytes, layout in bytes.set(both: 2, at: layout.primary + 120, width: 2) }
    },
    byte("VOL-011", 156 + 25, 0),
    VolumeCase("VOL-012") { $0.patch { bytes, _ in bytes.removeLast(2048) } },
    VolumeCase("VOL-013") {
      $0.patch { bytes, _ in bytes += [UInt8](repeating: 0, count: 9000) + [1] }
    },
  ]

  /// Changes the record of the second image.
  private static func record(
    _ rule: String, profiles: [String] = [],
    _ change: @escaping @Sendable (inout [UInt8], Int) -> Void
  ) -> VolumeCase {
    VolumeCase(rule, profiles: profiles) {
      $0.patch { bytes, layout in change(&bytes, layout.records["IMG/IM0002.;1"] ?? 0) }
    }
  }

  static let directories = [
    record("VOL-014") { bytes, at in bytes.set(both: 100_000, at: at + 2, width: 4) },
    VolumeCase("VOL-015") {
      $0.patch { bytes, layout in bytes[(layout.ends["IMG"] ?? 0) + 300] = 7 }
    },
    record("VOL-016") { bytes, at in bytes[at + 14] = 1 },
    VolumeCase("VOL-017") {
      $0.patch { bytes, layout in
        let folder = layout.directories["IMG"] ?? 0
        bytes.set(both: folder / 2048, at: folder + 34 + 2, width: 4)
      }
    },
    VolumeCase("VOL-018") { $0.changeImages { $0.swapAt(0, 1) } },
    VolumeCase("VOL-019") { $0.changeImages { $0[1] = $0[0] } },
    record("VOL-020") { bytes, at in bytes[at + 19] = 13 },
    record("VOL-021") { bytes, at in bytes[at + 25] = 0x20 },
    record("VOL-022") { bytes, at in bytes[at + 25] = 1 },
    record("VOL-023") { bytes, at in bytes.set(both: 2, at: at + 28, width: 2) },
    VolumeCase("VOL-024") {
      $0.root.insert(.directory("IMH", []), at: 2)
      $0.patch { bytes, layout in
        let block = (layout.directories["IMG"] ?? 0) / 2048
        bytes.set(both: block, at: (layout.records["IMH"] ?? 0) + 2, width: 4)
      }
    },
  ]

  private static func named(
    _ rule: String, profiles: [String] = [], _ identifier: String
  ) -> VolumeCase {
    VolumeCase(rule, profiles: profiles) { $0.changeImages { $0[1].identifier = identifier } }
  }

  /// Directories one in the other, the file innermost.
  private static func nested(_ names: [String], _ file: MadeVolume.Node) -> MadeVolume.Node {
    names.reversed().reduce(file) { .directory($1, [$0]) }
  }

  static let names = [
    named("VOL-025", "IM-002.;1"), named("VOL-026", "IM0002;1"), named("VOL-027", "IM0002.;0"),
    VolumeCase("VOL-028") { $0.root.insert(.directory("IMG-1", []), at: 2) },
    named("VOL-029", profiles: cd, "IMAGE0002.;1"), named("VOL-030", "IMAGE0002.;1"),
    VolumeCase("VOL-031") {
      $0.root.insert(
        nested((1...8).map { "D\($0)" }, .file("IM0001.;1", MadeVolume.dicom(300, 1))), at: 0)
    },
    VolumeCase("VOL-032", profiles: dvd) {
      let name = String(repeating: "A", count: 31)
      $0.root.insert(
        nested(
          [String](repeating: name, count: 7),
          .file(String(repeating: "B", count: 30) + ".;1", MadeVolume.dicom(300, 1))), at: 0)
    },
  ]

  static let places = [
    VolumeCase("VOL-033") {
      $0.patch { bytes, layout in
        let first = (layout.files["IMG/IM0001.;1"]?.start ?? 0) / 2048
        bytes.set(both: first + 1, at: (layout.records["IMG/IM0002.;1"] ?? 0) + 2, width: 4)
      }
    },
    VolumeCase("VOL-034", profiles: cd) { $0.changeImages { $0[1].extended = 1 } },
    VolumeCase("VOL-035", profiles: cd) { $0.changeImages { $0[1].flags = 0x10 } },
    VolumeCase("VOL-036", profiles: cd) { $0.changeImages { ($0[1].unit, $0[1].gap) = (1, 1) } },
    VolumeCase("VOL-037") { $0.patch { bytes, layout in bytes[layout.tables[1] + 15] ^= 1 } },
    VolumeCase("VOL-038") {
      $0.patch { bytes, layout in
        bytes[layout.tables[0] + 18] = 0x58
        bytes[layout.tables[1] + 18] = 0x58
      }
    },
    VolumeCase("VOL-039") {
      $0.root.insert(.directory("IMH", []), at: 2)
      $0.reversesPathTable = true
    },
  ]

  static let media = [
    VolumeCase("VOL-040", profiles: ["STD-GEN-BD-JPEG"]) { _ in },
    VolumeCase("VOL-041", profiles: cd) {
      $0.virtualBytes = 360_000 * 2048
      $0.patch { bytes, layout in bytes.set(both: 360_001, at: layout.primary + 80, width: 4) }
    },
    VolumeCase("VOL-042", profiles: cd) { $0.facts.fileSetID = "OTHER" },
    VolumeCase("VOL-043") { $0.facts.fileSetID = "" },
    VolumeCase("VOL-044", profiles: cd) { $0.systemIdentifier = "LINUX" },
    VolumeCase("VOL-045") { volume in
      let sectors = volume.bytes.count / 2048
      volume.facts.sessions = [0, sectors]
      volume.patch { bytes, layout in
        bytes += [UInt8](repeating: 0, count: 16 * 2048)
        bytes += bytes[layout.primary..<layout.terminator + 2048]
      }
    },
    VolumeCase("VOL-046") { $0.facts.isLaterSessionAlone = true },
    VolumeCase("VOL-047") { $0.changeImages { $0[1].otherName = "IM0002" } },
    VolumeCase("VOL-048", profiles: dvd) {
      $0.hasJoliet = true
      $0.changeImages { $0[1].jolietName = nil }
    },
    VolumeCase("VOL-049", profiles: dvd) {
      $0.hasJoliet = true
      $0.changeImages { $0[1].jolietName = "Second image.dcm" }
    },
    VolumeCase("VOL-050", profiles: ["STD-GEN-BD-JPEG"]) { volume in
      let files = volume.made.layout.files.map { path, file in
        VolumeTree.File(
          path: path.split(separator: ";").first.map(String.init) ?? path, size: file.size,
          offset: file.start)
      }
      volume.facts.udf = VolumeTree(name: "UDF", files: files, revision: 0x0102)
    },
  ]
}
