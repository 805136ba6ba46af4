import DICOMCore
import Testing

@testable import DICOMFileSet

struct FileSetBuilderTests {
  private func patient(
    _ number: Int, id: String, name: String, birthDate: String = "", issuer: String = "",
    study: Int? = nil
  ) -> DataSet {
    let study = study ?? number
    return image(
      [
        .text(.patientID, .lo, id), .text(.patientName, .pn, name),
        .text(.patientBirthDate, .da, birthDate), .text(.issuerOfPatientID, .lo, issuer),
      ], uid: "1.2.\(number)", study: "1.3.\(study)", series: "1.4.\(study)")
  }

  private func kinds(_ index: FileSetIndex) -> [IndexRemark.Kind] {
    index.remarks.map(\.kind).filter { if case .key = $0 { false } else { true } }
  }

  @Test func `names that differ in case, blanks and trailing delimiters are one person`() throws {
    let made = try index([
      patient(1, id: "1", name: "Muster^Anna"), patient(2, id: "1 ", name: "MUSTER^ANNA^^ "),
      patient(3, id: "1", name: ""),
      patient(4, id: "1", name: "Muster^Anna", birthDate: "19700101"),
    ])
    #expect(made.patients.count == 1)
    #expect(kinds(made).isEmpty)
    #expect(try DICOMFile.elements(made.patients[0].body).string(.patientBirthDate) == "19700101")
  }

  @Test func `an icon stays where it lies until its record is written`() throws {
    let icon = Array("an icon".utf8) + [0]
    var builder = FileSetBuilder(icons: MemorySource([1, 2] + icon))
    var made = try summary(image())
    made.icon = 2..<10
    try builder.add(made, source: 0, size: 1_000)
    try builder.add(try summary(image(uid: "2.25.9")), source: 1, size: 1_000)
    let index = try builder.finish()
    let records = index.instances.indices.map {
      index.record(ofInstance: $0, depth: 0, path: "A/B")
    }
    #expect(try records.map { try $0.tail?.load() } == [icon, nil])
    for (record, instance) in zip(records, index.instances) {
      #expect(record.bodyCount == instance.bodyCount(fileIDCount: 3))
    }
    var sink = MemorySink()
    let writer = DICOMDIRWriter(fileSetID: FileSetID(mapping: "made"), fileSetUID: "2.25.1")
    try writer.write(records, to: &sink)
    let sizes = records.map { DirectoryRecord.count(bodyCount: $0.bodyCount) }
    #expect(sink.bytes.count == (try writer.size(recordBytes: sizes[0] + sizes[1])))
    let first = Array(sink.bytes.dropLast(sizes[1]))
    #expect(Array(first.suffix(icon.count)) == icon)
    #expect(Array(first.dropLast(icon.count).suffix(records[0].body.count)) == records[0].body)
  }

  @Test func `one ID with another name, birth date or issuer is another person, reported`() throws {
    for other in [
      patient(2, id: "1", name: "Other", birthDate: "19700101"),
      patient(2, id: "1", name: "Muster", birthDate: "19700102"),
      patient(2, id: "1", name: "Muster", birthDate: "19700101", issuer: "H"),
    ] {
      let made = try index([
        patient(1, id: "1", name: "Muster", birthDate: "19700101"), other,
      ])
      #expect(made.patients.map(\.id) == ["1", "1"])
      #expect(kinds(made) == [.samePatientID(people: 2)])
    }
  }

  @Test func `an empty ID merges nobody and each study has one of its own`() throws {
    let long = String(repeating: "1.2.3.4.", count: 9)
    let made = try index([
      patient(1, id: "", name: "A"), patient(2, id: " ", name: "A", study: 1),
      patient(3, id: "", name: "A"),
      image([.text(.patientID, .lo, "")], uid: "1.2.7", study: long + "5", series: "1.4.7"),
      image([.text(.patientID, .lo, "")], uid: "1.2.8", study: long + "6", series: "1.4.8"),
    ])
    #expect(Set(made.patients.map(\.id)).count == 4)
    #expect(Set(made.patients.map(\.id)).isSuperset(of: ["1.3.1", "1.3.3"]))
    #expect(made.patients.allSatisfy { $0.id.utf8.count <= 64 })
    #expect(made.remarks.first { $0.kind == .missingPatientID }?.count == 4)
  }

  @Test func `a study of two patients is bound to whom most of its instances name`() throws {
    let instances = [
      patient(1, id: "2", name: "B", study: 9), patient(2, id: "1", name: "A", study: 9),
      patient(3, id: "1", name: "A", study: 9), patient(4, id: "2", name: "B"),
    ]
    for order in [instances, instances.reversed()] {
      let made = try index(order)
      #expect(made.patients.map(\.id) == ["1", "2"])
      #expect(made.studies.map(\.patient) == [0, 1])
      #expect(made.remarks.first { $0.kind == .studyOfTwoPatients }?.count == 1)
    }
  }

  @Test func `a series of two studies stands once, reported`() throws {
    let made = try index([
      image(uid: "1.1", study: "1.3.1", series: "1.4"),
      image(uid: "1.2", study: "1.3.2", series: "1.4"),
      image(uid: "1.3", study: "1.3.2", series: "1.4"),
    ])
    #expect(made.series.count == 1)
    #expect(made.studies.map(\.uid) == ["1.3.2"])
    #expect(made.remarks.contains { $0.kind == .seriesOfTwoStudies && $0.count == 1 })
  }

  @Test func `who belongs to whom and in which order depends on no order of files`() throws {
    var instances: [DataSet] = []
    for number in 0..<120 {
      let names = ["A", "", "B", "A^X", ""]
      let births = ["", "19700101", "19700102", ""]
      instances.append(
        image(
          [
            .text(.patientID, .lo, "\(number % 4)"),
            .text(.patientName, .pn, names[number % 5]),
            .text(.patientBirthDate, .da, births[number / 5 % 4]),
            .text(.studyDate, .da, number % 3 == 0 ? "" : "2024010\(number % 20 % 9 + 1)"),
            .text(.seriesNumber, .is, number % 30 % 2 == 0 ? "" : "7"),
            .text(.instanceNumber, .is, number % 7 == 0 ? "" : "\(number % 11)"),
          ], uid: "1.2.\(number)", study: "1.3.\(number % 20)", series: "1.4.\(number % 30)"))
    }
    func shape(_ order: [Int]) throws -> [[String]] {
      let made = try index(order.map { instances[$0] })
      let lists: [[String]] = [
        made.patients.map { "\($0.id) \($0.studies)" },
        made.studies.map { "\($0.uid) \($0.patient) \($0.series)" },
        made.series.map { "\($0.uid) \($0.study) \($0.instances)" },
        made.instances.map { "\(instances[order[$0.source]].uid(.sopInstanceUID) ?? "")" },
        made.remarks.filter { if case .key = $0.kind { false } else { true } }
          .map { "\($0.kind) \($0.count)" }.sorted(),
      ]
      return lists
    }
    let first = try shape(Array(0..<120))
    for _ in 0..<10 { #expect(try shape(Array(0..<120).shuffled()) == first) }
  }

  @Test func `what has no number is counted on from the highest`() throws {
    let made = try index(
      [("3", "1.2.9"), ("", "1.2.1"), ("1", "1.2.8"), ("", "1.2.0")].map { number, uid in
        image([.text(.instanceNumber, .is, number)], uid: uid)
      })
    let records = try made.instances.map { try DICOMFile.elements($0.keys) }
    #expect(records.map { $0.integer(.instanceNumber) } == [1, 3, 4, 5])
    #expect(made.instances.map(\.source) == [2, 0, 3, 1])
    #expect(records.allSatisfy { $0.uid(.referencedSOPInstanceUIDInFile) != nil })
    #expect(made.remarks.map(\.count) == [2])
  }

  @Test func `instances stand by number, then position, then UID`() throws {
    let made = try index(
      [("1", "9"), ("2", "5"), ("2", "-5"), ("2", "nan"), ("2", "nan")].enumerated()
        .map { place, value in
          image(
            [.text(.instanceNumber, .is, value.0), .text(.sliceLocation, .ds, value.1)],
            uid: "1.2.\(9 - place)")
        })
    #expect(made.instances.map(\.source) == [0, 2, 1, 4, 3])
  }

  @Test func `a duplicate that is taken out leaves no trace`() throws {
    var builder = FileSetBuilder()
    try builder.add(try summary(image(uid: "1.1", study: "1.3.9")), source: 0, size: 10)
    #expect(builder.source(of: "1.1") == 0)
    builder.remove("1.1")
    #expect(builder.source(of: "1.1") == nil)
    try builder.add(
      try summary(image(uid: "1.1", study: "1.3.8", series: "1.4.8")), source: 1, size: 20)
    let made = try builder.finish()
    #expect(made.studies.map(\.uid) == ["1.3.8"])
    #expect(made.instances.map(\.source) == [1])
    #expect(made.remarks.isEmpty)
  }

  @Test func `a key that one instance lacks another gives`() throws {
    let made = try index([
      image([.text(.studyDate, .da, ""), .text(.studyDescription, .lo, "")], uid: "1.1"),
      image([.text(.institutionName, .lo, "Clinic")], uid: "1.2"),
    ])
    let (study, series) = (
      try DICOMFile.elements(made.studies[0].body), try DICOMFile.elements(made.series[0].body)
    )
    #expect(study.string(.studyDate) == "20240131")
    #expect(study.string(.studyDescription) == "Abdomen")
    #expect(series.string(.institutionName) == "Clinic")
    #expect(made.remarks.isEmpty)
  }
}
