internal import DICOMCore

/// Puts converted instances into studies and series, and numbers them.
///
/// One study a patient, day, Study ID and Accession Number; one series a study, SOP Class, modality
/// and day. Identifiers and numbers that the instance has already stay.
public struct SeriesPlanner: Sendable {
  private struct Series {
    var uid: [UInt8]
    var number: [UInt8]
    var nextInstance = 1
  }

  private let identifiers: ConversionIdentifiers
  private var studies: [[[UInt8]]: [UInt8]] = [:]
  private var series: [[[UInt8]]: Series] = [:]
  /// Of each study, the numbers that are taken.
  private var numbers: [[UInt8]: Set<Int>] = [:]
  private let firstNumber: Int

  /// - Parameter firstSeriesNumber: above those that the study has already.
  public init(_ identifiers: ConversionIdentifiers = .new, firstSeriesNumber: Int = 1) {
    self.identifiers = identifiers
    firstNumber = min(max(firstSeriesNumber, 0), 1_000_000)
  }

  private static let studyInstance = Tag(0x0020, 0x000D)
  private static let seriesInstance = Tag(0x0020, 0x000E)
  private static let seriesNumber = Tag(0x0020, 0x0011)
  private static let instanceNumber = Tag(0x0020, 0x0013)
  private static let sopInstance = Tag(0x0008, 0x0018)

  /// Encapsulated STL and OBJ.
  private static let models: Set<UID?> = [
    "1.2.840.10008.5.1.4.1.1.104.3", "1.2.840.10008.5.1.4.1.1.104.4",
  ]

  /// What instances of one study have in common.
  private static let studyKey = [
    Tag(0x0010, 0x0020), Tag(0x0010, 0x0021), Tag(0x0010, 0x0010), Tag(0x0010, 0x0030),
    Tag(0x0008, 0x0020), Tag(0x0020, 0x0010), Tag(0x0008, 0x0050),
  ]

  /// What instances of one series have in common, beside the day: the class, the modality, and what
  /// the General Series and Equipment modules say of all of them.
  private static let seriesKey = [
    Tag(0x0008, 0x0016), Tag(0x0008, 0x0060), Tag(0x0020, 0x0011), Tag(0x0008, 0x103E),
    Tag(0x0020, 0x0060), Tag(0x0018, 0x0015), Tag(0x0008, 0x0070), Tag(0x0008, 0x1090),
    Tag(0x0018, 0x1000),
  ]

  /// The first of these that has a value tells the day: Acquisition DateTime and Date, Content Date,
  /// Date of Secondary Capture, Series Date, Study Date.
  private static let days = [
    Tag(0x0008, 0x002A), Tag(0x0008, 0x0022), Tag(0x0008, 0x0023), Tag(0x0018, 0x1012),
    Tag(0x0008, 0x0021), Tag(0x0008, 0x0020),
  ]

  /// - Parameter digest: of the converted file's bytes, for stable identifiers.
  mutating func place(_ dataSet: inout DataSet, digest: [UInt8]) {
    let study = value(&dataSet, Self.studyInstance, .ui) { dataSet in
      let key = Self.studyKey.map { dataSet.bytes($0) ?? [] }
      let uid = studies[key] ?? Array(identifiers.uid([Array("study".utf8)] + key).rawValue.utf8)
      studies[key] = uid
      return uid
    }
    let day = Self.days.compactMap { dataSet.string($0) }.first.map { Array($0.utf8.prefix(8)) }
    let given = dataSet.bytes(Self.seriesInstance) ?? []
    let key =
      [study, given]
      + (given.isEmpty ? Self.seriesKey.map { dataSet.bytes($0) ?? [] } + [day ?? []] : [])
    var entry =
      series[key]
      ?? Series(
        uid: Array(identifiers.uid([Array("series".utf8)] + key).rawValue.utf8),
        number: number(dataSet, study))
    let uid = value(&dataSet, Self.seriesInstance, .ui) { _ in entry.uid }
    _ = value(&dataSet, Self.seriesNumber, .is) { _ in entry.number }
    _ = value(&dataSet, Self.instanceNumber, .is) { _ in Array("\(entry.nextInstance)".utf8) }
    let used = dataSet.integer(Self.instanceNumber) ?? 0
    entry.nextInstance = max(entry.nextInstance, min(used, Int(Int32.max) - 1) + 1)
    series[key] = entry
    // Models are in a space of their own, unless somebody says which they share.
    let kind = dataSet.bytes(Tag(0x0008, 0x0016)) ?? []
    if Self.models.contains(dataSet.uid(Tag(0x0008, 0x0016))) {
      _ = value(&dataSet, Tag(0x0020, 0x0052), .ui) { _ in
        Array(identifiers.uid([Array("space".utf8), uid, digest]).rawValue.utf8)
      }
    }
    _ = value(&dataSet, Self.sopInstance, .ui) { _ in
      return Array(identifiers.uid([Array("instance".utf8), uid, kind, digest]).rawValue.utf8)
    }
  }

  /// The number that the instance has, or the next of its study.
  private mutating func number(_ dataSet: DataSet, _ study: [UInt8]) -> [UInt8] {
    var taken = numbers[study] ?? []
    let number =
      dataSet.integer(Self.seriesNumber)
      ?? (taken.filter { $0 >= firstNumber }.max().map { min($0, Int(Int32.max) - 1) + 1 }
        ?? firstNumber)
    taken.insert(number)
    numbers[study] = taken
    return Array("\(number)".utf8)
  }

  /// The value that is there without its padding, or else a new one that then is.
  private func value(
    _ dataSet: inout DataSet, _ tag: Tag, _ vr: VR, _ make: (DataSet) -> [UInt8]
  ) -> [UInt8] {
    if let text = dataSet.string(tag) { return Array(text.utf8) }
    let made = make(dataSet)
    let padded = made.count % 2 == 1 ? made + [vr.padding] : made
    dataSet[tag] = DataElement(tag, vr, .memory(padded))
    return made
  }
}
