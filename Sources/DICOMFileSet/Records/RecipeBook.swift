public import DICOMCore

/// The recipes of every record type for one set of profiles, made once a run.
public struct RecipeBook: Sendable {
  public let patient: RecordRecipe
  public let study: RecordRecipe
  public let series: RecordRecipe
  private let byType: [DirectoryRecordType: RecordRecipe]
  /// The elements of an instance that a file-set wants to know, pixel description included.
  public let tags: Set<Tag>
  /// What an instance's patient, study and series depend on.
  let placeTags: [Tag]

  public init(profiles: [ApplicationProfile]) {
    var tables: [AdditionalKeys] = []
    for table in profiles.compactMap(\.additionalKeys) where !tables.contains(table) {
      tables.append(table)
    }
    patient = RecordRecipe(.patient, tables: tables)
    study = RecordRecipe(.study, tables: tables)
    series = RecordRecipe(.series, tables: tables)
    byType = Dictionary(
      uniqueKeysWithValues: DirectoryRecordType.all.map { ($0, RecordRecipe($0, tables: tables)) })
    let ofPlace = (patient.keys + study.keys + series.keys).map(\.tag)
    placeTags = Set(ofPlace).union(Self.placing).sorted()
    tags = RecordRecipe.tags(tables: tables).union(Self.identifying).union(Self.pixelDescription)
      .union(profiles.flatMap(\.rules).flatMap(\.tags))
  }

  public func recipe(_ type: DirectoryRecordType) -> RecordRecipe {
    byType[type] ?? RecordRecipe(type, tables: [])
  }

  private static let placing: Set<Tag> = [
    .specificCharacterSet, .sopClassUID, .patientName, .patientID, .issuerOfPatientID,
    .patientBirthDate, .studyInstanceUID, .seriesInstanceUID,
  ]

  private static let identifying: Set<Tag> = [
    .specificCharacterSet, .sopClassUID, .sopInstanceUID, .studyInstanceUID, .seriesInstanceUID,
    .patientName, .patientID, .issuerOfPatientID, .patientBirthDate, .modality,
    .instanceCreationDate, .instanceCreationTime, .studyDate, .studyTime, .seriesDate, .seriesTime,
    .acquisitionDate, .acquisitionTime, .contentDate, .contentTime, .instanceNumber,
    .imagePositionPatient, .imageOrientationPatient, .sliceLocation, .relatedGeneralSOPClassUID,
  ]

  private static let pixelDescription: Set<Tag> = [
    .samplesPerPixel, .photometricInterpretation, .planarConfiguration, .numberOfFrames, .rows,
    .columns, .bitsAllocated, .bitsStored, .highBit, .pixelRepresentation, .lossyImageCompression,
    .pixelData, .floatPixelData, .doubleFloatPixelData,
  ]
}
