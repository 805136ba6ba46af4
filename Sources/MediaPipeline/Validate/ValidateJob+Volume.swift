internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import MediaValidation

extension ValidateJob {
  /// What is wrong with the volume of an image or a drive.
  ///
  /// Of a folder nothing can be said, as the system shows its files and not the volume; of an image
  /// within an archive nothing is.
  /// - Parameters:
  ///   - reader: of the same path.
  ///   - fileSetID: of the DICOMDIR; empty where it has none, nil where there is no DICOMDIR.
  static func volumeFindings(
    path: String, reader: any MediumReader, fileSetID: String?, profiles: [ApplicationProfile]
  ) -> [ValidationFinding] {
    switch reader.kind {
    case .iso9660, .udf, .bridge: break
    case .folder, .zip, .tar: return []
    }
    guard let file = try? FileSource(fileOrDevice: path) else { return [] }
    // Where no volume is at its place, the bytes are judged as they are.
    let sectors = SectorSource.find(file) ?? file
    var facts = VolumeFacts(
      fileSetID: fileSetID, profiles: profiles, sessions: reader.sessions.map(\.firstSector))
    facts.isLaterSessionAlone = reader.problems.contains { $0.kind == .sessionMissing }
    if reader.kind != .iso9660 { facts.udf = udfTree(sectors, sessions: facts.sessions) }
    return VolumeValidation(sectors, facts: facts).findings
  }

  /// - Returns: nil where it cannot be read, which the reader has told.
  private static func udfTree(_ sectors: any ByteSource, sessions: [Int]) -> VolumeTree? {
    let starts = sessions.isEmpty ? [0] : sessions
    guard let medium = try? UDFMedium.open(sectors, sessions: starts) else { return nil }
    let last = medium.sessions.last
    return VolumeTree(
      name: "UDF",
      files: medium.files.filter { $0.session == last?.number && !$0.isHidden }.map {
        VolumeTree.File(path: $0.path, size: $0.size, offset: $0.address)
      }, revision: revision(last?.trees ?? []))
  }

  /// `UDF 2.50` is 0x0250; 0 where it is not said.
  private static func revision(_ trees: [String]) -> Int {
    for tree in trees where tree.hasPrefix("UDF ") {
      let parts = tree.dropFirst(4).split(separator: ".").compactMap { Int($0, radix: 16) }
      if parts.count == 2 { return parts[0] << 8 | parts[1] }
    }
    return 0
  }
}
