/// One for each rule of single records and of what they say together.
enum DirectoryRecordCases {
  private typealias Place = MadeMedium.Place
  private static let image = MadeMedium.Place.images[0]
  private static let last = 11

  static let all: [RuleCase] = ofTypes + ofKeys + ofFiles + ofTwo

  private static let ofTypes: [RuleCase] = [
    RuleCase("DIR-024") { $0.directory?.records[image].type = "" },
    RuleCase("DIR-025") { $0.directory?.records[image].type = "PICTURE" },
    RuleCase("DIR-026") {
      $0.directory?.records[image].type = "CURVE"
      $0.set(image, 0x0020_0024, "IS", "1")
    },
    RuleCase("DIR-027") {
      $0.directory?.records.append(
        MadeDirectory.Record(
          type: "MRDR", depth: 0,
          keys: MadeDirectory.reference("IMG\\P0S0I0", "2.25.3000")
            + [MadeDirectory.number(0x0004_1600, 1)]))
      $0.remove(image, 0x0004_1500)
      $0.remove(image, 0x0004_1511)
      $0.directory?.records[image].keys.append(MadeDirectory.number(0x0004_1504, 0))
      if let offset = $0.directory?.offset(12) {
        $0.remove(image, 0x0004_1504)
        $0.directory?.records[image].keys.append(MadeDirectory.number(0x0004_1504, offset))
      }
    },
    RuleCase("DIR-028") { $0.addImage("IMG\\ROOT", "2.25.99", depth: 0) },
    RuleCase("DIR-050") {
      $0.directory?.records.append(MadeDirectory.Record(type: "PRIVATE", depth: 0))
    },
    RuleCase("DIR-051") { $0.set(image, 0x0004_1510, "UI", "1.2.840.10008.5.1.4.1.1.481.5") },
  ]

  private static let ofKeys: [RuleCase] = [
    RuleCase("DIR-029") { $0.remove(Place.series, 0x0008_0060) },
    RuleCase("DIR-030") { $0.set(Place.patient, 0x0010_0020, "LO", "") },
    RuleCase("DIR-031") { $0.remove(Place.study, 0x0008_1030) },
    RuleCase("DIR-032") { $0.setBytes(Place.patient, 0x0010_0010, "PN", [0x4D, 0xFC]) },
    RuleCase("DIR-033") { $0.set(Place.patient, 0x0008_0005, "CS", "ISO_IR 999") },
    RuleCase("DIR-034") {
      $0.set(Place.patient, 0x0008_0005, "CS", "ISO_IR 192")
      $0.setBytes(Place.patient, 0x0010_0010, "PN", [0x4D, 0xFC])
    },
    RuleCase("DIR-035") { $0.set(Place.study, 0x0008_0020, "DA", "20261399") },
    RuleCase("DIR-054", profiles: ["STD-CTMR-CD"]) { $0.remove(image, 0x0028_0010) },
  ]

  private static let ofFiles: [RuleCase] = [
    RuleCase("DIR-036") { $0.remove(image, 0x0004_1500) },
    RuleCase("DIR-037") { $0.remove(image, 0x0004_1510) },
    RuleCase("DIR-038") { $0.remove(image, 0x0004_1511) },
    RuleCase("DIR-039") { $0.remove(image, 0x0004_1512) },
    RuleCase("DIR-040") {
      $0.directory?.records[Place.series].keys += MadeDirectory.reference("IMG\\SERIES", "2.25.98")
    },
    RuleCase("DIR-041") { $0.set(image, 0x0004_1500, "CS", "A\\B\\C\\D\\E\\F\\G\\H\\I") },
    RuleCase("DIR-042") { $0.set(image, 0x0004_1500, "CS", "IMG\\NINECHARS") },
    RuleCase("DIR-043") { $0.set(image, 0x0004_1500, "CS", "IMG\\P0S0I0.DCM") },
    RuleCase("DIR-044") { $0.set(image, 0x0004_1500, "CS", "..\\P0S0I0") },
  ]

  private static let ofTwo: [RuleCase] = [
    RuleCase("DIR-045") { $0.addCopy(of: Place.patient) },
    RuleCase("DIR-046") { $0.addCopy(of: Place.study) },
    RuleCase("DIR-047") { $0.addCopy(of: Place.series) },
    RuleCase("DIR-048") { $0.addImage("IMG\\OTHER", "2.25.3000") },
    RuleCase("DIR-049") { $0.addImage("IMG\\P0S0I0", "2.25.97") },
  ]
}
