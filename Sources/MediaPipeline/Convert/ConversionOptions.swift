public import DICOMConversion

/// How what is not DICOM becomes instances, and what they say.
public struct ConversionOptions: Sendable {
  /// Nil: as the content suggests.
  public var target: ConversionTarget?
  /// The first that is of the content's kind counts; built-in ones for what has none.
  public var templates: [AttributeTemplate] = []
  /// Of the command line: they override all others.
  public var settings: [AttributeSetting] = []
  /// A DICOM file whose patient and study the instances join, in series of their own.
  public var like: String?
  public var table: AttributeTable?
  public var pattern: FileNamePattern?
  /// UIDs follow from the content: converting again makes the same instances.
  public var isStable = false
  /// The images of each folder are the frames of one instance.
  public var joinsFolders = false
  public var raster = RasterOptions()
  public var documents = DocumentOptions()
  /// PDF becomes images of its pages, one instance each, instead of being enclosed.
  public var rendersDocuments = false
  /// Seconds since 1970 that are told as the time of the conversion.
  public var time: Int64 = 0
  /// That time is of SOURCE_DATE_EPOCH.
  public var isTimeFixed = false

  public init() {}

  /// With a fixed time everything is to come out the same again.
  var hasStableIdentifiers: Bool { isStable || isTimeFixed }
}

/// What `convert` is asked to do.
public struct ConvertOptions: Sendable {
  public var inputs: [String]
  /// A file for one instance, else a folder.
  public var output: String
  public var conversion: ConversionOptions
  /// Rules by which the instances are changed before they are written.
  public var coercion: CoercionOrder?
  public var replaces = false
  /// False: the report names only what was not converted.
  public var reportsEveryFile = true
  public var jobs: Int

  public init(
    inputs: [String], output: String, conversion: ConversionOptions, jobs: Int
  ) {
    self.inputs = inputs
    self.output = output
    self.conversion = conversion
    self.jobs = max(1, jobs)
  }
}
