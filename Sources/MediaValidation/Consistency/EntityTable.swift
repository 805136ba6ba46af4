internal import DICOMCore

/// What instances tell of each patient, study, series, equipment and frame of reference.
struct EntityTable: Sendable {
  /// The entity, and by what it is told apart.
  struct Key: Hashable, Sendable {
    var entity: InformationEntity
    var first: UInt64
    var second: UInt64
  }

  /// What one or more instances tell alike.
  private struct Told: Sendable {
    var values: [(tag: Tag, digest: UInt64)]
    var sopClass: String
    var count: Int
    var first: Int
    var isWhole: Bool
  }

  private var places: [Key: Int] = [:]
  private var told: [(entity: InformationEntity, known: [UInt64: Int], blocks: [Told])] = []

  /// Nil where the instance does not say which it belongs to.
  static func key(of entity: InformationEntity, _ instance: ConsistencyValidation.Instance) -> Key?
  {
    let study = UInt64(UInt32(bitPattern: instance.study))
    let series = UInt64(UInt32(bitPattern: instance.series))
    switch entity {
    case .patient:
      // Without an ID nothing says that two studies are of one patient.
      if let patient = instance.patient {
        return Key(entity: entity, first: patient.id, second: patient.issuer ?? 0)
      }
      return study == 0 ? nil : Key(entity: entity, first: 0, second: study)
    case .study: return study == 0 ? nil : Key(entity: entity, first: study, second: 0)
    // A series in two studies is told as such.
    case .series, .equipment:
      return series == 0 ? nil : Key(entity: entity, first: series, second: study)
    case .frameOfReference:
      let frame = UInt64(UInt32(bitPattern: instance.frameOfReference))
      return frame == 0 ? nil : Key(entity: entity, first: frame, second: 0)
    }
  }

  mutating func add(
    _ block: InstanceFacts.Block, to key: Key, of instance: Int, sopClass: String, isWhole: Bool
  ) {
    let place = places[key] ?? told.count
    if place == told.count {
      places[key] = place
      told.append((key.entity, [:], []))
    }
    let digest = block.digest ^ (isWhole ? 0 : 1)
    if let known = told[place].known[digest] {
      told[place].blocks[known].count += 1
    } else {
      told[place].known[digest] = told[place].blocks.count
      told[place].blocks.append(
        Told(
          values: block.values, sopClass: sopClass, count: 1, first: instance, isWhole: isWhole))
    }
  }

  func check(_ list: inout ConsistencyList) {
    for entity in told where entity.blocks.count > 1 {
      checkValues(entity.entity, entity.blocks, &list)
      if entity.entity != .frameOfReference, entity.entity != .equipment {
        checkLacking(entity.entity, entity.blocks, &list)
      }
    }
  }

  private func checkValues(
    _ entity: InformationEntity, _ blocks: [Told], _ list: inout ConsistencyList
  ) {
    var votes: [Tag: Votes<UInt64>] = [:]
    for block in blocks {
      for (tag, digest) in block.values {
        votes[tag, default: Votes()].add(digest, block.first, count: block.count)
      }
    }
    var required: Set<Tag> = []
    for sopClass in Set(blocks.map(\.sopClass)) {
      for attribute in EntityAttributes.of(UID(rawValue: sopClass)) where attribute.isRequired {
        required.insert(attribute.tag)
      }
    }
    for (tag, votes) in votes.sorted(by: { $0.key < $1.key }) {
      guard let difference = votes.difference else { continue }
      let keyword = DataDictionary.entry(for: tag)?.keyword ?? "\(tag)"
      list.add(
        entity.rule(isRequired: required.contains(tag)), difference.other, path: "\(tag)",
        found: "another value than in \(list.name(difference.usual.first)); "
          + "\(difference.others) of \(votes.total) instances differ from the others",
        expected: "one \(keyword) in the \(entity.noun)")
    }
  }

  /// One finding for an entity, since what is left out is left out by a kind of instance.
  private func checkLacking(
    _ entity: InformationEntity, _ blocks: [Told], _ list: inout ConsistencyList
  ) {
    var holders: [Tag: Int] = [:]
    for block in blocks {
      for (tag, _) in block.values where holders[tag] == nil { holders[tag] = block.first }
    }
    var lacking: Set<Tag> = []
    var first: (instance: Int, holder: Int)?
    for block in blocks where block.isWhole {
      let there = Set(block.values.map(\.tag))
      // What its object does not have is not lacking.
      for attribute in EntityAttributes.of(UID(rawValue: block.sopClass))
      where attribute.entity == entity && !there.contains(attribute.tag) {
        guard let holder = holders[attribute.tag] else { continue }
        lacking.insert(attribute.tag)
        if first.map({ block.first < $0.instance }) ?? true { first = (block.first, holder) }
      }
    }
    guard let first else { return }
    let tags = lacking.sorted()
    let names = tags.prefix(5).map { DataDictionary.entry(for: $0)?.keyword ?? "\($0)" }
    list.add(
      ConsistencyRule.lacking, first.instance, path: tags.first.map { "\($0)" },
      found: "no value of what other instances of the \(entity.noun) have, "
        + "as \(list.name(first.holder)): \(names.joined(separator: ", "))"
        + (tags.count > 5 ? " and \(tags.count - 5) more" : ""),
      expected: "the same attributes in the whole \(entity.noun)")
  }
}

extension InformationEntity {
  fileprivate var noun: String {
    switch self {
    case .patient: "patient"
    case .study: "study"
    case .series, .equipment: "series"
    case .frameOfReference: "frame of reference"
    }
  }

  fileprivate func rule(isRequired: Bool) -> ValidationRule {
    switch self {
    case .patient:
      isRequired ? ConsistencyRule.patientRequired : ConsistencyRule.patientOptional
    case .study: isRequired ? ConsistencyRule.studyRequired : ConsistencyRule.studyOptional
    case .series: isRequired ? ConsistencyRule.seriesRequired : ConsistencyRule.seriesOptional
    case .equipment:
      isRequired ? ConsistencyRule.equipmentRequired : ConsistencyRule.equipmentOptional
    case .frameOfReference: ConsistencyRule.frameOfReference
    }
  }
}
