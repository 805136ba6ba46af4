internal import DICOMCore

/// What is to be taken out of a directory; everything that one of the lists names goes.
public struct DirectoryRemoval: Sendable {
  /// Patient IDs, as they read in any character set.
  public var patients: [String] = []
  public var studies: [String] = []
  public var series: [String] = []
  public var instances: [String] = []
  /// Records stay with the in-use flag 0000H.
  public var keepsRecords = false
  /// Inactive records go as well.
  public var compacts = false

  public init() {}

  public var isEmpty: Bool { [patients, studies, series, instances].allSatisfy(\.isEmpty) }

  /// What was done.
  public struct Result: Sendable {
    /// Records that referenced a file and do so no more.
    public var instances: [Int] = []
    /// Of any kind, `instances` among them.
    public var records = 0
    /// Private records that stood below one that was removed.
    public var privateRecords = 0
    /// Inactive records that went because of `compacts`.
    public var compacted = 0
    /// Of what was asked for, how many names nothing has.
    public var unmatched = 0
  }
}

extension DirectoryUpdate {
  /// Takes out what is named, and the parents that nothing is left of.
  public mutating func remove(_ removal: DirectoryRemoval) -> DirectoryRemoval.Result {
    var result = DirectoryRemoval.Result()
    let fate: Fate = removal.keepsRecords ? .retired : .removed
    var wanted = Wanted(removal)
    let roots = directory.records.indices.filter { index in
      fates[index] == .kept && wanted.takes(directory, index)
    }
    result.unmatched = wanted.unmatched
    for root in roots where fates[root] == .kept { remove(root, fate, root, &result) }
    removeEmptied(fate, &result)
    if removal.compacts { compact(&result) }
    return result
  }

  /// What was inactive below a removed record goes with it.
  private mutating func remove(
    _ root: Int, _ fate: Fate, _ named: Int?, _ result: inout DirectoryRemoval.Result
  ) {
    for index in root..<descendants(of: root).upperBound where fates[index] != .removed {
      let wasKept = fates[index] == .kept
      if fate == .retired, !wasKept { continue }
      fates[index] = fate
      if wasKept { note(index, isNamed: index == named, &result) }
    }
  }

  private func note(_ index: Int, isNamed: Bool, _ result: inout DirectoryRemoval.Result) {
    result.records += 1
    if directory.reference(index) != nil { result.instances.append(index) }
    if directory.records[index].type == .privateRecord, !isNamed { result.privateRecords += 1 }
  }

  /// Removes patients, studies and series that have lost something and hold nothing any more.
  private mutating func removeEmptied(_ fate: Fate, _ result: inout DirectoryRemoval.Result) {
    let records = directory.records
    var hasLost = [Bool](repeating: false, count: records.count)
    var isHolding = [Bool](repeating: false, count: records.count)
    for index in records.indices.reversed() {
      let wasInUse = records[index].isInUse
      let isEntity = [.patient, .study, .series].contains(records[index].type)
      if fates[index] == .kept, isEntity, hasLost[index], !isHolding[index] {
        remove(index, fate, index, &result)
      }
      guard let parent = records[index].parent else { continue }
      if fates[index] == .kept, isHolding[index] || holds(index) { isHolding[parent] = true }
      if wasInUse, fates[index] != .kept || hasLost[index] { hasLost[parent] = true }
    }
  }

  /// A record that its parents are there for: everything but private ones without a file.
  private func holds(_ index: Int) -> Bool {
    let type = directory.records[index].type
    if [.patient, .study, .series].contains(type) { return false }
    return type != .privateRecord || directory.reference(index) != nil
  }

  /// Removes inactive records below which nothing is in use.
  private mutating func compact(_ result: inout DirectoryRemoval.Result) {
    // Of each depth, whether something at or below the records seen since is in use.
    var holdsUse = [Bool](repeating: false, count: directory.records.count)
    for index in directory.records.indices.reversed() where fates[index] != .removed {
      if fates[index] == .kept { holdsUse[index] = true }
      guard holdsUse[index] else {
        fates[index] = .removed
        result.compacted += 1
        continue
      }
      if let parent = directory.records[index].parent { holdsUse[parent] = true }
    }
  }
}

/// Which of the names that were given a record bears.
private struct Wanted {
  private let lists: [DirectoryRecordType: Set<String>]
  private let instances: Set<String>
  private var found: Set<String> = []

  init(_ removal: DirectoryRemoval) {
    lists = [
      .patient: Set(removal.patients), .study: Set(removal.studies), .series: Set(removal.series),
    ]
    instances = Set(removal.instances)
  }

  mutating func takes(_ directory: FileSetDirectory, _ index: Int) -> Bool {
    let type = directory.records[index].type
    let list = lists[type] ?? instances
    guard !list.isEmpty, let name = Self.name(directory, index, type), list.contains(name) else {
      return false
    }
    found.insert("\(lists[type] == nil ? "" : type.rawValue) \(name)")
    return true
  }

  var unmatched: Int { lists.values.reduce(instances.count) { $0 + $1.count } - found.count }

  private static func name(
    _ directory: FileSetDirectory, _ index: Int, _ type: DirectoryRecordType
  ) -> String? {
    switch type {
    case .patient: PatientIdentity(record: directory.item(index)).id
    case .study: directory.item(index).string(.studyInstanceUID)
    case .series: directory.item(index).string(.seriesInstanceUID)
    default: directory.reference(index)?.sopInstance?.rawValue
    }
  }
}
