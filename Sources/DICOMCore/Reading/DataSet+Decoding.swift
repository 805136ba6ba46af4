extension DataSet {
  /// Decodes what `DataSetWriter` has encoded in Explicit VR Little Endian.
  /// - Throws: `DICOMError` at the first thing that is wrong.
  package init(explicitVRLittleEndian bytes: [UInt8]) throws {
    var options = ReadOptions()
    (options.inlineLimit, options.inlineBudget) = (.max, .max)
    var reader = DataSetReader(SourceWindow(MemorySource(bytes)), options: options)
    (self, _) = try reader.readTopLevel(at: 0, encoding: .explicitLittle)
    if let failure = reader.failure { throw failure }
  }

  /// Decodes elements in `syntax`, as many as there are in front of the first error.
  package init(salvaging bytes: [UInt8], in syntax: TransferSyntax) {
    var options = ReadOptions()
    (options.inlineLimit, options.inlineBudget) = (.max, .max)
    var reader = DataSetReader(SourceWindow(MemorySource(bytes)), options: options)
    let read = try? reader.readTopLevel(at: 0, encoding: syntax.elementEncoding)
    self = read?.dataSet ?? DataSet()
  }
}
