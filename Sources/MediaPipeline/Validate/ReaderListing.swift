internal import DICOMCore
internal import DiscMastering
internal import MediaValidation

/// A medium that was opened, as the validator sees it; of a path in several sessions the last.
struct ReaderListing: MediumListing {
  let name: String
  let files: [MediaValidation.MediumFile]
  let showsNamesAsWritten: Bool
  let problems: [ListingProblem]
  private let reader: any MediumReader
  private let places: [String: DiscMastering.MediumFile]

  init(_ reader: any MediumReader, name: String) {
    self.name = name
    self.reader = reader
    var places: [String: DiscMastering.MediumFile] = [:]
    for file in reader.files { places[file.path] = file }
    self.places = places
    files = places.values.map { MediaValidation.MediumFile(path: $0.path, size: $0.size) }
      .sorted { $0.path < $1.path }
    problems = reader.problems.filter { !Self.ofVolumes.contains($0.kind) }
      .map {
        ListingProblem(
          file: $0.path ?? "", offset: $0.offset, detail: $0.detail,
          isHarmless: Self.harmless.contains($0.kind))
      }
    // A folder may be a mounted disc, whose names the system may show in lower case.
    showsNamesAsWritten =
      reader.kind != .folder || files.contains { $0.path.contains { $0.isUppercase } }
  }

  private static let harmless: Set<MediumProblem.Kind> = [.sessionHidden, .link, .nested]

  /// What the rules of volumes tell more exactly.
  private static let ofVolumes: Set<MediumProblem.Kind> = [.treesDiffer, .sessionMissing]

  /// In bytes; 0 for what is not there.
  func size(of path: String?) -> Int { path.flatMap { places[$0] }?.size ?? 0 }

  func open(_ path: String) throws -> any ByteSource {
    guard let file = places[path] else {
      throw MasteringError(.noSuchFile, path: path)
    }
    return try reader.source(of: file)
  }
}
