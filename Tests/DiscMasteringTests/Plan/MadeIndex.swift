import DICOMCore
import DICOMFileSet

/// A file-set that is made up for planning: only identities and sizes matter.
struct MadeIndex {
  private var builder = FileSetBuilder()
  private var count = 0
  private static let book = RecipeBook(profiles: [])
  private static let image: UID = "1.2.840.10008.5.1.4.1.1.2"
  private static let hangingProtocol: UID = "1.2.840.10008.5.1.4.38.1"

  /// Adds an instance of so many bytes.
  mutating func add(
    patient: Int, study: Int = 1, series: Int = 1, name: String? = nil, size: Int
  ) throws {
    let data = DataSet([
      .text(.sopClassUID, .ui, Self.image.rawValue),
      .text(.sopInstanceUID, .ui, "2.25.1.\(count)"),
      .text(.patientName, .pn, name ?? "Name^\(patient)"),
      .text(.patientID, .lo, "ID\(100_000 + patient)"),
      .text(.studyInstanceUID, .ui, "2.25.2.\(patient).\(study).\(name?.count ?? 0)"),
      .text(.seriesInstanceUID, .ui, "2.25.3.\(patient).\(study).\(series).\(name?.count ?? 0)"),
      .text(.instanceNumber, .is, "\(count)"),
    ])
    try add(data, size)
  }

  /// Adds an instance that belongs to no patient.
  mutating func addNonPatient(size: Int) throws {
    try add(
      DataSet([
        .text(.sopClassUID, .ui, Self.hangingProtocol.rawValue),
        .text(.sopInstanceUID, .ui, "2.25.1.\(count)"),
      ]), size)
  }

  private mutating func add(_ data: DataSet, _ size: Int) throws {
    let summary = try InstanceSummary(
      data, transferSyntax: TransferSyntax.explicitVRLittleEndian.uid, book: Self.book)
    try builder.add(summary, source: count, size: size)
    count += 1
  }

  consuming func finish() throws -> FileSetIndex { try builder.finish() }
}
