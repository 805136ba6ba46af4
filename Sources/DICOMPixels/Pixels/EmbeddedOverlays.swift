public import DICOMCore

/// Takes overlays out of the bits of the pixels that hold no image.
///
/// Frames go through one after the other; only the bits of the planes are kept.
/// - SeeAlso: PS3.5 §8.1.2 (retired)
public struct EmbeddedOverlays: Sendable {
  private struct Plane {
    var overlay: OverlayPlane
    var bit: Int
    var filled = 0
  }

  private var planes: [Plane] = []
  private let description: PixelDescription
  public private(set) var findings: [PixelFinding] = []

  public var isEmpty: Bool { planes.isEmpty }

  /// Finds the planes that `dataSet` says are in the pixels.
  public init(_ dataSet: DataSet, _ description: PixelDescription) {
    self.description = description
    guard description.kind == .integer, description.samplesPerPixel == 1 else { return }
    for group in stride(from: UInt16(0x6000), through: 0x601E, by: 2) {
      find(group, dataSet)
    }
  }

  private mutating func find(_ group: UInt16, _ dataSet: DataSet) {
    func integer(_ element: UInt16) -> Int? { dataSet.integer(Tag(group, element)) }
    // With data of its own a plane is not in the pixels, whatever the other attributes say.
    guard dataSet[Tag(group, 0x3000)] == nil, let bit = integer(0x0102),
      integer(0x0010) != nil || integer(0x0100) != nil
    else { return }
    let image = description.highBit - description.bitsStored + 1...description.highBit
    guard (0..<description.bitsAllocated).contains(bit), !image.contains(bit) else {
      findings.append(
        PixelFinding(
          .wrong(found: "bit \(bit), which the image uses", assumed: "no overlay"),
          Tag(group, 0x0102)))
      return
    }
    for (element, expected) in [(UInt16(0x0010), description.rows), (0x0011, description.columns)] {
      if let found = integer(element), found != expected {
        findings.append(
          PixelFinding(.wrong(found: "\(found)", assumed: "\(expected)"), Tag(group, element)))
      }
    }
    let origin = dataSet.integers(Tag(group, 0x0050))
    let overlay = OverlayPlane(
      group: group, columns: description.columns, rows: description.rows,
      type: dataSet.string(Tag(group, 0x0040)) ?? "G", origin: origin.count == 2 ? origin : [1, 1],
      bits: [])
    planes.append(Plane(overlay: overlay, bit: bit))
  }

  /// Takes the bits of one frame's native bytes, the next in order.
  /// - Throws: `PixelError.truncated`.
  public mutating func add(native bytes: [UInt8]) throws(PixelError) {
    guard bytes.count >= description.frameBytes else {
      throw PixelError(
        .truncated(needed: description.frameBytes, available: bytes.count), description.kind.tag)
    }
    let cells = CellBits(bits: description.bitsAllocated)
    let pixels = description.rows * description.columns
    for index in planes.indices {
      let start = planes[index].filled
      let bit = UInt64(planes[index].bit)
      planes[index].filled += pixels
      let missing = (start + pixels + 7) / 8 - planes[index].overlay.bits.count
      planes[index].overlay.bits += [UInt8](repeating: 0, count: missing)
      planes[index].overlay.bits.withUnsafeMutableBufferPointer { target in
        bytes.withUnsafeBytes { source in
          for pixel in 0..<pixels where (cells.cell(source, pixel) >> bit) & 1 == 1 {
            target[(start + pixel) / 8] |= 1 << UInt8((start + pixel) % 8)
          }
        }
      }
    }
  }

  /// The planes of the frames that were added.
  public var overlays: [OverlayPlane] {
    planes.map { plane in
      var overlay = plane.overlay
      let frames = plane.filled / max(description.rows * description.columns, 1)
      if frames > 1 {
        overlay.numberOfFrames = frames
        overlay.imageFrameOrigin = 1
      }
      return overlay
    }
  }
}
