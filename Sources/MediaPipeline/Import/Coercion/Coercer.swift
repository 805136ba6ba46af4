internal import DICOMConversion
internal import DICOMCore

/// Gives an instance the identity that it has here, and writes down which one it came with.
/// - SeeAlso: PS3.3 §C.12.1.1.9, IHE RAD-59 (Import Objects)
struct Coercer {
  enum Failure: Error { case impossible(String) }

  struct Result {
    var file: DICOMFile
    var syntax: DICOMFile.OutputSyntax
    /// All text had to be brought into UTF-8.
    var isInUTF8 = false
    /// Some of that text could not be read.
    var isLossy = false
  }

  let values: CoercionValues
  /// Seconds since 1970.
  let time: Int64

  /// - Returns: nil when the instance has all these values already.
  /// - Throws: `Failure` when the file cannot be written anew without losing some of it.
  func apply(to file: DICOMFile) throws -> Result? {
    if let failure = file.failure { throw Failure.impossible(failure.reason.sentence) }
    var edit = CoercionEdit(file.dataSet, values: values)
    guard !edit.changes.isEmpty else { return nil }
    guard let syntax = file.syntaxOfRewriting else {
      throw Failure.impossible("Spindle cannot write \(file.transferSyntax.name)")
    }
    try edit.apply()
    try edit.record(time: DateTimeText.utc(time))
    var file = file
    file.dataSet = edit.data
    return Result(
      file: file, syntax: syntax, isInUTF8: edit.isConverted, isLossy: !edit.lossy.isEmpty)
  }
}
