public import DICOMCore

/// A data set whose pixels, an icon's too, are native, and what they are decoded from.
public struct DecompressedDataSet: Sendable {
  public private(set) var dataSet: DataSet
  /// Every image that was encapsulated, at whatever depth.
  public private(set) var images: [ImagePixels] = []

  /// - Parameters:
  ///   - syntax: that the data set has.
  ///   - keepsImage: the image of the data set itself stays as it is.
  ///   - name: of the file, for errors.
  /// - Throws: `PixelError` or `CodecError` for pixels that cannot be had; errors of the source.
  public init(
    _ dataSet: DataSet, syntax: TransferSyntax, name: String, keepsImage: Bool = false
  ) throws {
    self.dataSet = dataSet
    self.dataSet = try decompress(dataSet, syntax, name, isNested: false, keepsImage)
  }

  /// What has been read is no deeper than reading goes.
  private mutating func decompress(
    _ dataSet: DataSet, _ syntax: TransferSyntax, _ name: String, isNested: Bool,
    _ keepsImage: Bool = false
  ) throws -> DataSet {
    var result = dataSet
    for element in dataSet.elements {
      guard case .items(let items) = element.value else { continue }
      let count = images.count
      let plain = try items.map { try decompress($0, syntax, name, isNested: true) }
      if images.count > count {
        result[element.tag] = DataElement(element.tag, element.vr, .items(plain))
      }
    }
    if keepsImage { return result }
    switch result[.pixelData]?.value {
    case .fragments?: break
    // Native, though the transfer syntax says otherwise, which is told; of an icon it is right.
    case .bytes? where !isNested: break
    case .bytes?, .items?, nil: return result
    }
    let image = try ImagePixels(result, syntax: syntax, isNested: isNested)
    images.append(image)
    return try image.decompressed(result, name: name)
  }
}
