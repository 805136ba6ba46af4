internal import DICOMPixels

/// Samples with an alpha of the same bits, the last of each pixel.
struct AlphaFlattening {
  /// Samples of colour before the alpha: 1 or 3.
  var components: Int
  /// 1 or 2.
  var sampleBytes: Int
  var background: RasterColour
  /// Whether the colours are multiplied by alpha already.
  var isPremultiplied = false

  /// The pixels on the background, rounded to the nearest value, and whether any was transparent.
  func flattened(_ pixels: [UInt8]) -> (bytes: [UInt8], hadTransparency: Bool) {
    let size = (components + 1) * sampleBytes
    let count = pixels.count / size
    let behind = (components == 1 ? [background.luminance] : background.samples).map {
      sampleBytes == 1 ? UInt32($0) : UInt32($0) * 257
    }
    let full: UInt32 = sampleBytes == 1 ? 255 : 65_535
    var hadTransparency = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count * components * sampleBytes) {
      target, written in
      pixels.withUnsafeBufferPointer { source in
        var place = 0
        for pixel in 0..<count {
          let start = pixel &* size
          let alpha = sample(source, start &+ components &* sampleBytes)
          if alpha != full { hadTransparency = true }
          for component in 0..<components {
            let colour = sample(source, start &+ component &* sampleBytes)
            let rest = behind[component] &* (full &- alpha)
            let sum =
              isPremultiplied
              ? min(full, colour &+ (rest &+ full / 2) / full)
              : (colour &* alpha &+ rest &+ full / 2) / full
            target[place] = UInt8(truncatingIfNeeded: sum)
            if sampleBytes == 2 { target[place &+ 1] = UInt8(truncatingIfNeeded: sum &>> 8) }
            place &+= sampleBytes
          }
        }
      }
      written = count * components * sampleBytes
    }
    return (bytes, hadTransparency)
  }

  private func sample(_ source: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
    sampleBytes == 1
      ? UInt32(source[place]) : UInt32(source[place]) | UInt32(source[place &+ 1]) &<< 8
  }
}
