internal import CLinux
internal import Glibc

/// Where the bytes of one file go.
struct Placement {
  var descriptor: CInt
  var offset: Int
  /// The same file, for whole pages that go to the disk past the page cache: that spares a copy,
  /// the cache of everybody else, and the wait for all of it at the end.
  var direct: CInt?
  /// The bytes are there already: they need only be hashed.
  var isCopied = false

  private static let page = 4096

  /// Bytes to be written first, so that what follows begins at a page.
  var firstChunk: Int {
    let rest = offset % Self.page
    return direct == nil || rest == 0 ? .max : Self.page - rest
  }

  /// - Parameter offset: in the whole output.
  func write(
    _ chunk: UnsafeRawBufferPointer, at offset: Int, path: String, needed: Int
  ) throws(MasteringError) {
    let done = writeDirect(chunk, at: offset)
    guard done < chunk.count else { return }
    try writeAll(
      UnsafeRawBufferPointer(rebasing: chunk[done...]), to: descriptor, at: offset + done,
      path: path, needed: needed)
    if direct == nil, chunk.count >= 64 << 10 {
      spindle_start_writing(descriptor, off_t(offset), off_t(chunk.count))
    }
  }

  /// Bytes written; what could not be written so, for whatever reason, is left to the usual way.
  private func writeDirect(_ chunk: UnsafeRawBufferPointer, at offset: Int) -> Int {
    guard let direct, offset % Self.page == 0, UInt(bitPattern: chunk.baseAddress) % 4096 == 0
    else { return 0 }
    let whole = chunk.count - chunk.count % Self.page
    var done = 0
    while done < whole {
      let count = pwrite(
        direct, chunk.baseAddress?.advanced(by: done), whole - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0, count % Self.page == 0 else { return done + max(0, count) }
      done += count
    }
    return done
  }
}
