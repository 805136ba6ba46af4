internal import CLinux
internal import CZlib
internal import Crypto
internal import DICOMCore
internal import Glibc

/// Where the bytes of one file go.
struct Placement {
  var descriptor: CInt
  var offset: Int
  /// The bytes are there already: they need only be hashed.
  var isCopied = false
}

/// A kind of volume, as the copying threads see it; called by all of them at once.
protocol CopyDestination: Sendable {
  /// For messages: the volume's path.
  var path: String { get }
  /// Bytes of the whole volume.
  var size: Int { get }
  var needsCRC: Bool { get }
  /// - Parameters:
  ///   - source: the open source file, at its start; nil for bytes in memory.
  ///   - poll: to be called now and then by what takes long; it throws to end it.
  func begin(_ index: Int, source: CInt?, poll: () throws -> Void) throws -> Placement
  func end(_ index: Int, _ placement: Placement, crc: UInt32) throws
  /// Instead of `end`, when copying failed.
  func abandon(_ index: Int, _ placement: Placement)
}

/// Copies files to their places and hashes them while the bytes pass, several at once.
///
/// Each thread takes the next file of the list, so the order on the volume is the layout's
/// business and memory is one buffer a thread.
struct FileCopier<Destination: CopyDestination> {
  let files: [VolumeFile]
  let destination: Destination
  let state: CopyState
  /// Stays in the second-level cache between reading, hashing and writing.
  private var chunkSize: Int { 256 << 10 }

  /// The checksums in the files' order.
  /// - Throws: `MasteringError` of the earliest file that failed, or `CancellationError`.
  static func copy(
    _ files: [VolumeFile], to destination: Destination, _ control: WriteControl
  ) throws -> [SHA256Sum] {
    let state = CopyState(count: files.count, control: control)
    let copier = FileCopier(files: files, destination: destination, state: state)
    onThreads(min(control.jobs, files.count)) { copier.run() }
    return try state.result()
  }

  private func run() {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkSize, alignment: 4096)
    defer { buffer.deallocate() }
    while let index = state.next() {
      do {
        state.finished(index, try copy(index, through: buffer))
      } catch {
        state.failed(index, error)
      }
    }
  }

  private func copy(_ index: Int, through buffer: UnsafeMutableRawBufferPointer) throws
    -> SHA256Sum
  {
    let file = files[index]
    try state.checkCancelled()
    switch file.content {
    case .memory(let bytes):
      guard bytes.count == file.size else {
        throw MasteringError(
          .sourceChanged(expected: "\(file.size) bytes", found: "\(bytes.count) bytes"),
          path: file.path)
      }
      return try copy(index, source: nil) { pass in
        try bytes.withUnsafeBytes { try pass($0) }
      }
    case .file(let path, let identity):
      var source = try SourceFile(path: path, size: file.size, identity: identity)
      return try copy(index, source: source.descriptor) { pass in
        while case let count = try source.read(into: buffer), count > 0 {
          try pass(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        try source.checkUnchanged()
      }
    case .source(let open):
      let source = try open()
      guard source.count == file.size else {
        throw MasteringError(
          .sourceChanged(expected: "\(file.size) bytes", found: "\(source.count) bytes"),
          path: source.name)
      }
      return try copy(index, source: nil) { pass in
        var offset = 0
        while offset < file.size {
          let end = min(offset + (1 << 20), file.size)
          try source.read(offset..<end).withUnsafeBytes { try pass($0) }
          offset = end
        }
      }
    }
  }

  /// - Parameter bytes: hands the file's bytes on, from first to last.
  private func copy(
    _ index: Int, source: CInt?,
    bytes: (_ pass: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> SHA256Sum {
    let placement = try destination.begin(index, source: source, poll: state.checkCancelled)
    do {
      var hasher = SHA256()
      var crc: UInt = 0
      var offset = placement.offset
      try bytes { chunk in
        try state.checkCancelled()
        hasher.update(bufferPointer: chunk)
        if destination.needsCRC, let start = chunk.baseAddress {
          crc = crc32_z(crc, start.assumingMemoryBound(to: UInt8.self), chunk.count)
        }
        if !placement.isCopied {
          try writeAll(
            chunk, to: placement.descriptor, at: offset, path: destination.path,
            needed: destination.size)
          startWriting(placement.descriptor, offset, chunk.count, of: files[index])
        }
        offset += chunk.count
        state.copied(chunk.count)
      }
      try destination.end(index, placement, crc: UInt32(truncatingIfNeeded: crc))
      return SHA256Sum(hasher.finalize())
    } catch {
      destination.abandon(index, placement)
      throw error
    }
  }

  /// Keeps the disk busy while the next bytes are read and hashed: waiting for all of it at the
  /// end would double the time. Small files are better gathered than written one by one.
  private func startWriting(_ descriptor: CInt, _ offset: Int, _ count: Int, of file: VolumeFile) {
    guard state.sync, file.size >= 64 << 10 else { return }
    // Where the file system cannot do it, the wait at the end is longer, and that is all.
    _ = spindle_start_writing(descriptor, off_t(offset), off_t(count))
  }
}
