internal import DICOMPixels

/// What reading an image may take, and what is laid behind transparent pixels.
public struct RasterOptions: Hashable, Sendable {
  /// Bytes of one decoded frame.
  public var frameBytes = 512 << 20
  /// Bytes of all decoded frames of a file.
  public var totalBytes = 2 << 30
  /// Pages or frames of a file.
  public var frames = 10_000
  /// Columns, and rows.
  public var side = 65_535
  /// Laid behind transparent pixels; grey images get its luminance.
  public var background = RasterColour.white
  /// Whether a baseline JPEG stays one, turned without loss where its blocks allow it.
  public var passesJPEGThrough = true

  public init() {}

  /// The bytes of a frame, before any of them is allocated.
  func admit(
    _ layout: FrameLayout, _ format: RasterFormat, offset: Int? = nil
  ) throws(RasterError) -> Int {
    guard layout.columns > 0, layout.rows > 0 else {
      throw RasterError(
        .malformed("it says \(layout.columns) × \(layout.rows) pixels"), format, offset: offset)
    }
    guard layout.columns <= side, layout.rows <= side, let count = layout.byteCount,
      count <= frameBytes
    else {
      throw RasterError(
        .limit(
          "a frame of \(layout.columns) × \(layout.rows) pixels of \(layout.components) × "
            + "\(layout.precision) bits"), format, offset: offset)
    }
    return count
  }
}

/// Red, green and blue of 8 bits.
public struct RasterColour: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let white = Self(red: 255, green: 255, blue: 255)
  public static let black = Self(red: 0, green: 0, blue: 0)

  var samples: [UInt8] { [red, green, blue] }

  /// By the weights of ITU-R BT.601.
  var luminance: UInt8 {
    let sum = Int(red) * 299 + Int(green) * 587 + Int(blue) * 114
    return UInt8((sum + 500) / 1_000)
  }

  var sentence: String {
    "transparent pixels were laid on a background of red \(red), green \(green), blue \(blue)"
  }
}
