internal import DICOMCore
internal import DiscMastering

/// Every file of the input with what became of it; a file is called by its number here.
struct SourceTable: Sendable {
  enum Status: UInt8, Sendable {
    case written, converted, duplicate, rejected, notDICOM, dicomdir, skipped
  }

  struct Entry: Sendable {
    var path: String
    var rawPath: [UInt8]?
    var member: InputMember?
    var coercion: InputCoercion?
    var status: Status
    /// In `reasons`; -1 for none.
    var reason: Int32 = -1
    var treatment = Treatment.copy
    var identity: FileIdentity?
    var isDamaged = false
    var isLossy = false
  }

  private(set) var entries: [Entry] = []
  /// Sentences, each kept once: thousands of files share one.
  private(set) var reasons: [String] = []
  private var reasonNumbers: [String: Int32] = [:]
  /// Of rejected files: what a report wants to know beside the reason.
  private(set) var rejections: [Int: Rejection] = [:]
  private(set) var counts: [Status: Int] = [:]

  mutating func append(_ input: InputFile, _ status: Status, reason: String? = nil) -> Int {
    entries.append(
      Entry(
        path: input.path, rawPath: input.rawPath, member: input.member, coercion: input.coercion,
        status: status))
    counts[status, default: 0] += 1
    if let reason { setReason(reason, of: entries.count - 1) }
    return entries.count - 1
  }

  mutating func append(_ input: InputFile, _ candidate: Candidate) -> Int {
    let status = Self.status(candidate, input.coercion)
    let number = append(input, status, reason: Self.reason(candidate, input.coercion))
    entries[number].treatment = candidate.treatment
    entries[number].identity = candidate.identity
    entries[number].isDamaged = candidate.isDamaged
    entries[number].isLossy = candidate.isLossy
    return number
  }

  /// What has been worked on is there as `candidate` now.
  mutating func change(_ number: Int, to candidate: Candidate) {
    var candidate = candidate
    candidate.identity = candidate.identity ?? entries[number].identity
    revive(number, as: candidate)
  }

  /// What had been rejected, or was to be worked on, is in the file-set as `candidate`.
  mutating func revive(_ number: Int, as candidate: Candidate) {
    rejections[number] = nil
    let coercion = entries[number].coercion
    let status = Self.status(candidate, coercion)
    counts[entries[number].status, default: 0] -= 1
    counts[status, default: 0] += 1
    entries[number].status = status
    entries[number].reason = -1
    entries[number].treatment = candidate.treatment
    entries[number].identity = candidate.identity
    entries[number].isDamaged = candidate.isDamaged
    entries[number].isLossy = candidate.isLossy
    if let reason = Self.reason(candidate, coercion) { setReason(reason, of: number) }
  }

  private static func status(_ candidate: Candidate, _ coercion: InputCoercion?) -> Status {
    candidate.treatment == .copy && coercion == nil ? .written : .converted
  }

  private static func reason(_ candidate: Candidate, _ coercion: InputCoercion?) -> String? {
    let reasons = [coercion?.words, candidate.change].compactMap(\.self)
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  mutating func append(_ input: InputFile, _ rejection: Rejection) {
    let number = append(input, .rejected, reason: rejection.reason)
    if rejection.sopInstance != nil || !rejection.takenBy.isEmpty { rejections[number] = rejection }
  }

  mutating func change(_ number: Int, to status: Status, reason: String) {
    counts[entries[number].status, default: 0] -= 1
    counts[status, default: 0] += 1
    entries[number].status = status
    setReason(reason, of: number)
  }

  mutating func reject(_ number: Int, _ rejection: Rejection) {
    change(number, to: .rejected, reason: rejection.reason)
    rejections[number] = rejection
  }

  func reason(of number: Int) -> String? {
    let reason = Int(entries[number].reason)
    return reasons.indices.contains(reason) ? reasons[reason] : nil
  }

  private mutating func setReason(_ reason: String, of number: Int) {
    if let known = reasonNumbers[reason] {
      entries[number].reason = known
      return
    }
    reasons.append(reason)
    // Sentences with offsets are many; beyond this they are kept without being shared.
    if reasons.count < 10_000 {
      reasonNumbers[reason] = Int32(truncatingIfNeeded: reasons.count - 1)
    }
    entries[number].reason = Int32(truncatingIfNeeded: reasons.count - 1)
  }

  func input(_ number: Int) -> InputFile {
    let entry = entries[number]
    var input = InputFile(path: entry.path, kind: .file)
    (input.rawPath, input.member) = (entry.rawPath, entry.member)
    input.coercion = entry.coercion
    return input
  }
}
