internal import DICOMCore
internal import DiscMastering
internal import Glibc
internal import Synchronization

/// A folder that instances are imported into, as `STUDY/SERIES/INSTANCE.dcm`.
///
/// Files are written beside it all, in the working folder, and appear under their names when they
/// are whole and on the disk.
final class ImportFolder: ImportDestination {
  let path: String
  private let parts: String
  /// Folders that are known to exist; held while a name is looked for.
  private let known = Mutex(Set<String>())

  /// - Parameter work: a folder on the same file system, for this run alone.
  init(path: String, work: String) throws {
    self.path = path
    parts = work + "/parts"
    if FileTree.exists(parts) { try FileTree.remove(work, Array("parts".utf8)) }
    guard mkdir(parts, 0o700) == 0 else {
      throw PipelineError.output(parts, reason: "it cannot be made (\(systemMessage()))")
    }
  }

  /// At the end of the run.
  func close() { rmdir(parts) }

  func makeFile(_ name: String) throws -> DepositFile {
    try DepositFile(creating: parts + "/" + name + ".part")
  }

  func discard(_ file: DepositFile) { unlink(file.name) }

  func store(_ deposits: [Deposit]) throws -> [DepositResult] {
    for deposit in deposits { try deposit.file.sync() }
    let results = try known.withLock { known in
      try deposits.map { try place($0, &known) }
    }
    let folders = Set(deposits.map { path + "/" + $0.target.folders.joined(separator: "/") })
    for folder in folders.sorted() { FileTree.sync(folder) }
    return results
  }

  func holds(_ entry: ImportJournal.Entry, verifying: Bool) -> Bool {
    guard let file = try? OpenedFile(path: path + "/" + entry.target), file.count == entry.size
    else { return false }
    return !verifying || (try? SHA256Sum(of: file)) == entry.sum
  }

  private func place(_ deposit: Deposit, _ known: inout Set<String>) throws -> DepositResult {
    try FileTree.makeFolders(deposit.target.folders, in: path, known: &known)
    if let earlier = deposit.earlier, holds(earlier, verifying: true) {
      try move(deposit.file, to: path + "/" + earlier.target)
      return DepositResult(kind: .stored, path: earlier.target, sum: deposit.sum)
    }
    var number = 1
    while true {
      let target = deposit.target.path(number: number)
      let full = path + "/" + target
      if !FileTree.exists(full) {
        if number >= deposit.target.firstNumber {
          try move(deposit.file, to: full)
          return DepositResult(
            kind: number > deposit.target.firstNumber ? .beside : .stored, path: target,
            sum: deposit.sum)
        }
      } else if let sum = sum(ofSameAs: deposit, at: full) {
        discard(deposit.file)
        return DepositResult(kind: .alreadyThere, path: target, sum: sum)
      }
      number += 1
    }
  }

  /// Nil when there is something else.
  private func sum(ofSameAs deposit: Deposit, at full: String) -> SHA256Sum? {
    guard let file = try? OpenedFile(path: full), file.count == deposit.size,
      let sum = try? SHA256Sum(of: file)
    else { return nil }
    if sum == deposit.sum { return sum }
    return deposit.isCoerced && CoercedTwin.haveSameDataSet(file, deposit.file) ? sum : nil
  }

  private func move(_ file: DepositFile, to full: String) throws {
    guard rename(file.name, full) == 0 else {
      throw PipelineError.output(
        full, reason: "the file cannot be put in place (\(systemMessage())); check the folder")
    }
  }
}
