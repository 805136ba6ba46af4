import DICOMCore

@testable import DICOMFileSet

/// An image that a test changes where it matters.
func image(
  _ changes: [DataElement] = [], without: [Tag] = [], uid: String = "2.25.1",
  study: String = "2.25.2", series: String = "2.25.3"
) -> DataSet {
  var data = DataSet([
    .text(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.2"), .text(.sopInstanceUID, .ui, uid),
    .text(.studyDate, .da, "20240131"), .text(.studyTime, .tm, "101112"),
    .text(.accessionNumber, .sh, "A1"), .text(.modality, .cs, "CT"),
    .text(.studyDescription, .lo, "Abdomen"), .text(.patientName, .pn, "Muster^Anna"),
    .text(.patientID, .lo, "1"), .text(.studyInstanceUID, .ui, study),
    .text(.seriesInstanceUID, .ui, series), .text(.studyID, .sh, "1"),
    .text(.seriesNumber, .is, "1"), .text(.instanceNumber, .is, "1"),
  ])
  for change in changes { data[change.tag] = change }
  for tag in without { data[tag] = nil }
  return data
}

let plainSyntax = TransferSyntax.explicitVRLittleEndian.uid

func summary(_ data: DataSet, profile: String = "") throws -> InstanceSummary {
  let book = RecipeBook(profiles: ApplicationProfile.all.filter { $0.identifier == profile })
  return try InstanceSummary(data, transferSyntax: plainSyntax, book: book)
}

/// The index of instances in this order; each instance's source is its place.
func index(_ instances: [DataSet]) throws -> FileSetIndex {
  var builder = FileSetBuilder()
  for (number, data) in instances.enumerated() {
    try builder.add(try summary(data), source: number, size: 1_000)
  }
  return try builder.finish()
}

extension DICOMFile {
  /// A record's body as a data set.
  static func elements(_ body: [UInt8]) throws -> DataSet {
    let meta = FileMetaInformation(
      sopClass: "1.2.3", sopInstance: "1.2.4", transferSyntax: plainSyntax)
    return try DICOMFile.read(MemorySource(try meta.encode() + body)).dataSet
  }
}
