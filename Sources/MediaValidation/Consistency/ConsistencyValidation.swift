/// Compares the instances of a medium with each other.
///
/// Of each it keeps what it is compared by: for 2,000 slices a few megabytes.
/// - SeeAlso: PS3.3 §A.1.2
public struct ConsistencyValidation: Sendable {
  /// What is known of an instance beside what its entities keep.
  struct Instance: Sendable {
    var sopClass: Int32
    var sopInstance: Int32
    var study: Int32
    var series: Int32
    var frameOfReference: Int32
    var modality: Int32
    var transferSyntax: Int32
    var content: UInt64
    var pixelLength: Int?
    var frames: Int?
    var isWhole: Bool
    var number: UInt64?
    var patient: InstanceFacts.PatientKey?
    var dimensionFaults: InstanceFacts.DimensionFaults
    /// Without its planes, which lie in one list for all.
    var geometry: InstanceGeometry?
    var planes: Range<Int>
    var references: Range<Int>
  }

  static let mostReferences = 100_000
  static let mostPlanes = 100_000
  /// Findings of one rule.
  static let mostFindings = 1000

  var names: [String] = []
  var instances: [Instance] = []
  var texts = TextTable()
  var entities = EntityTable()
  var references: [StoredReference] = []
  var planes: [InstanceGeometry.Plane] = []
  /// The first instance of which not everything is looked at.
  var firstCut: Int?

  /// What is not there has not been taken along.
  private(set) var isWholeMedium: Bool

  /// - Parameter isWholeMedium: false for files by themselves, whose references lead elsewhere.
  public init(isWholeMedium: Bool = true) { self.isWholeMedium = isWholeMedium }

  /// Takes the next instance; those of a medium come in the order of its files.
  public mutating func add(_ facts: InstanceFacts) {
    let index = instances.count
    names.append(facts.name)
    let room = max(0, Self.mostReferences - references.count)
    let kept = facts.references.prefix(room)
    let firstReference = references.count
    for reference in kept { references.append(StoredReference(reference, &texts)) }
    var geometry = facts.geometry
    geometry?.planes = []
    let found = facts.geometry?.planes ?? []
    let firstPlane = planes.count
    planes += found.prefix(max(0, Self.mostPlanes - planes.count))
    let isCut =
      facts.hasMoreReferences || kept.count < facts.references.count
      || planes.count - firstPlane < found.count || facts.geometry?.hasMorePlanes == true
    if isCut, firstCut == nil { firstCut = index }
    let instance = Instance(
      sopClass: texts.number(facts.sopClass), sopInstance: texts.number(facts.sopInstance),
      study: texts.number(facts.study), series: texts.number(facts.series),
      frameOfReference: texts.number(facts.frameOfReference),
      modality: texts.number(facts.modality), transferSyntax: texts.number(facts.transferSyntax),
      content: facts.content, pixelLength: facts.pixelLength, frames: facts.frames,
      isWhole: facts.isWhole, number: facts.instanceNumber, patient: facts.patient,
      dimensionFaults: facts.dimensionFaults, geometry: geometry,
      planes: firstPlane..<planes.count, references: firstReference..<references.count)
    instances.append(instance)
    for block in facts.blocks {
      guard let key = EntityTable.key(of: block.entity, instance) else { continue }
      entities.add(block, to: key, of: index, sopClass: facts.sopClass, isWhole: facts.isWhole)
    }
  }

  /// Everything that does not fit together, in the order of files and rules.
  public func findings() -> [ValidationFinding] {
    var list = ConsistencyList(names: names)
    checkIdentities(&list)
    checkSeries(&list)
    entities.check(&list)
    checkReferences(&list)
    checkGeometry(&list)
    if let firstCut {
      list.add(
        ConsistencyRule.notLookedAt, firstCut,
        found: "more references or planes than are looked at",
        expected: "\(ReferenceCollector.limit) references and \(InstanceGeometry.mostPlanes) "
          + "planes in an instance, \(Self.mostReferences) of each on a medium")
    }
    return list.findings.sorted()
  }

  /// The instances of each value, in the order of the files; the empty text is no value.
  func groups(_ value: (Instance) -> Int32) -> [(value: Int32, members: [Int])] {
    var places: [Int32: Int] = [:]
    var groups: [(value: Int32, members: [Int])] = []
    for (index, instance) in instances.enumerated() {
      let value = value(instance)
      guard value != TextTable.empty else { continue }
      if let place = places[value] {
        groups[place].members.append(index)
      } else {
        places[value] = groups.count
        groups.append((value, [index]))
      }
    }
    return groups
  }
}

/// A reference whose UIDs are numbers of texts.
struct StoredReference: Sendable {
  var sopClass: Int32
  var sopInstance: Int32
  var study: Int32
  var series: Int32
  var isInOwnStudy: Bool
  var use: InstanceReference.Use
  var frames: (low: Int, high: Int)?
  var path: Int32

  init(_ reference: InstanceReference, _ texts: inout TextTable) {
    sopClass = texts.number(reference.sopClass)
    sopInstance = texts.number(reference.sopInstance)
    study = texts.number(reference.study)
    series = texts.number(reference.series)
    isInOwnStudy = reference.isInOwnStudy
    use = reference.use
    frames = reference.frames
    path = texts.number(reference.path)
  }
}

/// Texts that come again and again, each kept once.
struct TextTable: Sendable {
  static let empty: Int32 = 0

  private var numbers: [String: Int32] = ["": 0]
  private(set) var texts: [String] = [""]

  mutating func number(_ text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(truncatingIfNeeded: texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  subscript(number: Int32) -> String {
    let index = Int(number)
    return texts.indices.contains(index) ? texts[index] : ""
  }
}

/// Findings of all instances, of each rule no more than a report needs.
struct ConsistencyList {
  let names: [String]
  private var kept: [ValidationFinding] = []
  private var count = FindingCount(limit: ConsistencyValidation.mostFindings)

  /// The last of a rule that has more says how many there are.
  var findings: [ValidationFinding] { count.told(kept, "on the medium") }

  init(names: [String]) { self.names = names }

  mutating func add(
    _ rule: ValidationRule, _ instance: Int, path: String? = nil, found: String, expected: String,
    section: String? = nil
  ) {
    guard count.admits(rule) else { return }
    kept.append(
      ValidationFinding(
        rule, ValidationFinding.Place(file: name(instance), path: path),
        found: ReportText.shortened(found), expected: ReportText.shortened(expected),
        section: section))
  }

  func name(_ instance: Int) -> String {
    names.indices.contains(instance) ? names[instance] : ""
  }
}
