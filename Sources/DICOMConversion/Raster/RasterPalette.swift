internal import DICOMPixels

/// Colours by number, laid on the background where they are transparent.
struct RasterPalette {
  /// Red, green and blue of each entry.
  private(set) var colours: [UInt8]
  private(set) var hadTransparency = false

  /// - Parameter alpha: of the first entries; what it lacks is opaque.
  init(_ colours: [UInt8], alpha: [UInt8] = [], background: RasterColour) {
    self.colours = Array(colours.prefix(colours.count / 3 * 3))
    let behind = background.samples
    for (entry, alpha) in alpha.prefix(colours.count / 3).enumerated() where alpha < 255 {
      hadTransparency = true
      for component in 0..<3 {
        let colour = Int(colours[3 * entry + component]) * Int(alpha)
        let rest = Int(behind[component]) * (255 - Int(alpha))
        self.colours[3 * entry + component] = UInt8((colour + rest + 127) / 255)
      }
    }
  }

  var count: Int { colours.count / 3 }

  /// The picture in 8 bits: MONOCHROME2 when every entry is grey, else RGB; the first number that
  /// has no entry, with its pixel, otherwise.
  func expanded(
    _ numbers: [UInt8], columns: Int, rows: Int
  ) -> Result<(Frame, PhotometricInterpretation), MissingEntry> {
    let largest = numbers.max() ?? 0
    guard Int(largest) < count else {
      return .failure(
        MissingEntry(number: Int(largest), pixel: numbers.firstIndex(of: largest) ?? 0))
    }
    let isGrey = Self.isGrey(colours)
    let components = isGrey ? 1 : 3
    let bytes = [UInt8](unsafeUninitializedCapacity: numbers.count * components) { target, used in
      for (pixel, number) in numbers.enumerated() {
        for component in 0..<components {
          target[pixel &* components &+ component] = colours[3 &* Int(number) &+ component]
        }
      }
      used = numbers.count * components
    }
    let layout = FrameLayout(
      columns: columns, rows: rows, components: components, precision: 8, isSigned: false)
    return .success(
      (
        Frame(layout, bytes, colour: isGrey ? .monochrome : .rgb),
        isGrey ? .monochrome2 : .rgb
      ))
  }

  /// Whether red, green and blue are equal in every entry.
  static func isGrey(_ colours: [UInt8]) -> Bool {
    stride(from: 0, to: colours.count / 3 * 3, by: 3).allSatisfy { (entry: Int) -> Bool in
      let red = colours[entry]
      return red == colours[entry + 1] && red == colours[entry + 2]
    }
  }

  struct MissingEntry: Error {
    var number: Int
    var pixel: Int
  }
}
