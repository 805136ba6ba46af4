internal import DICOMCore

extension Frame {
  /// Makes a frame of native bytes: interleaved, from bit 0, the sign extended; chrominance that two
  /// pixels share is given to both.
  ///
  /// - Parameter bytes: one frame, little endian, from the first bit of its own byte on.
  /// - Throws: `PixelError` for reals, for more than 32 bits stored, and when bytes are missing.
  public init(native bytes: [UInt8], _ description: PixelDescription) throws(PixelError) {
    guard let layout = description.layout, let byteCount = layout.byteCount else {
      throw PixelError(.unsupported("a frame of \(description.bitsStored) bits"), .bitsStored)
    }
    guard bytes.count >= description.frameBytes else {
      throw PixelError(
        .truncated(needed: description.frameBytes, available: bytes.count), description.kind.tag)
    }
    guard !description.isSubsampled || description.columns % 2 == 0 else {
      throw PixelError(
        .invalid(found: "\(description.columns)", expected: "an even number"), .columns)
    }
    let isInPlace =
      description.bitsAllocated == 8 * layout.sampleBytes
      && description.bitsStored == description.bitsAllocated && !description.isSubsampled
      && description.planarConfiguration == 0
    if isInPlace {
      self.init(layout, bytes.count == byteCount ? bytes : Array(bytes[..<byteCount]))
      return
    }
    let order = SampleOrder(description)
    let samples =
      switch layout.sampleBytes {
      case 1: Self.gather(bytes, description, order, UInt8.self)
      case 2: Self.gather(bytes, description, order, UInt16.self)
      default: Self.gather(bytes, description, order, UInt32.self)
      }
    self.init(layout, samples)
  }

  /// Chooses the loop for the cells of `bytes`.
  private static func gather<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ bytes: [UInt8], _ description: PixelDescription, _ order: SampleOrder, _: Sample.Type
  ) -> [UInt8] {
    let window = BitWindow(description)
    switch description.bitsAllocated {
    case 8: return gather(bytes, CellBytes<UInt8>(), window, order, Sample.self)
    case 16: return gather(bytes, CellBytes<UInt16>(), window, order, Sample.self)
    case 32: return gather(bytes, CellBytes<UInt32>(), window, order, Sample.self)
    case 64: return gather(bytes, CellBytes<UInt64>(), window, order, Sample.self)
    default:
      return gather(bytes, CellBits(bits: description.bitsAllocated), window, order, Sample.self)
    }
  }

  @inline(__always)
  private static func gather<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ bytes: [UInt8], _ cells: some CellReader, _ window: BitWindow, _ order: SampleOrder,
    _: Sample.Type
  ) -> [UInt8] {
    let size = MemoryLayout<Sample>.size
    return [UInt8](unsafeUninitializedCapacity: order.count * size) { target, filled in
      bytes.withUnsafeBytes { source in
        order.forEach { from, to in
          let sample = Sample(truncatingIfNeeded: window.value(cells.cell(source, from)))
          UnsafeMutableRawBufferPointer(target).storeBytes(
            of: sample.littleEndian, toByteOffset: to * size, as: Sample.self)
        }
      }
      filled = order.count * size
    }
  }
}

/// The bits of a cell that are stored.
struct BitWindow {
  /// Bits above the stored ones, in 64.
  private let above: UInt64
  /// Bits of 64 that are not stored.
  private let unused: UInt64
  private let isSigned: Bool

  init(_ description: PixelDescription) {
    above = UInt64(63 - description.highBit)
    unused = UInt64(64 - description.bitsStored)
    isSigned = description.isSigned
  }

  @inline(__always)
  func value(_ cell: UInt64) -> UInt64 {
    // Both shifts are below 64: the window has a bit and lies within the cell.
    let top = cell &<< above
    return isSigned
      ? UInt64(bitPattern: Int64(bitPattern: top) &>> Int64(unused)) : top &>> unused
  }
}

/// Gives the cell of a number; the caller has checked that it is there.
protocol CellReader {
  func cell(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64
}

struct CellBytes<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: CellReader {
  @inline(__always)
  func cell(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(
      Word(
        littleEndian: bytes.loadUnaligned(
          fromByteOffset: index &* MemoryLayout<Word>.size, as: Word.self)))
  }
}

/// Cells of any number of bits, packed from the lowest bit of the first byte on.
struct CellBits: CellReader {
  let bits: Int

  func cell(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    let first = index * bits
    var value: UInt64 = 0
    var filled = 0
    var place = first
    while filled < bits {
      let taken = min(8 - place % 8, bits - filled)
      let part = UInt64(bytes[place / 8] >> UInt8(place % 8)) & ((1 << UInt64(taken)) - 1)
      value |= part << UInt64(filled)
      filled += taken
      place += taken
    }
    return value
  }
}
