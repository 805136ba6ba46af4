internal import DICOMCore
internal import DiscMastering

extension Identifiers {
  /// The SOP Instance UID of what is made of an instance.
  ///
  /// The same instance and the same coding give the same UID on every run and every volume, so that
  /// copies made twice are known for one.
  /// - Parameter what: was done, with everything that decides the pixels.
  static func derivedUID(of old: UID, by what: String) -> UID {
    var hasher = SHA256Hasher()
    hasher.update(Array("derived|\(old.rawValue)|\(what)".utf8))
    return uid(hasher.finish())
  }
}
