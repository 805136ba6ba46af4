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
}
