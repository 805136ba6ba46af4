internal import DICOMCore
internal import DICOMFileSet

/// The patient, study and series above each record of a DICOMDIR, worked out once a series.
struct RecordPlaces {
  /// By the record above an instance's; nil where there is no patient, study or series above.
  private var places: [Int: PlaceFacts?] = [:]

  mutating func place(of record: Int, in content: FileSetDirectory) -> PlaceFacts? {
    guard content.records.indices.contains(record), let parent = content.records[record].parent
    else { return nil }
    if let known = places[parent] { return known }
    let place = Self.place(parent, content)
    places[parent] = place
    return place
  }

  private static func place(_ parent: Int, _ content: FileSetDirectory) -> PlaceFacts? {
    var place: PlaceFacts?
    var next: Int? = parent
    // Parents come before their children: what does not is no way up.
    while let record = next, content.records.indices.contains(record) {
      let type = content.records[record].type
      if [.patient, .study, .series].contains(type) {
        let facts = PlaceFacts(content.item(record))
        var whole = place ?? PlaceFacts(DataSet())
        switch type {
        case .series:
          (whole.series, whole.modality) = (facts.series, facts.modality)
          (whole.seriesNumber, whole.seriesDescription) =
            (facts.seriesNumber, facts.seriesDescription)
        case .study:
          (whole.study, whole.studyDate) = (facts.study, facts.studyDate)
          whole.studyDescription = facts.studyDescription
        default:
          (whole.identity, whole.name) = (facts.identity, facts.name)
          (whole.foreignName, whole.declaresCharacterSet) =
            (facts.foreignName, facts.declaresCharacterSet)
        }
        place = whole
      }
      next = content.records[record].parent.flatMap { $0 < record ? $0 : nil }
    }
    return place
  }
}
