import DICOMCore
import Testing

/// What breaks one rule of consistency, and no other.
struct ConsistencyCase: Sendable, CustomTestStringConvertible {
  var rule: String
  /// `dcentvfy` tells of it too.
  var isKnownToPeer: Bool
  var breakIt: @Sendable (inout MadeInstances) -> Void

  init(
    _ rule: String, peer: Bool = false, _ breakIt: @escaping @Sendable (inout MadeInstances) -> Void
  ) {
    (self.rule, isKnownToPeer, self.breakIt) = (rule, peer, breakIt)
  }

  var testDescription: String { rule }

  var made: MadeInstances {
    var made = MadeInstances.sample
    breakIt(&made)
    return made
  }
}

enum ConsistencyCases {
  private typealias Place = MadeInstances.Place
  private static let last = MadeInstances.Place.last
  private static let ct = MadeInstances.ct

  static let all = identities + entities + references + geometry + laterReferences

  private static let identities: [ConsistencyCase] = [
    ConsistencyCase("CON-001", peer: true) {
      var copy = $0[0]
      copy.path = "B"
      copy.set(0x0018_0050, "DS", "7")
      $0.instances.append(copy)
    },
    ConsistencyCase("CON-002", peer: true) {
      var copy = $0[0]
      copy.path = "B"
      $0.instances.append(copy)
    },
    ConsistencyCase("CON-003", peer: true) { $0[last].set(0x0010_0020, "LO", "ANOTHER") },
    ConsistencyCase("CON-004", peer: true) {
      $0.addCopy(of: Place.keyObject, "L", uid: "2.25.311")
      $0[$0.instances.count - 1].set(0x0020_000D, "UI", "2.25.11")
    },
    ConsistencyCase("CON-005", peer: true) { $0[last].set(0x0008_0060, "CS", "MR") },
    ConsistencyCase("CON-006") { $0[Place.otherPatient].set(0x0020_000D, "UI", "2.25.302") },
    ConsistencyCase("CON-007") { $0[last].set(0x0020_0052, "UI", "2.25.99") },
    ConsistencyCase("CON-008") { $0[Place.otherPatient].set(0x0020_0052, "UI", "2.25.40") },
    ConsistencyCase("CON-009") {
      var image = MadeInstances.instance(
        "Q", MadeInstances.secondaryCapture, "2.25.321", series: "2.25.22", modality: "PR")
      image.setSize(64)
      $0.instances.append(image)
    },
  ]

  private static let entities: [ConsistencyCase] = [
    ConsistencyCase("CON-010", peer: true) { $0[last].set(0x0010_0030, "DA", "19700102") },
    ConsistencyCase("CON-011", peer: true) { $0[last].set(0x0010_4000, "LT", "Another") },
    ConsistencyCase("CON-012", peer: true) { $0[last].set(0x0020_0010, "SH", "S2") },
    ConsistencyCase("CON-013", peer: true) { $0[last].set(0x0008_1030, "LO", "Elbow") },
    ConsistencyCase("CON-014", peer: true) { $0[last].set(0x0020_0011, "IS", "2") },
    ConsistencyCase("CON-015", peer: true) { $0[last].set(0x0008_103E, "LO", "Other") },
    ConsistencyCase("CON-016") { $0[last].set(0x0008_0070, "LO", "Another") },
    ConsistencyCase("CON-017") { $0[last].set(0x0008_1010, "SH", "OTHER") },
    ConsistencyCase("CON-018") { $0[last].set(0x0020_1040, "LO", "XY") },
    ConsistencyCase("CON-019", peer: true) { $0[last].remove(0x0008_1030) },
  ]

  private static let references: [ConsistencyCase] = [
    ConsistencyCase("CON-020") { $0.instances.remove(at: 0) },
    ConsistencyCase("CON-021") {
      $0[0].put(
        MadeInstances.sequence(0x0008_1140, [MadeInstances.reference(ct, "2.25.777")]))
    },
    ConsistencyCase("CON-022") {
      $0[Place.presentation].put(
        MadeInstances.relationship(
          MadeInstances.reference("1.2.840.10008.5.1.4.1.1.4", "2.25.300")))
    },
    ConsistencyCase("CON-023") {
      $0[Place.keyObject].put(
        MadeInstances.evidence([MadeInstances.reference(ct, "2.25.300")], series: "2.25.23"))
    },
    ConsistencyCase("CON-024") {
      $0[Place.presentation].put(
        MadeInstances.relationship(MadeInstances.reference(ct, "2.25.300", frame: "1\\2")))
    },
    ConsistencyCase("CON-025") {
      $0[0].put(
        MadeInstances.sequence(0x0008_2112, [MadeInstances.reference(ct, "2.25.300")]))
    },
    ConsistencyCase("CON-027") {
      // Of a class that no medium holds.
      let items = (0...10_000).map {
        MadeInstances.reference("1.2.840.10008.3.1.2.3.3", "2.25.5\($0)")
      }
      $0[0].put(MadeInstances.sequence(0x0008_1140, items))
    },
  ]

  private static let geometry: [ConsistencyCase] = [
    ConsistencyCase("CON-030") { $0[last].set(0x0020_0037, "DS", "1.2\\0\\0\\0\\1\\0") },
    ConsistencyCase("CON-031") { $0[last].set(0x0020_0037, "DS", "1.002\\0\\0\\0\\1\\0") },
    ConsistencyCase("CON-032") { $0[last].set(0x0020_0032, "DS", "-100\\-100\\12") },
    ConsistencyCase("CON-033") { $0.instances.remove(at: 3) },
    ConsistencyCase("CON-034") { $0[last].set(0x0018_0088, "DS", "3") },
    ConsistencyCase("CON-035") { $0[last].setSize(256) },
    ConsistencyCase("CON-036") { $0[last].set(0x0020_0013, "IS", "7") },
    ConsistencyCase("CON-037") {
      $0[last].set(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER")
    },
    ConsistencyCase("CON-038") { $0[last].remove(0x0020_0032) },
    ConsistencyCase("CON-039") {
      $0[Place.enhanced].put(MadeInstances.frames([[1], [2], [3, 1], [4]]))
    },
    ConsistencyCase("CON-040") {
      $0[Place.enhanced].put(MadeInstances.frames([[1], [2], [2], [4]]))
    },
  ]
  private static let laterReferences: [ConsistencyCase] = [
    ConsistencyCase("CON-041") {
      $0[Place.presentation].put(
        MadeInstances.relationship(
          MadeInstances.reference(ct, "2.25.390"), series: "2.25.29"))
    },
    ConsistencyCase("CON-042") {
      $0.instances.append(
        MadeInstances.segmentation(listing: [MadeInstances.reference(ct, "2.25.301")]))
    },
  ]
}
