internal import DICOMCore
internal import DICOMFileSet

/// The keys that profiles add to directory records, as numbers of bits.
enum ProfileKeys {
  /// The keys of one table for one type of record.
  struct Added: Sendable {
    /// Bits of `tags`.
    var type1: UInt64 = 0
    var type2: UInt64 = 0
    /// Of XA images only.
    var angiogram: UInt64 = 0
    /// Bits of `questions`, with those of `tags`.
    var conditional: [(question: UInt64, tag: UInt64)] = []
  }

  private static let all:
    [(table: AdditionalKeys, type: DirectoryRecordType, keys: [SelectionKey])] =
      AdditionalKeys.all.flatMap { table in
        DirectoryRecordType.all.map { (table, $0, SelectionKey.keys(of: $0, in: table)) }
      }

  /// Every tag that some table adds, at most 64.
  static let tags: [Tag] = Array(
    Set(all.flatMap { $0.keys.map(\.tag) }).sorted().prefix(64))

  /// Keys that a record needs because of what an instance has, at most 64.
  static let questions: [SelectionKey] = {
    var questions: [SelectionKey] = []
    for key in all.flatMap(\.keys) where key.requirement.condition != nil {
      let isKnown = questions.contains {
        $0.tag == key.tag && $0.requirement == key.requirement
      }
      if !isKnown, questions.count < 64 {
        questions.append(key)
      }
    }
    return questions
  }()

  private static let added: [AdditionalKeys: [DirectoryRecordType: Added]] = {
    var added: [AdditionalKeys: [DirectoryRecordType: Added]] = [:]
    for (table, type, keys) in all where !keys.isEmpty {
      // What the record has of itself other rules ask for.
      let own = Set(
        SelectionKey.keys(of: type).filter { $0.requirement == .type1 }.map(\.tag))
      var sum = Added()
      for key in keys where !own.contains(key.tag) {
        let bit = bit(of: key.tag)
        switch key.requirement {
        case .type1: sum.type1 |= bit
        case .type2: sum.type2 |= bit
        case .type1C(.isXAImage): sum.angiogram |= bit
        case .type1C, .type2C:
          let number = questions.firstIndex {
            $0.tag == key.tag && $0.requirement == key.requirement
          }
          if let number { sum.conditional.append((1 << UInt64(number), bit)) }
        case .type3: break
        }
      }
      added[table, default: [:]][type] = sum
    }
    return added
  }()

  static func added(by table: AdditionalKeys, to type: DirectoryRecordType) -> Added? {
    added[table]?[type]
  }

  static func bit(of tag: Tag) -> UInt64 {
    tags.firstIndex(of: tag).map { 1 << UInt64($0) } ?? 0
  }

  static func tags(in bits: UInt64) -> [Tag] {
    tags.indices.filter { bits & 1 << UInt64($0) != 0 }.map { tags[$0] }
  }

  /// The questions that an instance says yes to, by the rule of FS-026.
  static func asked(by file: DICOMFile) -> UInt64 {
    guard file.sopClass != .mediaStorageDirectory else { return 0 }
    let context = InstanceContext(file.dataSet)
    var bits: UInt64 = 0
    for (number, key) in questions.enumerated() where context.asks(for: key, isThere: false) {
      bits |= 1 << UInt64(number)
    }
    return bits
  }
}
