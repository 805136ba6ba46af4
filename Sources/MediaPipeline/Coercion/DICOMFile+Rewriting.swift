internal import DICOMCore

extension DICOMFile {
  /// What its data set is written in again; what is big endian becomes little endian.
  ///
  /// Nil for a syntax that cannot be written.
  var syntaxOfRewriting: OutputSyntax? {
    if transferSyntax.isEncapsulated { return .encapsulated(transferSyntax) }
    switch transferSyntax.uid {
    case TransferSyntax.implicitVRLittleEndian.uid: return .implicitVRLittleEndian
    case TransferSyntax.explicitVRLittleEndian.uid: return .explicitVRLittleEndian
    case TransferSyntax.deflatedExplicitVRLittleEndian.uid: return .deflatedExplicitVRLittleEndian
    default:
      return transferSyntax.isUncompressed && !transferSyntax.isDeflated
        ? .explicitVRLittleEndian : nil
    }
  }
}
