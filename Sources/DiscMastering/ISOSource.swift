internal import CIsofs
internal import Glibc

/// Owns the stream of an image that libisofs has laid out.
struct ISOSource: ~Copyable {
  private let source: UnsafeMutablePointer<burn_source>
  /// Sectors of volume descriptors, path tables and directories, in front of the files' bytes.
  let structureSectors: Int
  /// Bytes of the whole image; of an appended session, of that alone.
  let size: Int
  /// What is to stand at the beginning of an image that a session is appended to.
  private let front: UnsafeMutableRawBufferPointer?

  /// - Parameters:
  ///   - image: is to outlive the source.
  ///   - start: first sector of a session that is appended; nil for an image of its own.
  ///   - sizeOnly: nothing will be read.
  init(
    _ image: OpaquePointer, _ options: ISOOptions, timestamp: Int64, start session: Int? = nil,
    sizeOnly: Bool
  ) throws(MasteringError) {
    var writeOptions: OpaquePointer?
    try ISOLibrary.check(iso_write_opts_new(&writeOptions, 0))
    guard let writeOptions else { throw MasteringError(.imageLibrary("no memory")) }
    defer { iso_write_opts_free(writeOptions) }
    try options.apply(to: writeOptions, timestamp: timestamp)
    try ISOLibrary.check(iso_write_opts_set_will_cancel(writeOptions, sizeOnly ? 1 : 0))
    // libisofs writes into it for as long as the source lives.
    let front = session.map { _ in
      UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    }
    var source: UnsafeMutablePointer<burn_source>?
    do throws(MasteringError) {
      if let session, let front {
        front.initializeMemory(as: UInt8.self, repeating: 0)
        try options.append(at: session, front, to: writeOptions)
      }
      try ISOLibrary.check(iso_image_create_burn_source(image, writeOptions, &source))
      guard source != nil else { throw MasteringError(.imageLibrary("no memory")) }
    } catch {
      front?.deallocate()
      throw error
    }
    guard let source else { throw MasteringError(.imageLibrary("no memory")) }
    var start: UInt32 = 0
    let code = iso_write_opts_get_data_start(writeOptions, &start, 0)
    do throws(MasteringError) {
      try ISOLibrary.check(code)
      try ISOLibrary.checkMessages()
    } catch {
      Self.end(source)
      front?.deallocate()
      throw error
    }
    size = Int(source.pointee.get_size?(source) ?? 0)
    structureSectors = max(0, Int(start) - (session ?? 0))
    self.source = source
    self.front = front
  }

  deinit {
    Self.end(source)
    front?.deallocate()
  }

  /// Sectors from the sixteenth on that lead to an appended session; once its structures are read.
  var frontDescriptors: [UInt8] { front.map { Array($0[(32 << 10)...]) } ?? [] }

  /// Ends the generator's thread, whatever it is doing, and frees the stream.
  private static func end(_ source: UnsafeMutablePointer<burn_source>) {
    _ = source.pointee.cancel?(source)
    source.pointee.free_data?(source)
    free(source)
  }

  /// Hands on the sectors in front of the files' bytes, in order.
  borrowing func readStructures(
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var remaining = structureSectors * 2048
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while remaining > 0 {
      let wanted = min(remaining, buffer.count)
      let count = source.pointee.read_xt?(
        source, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), CInt(wanted))
      try ISOLibrary.checkMessages()
      guard let count, Int(count) == wanted else {
        throw MasteringError(.imageLibrary("it ended too early"))
      }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<wanted]))
      remaining -= wanted
    }
  }
}

extension ISOOptions {
  /// Everything that could differ between machines, users, times and time zones is fixed.
  fileprivate func apply(
    to options: OpaquePointer, timestamp: Int64
  ) throws(MasteringError) {
    let time = min(max(timestamp, 0), latestDirectoryTime)
    for code in [
      iso_write_opts_set_iso_level(options, CInt(level)),
      iso_write_opts_set_rockridge(options, rockRidge ? 1 : 0),
      // Version 1.12 would number the nodes, by where they happen to be in memory.
      iso_write_opts_set_rrip_version_1_10(options, 1),
      iso_write_opts_set_joliet(options, joliet ? 1 : 0),
      // Joliet names without the dot and the version that Level 1 must have.
      iso_write_opts_set_no_force_dots(options, 2),
      iso_write_opts_set_omit_version_numbers(options, 2),
      iso_write_opts_set_sort_files(options, 1),
      iso_write_opts_set_replace_mode(options, 2, 2, 2, 2),
      iso_write_opts_set_default_dir_mode(options, 0o555),
      iso_write_opts_set_default_file_mode(options, 0o444),
      iso_write_opts_set_default_uid(options, 0),
      iso_write_opts_set_default_gid(options, 0),
      iso_write_opts_set_always_gmt(options, 1),
      iso_write_opts_set_dir_rec_mtime(options, 3),
      iso_write_opts_set_replace_timestamps(options, 2),
      iso_write_opts_set_default_timestamp(options, time_t(time)),
      spindle_iso_set_volume_time(options, volumeTime(time)),
      iso_write_opts_set_output_charset(options, "UTF-8"),
      iso_write_opts_set_tail_blocks(options, UInt32(clamping: tailBlocks)),
      // Enough: only the volume's structures are read.
      iso_write_opts_set_fifo_size(options, 64),
    ] {
      try ISOLibrary.check(code)
    }
  }
}

extension ISOOptions {
  /// The same for a session behind others: names that there are keep their times and permissions.
  fileprivate func append(
    at session: Int, _ front: UnsafeMutableRawBufferPointer, to options: OpaquePointer
  ) throws(MasteringError) {
    for code in [
      iso_write_opts_set_appendable(options, 1),
      iso_write_opts_set_ms_block(options, UInt32(clamping: session)),
      iso_write_opts_set_overwrite_buf(
        options, front.baseAddress?.assumingMemoryBound(to: UInt8.self)),
      iso_write_opts_set_replace_mode(options, 0, 0, 0, 0),
      iso_write_opts_set_replace_timestamps(options, 0),
    ] {
      try ISOLibrary.check(code)
    }
  }
}

/// The last second of 2155: the year of a directory record is a byte that counts from 1900.
let latestDirectoryTime: Int64 = 5_869_583_999

/// `YYYYMMDDhhmmsscc`, UTC.
private func volumeTime(_ timestamp: Int64) -> String {
  let time = UTCTime(timestamp)
  func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
  return digits(time.year, 4) + digits(time.month, 2) + digits(time.day, 2)
    + digits(time.hour, 2) + digits(time.minute, 2) + digits(time.second, 2) + "00"
}
