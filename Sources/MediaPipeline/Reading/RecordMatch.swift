internal import DICOMCore

/// A directory record that references a file, and what was found for it.
struct RecordMatch {
  enum Outcome: UInt8 {
    case pending, present, missing
    /// The file that it names holds another instance, or none that is still free.
    case stale
    case unreadable
  }

  var directory: Int32
  var record: Int32
  /// Referenced SOP Instance UID in File.
  var instance: UID?
  var outcome = Outcome.pending
  /// The file that it was given; -1 for none.
  var file: Int32 = -1
  /// The file of its name; -1 for none.
  var named: Int32 = -1
  /// Found under another name than its own.
  var isRenamed = false
}
