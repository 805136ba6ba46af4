internal import DICOMCore

/// The medium's bytes, read in pieces of the size that drives read anyway.
struct UDFImage {
  let source: any ByteSource
  /// Bytes.
  var count: Int { source.count }
  private var window: [UInt8] = []
  private var windowStart = 0
  private static let windowSize = 32 << 10

  init(_ source: any ByteSource) { self.source = source }

  /// - Returns: nil when the bytes are not there or cannot be read.
  mutating func read(_ address: Int, _ length: Int) -> UDFBytes? {
    guard address >= 0, length >= 0, length <= count, address <= count - length else { return nil }
    if address < windowStart || address + length > windowStart + window.count {
      let start = address / Self.windowSize * Self.windowSize
      let end = min(start + Self.windowSize, count)
      guard address + length <= end, let bytes = try? source.read(start..<end) else {
        // What is asked for may be readable where its neighbours are not.
        return (try? source.read(address..<address + length)).map(UDFBytes.init)
      }
      (window, windowStart) = (bytes, start)
    }
    let offset = address - windowStart
    return UDFBytes(Array(window[offset..<offset + length]))
  }
}
