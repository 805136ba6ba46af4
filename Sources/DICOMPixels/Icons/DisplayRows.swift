internal import DICOMCore

/// What a screen shows of a frame, 0 black to 65,535 white, a row at a time.
struct DisplayRows {
  static let white = 65_535

  let columns: Int
  let rows: Int
  private let frame: Frame
  private let look: Look

  private enum Look {
    /// By stored value; what lies beyond the table has its ends.
    case table(first: Int, [UInt16])
    /// Values too far apart for a table.
    case each(GreyTransformation)
    /// Of red, green and blue.
    case luminance
    /// Of each pixel.
    case shown([UInt16])
  }

  init(columns: Int, rows: Int, shown: [UInt16]) {
    let layout = FrameLayout(
      columns: columns, rows: rows, components: 1, precision: 16, isSigned: false)
    (self.columns, self.rows, frame) = (columns, rows, Frame(layout, []))
    look = .shown(shown)
  }

  /// From 0 black to 1 white; what lies beyond is black or white.
  static func grey(_ value: Double, isInverted: Bool) -> UInt16 {
    // What is not a number is black.
    let within = value > 0 ? min(value, 1) : 0
    return UInt16(((isInverted ? 1 - within : within) * Double(white)).rounded())
  }

  /// - Parameters:
  ///   - photometric: of the frame as it was decoded.
  ///   - isNested: the frame is an icon, made to be shown as it is.
  /// - Throws: `PixelError` for colours that cannot be told, and a frame that is not whole.
  init(
    _ frame: Frame, _ photometric: PhotometricInterpretation, _ source: DisplaySource,
    isNested: Bool
  ) throws(PixelError) {
    guard let count = frame.layout.byteCount, frame.bytes.count == count else {
      throw PixelError(
        .truncated(needed: frame.layout.byteCount ?? .max, available: frame.bytes.count),
        .pixelData)
    }
    var frame = frame
    switch (photometric, frame.layout.components) {
    case (.monochrome1, 1), (.monochrome2, 1):
      let grey = GreyTransformation(
        frame, source, isInverted: photometric == .monochrome1, isNested: isNested)
      look = grey.table.map { .table(first: grey.stored.lowerBound, $0) } ?? .each(grey)
    case (.paletteColor, 1):
      let palette = try source.palette(isSigned: frame.layout.isSigned)
      look = .table(first: palette.first, palette.luminance)
    case (_, 3):
      frame = try frame.rgb(from: photometric)
      guard !frame.layout.isSigned else {
        throw PixelError(.unsupported("an icon of colours with a sign"), .pixelRepresentation)
      }
      look = .luminance
    default:
      throw PixelError(
        .unsupported("\(photometric) of \(frame.layout.components) samples"),
        .photometricInterpretation)
    }
    (columns, rows, self.frame) = (frame.layout.columns, frame.layout.rows, frame)
  }

  /// Gives each pixel of a row, from the left, to `body`.
  @inline(__always)
  func forEach(inRow row: Int, _ body: (UInt64) -> Void) {
    switch look {
    case .table(let first, let table):
      let last = table.count - 1
      table.withUnsafeBufferPointer { table in
        frame.forEachSample(row * columns..<(row + 1) * columns) { value in
          body(UInt64(table[min(max(value &- first, 0), last)]))
        }
      }
    case .each(let grey):
      frame.forEachSample(row * columns..<(row + 1) * columns) { value in
        body(UInt64(grey.value(value)))
      }
    case .shown(let values):
      for value in values[row * columns..<(row + 1) * columns] { body(UInt64(value)) }
    case .luminance:
      let highest = (1 << frame.layout.precision) - 1
      var sum = 0
      var sample = 0
      frame.forEachSample(3 * row * columns..<3 * (row + 1) * columns) { value in
        sum &+= value &* (sample == 0 ? 299 : sample == 1 ? 587 : 114)
        sample &+= 1
        if sample == 3 {
          body(UInt64(luminance(sum, of: highest)))
          (sum, sample) = (0, 0)
        }
      }
    }
  }
}

extension Palette {
  /// Of each entry, 0 to 65,535.
  fileprivate var luminance: [UInt16] {
    let highest = (1 << bits) - 1
    return red.indices.map { index in
      let sum = 299 * Int(red[index]) + 587 * Int(green[index]) + 114 * Int(blue[index])
      return UInt16(clamping: DICOMPixels.luminance(sum, of: highest))
    }
  }
}

/// Brings red, green and blue, weighted in thousandths, from `highest` to 65,535.
private func luminance(_ sum: Int, of highest: Int) -> Int {
  // At most 1000 · 2³² · 65,535: fewer than 63 bits.
  (sum &* DisplayRows.white &+ 500 &* highest) / (1000 &* max(1, highest))
}

extension Frame {
  /// Gives samples, which the caller has checked to be there, to `body` with their sign.
  @inline(__always)
  func forEachSample(_ range: Range<Int>, _ body: (Int) -> Void) {
    let isSigned = layout.isSigned
    bytes.withUnsafeBytes { source in
      switch layout.sampleBytes {
      case 1:
        for index in range {
          let value = source[index]
          body(isSigned ? Int(Int8(bitPattern: value)) : Int(value))
        }
      case 2:
        for index in range {
          let value = UInt16(
            littleEndian: source.loadUnaligned(fromByteOffset: 2 &* index, as: UInt16.self))
          body(isSigned ? Int(Int16(bitPattern: value)) : Int(value))
        }
      default:
        for index in range {
          let value = UInt32(
            littleEndian: source.loadUnaligned(fromByteOffset: 4 &* index, as: UInt32.self))
          body(isSigned ? Int(Int32(bitPattern: value)) : Int(value))
        }
      }
    }
  }
}
