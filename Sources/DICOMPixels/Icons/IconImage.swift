public import DICOMCore

/// A small grey picture of an image, as directory records have it.
/// - SeeAlso: PS3.3 §F.7, §C.7.6.1.1.6
public struct IconImage: Hashable, Sendable {
  public let columns: Int
  public let rows: Int
  /// `columns` · `rows` of 8 bits, row after row, 0 being black.
  public let samples: [UInt8]

  /// The item of Icon Image Sequence: MONOCHROME2, 8 bits, native, of an even length.
  public var item: DataSet {
    var item = DataSet()
    PixelDescription(columns: columns, rows: rows, bitsAllocated: 8, bitsStored: 8)
      .apply(to: &item)
    let padding = [UInt8](repeating: 0, count: samples.count % 2)
    item[.pixelData] = DataElement(.pixelData, .ob, .memory(samples + padding))
    return item
  }

  /// Icon Image Sequence (0088,0200) with `item`.
  public var element: DataElement { DataElement(.iconImageSequence, .sq, .items([item])) }
}
