internal import DICOMFileSet
internal import DiscMastering

/// The README.TXT of a volume, made of the template in `Templates`: ASCII, CR LF, no patient named.
struct Readme: Sendable {
  var maker: String
  /// Seconds since 1970 UTC.
  var time: Int64
  var profile: String

  func text(
    volume: Int, of count: Int, fileSetID: String, splits: [(folder: String, volumes: [Int])]
  ) -> [UInt8] {
    let values = [
      "MAKER": maker, "DATE": Self.date(time), "FILESET": fileSetID, "VOLUME": String(volume),
      "VOLUMES": String(count), "PROFILE": profile, "SPLITS": Self.describe(splits, volume),
    ]
    var text = String(decoding: PackageResources.README_TXT, as: UTF8.self)
    for (name, value) in values { text = text.replacing("{{\(name)}}", with: value) }
    return text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x0A: [0x0D, 0x0A]
      case 0x0D: []
      case 0x80...: [UInt8(ascii: "?")]
      default: [byte]
      }
    }
  }

  /// Where the other parts of what stands here in part are.
  private static func describe(_ splits: [(folder: String, volumes: [Int])], _ volume: Int)
    -> String
  {
    guard !splits.isEmpty else { return "" }
    var lines = ["", "These parts are continued on other volumes of the set:"]
    for split in splits {
      let others = split.volumes.filter { $0 != volume }.map(String.init)
      lines.append("\(split.folder): volume \(others.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  /// `2026-11-21 09:30:00`, by the civil calendar.
  private static func date(_ time: Int64) -> String {
    let days = time >= 0 ? time / 86_400 : (time - 86_399) / 86_400
    let second = time - days * 86_400
    // Days are counted from 0000-03-01, so that a leap day ends its year.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let ofYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let number = month < 10 ? month + 3 : month - 9
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }
    let date =
      "\(year + era * 400 + (number <= 2 ? 1 : 0))-\(two(number))-\(two(ofYear - (153 * month + 2) / 5 + 1))"
    return date + " \(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }
}
