internal import DICOMConversion
internal import DICOMCore
internal import DICOMFileSet

/// What a file of the input is, by its first bytes; its name only tells what it should have been.
enum ConvertibleKind: Hashable, Sendable {
  case image(RasterFormat)
  case video(VideoFormat)
  case document(DocumentKind)
  case dicom
  case directory
  /// Nothing that is converted.
  case other(String)
  /// It is named like something that is converted.
  case broken(String)

  private static let headSize = 4_096

  /// - Throws: errors of the source.
  init(_ source: any ByteSource) throws {
    let head = try source.read(0..<min(source.count, Self.headSize))
    if head.dropFirst(128).starts(with: Array("DICM".utf8)) {
      self = try Self.dicom(source)
    } else if let format = RasterFormat(head) {
      self = .image(format)
    } else if let document = DocumentKind(
      head: head, name: source.name, count: source.count)
    {
      self = .document(document)
    } else if let video = VideoFile.format(head) {
      self = .video(video)
    } else if let name = Self.names[Self.ending(of: source.name)] {
      self = .broken(
        source.count == 0
          ? "the file is empty; its name is that of \(name)"
          : "its name is that of \(name), and its first bytes are not")
    } else {
      self = try Self.dicom(source)
    }
  }

  private static func dicom(_ source: any ByteSource) throws -> ConvertibleKind {
    do {
      let file = try DICOMFile.read(source, options: ReadOptions(keep: [.sopClassUID]))
      let sopClass =
        file.dataSet.uid(.sopClassUID) ?? file.metaInformation.uid(.mediaStorageSOPClassUID)
      return sopClass == DICOMDIRWriter.sopClass ? .directory : .dicom
    } catch let error as DICOMError {
      if case .notDICOM(let found) = error.reason { return .other(found) }
      return .dicom
    }
  }

  /// Endings of names, and what they promise.
  private static let names: [String: String] = [
    "jpg": "a JPEG image", "jpeg": "a JPEG image", "jpe": "a JPEG image", "jfif": "a JPEG image",
    "png": "a PNG image", "tif": "a TIFF image", "tiff": "a TIFF image", "bmp": "a BMP image",
    "dib": "a BMP image", "gif": "a GIF image", "webp": "a WebP image", "heic": "a HEIC image",
    "heif": "a HEIC image", "pdf": "a PDF document", "stl": "an STL model",
    "mp4": "a video", "m4v": "a video", "mov": "a video", "mpg": "a video", "mpeg": "a video",
    "m2ts": "a video", "mts": "a video", "avi": "a video", "mkv": "a video", "webm": "a video",
    "wmv": "a video",
  ]

  /// It becomes an instance, if nothing is wrong with it.
  var isConverted: Bool {
    switch self {
    case .image, .video, .document: true
    case .dicom, .directory, .other, .broken: false
    }
  }

  static func ending(of path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let point = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return (String(name[name.index(after: point)...]) ?? "").lowercased()
  }

  /// A name that promises something else.
  func misnomer(_ path: String) -> String? {
    guard let promised = Self.names[Self.ending(of: path)] else { return nil }
    let found: String
    switch self {
    case .image(let format): found = "a \(format.rawValue) image"
    case .video: found = "a video"
    case .document(.pdf): found = "a PDF document"
    case .document(.stl): found = "an STL model"
    case .document, .dicom, .directory, .other, .broken: return nil
    }
    return found == promised ? nil : "its name is that of \(promised), and it is \(found)"
  }
}
