internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering

/// Reads files that are not DICOM into what instances hold.
struct ContentReader: Sendable {
  let options: ConversionOptions
  let sources: AttributeSources

  private static let sizeLimit = 1 << 31

  struct Content: Sendable {
    var contents: [ConvertedContent]
    /// Of the files' bytes, where identifiers follow from them.
    var digest: [UInt8] = []
    var bytes = 0
    var warnings: [String] = []
  }

  enum Outcome: Sendable {
    case content(Content)
    case rejected(String)
  }

  /// - Parameter row: the unit's line of the table.
  /// - Throws: errors of the run; what is wrong with a file is its outcome.
  func read(_ unit: ConversionUnit, row: AttributeTable.Row?) throws -> Outcome {
    do {
      return .content(try content(unit, row))
    } catch {
      return .rejected(try Self.reason(error))
    }
  }

  /// - Throws: `error` when it is of the run and not of a file.
  static func reason(_ error: any Error) throws -> String {
    guard let error = error as? AttributeErrors else { return try InstanceFault(error).reason }
    return error.errors.map(\.description).joined(separator: "; ")
  }

  private func content(_ unit: ConversionUnit, _ row: AttributeTable.Row?) throws -> Content {
    var hasher = SHA256Hasher()
    var content = Content(contents: [])
    var images: [RasterImage] = []
    var raster = options.raster
    // Frames of one instance are alike; streams of cameras rarely are.
    if unit.files.count > 1 { raster.passesJPEGThrough = false }
    var taken = 0
    for (file, kind) in zip(unit.files, unit.kinds) {
      let bytes = try bytes(of: file)
      if options.hasStableIdentifiers { hasher.update(bytes) }
      content.bytes = content.bytes.addingClamped(bytes.count)
      if let misnomer = kind.misnomer(file.path) { content.warnings.append(misnomer) }
      do {
        raster.totalBytes = max(1, options.raster.totalBytes - taken)
        let image = try RasterImage(reading: bytes, options: raster)
        taken = taken.addingClamped(image.byteCount)
        images.append(image)
      } catch {
        guard unit.files.count > 1 else { throw error }
        throw ConversionError("\(PathName(file.path).name): \(error)")
      }
    }
    if options.hasStableIdentifiers { content.digest = hasher.finish().bytes }
    var maker = ImageContent(sources.target)
    maker.isScan = try isScan(unit, row)
    let image = try RasterImage(joining: images)
    content.contents = try maker.contents(of: image, size: content.bytes)
    if unit.files.count > 1, content.contents.count > 1 {
      throw ConversionError(
        "its \(unit.files.count) images differ in size or kind and cannot be frames of one"
          + " instance; convert them without --multi-frame")
    }
    return content
  }

  private func bytes(of file: InputFile) throws -> [UInt8] {
    let source = try file.open()
    guard source.count <= Self.sizeLimit else {
      throw ConversionError("it has \(source.count) bytes; images of up to 2 GiB are read")
    }
    return try source.read(0..<source.count)
  }

  /// A resolution is one of paper or film where the image was scanned.
  /// - SeeAlso: PS3.3 §C.8.6.1.1.1
  private func isScan(_ unit: ConversionUnit, _ row: AttributeTable.Row?) throws -> Bool {
    guard let sopClass = (sources.target ?? .secondaryCapture).stillClass else { return false }
    let attributes = try sources.attributes(sopClass, path: unit.path, row: row)
    let type = attributes.texts(Tag(0x0008, 0x0064))?.first
    return type.map { ["DF", "SD", "SI"].contains($0) } ?? false
  }
}
