import Foundation

/// A DICOMDIR of any number of records, without files: patients of one study of four series of 250.
///
/// All records of a kind have one length, so that every offset is known before it is written.
struct DirectoryMaker {
  /// Of images; those above them come to half a hundredth more.
  var records: Int

  private static let perSeries = 250
  private static let seriesPerPatient = 4

  private enum Level {
    case patient, study, series, image
  }

  func write(to url: URL) throws {
    let meta = Self.meta()
    let head = head(offset: 0, last: 0, length: 0)
    let start = meta.count + head.count
    let sizes = (
      patient: record(.patient, 0, next: 0, lower: 0).count,
      study: record(.study, 0, next: 0, lower: 0).count,
      series: record(.series, 0, next: 0, lower: 0).count,
      image: record(.image, 0, next: 0, lower: 0).count
    )
    let series = (records + Self.perSeries - 1) / Self.perSeries
    let patients = (series + Self.seriesPerPatient - 1) / Self.seriesPerPatient
    /// How many bytes a patient takes that has all its series.
    let whole =
      sizes.patient + sizes.study + Self.seriesPerPatient
      * (sizes.series + Self.perSeries * sizes.image)
    let length =
      patients * (sizes.patient + sizes.study) + series * sizes.series + records * sizes.image
    let last = start + (patients - 1) * whole
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    let file = try FileHandle(forWritingTo: url)
    try file.write(contentsOf: meta + self.head(offset: start, last: last, length: length))
    var position = start
    for patient in 0..<patients {
      var bytes = Data()
      let next = patient + 1 < patients ? position + whole : 0
      bytes += record(.patient, patient, next: next, lower: position + sizes.patient)
      let study = position + sizes.patient
      bytes += record(.study, patient, next: 0, lower: study + sizes.study)
      let numbers =
        patient * Self.seriesPerPatient..<min(series, (patient + 1) * Self.seriesPerPatient)
      for number in numbers {
        let at = position + bytes.count
        let images = number * Self.perSeries..<min(records, (number + 1) * Self.perSeries)
        let end = at + sizes.series + images.count * sizes.image
        bytes += record(
          .series, number, next: number + 1 < numbers.upperBound ? end : 0, lower: at + sizes.series
        )
        for image in images {
          let mine = position + bytes.count
          bytes += record(
            .image, image, next: image + 1 < images.upperBound ? mine + sizes.image : 0, lower: 0)
        }
      }
      try file.write(contentsOf: bytes)
      position += bytes.count
    }
    try file.close()
  }

  private static func meta() -> Data {
    var meta = Data()
    meta.element(0x0002, 0x0001, "OB", Data([0, 1]))
    meta.element(0x0002, 0x0002, "UI", text: "1.2.840.10008.1.3.10")
    meta.element(0x0002, 0x0003, "UI", text: "2.25.7301.9")
    meta.element(0x0002, 0x0010, "UI", text: "1.2.840.10008.1.2.1")
    meta.element(0x0002, 0x0012, "UI", text: "2.25.7301.1")
    var file = Data(count: 128) + Data("DICM".utf8)
    file.element(0x0002, 0x0000, "UL", Data(little: UInt32(meta.count)))
    return file + meta
  }

  private func head(offset: Int, last: Int, length: Int) -> Data {
    var head = Data()
    head.element(0x0004, 0x1130, "CS", text: "BENCH")
    head.element(0x0004, 0x1200, "UL", Data(little: UInt32(offset)))
    head.element(0x0004, 0x1202, "UL", Data(little: UInt32(last)))
    head.element(0x0004, 0x1212, "US", Data(little: UInt16(0)))
    head += Data(little: UInt16(0x0004)) + Data(little: UInt16(0x1220)) + Data("SQ".utf8)
    return head + Data(count: 2) + Data(little: UInt32(length))
  }

  private func record(_ level: Level, _ number: Int, next: Int, lower: Int) -> Data {
    var body = Data()
    body.element(0x0004, 0x1400, "UL", Data(little: UInt32(next)))
    body.element(0x0004, 0x1410, "US", Data(little: UInt16(0xFFFF)))
    body.element(0x0004, 0x1420, "UL", Data(little: UInt32(lower)))
    let digits = padded(number)
    switch level {
    case .patient:
      body.element(0x0004, 0x1430, "CS", text: "PATIENT")
      body.element(0x0010, 0x0010, "PN", text: "Bench^P\(digits)")
      body.element(0x0010, 0x0020, "LO", text: "BENCH\(digits)")
    case .study:
      body.element(0x0004, 0x1430, "CS", text: "STUDY")
      body.element(0x0008, 0x0020, "DA", text: "20240229")
      body.element(0x0008, 0x0030, "TM", text: "101500")
      body.element(0x0008, 0x0050, "SH", text: "A\(digits)")
      body.element(0x0008, 0x1030, "LO", text: "MR STUDY")
      body.element(0x0020, 0x000D, "UI", text: "2.25.7301.1.1\(digits)")
      body.element(0x0020, 0x0010, "SH", text: "1")
    case .series:
      body.element(0x0004, 0x1430, "CS", text: "SERIES")
      body.element(0x0008, 0x0060, "CS", text: "MR")
      body.element(0x0020, 0x000E, "UI", text: "2.25.7301.2.1\(digits)")
      body.element(0x0020, 0x0011, "IS", text: "1")
    case .image:
      let name = "S\(digits.prefix(4))\\I\(digits.suffix(7))"
      body.element(0x0004, 0x1430, "CS", text: "IMAGE")
      body.element(0x0004, 0x1500, "CS", text: name)
      body.element(0x0004, 0x1510, "UI", text: "1.2.840.10008.5.1.4.1.1.4")
      body.element(0x0004, 0x1511, "UI", text: "2.25.7301.3.1\(digits)")
      body.element(0x0004, 0x1512, "UI", text: "1.2.840.10008.1.2.1")
      body.element(0x0020, 0x0013, "IS", text: digits)
    }
    return Data([0xFE, 0xFF, 0x00, 0xE0]) + Data(little: UInt32(body.count)) + body
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }
}
