/// Reads JPEG 2000 and High-Throughput JPEG 2000, as code streams and out of JP2 files.
///
/// Signed and unsigned samples of up to 31 bits; components of fewer samples are repeated; a
/// transform of colours is undone. The stream alone says whether samples are signed.
/// - SeeAlso: PS3.5 §8.2.4 and §8.2.14
public struct JPEG2000Decoder: FrameDecoder {
  /// Threads for one frame; more than one where frames are not decoded in parallel.
  public var threads: Int

  public init(threads: Int = 1) { self.threads = threads }

  public func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame {
    let boxes = try JP2Boxes(stream)
    let range = boxes?.stream ?? 0..<stream.count
    let header = try JPEG2000Header(stream[range])
    let layout = header.layout
    // The library has 32 bits a sample in between.
    let samples = header.columns.multipliedReportingOverflow(by: header.rows)
    let words = samples.partialValue.multipliedReportingOverflow(by: 4 * layout.components)
    guard !samples.overflow, !words.overflow, layout.precision <= 32 else {
      throw CodecError(.limit("a frame of \(layout.columns) × \(layout.rows) samples"))
    }
    let count = try limits.admit(layout)
    guard words.partialValue <= max(limits.frameBytes, 4 * count) else {
      throw CodecError(.limit("a frame of \(layout.columns) × \(layout.rows) samples"))
    }
    try header.checkStructures()
    try HighThroughputGuard.check(stream[range], header)
    let bytes = try OpenJPEG.decode(
      stream, range, layout, header.components, count: count, threads: threads)
    let colour = header.colour == .asGiven ? boxes?.colour ?? .asGiven : header.colour
    return Frame(layout, bytes, colour: colour)
  }
}
