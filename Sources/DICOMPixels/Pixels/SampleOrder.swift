/// Which native cell becomes which sample of a frame.
struct SampleOrder {
  private enum Plan { case straight, planes, pairs }
  private let plan: Plan
  private let pixels: Int
  private let samples: Int

  /// Samples of the frame, interleaved.
  var count: Int { pixels * samples }

  init(_ description: PixelDescription) {
    pixels = description.rows * description.columns
    samples = description.samplesPerPixel
    if description.isSubsampled {
      plan = .pairs
    } else if description.planarConfiguration == 1, samples > 1 {
      plan = .planes
    } else {
      plan = .straight
    }
  }

  @inline(__always)
  func forEach(_ body: (_ cell: Int, _ sample: Int) -> Void) {
    switch plan {
    case .straight:
      for index in 0..<count { body(index, index) }
    case .planes:
      for sample in 0..<samples {
        for pixel in 0..<pixels { body(sample &* pixels &+ pixel, pixel &* samples &+ sample) }
      }
    case .pairs:
      // Two of luminance, then the blue and the red difference of both.
      for pair in 0..<pixels / 2 {
        let cell = 4 &* pair
        for half in 0..<2 {
          let sample = 6 &* pair &+ 3 &* half
          body(cell &+ half, sample)
          body(cell &+ 2, sample &+ 1)
          body(cell &+ 3, sample &+ 2)
        }
      }
    }
  }
}
