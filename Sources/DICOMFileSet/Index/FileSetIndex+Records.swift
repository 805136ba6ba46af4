internal import DICOMCore

extension FileSetIndex {
  /// The record of an instance, its icon still where it lies.
  /// - Parameter path: a File ID with slashes.
  package func record(ofInstance number: Int, depth: Int, path: String) -> DirectoryRecord {
    let instance = instances[number]
    var record = DirectoryRecord(depth: depth, body: instance.body(path: path))
    if let icons, !instance.icon.isEmpty {
      record.tail = .source(icons, range: instance.icon, wordSize: 1)
    }
    return record
  }
}
