internal import CZlib

/// Owns one zlib stream without header, as PS3.5 §A.5 has it.
///
/// zlib keeps a pointer to its stream, so the stream has a place of its own on the heap.
@safe struct ZlibStream: ~Copyable {
  enum Direction { case inflate, deflate }
  enum Status { case more, ended, damaged }

  private let stream: UnsafeMutablePointer<z_stream>
  private let direction: Direction
  /// Empty until it is needed: copies that are only kept have none.
  private var chunk: [UInt8] = []
  /// What comes out at a time, in bytes at most.
  let chunkSize: Int

  static let chunkSize = 262_144

  /// - Throws: `.deflate` when there is no memory for it.
  init(_ direction: Direction, chunkSize: Int = ZlibStream.chunkSize) throws {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe CInt(MemoryLayout<z_stream>.size)
    let status =
      switch direction {
      case .inflate: unsafe inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size)
      case .deflate:
        unsafe deflateInit2_(
          stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY,
          ZLIB_VERSION, size)
      }
    unsafe self.stream = stream
    self.direction = direction
    self.chunkSize = chunkSize
    guard status == Z_OK else { throw DICOMError(.deflate("out of memory")) }
  }

  /// A stream that inflates on from where `other` is, about 40 KB.
  /// - Throws: `.deflate` when there is no memory for it.
  init(inflatingOnFrom other: borrowing ZlibStream) throws {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateCopy(stream, other.stream)
    unsafe self.stream = stream
    direction = .inflate
    chunkSize = other.chunkSize
    guard status == Z_OK else { throw DICOMError(.deflate("out of memory")) }
  }

  deinit {
    switch direction {
    case .inflate: _ = unsafe inflateEnd(stream)
    case .deflate: _ = unsafe deflateEnd(stream)
    }
    unsafe stream.deallocate()
  }

  /// Inflates on in `input`, until a chunk is full or the input at its end.
  mutating func next(
    _ input: inout [UInt8], consumed: inout Int
  ) -> (output: [UInt8], status: Status) {
    let (status, left, produced) = step(&input, from: consumed, finish: false)
    consumed = input.count - left
    let output = Array(chunk.prefix(produced))
    switch status {
    case Z_STREAM_END: return (output, .ended)
    case Z_OK, Z_BUF_ERROR: return (output, .more)
    default: return (output, .damaged)
    }
  }

  /// Runs `input` through zlib and hands on what comes out, chunk by chunk.
  mutating func run(
    _ input: [UInt8], finish: Bool, output: ([UInt8]) throws -> Void
  ) throws -> Status {
    var input = input
    let count = input.count
    var consumed = 0
    while true {
      let (status, left, produced) = step(&input, from: consumed, finish: finish)
      consumed = count - left
      if produced > 0 { try output(Array(chunk.prefix(produced))) }
      switch status {
      case Z_STREAM_END: return .ended
      case Z_OK, Z_BUF_ERROR:
        if produced < chunk.count, consumed == count, !finish { return .more }
      default: return .damaged
      }
    }
  }

  private mutating func step(
    _ input: inout [UInt8], from: Int, finish: Bool
  ) -> (status: CInt, left: Int, produced: Int) {
    let size = input.count
    if chunk.isEmpty { chunk = [UInt8](repeating: 0, count: chunkSize) }
    return unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe chunk.withUnsafeMutableBufferPointer { target in
        if let start = source.baseAddress { unsafe stream.pointee.next_in = start + from }
        unsafe stream.pointee.avail_in = UInt32(size - from)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let status =
          switch direction {
          case .inflate: unsafe CZlib.inflate(stream, Z_NO_FLUSH)
          case .deflate: unsafe CZlib.deflate(stream, finish ? Z_FINISH : Z_NO_FLUSH)
          }
        return unsafe (
          status, Int(stream.pointee.avail_in), target.count - Int(stream.pointee.avail_out)
        )
      }
    }
  }
}
