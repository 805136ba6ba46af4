internal import DiscMastering

/// What became of one file of the plan.
struct ImportOutcome: Sendable {
  /// Nil when nothing of it was saved.
  var path: String?
  var isAlreadyThere = false
  /// Under a name of its own, because another file had its name.
  var isBeside = false
  var size = 0
  var sum: SHA256Sum?
  /// In the file, what could not be read.
  var bad = BadRanges()
  /// Bytes that could be read only when they were tried again.
  var recovered = 0
  /// Its checksum is not the one that the medium lists.
  var differs = false
  var isCoerced = false
  /// Why it was not coerced, or not saved; or what else there is to say.
  var reason: String?
  var isNotCoerced = false

  /// Saved, and nothing of it lost on the way.
  var isSound: Bool { path != nil && bad.isEmpty && !differs && !isNotCoerced }
}
