internal import DICOMCore
internal import Synchronization

/// Native pixel data of cells that are no whole bytes, decoded as it is read: a frame begins at the
/// bit behind the last one of the frame before it.
/// - SeeAlso: PS3.5 §8.1.1
final class PackedBitSource: ByteSource {
  let name: String
  /// Even; the bits behind the last frame are 0.
  let count: Int
  private let image: ImagePixels
  private let target: PixelDescription
  private let bits: Int
  private let held = Mutex<(index: Int, bytes: [UInt8])>((-1, []))

  init(_ image: ImagePixels, as target: PixelDescription, name: String) {
    self.image = image
    self.target = target
    self.name = name
    let (bits, overflow) = target.frameBits.multipliedReportingOverflow(by: image.count)
    self.bits = overflow ? 0 : bits
    let bytes = self.bits / 8 + (self.bits % 8 > 0 ? 1 : 0)
    count = bytes + bytes % 2
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)), file: name,
        offset: max(0, range.lowerBound))
    }
    return try held.withLock { held in
      var result: [UInt8] = []
      result.reserveCapacity(range.count)
      for place in range {
        var (byte, filled) = (UInt8(0), 0)
        while filled < 8, place * 8 + filled < bits {
          let (index, bit) = (place * 8 + filled).quotientAndRemainder(
            dividingBy: target.frameBits)
          if held.index != index { held = (index, try image.cells(index, as: target)) }
          guard bit / 8 < held.bytes.count else {
            throw PixelError(
              .truncated(needed: target.frameBytes, available: held.bytes.count), .pixelData)
          }
          let taken = min(8 - filled, 8 - bit % 8, target.frameBits - bit)
          let part = held.bytes[bit / 8] >> UInt8(bit % 8) & UInt8((1 << taken) - 1)
          byte |= part << UInt8(filled)
          filled += taken
        }
        result.append(byte)
      }
      return result
    }
  }
}
