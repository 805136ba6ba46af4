internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// What became of a file of the input.
enum Verdict: Sendable {
  case instance(Candidate)
  case rejected(Rejection)
  case notDICOM(String)
  /// A source's own DICOMDIR.
  case directory
  /// Not asked for, or never opened.
  case skipped(String)
}

/// An instance that may stand in the file-set.
struct Candidate: Sendable {
  var summary: InstanceSummary
  var treatment: Treatment
  /// Nil for a file of a medium, to which nobody writes.
  var identity: FileIdentity?
  /// Bytes in the file-set; of what is still to be worked on, those of the input.
  var size: Int
  /// Cut short, and taken all the same because the user said so.
  var isDamaged = false
  var isLossy: Bool
  var warnings: [String] = []
  /// Why it is not copied whole.
  var change: String?
  /// What it refers to, where that may have to follow.
  var links: InstanceLinks?
  /// By what it is replaced, its pixels having been coded with loss.
  var replacement: ReplacedInstances.Replacement?
  /// Worth the work of all on its frames.
  var isLarge = false
  /// What else it may become when it cannot be what it is to be.
  var otherForms: [Form] = []
  /// Worth knowing, no more.
  var notes: [String] = []
  /// The preamble, which is left out, could be run as a program.
  var hasProgram = false
}

struct Rejection: Sendable {
  var reason: String
  var sopInstance: String?
  /// Profiles that would take it.
  var takenBy: [String] = []
}
