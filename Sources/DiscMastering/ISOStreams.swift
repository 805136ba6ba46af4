internal import CIsofs
internal import Glibc

/// Stand-ins for the files of an image: libisofs learns their sizes and reads only zeros.
///
/// The library lays the volume out and writes its structures; the bytes of the files are put in
/// their places afterwards by `FileCopier`. That is faster than a stream of 2,048-byte reads,
/// and errors in a source are seen by us instead of being filled with zeros.
final class ISOStreams {
  private let entries: UnsafeMutableBufferPointer<Entry>

  private struct Entry {
    var size: off_t
    var serial: ino_t
  }

  init(sizes: [Int]) {
    entries = .allocate(capacity: sizes.count)
    for (index, size) in sizes.enumerated() {
      entries.initializeElement(
        at: index, to: Entry(size: off_t(size), serial: ino_t(index) + 1))
    }
  }

  /// Not before the image is freed: its streams point here.
  deinit { entries.deallocate() }

  /// A new stream with one reference, which a file node takes over; nil without memory.
  func makeStream(_ index: Int) -> UnsafeMutablePointer<IsoStream>? {
    // libisofs frees it with free(3).
    guard let memory = calloc(1, MemoryLayout<IsoStream>.size), let start = entries.baseAddress
    else { return nil }
    let stream = memory.bindMemory(to: IsoStream.self, capacity: 1)
    stream.pointee.class = Self.interface
    stream.pointee.refcount = 1
    stream.pointee.data = UnsafeMutableRawPointer(start + index)
    return stream
  }

  private static func entry(_ stream: UnsafeMutablePointer<IsoStream>?) -> Entry? {
    stream?.pointee.data?.assumingMemoryBound(to: Entry.self).pointee
  }

  /// Written once, read by libisofs for as long as the process lives.
  nonisolated(unsafe) private static let interface: UnsafeMutablePointer<IsoStreamIface> = {
    let interface = UnsafeMutablePointer<IsoStreamIface>.allocate(capacity: 1)
    interface.initialize(to: IsoStreamIface())
    let user: [UInt8] = Array("user".utf8)
    withUnsafeMutableBytes(of: &interface.pointee.type) { $0.copyBytes(from: user) }
    interface.pointee.version = 1
    interface.pointee.open = { _ in 1 }
    interface.pointee.close = { _ in 1 }
    interface.pointee.get_size = { ISOStreams.entry($0)?.size ?? 0 }
    interface.pointee.read = { _, buffer, count in
      guard let buffer else { return 0 }
      memset(buffer, 0, count)
      return CInt(clamping: count)
    }
    interface.pointee.is_repeatable = { _ in 1 }
    interface.pointee.get_id = { stream, fileSystem, device, inode in
      // A number of its own for each: equal ones would share one extent.
      fileSystem?.pointee = 0x5350
      device?.pointee = 0
      inode?.pointee = ISOStreams.entry(stream)?.serial ?? 0
    }
    interface.pointee.free = { _ in }
    interface.pointee.update_size = { _ in 1 }
    return interface
  }()
}
