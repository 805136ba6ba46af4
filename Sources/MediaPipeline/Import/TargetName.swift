internal import DICOMCore
internal import DiscMastering

/// What an imported file is called at its destination: study, series, instance.
struct TargetName: Hashable, Sendable {
  var folders: [String]
  var stem: String
  var suffix = ".dcm"
  /// From this number on it looks for a free name: another file has the lower ones.
  var firstNumber = 1

  init(study: String?, series: String?, instance: String) {
    folders = [
      Self.part(study, absent: "NO-STUDY"), Self.part(series, absent: "NO-SERIES"),
    ]
    stem = Self.part(instance, absent: "NO-INSTANCE")
  }

  /// For a file without UIDs: named after its path on the medium.
  init(unnamed path: String) {
    folders = ["NO-STUDY", "NO-SERIES"]
    stem = Self.hashed(path)
  }

  /// For a file that is no instance: as it is called on the medium, under OTHER.
  init(other path: String) {
    let parts = path.split(separator: "/").map { Self.harmless(String($0)) }
    folders = ["OTHER"] + parts.dropLast()
    stem = parts.last ?? Self.hashed(path)
    suffix = ""
  }

  /// The name by the UIDs that rules have given.
  mutating func rename(after data: DataSet) {
    guard let instance = data.string(.sopInstanceUID) else { return }
    let new = TargetName(
      study: data.string(.studyInstanceUID), series: data.string(.seriesInstanceUID),
      instance: instance)
    // Where the UIDs stay, so does the number of two files of one.
    if new.folders != folders || new.stem != stem { self = new }
  }

  /// `UID.dcm`, for the second of one UID `UID~2.dcm`.
  func path(number: Int) -> String {
    let name = stem + (number > 1 ? "~\(number)" : "") + suffix
    return (folders + [name]).joined(separator: "/")
  }

  /// A UID as it is when it is one by its characters; whatever else stands in a file may be a path.
  private static func part(_ uid: String?, absent: String) -> String {
    guard let uid, !uid.isEmpty else { return absent }
    let isPlain = uid.utf8.allSatisfy { byte in
      byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return isPlain && uid.utf8.count <= 64 && uid.utf8.first != UInt8(ascii: ".")
      ? uid : hashed(uid)
  }

  private static func hashed(_ text: String) -> String {
    var hasher = SHA256Hasher()
    hasher.update(Array(text.utf8))
    return "x-" + hasher.finish().hex.prefix(16)
  }

  private static func harmless(_ name: String) -> String {
    let isHarmless =
      name != "." && name != ".." && name.utf8.count <= 200
      && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
    return isHarmless ? name : hashed(name)
  }
}
