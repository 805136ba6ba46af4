internal import DICOMCore
internal import DICOMFileSet

/// What the directory of a file-set names, gone through once.
struct SetContents: Sendable {
  struct Kind: Hashable, Sendable {
    var sopClass: UID
    var transferSyntax: UID
  }

  /// The record of each instance in use.
  private(set) var records: [UID: Int] = [:]
  /// Every File ID and the folders above it, in upper case.
  private(set) var taken: Set<String> = ["DICOMDIR", "README", "IHE_PDI", "VIEWER"]
  /// Classes and syntaxes of the instances in use.
  private(set) var kinds: Set<Kind> = []
  /// Records that do not tell class or syntax.
  private(set) var untold: [Int] = []

  init(_ directory: FileSetDirectory) {
    records.reserveCapacity(directory.records.count)
    taken.reserveCapacity(directory.records.count)
    for (index, record) in directory.records.enumerated() {
      guard let reference = directory.reference(index) else { continue }
      if let path = reference.path, !path.isEmpty { take(path.uppercased()) }
      guard record.isInUse else { continue }
      if let uid = reference.sopInstance, records[uid] == nil { records[uid] = index }
      if let sopClass = reference.sopClass, let syntax = reference.transferSyntax {
        kinds.insert(Kind(sopClass: sopClass, transferSyntax: syntax))
      } else {
        untold.append(index)
      }
    }
  }

  private mutating func take(_ path: String) {
    var rest = path[...]
    while taken.insert(String(rest)).inserted, let slash = rest.utf8.lastIndex(of: 0x2F) {
      rest = rest[..<slash]
    }
  }
}
