/// Deflates what is written to it on to another sink.
final class DeflatingSink<Target: ByteSink>: ByteSink {
  private(set) var target: Target
  private var stream: ZlibStream
  private var count = 0

  init(_ target: Target) throws {
    stream = try ZlibStream(.deflate)
    self.target = target
  }

  func write(_ bytes: [UInt8]) throws { try run(bytes, finish: false) }

  /// Ends the stream, padded to an even length (PS3.5 §A.5).
  func finish() throws {
    try run([], finish: true)
    if count & 1 == 1 { try target.write([0]) }
  }

  private func run(_ bytes: [UInt8], finish: Bool) throws {
    let status = try stream.run(bytes, finish: finish) { output in
      count += output.count
      try target.write(output)
    }
    if status == .damaged { throw DICOMError(.deflate("zlib refused the bytes")) }
  }
}
