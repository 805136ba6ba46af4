/// One for each rule of the DICOMDIR as a file, and of its offsets.
enum DirectoryFileCases {
  private typealias Place = MadeMedium.Place

  static let all: [RuleCase] = [
    RuleCase("DIR-001") { $0.directory?.replacement = Array("this is no directory".utf8) },
    RuleCase("DIR-002") { $0.directory?.hasPreamble = false },
    RuleCase("DIR-003") { $0.directory?.metaLengthError = 2 },
    RuleCase("DIR-004") {
      $0.directory?.isExplicit = false
      $0.directory?.transferSyntax = "1.2.840.10008.1.2"
    },
    RuleCase("DIR-005") { $0.directory?.sopClass = MadeMedium.mr },
    RuleCase("DIR-006") {
      $0.set(Place.images[0], 0x0004_1500, "LO", "IMG\\P0S0I0")
    },
    RuleCase("DIR-007") { $0.directory?.hasGroupLength = true },
    RuleCase("DIR-008") { $0.directory?.trailing = [UInt8](repeating: 1, count: 32) },
    RuleCase("DIR-009") {
      let last = ($0.directory?.records.count ?? 1) - 1
      $0.set(last, 0x0028_0A00, "LO", "what is cut")
      $0.directory?.cut = 4
    },
    RuleCase("DIR-010") { $0.directory?.records[Place.images[0]].lengthError = -2 },
    RuleCase("DIR-011") {
      $0.directory?.hasSequence = false
      $0.directory?.records = []
    },
    RuleCase("DIR-012") { $0.directory?.hasInformation = false },
    RuleCase("DIR-013") { $0.directory?.flag = 0xFFFF },
    RuleCase("DIR-014") { $0.directory?.first = 9999 },
    RuleCase("DIR-015") {
      let offset = $0.directory?.offset(Place.patient)
      $0.directory?.last = offset
    },
    RuleCase("DIR-016") { $0.directory?.records[Place.patient].next = 7 },
    RuleCase("DIR-017") { $0.directory?.records[Place.series].lower = 7 },
    RuleCase("DIR-018") {
      let offset = $0.directory?.offset(Place.patient)
      $0.directory?.records[Place.otherPatient].next = offset
    },
    RuleCase("DIR-019") {
      let offset = $0.directory?.offset(Place.otherSeries + 1)
      $0.directory?.records[Place.images[2]].next = offset
    },
    RuleCase("DIR-020") {
      let offset = $0.directory?.offset(Place.images[2])
      $0.directory?.records[Place.images[0]].next = offset
    },
    RuleCase("DIR-021") { $0.directory?.records[Place.images[0]].inUse = 1 },
    RuleCase("DIR-022") { $0.directory?.records[Place.images[0]].inUse = 0 },
    RuleCase("DIR-023") { $0.directory?.records[Place.images[0]].lacksLower = true },
    RuleCase("DIR-052") { $0.directory?.hasFileSetID = false },
    RuleCase("DIR-053") { $0.directory?.hasImplementation = false },
  ]
}
