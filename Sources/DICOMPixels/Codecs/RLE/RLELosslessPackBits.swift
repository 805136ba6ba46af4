internal import Glibc

/// Runs of the same byte and of different ones.
///
/// - SeeAlso: PS3.5 §G.3
enum RLELosslessPackBits {
  /// Fills `plane` from `segment`; false when that ends first.
  static func decode(
    _ stream: [UInt8], _ segment: Range<Int>, into plane: inout [UInt8]
  ) -> Bool {
    stream.withUnsafeBufferPointer { stream in
      plane.withUnsafeMutableBufferPointer { plane in
        guard let input = stream.baseAddress, let output = plane.baseAddress,
          segment.lowerBound >= 0, segment.upperBound <= stream.count
        else { return plane.isEmpty }
        var (place, written) = (segment.lowerBound, 0)
        let (end, size) = (segment.upperBound, plane.count)
        while written < size {
          guard place < end else { return false }
          let code = Int(input[place])
          place += 1
          if code < 128 {
            // Never beyond the segment; what goes beyond the plane is left.
            let length = min(code + 1, size - written)
            guard length <= end - place else { return false }
            (output + written).update(from: input + place, count: length)
            place += code + 1
            written += length
          } else if code > 128 {
            guard place < end else { return false }
            let length = min(257 - code, size - written)
            memset(output + written, Int32(input[place]), length)
            place += 1
            written += length
          }
        }
        return true
      }
    }
  }

  /// Bytes that a row of `count` takes at most.
  static func most(_ count: Int) -> Int { count + (count + 127) / 128 }

  /// Codes one row.
  ///
  /// - Parameter output: has room for `most(count)` bytes.
  /// - Returns: the bytes written.
  static func encode(
    _ row: UnsafePointer<UInt8>, _ count: Int, into output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var (place, literal, written) = (0, 0, 0)
    while place < count {
      var run = 1
      let byte = row[place]
      while place + run < count, run < 128, row[place + run] == byte { run += 1 }
      // A run of two between different bytes is not worth a code of its own.
      guard run >= 3 || (run == 2 && literal == place) else {
        place += run
        continue
      }
      written += copy(row + literal, place - literal, into: output + written)
      output[written] = UInt8(truncatingIfNeeded: 257 - run)
      output[written + 1] = byte
      written += 2
      place += run
      literal = place
    }
    return written + copy(row + literal, count - literal, into: output + written)
  }

  /// Writes different bytes, at most 128 with one code.
  private static func copy(
    _ row: UnsafePointer<UInt8>, _ count: Int, into output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var (place, written) = (0, 0)
    while place < count {
      let length = min(128, count - place)
      output[written] = UInt8(truncatingIfNeeded: length - 1)
      (output + written + 1).update(from: row + place, count: length)
      written += length + 1
      place += length
    }
    return written
  }
}
