internal import Synchronization

/// Memory at an address that disks are written from directly, lent to one user at a time.
///
/// It is used again: new memory for each piece costs more than what is done with it.
final class AlignedMemory: @unchecked Sendable {
  // Guarded by `free`: what is lent is not in it.
  private static let free = Mutex<[AlignedMemory]>([])

  /// What every disk and file system is content with, of offsets, sizes and memory.
  static let block = 4096
  /// Bytes.
  static let size = 1 << 20

  let bytes = UnsafeMutableRawBufferPointer.allocate(
    byteCount: AlignedMemory.size, alignment: AlignedMemory.block)

  deinit { bytes.deallocate() }

  static func borrow<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
    let memory = free.withLock { $0.popLast() } ?? AlignedMemory()
    defer { free.withLock { $0.append(memory) } }
    return body(memory.bytes)
  }
}
