/// A DICOM file as far as it has been read: preamble, meta information and data set.
///
/// Reading keeps what came before an error and tells the error in `failure`: a truncated file still
/// says whose it is.
/// - SeeAlso: PS3.10 §7
public struct DICOMFile: Sendable {
  /// 128 bytes, nil when the file begins without a preamble.
  public var preamble: [UInt8]?
  /// Group 0002; empty when the file has none.
  public var metaInformation = DataSet()
  /// As the meta information says where the bytes bear it out, else as the bytes are.
  public var transferSyntax: TransferSyntax
  /// Where the data set begins in the file.
  public var dataSetOffset: Int
  public var dataSet = DataSet()
  /// Where reading of the data set ended: in the file, or in the inflated data set.
  public var end: Int
  /// The source that values of the data set lie in: the file, or what it inflates to.
  public var dataSetSource: any ByteSource
  public var diagnostics: [Diagnostic] = []
  /// The error at which reading of the data set ended.
  public var failure: DICOMError?
}

extension DICOMFile {
  /// Reads `source`, with or without preamble and meta information.
  /// - Throws: `DICOMError` when this is no DICOM file; errors of the source.
  public static func read(
    _ source: any ByteSource, options: ReadOptions = ReadOptions()
  ) throws -> DICOMFile {
    var sniffer = FileSniffer(source)
    let start = try sniffer.findStart()
    let meta = try MetaInformation.read(&sniffer.window, at: start.metaOffset)
    let syntax = try sniffer.transferSyntax(stated: meta.transferSyntax, at: meta.end)
    var file = DICOMFile(
      preamble: start.preamble, metaInformation: meta.dataSet, transferSyntax: syntax,
      dataSetOffset: meta.end, end: meta.end, dataSetSource: source,
      diagnostics: sniffer.diagnostics + meta.diagnostics)
    if syntax.isDeflated {
      try file.readDeflated(options)
    } else {
      try file.readDataSet(sniffer.window, at: meta.end, options)
    }
    return file
  }

  /// What could be inflated is read, whatever comes after it.
  private mutating func readDeflated(_ options: ReadOptions) throws {
    let (inflated, damage) = try inflate(
      dataSetSource, from: dataSetOffset, limit: options.inflateLimit)
    dataSetSource = inflated
    try readDataSet(SourceWindow(dataSetSource), at: 0, options)
    if let damage { failure = damage }
  }

  private mutating func readDataSet(
    _ window: SourceWindow, at offset: Int, _ options: ReadOptions
  ) throws {
    var reader = DataSetReader(window, options: options)
    (dataSet, end) = try reader.readTopLevel(at: offset, encoding: transferSyntax.elementEncoding)
    diagnostics += reader.diagnostics
    failure = reader.failure
  }
}
