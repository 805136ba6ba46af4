internal import COpenJPEG

/// A code stream in memory that OpenJPEG reads or writes by callbacks; the library holds it for as
/// long as its stream lives.
final class MemoryStream {
  var bytes: [UInt8]
  private let range: Range<Int>
  private var position: Int

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    position = range.lowerBound
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> MemoryStream? {
    context.map { Unmanaged<MemoryStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Runs `body` with a stream of the library that reads `range`.
  static func reading<R>(
    _ bytes: [UInt8], _ range: Range<Int>,
    _ body: (UnsafeMutablePointer<opj_stream_t?>) throws(CodecError) -> R
  ) throws(CodecError) -> R {
    let memory = MemoryStream(bytes, range)
    return try memory.open(isInput: true) { (stream) throws(CodecError) in
      opj_stream_set_user_data_length(stream, UInt64(range.count))
      opj_stream_set_read_function(stream) { target, count, context in
        guard let memory = MemoryStream.of(context), let target else { return -1 }
        let size = min(count, memory.range.upperBound - memory.position)
        guard size > 0 else { return -1 }
        memory.bytes.withUnsafeBytes { source in
          let part = UnsafeRawBufferPointer(rebasing: source[memory.position...].prefix(size))
          UnsafeMutableRawBufferPointer(start: target, count: size).copyMemory(from: part)
        }
        memory.position += size
        return size
      }
      return try body(stream)
    }
  }

  /// What `body` writes to the stream that it is given.
  static func writing(
    _ body: (UnsafeMutablePointer<opj_stream_t?>) throws(CodecError) -> Void
  ) throws(CodecError) -> [UInt8] {
    let memory = MemoryStream([], 0..<0)
    try memory.open(isInput: false) { (stream) throws(CodecError) in
      opj_stream_set_write_function(stream) { source, count, context in
        guard let memory = MemoryStream.of(context), let source else { return -1 }
        memory.write(UnsafeRawBufferPointer(start: source, count: count))
        return count
      }
      try body(stream)
    }
    return memory.bytes
  }

  private func write(_ source: UnsafeRawBufferPointer) {
    if position == bytes.count {
      bytes.append(contentsOf: source)
    } else {
      let end = position + source.count
      if end > bytes.count { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(position..<end, with: source)
    }
    position += source.count
  }

  private func open<R>(
    isInput: Bool, _ body: (UnsafeMutablePointer<opj_stream_t?>) throws(CodecError) -> R
  ) throws(CodecError) -> R {
    guard let stream = opj_stream_create(1 << 16, isInput ? 1 : 0) else {
      throw CodecError(.limit("memory for a stream"))
    }
    defer { opj_stream_destroy(stream) }
    opj_stream_set_user_data(stream, Unmanaged.passRetained(self).toOpaque()) { context in
      if let context { Unmanaged<MemoryStream>.fromOpaque(context).release() }
    }
    opj_stream_set_skip_function(stream) { count, context in
      MemoryStream.of(context)?.skip(count) ?? -1
    }
    opj_stream_set_seek_function(stream) { target, context in
      MemoryStream.of(context)?.seek(target) == true ? 1 : 0
    }
    return try body(stream)
  }

  private func skip(_ count: Int64) -> Int64 {
    let target = Int64(position).addingReportingOverflow(count)
    guard !target.overflow, seek(target.partialValue &- Int64(range.lowerBound)) else { return -1 }
    return count
  }

  private func seek(_ target: Int64) -> Bool {
    // Beyond the end of what is written lies nothing; beyond that of what is read neither.
    let length = range.isEmpty ? bytes.count : range.count
    guard target >= 0, target <= Int64(length) else { return false }
    position = range.lowerBound + Int(target)
    return true
  }
}
