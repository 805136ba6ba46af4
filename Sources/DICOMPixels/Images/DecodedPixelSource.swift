internal import DICOMCore
internal import Synchronization

/// Native pixel data that is decoded as it is read, one frame held at a time.
final class DecodedPixelSource: FrameSource {
  let name: String
  /// Even; the last byte of an odd number of bytes is 0.
  let count: Int
  private let image: ImagePixels
  private let target: PixelDescription
  let frameBytes: Int
  private let held = Mutex<(index: Int, bytes: [UInt8])>((-1, []))

  /// - Parameter target: whole bytes a frame.
  init(_ image: ImagePixels, as target: PixelDescription, name: String) {
    self.image = image
    self.target = target
    self.name = name
    frameBytes = target.frameBytes
    let (total, overflow) = frameBytes.multipliedReportingOverflow(by: image.count)
    count = overflow ? .max - 1 : total + total % 2
  }

  var frameCount: Int { image.count }

  func frame(_ index: Int) throws -> [UInt8] { try image.cells(index, as: target) }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)), file: name,
        offset: max(0, range.lowerBound))
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let index = offset / frameBytes
      guard index < image.count else {
        result += [UInt8](repeating: 0, count: range.upperBound - offset)
        break
      }
      let start = offset - index * frameBytes
      let end = min(frameBytes, start + range.upperBound - offset)
      try held.withLock { held in
        if held.index != index {
          held = (index, try frame(index))
        }
        result += held.bytes[start..<end]
      }
      offset += end - start
    }
    return result
  }
}
