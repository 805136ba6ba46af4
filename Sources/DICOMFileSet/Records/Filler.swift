internal import DICOMCore

/// Values for Type 1 keys that the instance leaves empty: from the instance where it has something
/// near, else fixed ones; never a code, a sequence or a number of pixels.
struct Filler {
  private let dataSet: DataSet

  init(_ dataSet: DataSet) { self.dataSet = dataSet }

  private static let dates: [(date: Tag, time: Tag)] = [
    (.studyDate, .studyTime), (.seriesDate, .seriesTime), (.acquisitionDate, .acquisitionTime),
    (.contentDate, .contentTime), (.instanceCreationDate, .instanceCreationTime),
  ]

  /// What a study without a date of its own is dated: by its series, acquisition or content.
  var dateAndTime: (date: String, time: String) { first(Self.dates) }

  /// Fills what an instance's record needs, but for Instance Number, which is counted later.
  func fillInstance(_ keys: inout RecordKeys) {
    for tag in keys.missing where tag != .instanceNumber {
      guard let vr = DataDictionary.vr(of: tag), let value = value(tag, vr) else { continue }
      keys.fill(tag, vr, value)
    }
  }

  private func value(_ tag: Tag, _ vr: VR) -> String? {
    if let fixed = Self.fixed[tag] { return fixed }
    switch vr {
    case .da: return content.date
    case .tm: return content.time
    case .dt: return content.date + (content.time.utf8.count >= 6 ? content.time.prefix(6) : "")
    case .cs, .lo, .sh, .st, .lt, .ut: return "UNKNOWN"
    default: return nil
    }
  }

  /// The date of an instance's content: the nearest to it first.
  private var content: (date: String, time: String) {
    first([Self.dates[3], Self.dates[4], Self.dates[2], Self.dates[1], Self.dates[0]])
  }

  private func first(_ pairs: [(date: Tag, time: Tag)]) -> (date: String, time: String) {
    for pair in pairs {
      guard let date = conforming(pair.date, .da) else { continue }
      return (date, conforming(pair.time, .tm) ?? "000000")
    }
    return ("19000101", "000000")
  }

  private func conforming(_ tag: Tag, _ vr: VR) -> String? {
    guard let bytes = dataSet.bytes(tag),
      let value = ConformingValue(bytes, vr: vr, maximumCount: 1), !value.bytes.isEmpty
    else { return nil }
    return String(decoding: value.bytes, as: UTF8.self)
  }

  private static let fixed: [Tag: String] = [
    // Two values at least.
    .imageType: "UNKNOWN\\UNKNOWN",
    .numberOfFrames: "1",
    .completionFlag: "PARTIAL",
    .verificationFlag: "UNVERIFIED",
    .mimeTypeOfEncapsulatedDocument: "application/octet-stream",
  ]
}
