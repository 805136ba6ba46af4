internal import CIsofs
internal import Glibc

/// Owns the stream of an image that libisofs has laid out.
struct ISOSource: ~Copyable {
  private let source: UnsafeMutablePointer<burn_source>
  /// Sectors of volume descriptors, path tables and directories, in front of the files' bytes.
  let structureSectors: Int
  /// Bytes of the whole image.
  let size: Int

  /// - Parameter sizeOnly: nothing will be read.
  init(
    _ tree: borrowing ISOTree, _ options: ISOOptions, timestamp: Int64, sizeOnly: Bool
  ) throws(MasteringError) {
    var writeOptions: OpaquePointer?
    try ISOLibrary.check(iso_write_opts_new(&writeOptions, 0))
    guard let writeOptions else { throw MasteringError(.imageLibrary("no memory")) }
    defer { iso_write_opts_free(writeOptions) }
    try options.apply(to: writeOptions, timestamp: timestamp)
    try ISOLibrary.check(iso_write_opts_set_will_cancel(writeOptions, sizeOnly ? 1 : 0))
    var source: UnsafeMutablePointer<burn_source>?
    try ISOLibrary.check(iso_image_create_burn_source(tree.image, writeOptions, &source))
    guard let source else { throw MasteringError(.imageLibrary("no memory")) }
    var start: UInt32 = 0
    let code = iso_write_opts_get_data_start(writeOptions, &start, 0)
    do throws(MasteringError) {
      try ISOLibrary.check(code)
      try ISOLibrary.checkMessages()
    } catch {
      Self.end(source)
      throw error
    }
    size = Int(source.pointee.get_size?(source) ?? 0)
    structureSectors = Int(start)
    self.source = source
  }

  deinit { Self.end(source) }

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

/// The last second of 2155: the year of a directory record is a byte that counts from 1900.
private let latestDirectoryTime: Int64 = 5_869_583_999

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
