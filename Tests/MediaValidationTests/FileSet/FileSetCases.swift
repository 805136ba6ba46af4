import DICOMCore
import MediaValidation

/// One for each rule of a file-set.
enum FileSetCases {
  private typealias Place = MadeMedium.Place
  private static let image = MadeMedium.Place.images[0]
  private static let implicit = "1.2.840.10008.1.2"

  static let all: [RuleCase] = ofFiles + ofRecords

  private static let ofFiles: [RuleCase] = [
    RuleCase("FS-001") { $0.directory = nil },
    RuleCase("FS-002") { $0.directoryName = "dicomdir" },
    RuleCase("FS-003") { $0.others["OLD/DICOMDIR"] = $0.directory?.bytes },
    RuleCase("FS-004") { $0.instances.removeFirst() },
    RuleCase("FS-005") { $0.instances[0].path = "img/p0s0i0.dcm" },
    RuleCase("FS-006") {
      var more = $0.instances[0]
      more.path = "IMG/MORE"
      more.meta.sopInstance = "2.25.96"
      more.set(0x0008_0018, "UI", "2.25.96")
      $0.instances.append(more)
    },
    RuleCase("FS-007") { $0.instances[0].replacement = Array("no image at all".utf8) },
    RuleCase("FS-008") { $0.instances[0].hasMeta = false },
    RuleCase("FS-009") {
      $0.others["NOTES"] = [UInt8](repeating: 0, count: 128) + Array("DICM in words".utf8)
    },
    RuleCase("FS-010") { $0.others["VIEWER.EXE"] = Array("MZ and so on".utf8) },
    RuleCase("FS-011") { $0.others["AUTORUN.INF"] = Array("[autorun]".utf8) },
    RuleCase("FS-012") { $0.instances[0].preamble.replaceSubrange(0..<2, with: Array("MZ".utf8)) },
    RuleCase("FS-016") { $0.instances[0].meta.sopClass = "1.2.840.10008.5.1.4.1.1.2" },
    RuleCase("FS-017") { $0.instances[0].meta.sopInstance = "2.25.95" },
    RuleCase("FS-018") {
      $0.instances[0].meta.transferSyntax = "1.2.840.10008.1.2"
      $0.set(image, 0x0004_1512, "UI", implicit)
    },
    RuleCase("FS-027") { $0.unreadable = ["IMG/P0S0I0"] },
    RuleCase("FS-028") {
      $0.problems = [ListingProblem(file: "IMG", offset: 2_048, detail: "an entry of no length")]
    },
    RuleCase("FS-029") {
      $0.problems = [ListingProblem(file: "IMG/LINK", detail: "a link", isHarmless: true)]
    },
  ]

  private static let ofRecords: [RuleCase] = [
    RuleCase("FS-013") { $0.set(image, 0x0004_1510, "UI", "1.2.840.10008.5.1.4.1.1.2") },
    RuleCase("FS-014") { $0.set(image, 0x0004_1511, "UI", "2.25.94") },
    RuleCase("FS-015") { $0.set(image, 0x0004_1512, "UI", implicit) },
    RuleCase("FS-019") { $0.set(Place.patient, 0x0010_0020, "LO", "ANOTHER") },
    RuleCase("FS-020") { $0.set(Place.patient, 0x0010_0010, "PN", "Other^Name") },
    RuleCase("FS-021") { $0.set(Place.study, 0x0020_000D, "UI", "2.25.93") },
    RuleCase("FS-022") { $0.set(Place.study, 0x0008_1030, "LO", "Elbow") },
    RuleCase("FS-023") { $0.set(Place.series, 0x0020_000E, "UI", "2.25.92") },
    RuleCase("FS-024") { $0.set(Place.series, 0x0008_0060, "CS", "CT") },
    RuleCase("FS-025") { $0.set(image, 0x0020_0013, "IS", "77") },
    RuleCase("FS-026", profiles: ["STD-CTMR-CD"]) {
      $0.instances[0].set(0x0020_0052, "UI", "2.25.91")
    },
  ]
}
