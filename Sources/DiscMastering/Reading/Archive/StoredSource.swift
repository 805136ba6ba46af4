internal import DICOMCore
internal import Synchronization

/// A file that is stored as it is, whose checksum is verified when it is read in order.
final class StoredSource: ByteSource {
  var name: String { part.name }
  var count: Int { part.count }
  var missing: [Range<Int>] { part.missing }
  private let part: ArchivePart
  private let checksum: UInt32?
  private let state = Mutex(State())

  private struct State {
    /// How much was read in order from the beginning.
    var end = 0
    var checksum = CRC32()
    /// Known once all was read.
    var isBroken = false
  }

  /// - Parameter checksum: nil when it is not known, and so not verified.
  init(_ part: ArchivePart, checksum: UInt32?) {
    self.part = part
    self.checksum = checksum
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let bytes = try part.read(range)
    guard let checksum else { return bytes }
    let isDamaged = state.withLock { state in
      guard range.contains(state.end) else { return state.isBroken && range.upperBound == count }
      state.checksum.update(bytes[(state.end - range.lowerBound)...])
      state.end = range.upperBound
      if state.end == count { state.isBroken = state.checksum.value != checksum }
      return state.isBroken
    }
    if isDamaged { throw MasteringError(.volumeDamaged("its checksum differs"), path: name) }
    return bytes
  }
}
