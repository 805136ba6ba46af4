internal import DICOMPixels

/// Where the first row and the first column of the file lie in the picture, as Exif and TIFF number
/// it.
enum RasterOrientation: Int, Sendable {
  case upright = 1
  case mirrored, turnedHalf, flipped, transposed, turnedRight, transverse, turnedLeft

  /// Whether rows become columns.
  var isTransposed: Bool { rawValue >= 5 }

  var sentence: String {
    "the pixels were turned upright, as orientation \(rawValue) of the file asks for"
  }
}

extension Frame {
  /// Every pixel at its place in the upright picture; no sample changes.
  func turned(_ orientation: RasterOrientation) -> Frame {
    guard orientation != .upright, let count = layout.byteCount, count == bytes.count else {
      return self
    }
    var result = self
    let (width, height) = (layout.columns, layout.rows)
    if orientation.isTransposed {
      (result.layout.columns, result.layout.rows) = (height, width)
    }
    // Where the upright picture's first pixel is in the file, and the way to its neighbours.
    let (last, bottom) = (width - 1, (height - 1) * width)
    let (start, right, down) =
      switch orientation {
      case .upright: (0, 1, width)
      case .mirrored: (last, -1, width)
      case .turnedHalf: (bottom + last, -1, -width)
      case .flipped: (bottom, 1, -width)
      case .transposed: (0, width, 1)
      case .turnedRight: (bottom, -width, 1)
      case .transverse: (bottom + last, -width, -1)
      case .turnedLeft: (last, width, -1)
      }
    let size = layout.components * layout.sampleBytes
    let (columns, rows) = (result.layout.columns, result.layout.rows)
    result.bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
      bytes.withUnsafeBufferPointer { source in
        var place = 0
        for row in 0..<rows {
          var from = (start + row * down) * size
          for _ in 0..<columns {
            for byte in 0..<size { target[place &+ byte] = source[from &+ byte] }
            place &+= size
            from &+= right &* size
          }
        }
      }
      written = count
    }
    return result
  }
}
