import ArgumentParser
import DICOMConversion
import Glibc
import MediaPipeline

/// How what is not DICOM becomes instances.
struct ConversionOptionGroup: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "sc, sc-bit, sc-byte, sc-word, sc-color, photograph, endoscopic, microscopic, dermoscopic,"
        + " dx, io, cr, us, or the UID of a SOP Class; without it the content decides.",
      valueName: "kind"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Attributes of a kind: secondary-capture, photograph, report, dental, veterinary, dicond, or"
        + " a FILE.json (may be given several times, one for each kind of content).",
      valueName: "name"))
  var template: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A value for all, as PatientID=4711 (may be given several times).",
      valueName: "attribute=value"
    ))
  var settings: [String] = []

  @Option(help: ArgumentHelp("The patient and study of this DICOM file.", valueName: "file"))
  var like: String?

  @Option(
    help: ArgumentHelp("Values from a table, a line for each file.", valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      "Values from the names of files, as {PatientID}_{StudyDate}_{}.jpg.", valueName: "text"))
  var pattern: String?

  @Flag(help: "UIDs that follow from the content: converting again makes no second copy.")
  var stableUids = false

  @Flag(help: "The images of each folder as the frames of one instance.")
  var multiFrame = false

  @Option(
    help: ArgumentHelp("Laid behind transparent pixels (default: FFFFFF).", valueName: "RRGGBB"))
  var background: String?

  @Flag(help: "Draw the pages of PDF documents as images instead of enclosing the documents.")
  var render = false

  @Option(help: ArgumentHelp("With --render: pixels an inch.", valueName: "number"))
  var dpi: Int?

  @Flag(help: "Take documents that hold scripts, which a viewer may run.")
  var allowScripts = false

  /// One of them was used.
  var isGiven: Bool {
    target != nil || !template.isEmpty || !settings.isEmpty || like != nil || csv != nil
      || pattern != nil || stableUids || multiFrame || background != nil || render || dpi != nil
      || allowScripts
  }

  func options() throws -> ConversionOptions {
    var options = ConversionOptions()
    if let target {
      guard let known = ConversionTarget(named: target) else {
        let names = ConversionTarget.allCases.map(\.rawValue).joined(separator: ", ")
        throw PipelineError.usage("--as \(target) is no kind of instance: \(names)")
      }
      options.target = known
    }
    do {
      options.templates = try template.map(Self.template)
      options.settings = try settings.map { try AttributeSetting(assignment: $0) }
      options.table = try csv.map { path in
        try AttributeTable(csv: try SmallFile.read(path), name: path)
      }
      options.pattern = try pattern.map { try FileNamePattern($0) }
    } catch let error as AttributeError {
      throw PipelineError.usage("\(error)")
    }
    options.like = like
    options.isStable = stableUids
    options.joinsFolders = multiFrame
    options.rendersDocuments = render
    options.documents.allowsScripts = allowScripts
    if let dpi {
      guard render, (10...1_200).contains(dpi) else {
        throw PipelineError.usage("--dpi takes 10 to 1200, and needs --render")
      }
      options.documents.dotsPerInch = Double(dpi)
    }
    if let background { options.raster.background = try Self.colour(background) }
    if let epoch = try SourceDate.epoch() {
      (options.time, options.isTimeFixed) = (epoch, true)
    } else {
      options.time = Int64(Glibc.time(nil))
    }
    return options
  }

  private static func template(_ name: String) throws -> AttributeTemplate {
    if let kind = AttributeTemplate.Kind(rawValue: name) { return try AttributeTemplate(kind) }
    guard name.lowercased().hasSuffix(".json") else {
      let kinds = AttributeTemplate.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw PipelineError.usage("--template \(name): \(kinds) are there, or a FILE.json")
    }
    return try AttributeTemplate(json: try SmallFile.read(name), name: name)
  }

  private static func colour(_ text: String) throws -> RasterColour {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else {
      throw PipelineError.usage(
        "--background \(text): six hexadecimal digits are expected, as FFFFFF")
    }
    return RasterColour(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }
}

/// Files of the command line that are read whole: templates, tables.
enum SmallFile {
  private static let limit = 64 << 20

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw PipelineError.inputMissing(path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
      }
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limit else {
        throw PipelineError.usage("\(path): it has more than \(limit) bytes")
      }
    }
  }
}
