internal import DICOMCore

extension FileSetIndex.Instance {
  /// The SOP Instance UID, out of the encoded keys.
  public var sopInstanceUID: String {
    let uid = Self.encodedSOPInstanceUID(keys)
    return String(decoding: uid.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// It stands behind the SOP Class UID, which comes first.
  static func encodedSOPInstanceUID(_ keys: [UInt8]) -> ArraySlice<UInt8> {
    guard keys.count >= 8 else { return [] }
    let start = 8 + (Int(keys[6]) | Int(keys[7]) << 8) + 8
    guard start <= keys.count else { return [] }
    let length = Int(keys[start - 2]) | Int(keys[start - 1]) << 8
    return keys[start..<min(start + length, keys.count)]
  }
}
