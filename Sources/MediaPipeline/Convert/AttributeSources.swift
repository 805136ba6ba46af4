internal import DICOMConversion
internal import DICOMCore
internal import Glibc

/// Everything that says something of converted instances, but for their content.
struct AttributeSources: Sendable {
  private let options: ConversionOptions
  /// Of the file that the instances are to be like.
  private let like: DataSet?
  private let builtIn: [AttributeTemplate.Kind: AttributeTemplate]

  /// - Throws: `PipelineError` when the file to be like cannot be read.
  init(_ options: ConversionOptions) throws {
    self.options = options
    like = try options.like.map(Self.read)
    var templates: [AttributeTemplate.Kind: AttributeTemplate] = [:]
    for kind in [AttributeTemplate.Kind.secondaryCapture, .photograph, .report] {
      templates[kind] = try AttributeTemplate(kind)
    }
    builtIn = templates
  }

  private static func read(_ path: String) throws -> DataSet {
    do {
      let file = try DICOMFile.read(OpenedFile(path: path))
      if let failure = file.failure { throw failure }
      return file.dataSet
    } catch {
      throw PipelineError.inputMissing(path, reason: try InstanceFault(error).reason)
    }
  }

  /// Behind those of the study that is joined, of which only one series may be known.
  var firstSeriesNumber: Int { like == nil ? 1 : 1_001 }

  /// What the command line or a template says of the kind; nil: as the content suggests.
  var target: ConversionTarget? {
    if let target = options.target { return target }
    return options.templates.compactMap(\.sopClass).compactMap(ConversionTarget.init(sopClass:))
      .first { $0.stillClass != nil }
  }

  /// - Parameters:
  ///   - path: of the file, for the pattern of names.
  ///   - row: its line of the table.
  /// - Throws: `AttributeErrors`.
  func attributes(
    _ sopClass: UID, path: String, row: AttributeTable.Row?
  ) throws -> InstanceAttributes {
    var attributes = InstanceAttributes(sopClass: sopClass, template: template(sopClass))
    if let like, let path = options.like {
      attributes.like = try ExistingInstance.settings(
        of: like, for: sopClass, source: PathName(path).name)
    }
    if let pattern = options.pattern {
      do { attributes.fileName = try pattern.settings(for: PathName(path).name) } catch {
        throw AttributeErrors([error])
      }
    }
    attributes.table = row?.settings ?? []
    attributes.commandLine = options.settings
    attributes.facts = made(ConversionTarget(sopClass: sopClass))
    return attributes
  }

  /// A given template of the same family of objects, or else what is built in.
  private func template(_ sopClass: UID) -> AttributeTemplate? {
    let target = ConversionTarget(sopClass: sopClass)
    let isDocument = target?.documentClass == sopClass
    let given = options.templates.first { template in
      guard let own = template.sopClass else { return true }
      if own == sopClass { return true }
      let other = ConversionTarget(sopClass: own)
      // What a report says fits no image, and one kind of image says what another does not.
      return !isDocument && other?.documentClass == nil
        && (other == target || other?.isCapture == true && target?.isCapture == true)
    }
    if let given { return given }
    return switch target {
    case .secondaryCapture, .singleBit, .grayscaleByte, .grayscaleWord, .trueColor:
      builtIn[.secondaryCapture]
    case .photograph: builtIn[.photograph]
    case .pdf: builtIn[.report]
    default: nil
    }
  }

  /// By what and when an instance was made.
  /// - SeeAlso: PS3.3 §C.8.6.1, §C.8.6.2
  private func made(_ target: ConversionTarget?) -> [AttributeSetting] {
    let source = "the conversion"
    var facts: [AttributeSetting] = []
    func add(_ group: UInt16, _ element: UInt16, _ text: String) {
      facts.append(AttributeSetting(Tag(group, element), [text], source: source))
    }
    // Of what is to be the same whenever it is converted, nobody can say when it was.
    if !options.isStable || options.isTimeFixed {
      let (date, time) = Self.clock(options.time, isLocal: !options.isTimeFixed)
      add(0x0008, 0x0012, date)
      add(0x0008, 0x0013, time)
      if target?.isCapture == true {
        add(0x0018, 0x1012, date)
        add(0x0018, 0x1014, time)
      }
    }
    if [.stl, .obj, .mtl].contains(target) {
      add(0x0008, 0x0070, "Spindle")
      add(0x0008, 0x1090, "Spindle")
      add(0x0018, 0x1020, CreateJob.maker)
    }
    if target?.isCapture == true || target == .pdf || target == .cda {
      add(0x0018, 0x1016, "Spindle")
      add(0x0018, 0x1018, "Spindle")
      add(0x0018, 0x1019, CreateJob.maker)
    }
    return facts
  }

  private static func clock(_ seconds: Int64, isLocal: Bool) -> (date: String, time: String) {
    var text = DateTimeText.utc(seconds)
    if isLocal {
      var time = time_t(max(0, min(seconds, 253_402_300_799)))
      var parts = tm()
      if localtime_r(&time, &parts) != nil {
        text = DateTimeText.utc(seconds.addingClamped(Int64(parts.tm_gmtoff)))
      }
    }
    return (String(text.prefix(8)), String(text.dropFirst(8).prefix(6)))
  }
}

extension Int64 {
  fileprivate func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? self : sum
  }
}
