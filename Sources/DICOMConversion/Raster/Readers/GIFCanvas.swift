internal import CGIF
internal import DICOMPixels

/// The picture that the frames of a GIF draw on, one over the other.
struct GIFCanvas {
  /// What stands before a frame: how it leaves the picture, how long it is shown, what is
  /// transparent.
  struct Control {
    enum Disposal {
      case keep, background, previous
    }

    var disposal = Disposal.keep
    /// Hundredths of a second.
    var delay = 0
    var transparent: UInt8?

    init() {}

    init(flags: UInt8, delay: Int, transparent: UInt8) {
      self.delay = delay
      self.transparent = flags & 1 == 1 ? transparent : nil
      disposal =
        switch flags >> 2 & 7 {
        case 2: .background
        case 3: .previous
        default: .keep
        }
    }
  }

  struct Area {
    var left: Int
    var top: Int
    var width: Int
    var height: Int
  }

  private let layout: FrameLayout
  private let background: [UInt8]
  private var pixels: [UInt8]
  /// Whether a pixel was drawn on; the others are transparent.
  private var isDrawn: [Bool]
  /// Whether a frame was delivered in which the background is seen.
  private(set) var showsBackground = false

  /// Whether no colour but greys was drawn, or is behind.
  private(set) var isGrey: Bool

  let byteCount: Int

  init(_ file: GifFileType, _ options: RasterOptions) throws(RasterError) {
    layout = FrameLayout(
      columns: Int(file.SWidth), rows: Int(file.SHeight), components: 3, precision: 8,
      isSigned: false)
    byteCount = try options.admit(layout, .gif, offset: 6)
    background = options.background.samples
    isGrey = RasterPalette.isGrey(background)
    isDrawn = [Bool](repeating: false, count: byteCount / 3)
    let colour = background
    pixels = [UInt8](unsafeUninitializedCapacity: byteCount) { [byteCount] target, used in
      for place in 0..<byteCount { target[place] = colour[place % 3] }
      used = byteCount
    }
  }

  /// The picture with the frame on it; after that it is as the frame leaves it.
  mutating func drawn(
    _ numbers: [UInt8], _ area: Area, _ palette: [UInt8], _ control: Control
  ) -> Frame {
    if isGrey { isGrey = RasterPalette.isGrey(palette) }
    let before = control.disposal == .previous ? (pixels, isDrawn) : nil
    let columns = max(0, min(area.width, layout.columns - area.left))
    let rows = max(0, min(area.height, layout.rows - area.top))
    for row in 0..<rows {
      for column in 0..<columns {
        let number = numbers[row * area.width + column]
        guard number != control.transparent, 3 * Int(number) + 2 < palette.count else { continue }
        let place = (area.top + row) * layout.columns + area.left + column
        isDrawn[place] = true
        for component in 0..<3 {
          pixels[3 * place + component] = palette[3 * Int(number) + component]
        }
      }
    }
    if !showsBackground { showsBackground = isDrawn.contains(false) }
    let frame = Frame(layout, pixels, colour: .rgb)
    switch control.disposal {
    case .keep: break
    case .previous:
      if let before { (pixels, isDrawn) = before }
    case .background:
      for row in 0..<rows {
        for column in 0..<columns {
          let place = (area.top + row) * layout.columns + area.left + column
          isDrawn[place] = false
          for component in 0..<3 { pixels[3 * place + component] = background[component] }
        }
      }
    }
    return frame
  }
}
