internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Synchronization

/// The journal of one medium's import, as the threads share it.
final class ImportRecord: Sendable {
  private let journal: Mutex<ImportJournal>
  private let path: String

  /// - Parameter work: the working folder of the destination.
  init(_ key: String, in work: String) throws {
    path = work + "/" + key + ".journal"
    journal = Mutex(try ImportJournal(path: path))
  }

  func entry(of path: String) -> ImportJournal.Entry? { journal.withLock { $0.entries[path] } }

  func append(_ entries: [ImportJournal.Entry]) throws {
    try journal.withLock { try $0.append(entries) }
  }

  /// All is in: there is nothing left to take up again.
  func remove() { FileTree.removeFile(path) }

  /// The same for the same medium, imported with the same values.
  static func key(
    of medium: any MediumReader, rules: CoercionRules, _ order: CoercionOrder? = nil
  ) -> String {
    var hasher = SHA256Hasher()
    func add(_ text: String) { hasher.update(Array((text + "\0").utf8)) }
    add(medium.kind.rawValue)
    for session in medium.sessions { add("\(session.firstSector) \(session.volumeIdentifier)") }
    for file in medium.files { add("\(file.size) \(file.path)") }
    add(rules.fingerprint)
    if let order { add(order.fingerprint) }
    return String(hasher.finish().hex.prefix(32))
  }
}

extension CoercionRules {
  /// What decides the values of every instance.
  var fingerprint: String {
    func words(_ values: [CoercedAttribute: String]) -> String {
      values.map { "\($0.key.tag)=\($0.value)" }.sorted().joined(separator: "\0")
    }
    let rows = rows.map { row in
      row.matches.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: "\0")
        + "\0:" + words(row.values)
    }
    let parts = [words(assignments)] + rows + [source ?? "", localIssuer ?? "", institution ?? ""]
    return parts.joined(separator: "\0\0")
  }
}
