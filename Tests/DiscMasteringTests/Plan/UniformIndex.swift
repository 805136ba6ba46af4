import DICOMCore

@testable import DICOMFileSet

extension FileSetIndex {
  /// A large set without the cost of making instances: bodies of records are only so many bytes.
  static func uniform(
    patients: Int, studies: Int = 1, series: Int = 1, instances: Int = 1, nonPatient: Int = 0,
    size: (Int) -> Int
  ) -> FileSetIndex {
    var index = FileSetIndex()
    let (body, keys) = ([UInt8](repeating: 0, count: 100), [UInt8](repeating: 0, count: 160))
    func appendInstances(_ count: Int, _ type: DirectoryRecordType) {
      for _ in 0..<count {
        let number = index.instances.count
        index.instances.append(
          Instance(source: number, size: size(number), type: type, keys: keys))
      }
    }
    for patient in 0..<patients {
      let firstStudy = index.studies.count
      for _ in 0..<studies {
        let firstSeries = index.series.count
        for _ in 0..<series {
          let first = index.instances.count
          appendInstances(instances, .image)
          index.series.append(
            Series(
              body: body, uid: UID(rawValue: "2.25.3.\(index.series.count)"),
              study: index.studies.count, instances: first..<index.instances.count))
        }
        index.studies.append(
          Study(
            body: body, uid: UID(rawValue: "2.25.2.\(index.studies.count)"), patient: patient,
            series: firstSeries..<index.series.count))
      }
      index.patients.append(
        Patient(body: body, id: "ID\(patient)", studies: firstStudy..<index.studies.count))
    }
    let first = index.instances.count
    appendInstances(nonPatient, DirectoryRecordType(rawValue: "HANGING PROTOCOL"))
    index.nonPatient = first..<index.instances.count
    return index
  }
}

extension FileSetIndex {
  mutating func rename(to id: String) {
    for patient in patients.indices { patients[patient].id = id }
  }
}
