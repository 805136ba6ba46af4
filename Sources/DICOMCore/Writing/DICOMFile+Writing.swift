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

  /// Writes the file anew: a preamble of zeros, new meta information, the data set in `syntax`.
  ///
  /// Values are the same; their byte order, the VR of what had none, and lengths are not.
  /// Pixel data goes through in chunks.
  /// - SeeAlso: PS3.10 §7, PS3.5 §A.1 to A.5
  public func write(as syntax: OutputSyntax, to sink: inout some ByteSink) throws {
    try sink.write(try FileMetaInformation(of: self, transferSyntax: syntax.uid).encode())
    let data = transferSyntax.isImplicitVR ? dataSet.resolvingAmbiguousVRs() : dataSet
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
}
