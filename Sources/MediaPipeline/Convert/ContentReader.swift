internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering

/// Reads files that are not DICOM into what instances hold.
struct ContentReader: Sendable {
  let options: ConversionOptions
  let sources: AttributeSources
  /// A folder in which files without names may be made.
  let scratch: String

  private static let imageLimit = 1 << 31
  private static let piece = 1 << 20

  struct Content: Sendable {
    var contents: [ConvertedContent] = []
    /// Of the files' bytes, where identifiers follow from them.
    var digest: [UInt8] = []
    var bytes = 0
    var warnings: [String] = []
    /// Of what the instances are made.
    var files: [(file: InputFile, identity: FileIdentity)] = []

    /// What was written is of one state of the files.
    /// - Throws: `ConversionError`.
    func checkUnchanged() throws {
      for (file, identity) in files
      where (try? file.open() as? OpenedFile)?.identity != identity {
        throw ConversionError("the file was changed while it was read; run again")
      }
    }
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
    return error.sentence
  }

  private func content(_ unit: ConversionUnit, _ row: AttributeTable.Row?) throws -> Content {
    guard let file = unit.files.first, let kind = unit.kinds.first else { return Content() }
    guard unit.files.count == 1 else { return try stack(unit, row) }
    var content = Content()
    let source = try opened(file, &content)
    if let misnomer = kind.misnomer(file.path) { content.warnings.append(misnomer) }
    switch kind {
    case .image:
      let bytes = try bytes(of: source)
      if options.hasStableIdentifiers { content.digest = Self.digest(bytes) }
      let image = try RasterImage(reading: bytes, options: options.raster)
      content.contents = try maker(unit, row).contents(of: image, size: bytes.count)
    case .document(.pdf) where options.rendersDocuments:
      content.digest = try digest(source)
      content.contents = try pages(of: source, unit, row)
    case .document(let kind):
      content.digest = try digest(source)
      content.contents = [
        try DocumentFile.content(of: source, kind: kind, options: options.documents)
      ]
    case .video(let format):
      content.digest = try digest(source)
      var video = try VideoFile.content(of: source, format: format, scratch: scratch)
      try choose(among: &video, unit, row)
      content.contents = [video]
    case .dicom, .directory, .other, .broken: break
    }
    return content
  }

  /// The class that was asked for; without that the photographic one where the region is known that
  /// it requires, else the one that requires none.
  private func choose(
    among video: inout ConvertedContent, _ unit: ConversionUnit, _ row: AttributeTable.Row?
  ) throws {
    let capture = ConversionTarget.trueColor.stillClass
    let wanted: UID?
    switch sources.target {
    case .secondaryCapture?, .trueColor?: wanted = capture
    case let target?: wanted = target.videoClass
    case nil:
      let photographic = ConversionTarget.photograph.videoClass
      let isRegionKnown = try photographic.map {
        try sources.attributes($0, path: unit.path, row: row).gives(Tag(0x0008, 0x2218))
      }
      wanted = isRegionKnown == true ? photographic : capture
    }
    if let wanted, video.sopClasses.contains(wanted) { video.sopClasses = [wanted] }
  }

  /// The images of a folder, one after the other.
  private func stack(_ unit: ConversionUnit, _ row: AttributeTable.Row?) throws -> Content {
    var content = Content()
    var hasher = SHA256Hasher()
    // Frames of one instance are alike; streams of cameras rarely are.
    var raster = options.raster
    raster.passesJPEGThrough = false
    var stack = try FrameStack(try maker(unit, row), scratch: scratch)
    for (file, kind) in zip(unit.files, unit.kinds) {
      do {
        let bytes = try bytes(of: opened(file, &content))
        if options.hasStableIdentifiers { hasher.update(bytes) }
        if let misnomer = kind.misnomer(file.path) {
          content.warnings.append("\(PathName(file.path).name): \(misnomer)")
        }
        try stack.append(try RasterImage(reading: bytes, options: raster))
      } catch {
        throw ConversionError("\(PathName(file.path).name): \(try Self.reason(error))")
      }
    }
    if options.hasStableIdentifiers { content.digest = hasher.finish().bytes }
    content.contents = [try stack.content(size: content.bytes)]
    return content
  }

  private func pages(
    of source: any ByteSource, _ unit: ConversionUnit, _ row: AttributeTable.Row?
  ) throws -> [ConvertedContent] {
    let document = try RenderedPDF(source, options: options.documents)
    var maker = try maker(unit, row)
    if maker.target?.stillClass == nil { maker.target = .secondaryCapture }
    try maker.keepPixels(in: scratch)
    var contents: [ConvertedContent] = []
    for number in 0..<document.pageCount {
      let page = RasterImage(
        format: .png, content: .frames([try document.page(number)]),
        findings: ["page \(number + 1) of \(document.pageCount) of a PDF document was drawn"])
      contents += try maker.contents(of: page, size: 0)
    }
    for index in contents.indices {
      contents[index].facts.append(
        AttributeSetting(Tag(0x0018, 0x1023), ["PDF"], source: "the document"))
    }
    return contents
  }

  private func opened(_ file: InputFile, _ content: inout Content) throws -> any ByteSource {
    let source = try file.open()
    if let identity = (source as? OpenedFile)?.identity { content.files.append((file, identity)) }
    content.bytes = content.bytes.addingClamped(source.count)
    return source
  }

  private func bytes(of source: any ByteSource) throws -> [UInt8] {
    guard source.count <= Self.imageLimit else {
      throw ConversionError("it has \(source.count) bytes; images of up to 2 GiB are read")
    }
    return try source.read(0..<source.count)
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.finish().bytes
  }

  private func digest(_ source: any ByteSource) throws -> [UInt8] {
    guard options.hasStableIdentifiers else { return [] }
    var hasher = SHA256Hasher()
    for start in stride(from: 0, to: source.count, by: Self.piece) {
      hasher.update(try source.read(start..<min(start + Self.piece, source.count)))
    }
    return hasher.finish().bytes
  }

  /// A resolution is one of paper or film where the image was scanned.
  /// - SeeAlso: PS3.3 §C.8.6.1.1.1
  private func maker(_ unit: ConversionUnit, _ row: AttributeTable.Row?) throws -> ImageContent {
    var maker = ImageContent(sources.target)
    guard let sopClass = (sources.target ?? .secondaryCapture).stillClass else { return maker }
    let attributes = try sources.attributes(sopClass, path: unit.path, row: row)
    let type = attributes.texts(Tag(0x0008, 0x0064))?.first
    maker.isScan = type.map { ["DF", "SD", "SI"].contains($0) } ?? false
    return maker
  }
}
