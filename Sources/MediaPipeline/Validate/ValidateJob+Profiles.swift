internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import MediaValidation

extension ProfileMedium {
  /// What is known of the volume that was opened.
  ///
  /// - Parameter path: what was opened: of an image in a file its size is that of the volume.
  init(_ reader: any MediumReader, path: String) {
    switch reader.kind {
    case .iso9660: self.init(.iso9660)
    case .udf: self.init(.udf)
    case .bridge: self.init(.bridge)
    case .zip: self.init(.zip)
    // A mounted disc shows no more than a folder; tar is no medium of any profile.
    case .folder, .tar: self.init(.unknown)
    }
    let isImage = [.iso9660, .udf, .bridge].contains(reader.kind)
    if isImage, let file = try? OpenedFile(path: path) { bytes = file.count }
  }
}

extension ProfileFacts {
  /// What of one file profiles depend on; nil where it is neither a DICOM file nor an encrypted one.
  /// - Parameter file: nil where it cannot be read as one.
  static func of(
    _ file: DICOMFile?, source: any ByteSource, name: String,
    attributes: ProfileAttributes = .standard
  ) -> ProfileFacts? {
    if let file { return ProfileFacts(file, name: name, attributes: attributes) }
    guard let start = try? source.read(0..<min(32, source.count)) else { return nil }
    return ProfileFacts(start: start, name: name)
  }
}
