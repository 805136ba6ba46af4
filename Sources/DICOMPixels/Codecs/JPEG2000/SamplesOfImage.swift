internal import COpenJPEG

/// The components of an image of OpenJPEG, 32 bits a sample each, as pixels of a frame.
struct SamplesOfImage {
  private let image: opj_image_t
  private let layout: FrameLayout

  init(_ image: opj_image_t, _ layout: FrameLayout) {
    self.image = image
    self.layout = layout
  }

  func bytes(count: Int) throws(CodecError) -> [UInt8] {
    guard let components = image.comps, Int(image.numcomps) == layout.components else {
      throw CodecError(.malformed("no components were decoded"))
    }
    for index in 0..<layout.components {
      let component = components[index]
      guard component.data != nil, component.w > 0, component.h > 0, component.dx > 0,
        component.dy > 0, component.factor == 0
      else { throw CodecError(.malformed("component \(index + 1) was not decoded")) }
    }
    return [UInt8](unsafeUninitializedCapacity: count) { target, used in
      let raw = UnsafeMutableRawBufferPointer(target)
      for index in 0..<layout.components {
        switch layout.sampleBytes {
        case 1:
          raw.withMemoryRebound(to: UInt8.self) { copy(components[index], index, to: $0) }
        case 2:
          raw.withMemoryRebound(to: UInt16.self) { copy(components[index], index, to: $0) }
        default:
          raw.withMemoryRebound(to: UInt32.self) { copy(components[index], index, to: $0) }
        }
      }
      used = count
    }
  }

  private func copy<Sample: FixedWidthInteger>(
    _ component: opj_image_comp_t, _ index: Int, to target: UnsafeMutableBufferPointer<Sample>
  ) {
    guard let data = component.data else { return }
    let (columns, rows, step) = (layout.columns, layout.rows, layout.components)
    let (width, height) = (Int(component.w), Int(component.h))
    if width == columns, height == rows, component.dx == 1, component.dy == 1 {
      for pixel in 0..<columns * rows {
        target[pixel * step + index] = Sample(truncatingIfNeeded: data[pixel]).littleEndian
      }
      return
    }
    // A sample of the component for each point of the reference grid: the one before it.
    let (across, down) = (Int(component.dx), Int(component.dy))
    for row in 0..<rows {
      let from = (Int(image.y0) + row) / down - Int(component.y0)
      let line = min(max(from, 0), height - 1) * width
      for column in 0..<columns {
        let at = (Int(image.x0) + column) / across - Int(component.x0)
        let sample = data[line + min(max(at, 0), width - 1)]
        target[(row * columns + column) * step + index] =
          Sample(truncatingIfNeeded: sample).littleEndian
      }
    }
  }
}
