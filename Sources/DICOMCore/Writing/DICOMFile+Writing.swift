extension DICOMFile {
  /// What the data set may be written as.
  public enum OutputSyntax: Sendable {
    case explicitVRLittleEndian
    case implicitVRLittleEndian
    case deflatedExplicitVRLittleEndian
    /// Explicit VR Little Endian around encapsulated pixel data, under the file's own syntax.
    case encapsulated(TransferSyntax)

    public var uid: UID {
      switch self {
      case .explicitVRLittleEndian: TransferSyntax.explicitVRLittleEndian.uid
      case .implicitVRLittleEndian: TransferSyntax.implicitVRLittleEndian.uid
      case .deflatedExplicitVRLittleEndian: TransferSyntax.deflatedExplicitVRLittleEndian.uid
      case .encapsulated(let syntax): syntax.uid
      }
    }
  }

  /// Bytes that `write(as:)` will write, counted without reading a long value.
  /// - Returns: nil for the deflated syntax, whose size only deflating tells.
  public func count(as syntax: OutputSyntax) throws -> Int? {
    let meta = try FileMetaInformation(of: self, transferSyntax: syntax.uid).encode().count
    let data = dataSetWithVRs
    switch syntax {
    case .explicitVRLittleEndian, .encapsulated:
      return try meta + DataSetWriter(.explicitVRLittleEndian).count(data)
    case .implicitVRLittleEndian:
      return try meta + DataSetWriter(.implicitVRLittleEndian).count(data)
    case .deflatedExplicitVRLittleEndian: return nil
    }
  }

  /// Writes the file anew: a preamble of zeros, new meta information, the data set in `syntax`.
  ///
  /// Values are the same; their byte order, the VR of what had none, and lengths are not.
  /// Pixel data goes through in chunks.
  /// - SeeAlso: PS3.10 §7, PS3.5 §A.1 to A.5
  public func write(as syntax: OutputSyntax, to sink: inout some ByteSink) throws {
    try sink.write(try FileMetaInformation(of: self, transferSyntax: syntax.uid).encode())
    let data = dataSetWithVRs
    switch syntax {
    case .explicitVRLittleEndian, .encapsulated:
      try DataSetWriter(.explicitVRLittleEndian).write(data, to: &sink)
    case .implicitVRLittleEndian:
      try DataSetWriter(.implicitVRLittleEndian).write(data, to: &sink)
    case .deflatedExplicitVRLittleEndian:
      var deflated = try DeflatingSink(sink)
      try DataSetWriter(.explicitVRLittleEndian).write(data, to: &deflated)
      try deflated.finish()
      sink = deflated.target
    }
  }

  /// As Explicit VR needs it.
  private var dataSetWithVRs: DataSet {
    transferSyntax.isImplicitVR ? dataSet.resolvingAmbiguousVRs() : dataSet
  }
}
