internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Brings together what the DICOMDIRs of a medium name and what lies on it.
struct InventoryBuilder {
  let medium: any MediumReader
  let files: [MediumFile]
  var scanned: [ScannedFile]
  /// Patients, studies and series as files and records have them, each once.
  var places: [PlaceFacts] = []
  private var placeNumbers: [PlaceFacts: Int32] = [:]
  /// Classes and syntaxes, of which thousands of files share one.
  private var uids: [UID: UID] = [:]
  /// Of files: what they are, or what is wrong with them.
  var reasons: [Int: String] = [:]
  var directories: [MediumInventory.Directory] = []
  var instances: [MediumInventory.Instance] = []
  var others: [MediumInventory.Other] = []
  var tree = InventoryTree()
  var findings = FindingList()

  /// A file as far as the comparison needs it.
  struct ScannedFile {
    enum Content: UInt8 { case instance, directory, other, unreadable }

    var content = Content.other
    var marks: FileMarks = []
    /// In `places`; -1 for none.
    var place: Int32 = -1
    var sopClass: UID?
    var sopInstance: UID?
    var transferSyntax: UID?
    var missingBytes = 0
  }

  init(_ medium: any MediumReader) {
    self.medium = medium
    files = medium.files
    scanned = Array(repeating: ScannedFile(), count: files.count)
  }

  mutating func number(of place: PlaceFacts) -> Int32 {
    if let known = placeNumbers[place] { return known }
    let number = Int32(truncatingIfNeeded: places.count)
    places.append(place)
    placeNumbers[place] = number
    return number
  }

  private mutating func shared(_ uid: UID?) -> UID? {
    guard let uid else { return nil }
    if let known = uids[uid] { return known }
    uids[uid] = uid
    return uid
  }
}

extension InventoryBuilder {
  /// Reads the headers of all files that are not known to be a DICOMDIR, in one sweep of the medium.
  mutating func scan(jobs: Int, progress: ProgressHandler) async throws {
    let (examiner, medium, files, scanned) = (FileExaminer(), medium, files, scanned)
    let order = files.indices.filter { scanned[$0].content != .directory }.sorted {
      (files[$0].address ?? .max, $0) < (files[$1].address ?? .max, $1)
    }
    try await forEachOrdered(order, chunk: 64, width: max(1, jobs)) {
      PlaceFactsMemo()
    } transform: { file, memo in
      examiner.examine(files[file], of: medium, &memo)
    } consume: { first, facts in
      for (offset, facts) in facts.enumerated() { take(facts, of: order[first + offset]) }
      progress(.init(phase: .reading, done: first + facts.count, total: order.count))
    }
  }

  private mutating func take(_ facts: FileFacts, of file: Int) {
    var entry = ScannedFile()
    switch facts.content {
    case .instance: entry.content = .instance
    case .directory: entry.content = .directory
    case .other(let reason):
      entry.content = .other
      reasons[file] = reason
    case .unreadable(let reason):
      entry.content = .unreadable
      reasons[file] = reason
    }
    if let damage = facts.damage { reasons[file] = damage }
    entry.marks = facts.marks
    entry.place = facts.place.map { number(of: $0) } ?? -1
    entry.sopClass = shared(facts.sopClass)
    entry.sopInstance = facts.sopInstance
    entry.transferSyntax = shared(facts.transferSyntax)
    entry.missingBytes = facts.missingBytes
    scanned[file] = entry
  }
}
