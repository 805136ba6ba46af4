import DICOMConversion
import DICOMPixels
import Testing

/// Compares what was read with what Pillow reads: fewer than 8 bits spread to 8, white made 0 where
/// it is, grey values repeated where Pillow has three of them.
func expectPixels(
  of page: RasterFrame, equal expected: PillowImages.Frame, _ raw: [UInt8], tolerance: Int,
  _ name: String
) {
  let layout = page.frame.layout
  #expect(layout.columns == expected.columns && layout.rows == expected.rows, "\(name)")
  var samples = page.frame.bytes
  #expect(layout.byteCount == samples.count, "\(name)")
  let full = (1 << layout.precision) - 1
  if layout.sampleBytes == 1 {
    for index in samples.indices {
      var value = Int(samples[index])
      if page.photometric == .monochrome1 { value = full - value }
      samples[index] = UInt8(truncatingIfNeeded: value * 255 / full)
    }
  } else if page.photometric == .monochrome1 {
    for index in stride(from: 0, to: samples.count, by: 2) {
      let value = full - (Int(samples[index]) | Int(samples[index + 1]) << 8)
      samples[index] = UInt8(truncatingIfNeeded: value)
      samples[index + 1] = UInt8(truncatingIfNeeded: value >> 8)
    }
  }
  if layout.components == 1, expected.components == 3 {
    samples = samples.flatMap { [$0, $0, $0] }
  }
  #expect(samples.count == raw.count, "\(name)")
  guard samples.count == raw.count else { return }
  if tolerance == 0 {
    let differing = zip(samples, raw).filter { $0 != $1 }.count
    #expect(differing == 0, "\(name): \(differing) of \(raw.count) bytes differ")
  } else {
    let largest = zip(samples, raw).map { abs(Int($0) - Int($1)) }.max() ?? 0
    #expect(largest <= tolerance, "\(name): a sample differs by \(largest)")
  }
}
