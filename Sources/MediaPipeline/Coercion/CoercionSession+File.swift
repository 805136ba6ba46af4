internal import DICOMConversion
internal import DICOMCore

extension CoercionSession {
  /// Changes a file as the rules say.
  ///
  /// - Returns: nil when nothing changes.
  /// - Throws: `CoercionFailure`; `DICOMError` for a file that was cut short, unless the rules are
  ///   known not to concern it: what cannot be read whole cannot be written anew.
  func apply(to file: inout DICOMFile) throws -> CoercionResult? {
    if let failure = file.failure {
      if leavesAlone(partOf: file.dataSet) { return nil }
      throw failure
    }
    guard let result = try apply(to: file.dataSet) else { return nil }
    file.dataSet = result.dataSet
    if result.removesAllPrivates {
      file.metaInformation[.privateInformationCreatorUID] = nil
      file.metaInformation[.privateInformation] = nil
    }
    return result
  }
}
