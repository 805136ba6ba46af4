public import DICOMFileSet

extension FileSetLayout {
  /// How a README calls a study without naming anybody: its folder, or its number.
  public func studyName(_ index: FileSetIndex, study: Int) -> String {
    let patient = index.studies[study].patient
    let number = study - index.patients[patient].studies.lowerBound + 1
    return kind == .hierarchical
      ? "DICOM\\PA\(sixDigits(patient + 1))\\ST\(sixDigits(number))"
      : "Study \(number) of patient \(patient + 1)"
  }
}
