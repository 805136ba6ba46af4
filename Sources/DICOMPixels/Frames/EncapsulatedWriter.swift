public import DICOMCore

/// Writes Pixel Data (7FE0,0010) in Explicit VR Little Endian, frame after frame; one frame at a
/// time is in memory.
/// - SeeAlso: PS3.5 §A.4
public struct EncapsulatedWriter {
  private let layout: EncapsulatedLayout
  private var next = 0

  /// Writes the element's header and the offset table; the extended table's elements, which stand
  /// before it, are the caller's.
  public init(_ layout: EncapsulatedLayout, to sink: inout some ByteSink) throws {
    self.layout = layout
    var header: [UInt8] = [0xE0, 0x7F, 0x10, 0x00]
    header += Array("OB".utf8) + [0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    let table = layout.basicOffsetTable
    try sink.write(header + Self.item(table.count) + table)
  }

  /// Writes the next frame.
  /// - Throws: `PixelError.invalid` when it has not the length that the table tells; errors of the
  ///   sink.
  public mutating func append(_ frame: [UInt8], to sink: inout some ByteSink) throws {
    guard next < layout.frameLengths.count, frame.count == layout.frameLengths[next] else {
      throw PixelError(
        .invalid(found: "a frame of \(frame.count) bytes", expected: "another length"), .pixelData)
    }
    next += 1
    if frame.count <= layout.maximumFragment {
      try sink.write(Self.item(frame.count + (frame.count & 1)))
      try sink.write(frame)
    } else {
      for start in stride(from: 0, to: frame.count, by: layout.maximumFragment) {
        let part = Array(frame[start..<min(start + layout.maximumFragment, frame.count)])
        try sink.write(Self.item(part.count + (part.count & 1)))
        try sink.write(part)
      }
    }
    if frame.count & 1 == 1 { try sink.write([0]) }
  }

  /// Writes the delimiter.
  /// - Throws: `PixelError.invalid` when frames are missing; errors of the sink.
  public func finish(to sink: inout some ByteSink) throws {
    guard next == layout.frameLengths.count else {
      throw PixelError(
        .invalid(found: "\(next) frames", expected: "\(layout.frameLengths.count)"), .pixelData)
    }
    try sink.write([0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0])
  }

  private static func item(_ length: Int) -> [UInt8] {
    [0xFE, 0xFF, 0x00, 0xE0] + littleEndianBytes(UInt32(truncatingIfNeeded: length))
  }
}
