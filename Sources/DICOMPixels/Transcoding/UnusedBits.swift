/// Bits of native cells that are no part of the image, as it is told when they are left out.
enum UnusedBits {
  /// True where a cell has something above its stored bits, or below them, that is not its sign.
  static func areUsed(_ bytes: [UInt8], _ description: PixelDescription) -> Bool {
    guard description.bitsStored < description.bitsAllocated else { return false }
    switch description.bitsAllocated {
    case 8: return areUsed(bytes, description, UInt8.self)
    case 16: return areUsed(bytes, description, UInt16.self)
    case 32: return areUsed(bytes, description, UInt32.self)
    default: return false
    }
  }

  private static func areUsed<Cell: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ bytes: [UInt8], _ description: PixelDescription, _: Cell.Type
  ) -> Bool {
    let size = MemoryLayout<Cell>.size
    let low = description.highBit - description.bitsStored + 1
    let below = (1 << Cell(low)) - (1 as Cell)
    let sign: Cell = description.isSigned ? 1 << Cell(description.highBit) : 0
    let above = (~Cell.zero << Cell(description.highBit)) << 1
    return bytes.withUnsafeBytes { source in
      var found: Cell = 0
      for index in 0..<source.count / size {
        let cell = Cell(
          littleEndian: source.loadUnaligned(fromByteOffset: index &* size, as: Cell.self))
        let upper = cell & above
        // The sign of a negative value may have been carried on.
        found |= (upper == above && cell & sign != 0 ? 0 : upper) | cell & below
      }
      return found != 0
    }
  }
}
