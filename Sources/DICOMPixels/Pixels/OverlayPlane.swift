public import DICOMCore

/// A plane of bits over an image, with bits of its own.
/// - SeeAlso: PS3.3 §C.9.2
public struct OverlayPlane: Hashable, Sendable {
  /// 6000 to 601E, even.
  public var group: UInt16
  public var columns: Int
  public var rows: Int
  /// `G` (graphics) or `R` (region of interest).
  public var type: String
  /// Row and column of the image where its first pixel is, counted from 1.
  public var origin: [Int]
  /// Nil for a plane over a single frame.
  public var numberOfFrames: Int?
  /// The image's frame that the first one belongs to, counted from 1.
  public var imageFrameOrigin: Int?
  /// A bit a pixel, frame upon frame without a gap, the lowest bit of a byte first.
  public var bits: [UInt8]

  func tag(_ element: UInt16) -> Tag { Tag(group, element) }

  /// Its elements, to stand in place of those of its group that say the bits were in the pixels.
  /// - SeeAlso: PS3.5 §8.1.2
  public var elements: [DataElement] {
    var origin: [UInt8] = []
    for value in self.origin { appendLittleEndian(Int16(clamping: value), to: &origin) }
    var result = [
      word(0x0010, rows), word(0x0011, columns),
      DataElement(tag(0x0050), .ss, .memory(origin)), word(0x0100, 1), word(0x0102, 0),
      DataElement(tag(0x0040), .cs, .memory(padded(type))),
      DataElement(tag(0x3000), .ow, .memory(bits.count % 2 == 0 ? bits : bits + [0])),
    ]
    if let numberOfFrames {
      result.append(
        DataElement(tag(0x0015), .is, .memory(padded("\(numberOfFrames)"))))
    }
    if let imageFrameOrigin { result.append(word(0x0051, imageFrameOrigin)) }
    return result
  }

  /// Puts its elements into `dataSet`; others of the group (label, description, …) stay.
  public func apply(to dataSet: inout DataSet) {
    for element in elements { dataSet[element.tag] = element }
  }

  private func word(_ element: UInt16, _ value: Int) -> DataElement {
    DataElement(tag(element), .us, .memory(littleEndianBytes(UInt16(clamping: value))))
  }

  private func padded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.count % 2 == 0 ? bytes : bytes + [0x20]
  }
}
