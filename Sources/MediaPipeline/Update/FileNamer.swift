internal import DICOMCore
internal import DICOMFileSet

/// Gives new instances File IDs that go on from those of the file-set and collide with nothing.
struct FileNamer {
  private var names: FoldedNames
  /// Every File ID of the directory and the folders above it, folded; missing files too.
  private var taken: Set<String>
  private let update: DirectoryUpdate
  /// Where patients without a folder are put: `DICOM`, or a new folder below it.
  private var base: String?
  private var highest: [String: Int] = [:]

  /// A folder of FAT has room for 65,534 short names.
  private static let folderLimit = 60_000

  init(_ update: DirectoryUpdate, names: FoldedNames, taken: Set<String>) {
    (self.update, self.names, self.taken) = (update, names, taken)
  }

  /// The File IDs of the instances that are wanted, with slashes, by instance of the index.
  mutating func name(
    _ index: FileSetIndex, _ places: DirectoryPlaces, wanted: (Int) -> Bool
  ) throws -> [Int: String] {
    var paths: [Int: String] = [:]
    for (number, patient) in index.patients.enumerated() {
      var patientFolder: String?
      for study in patient.studies {
        var studyFolder: String?
        for series in index.studies[study].series where places.refusals[series] == nil {
          let instances = index.series[series].instances.filter(wanted)
          guard !instances.isEmpty else { continue }
          patientFolder = try patientFolder ?? folder(ofPatient: places.patients[number])
          studyFolder =
            try studyFolder
            ?? folder("ST", of: places.studies[study], level: 2, in: patientFolder ?? "")
          try name(instances, places.series[series], in: studyFolder ?? "", &paths)
        }
      }
    }
    let others = index.nonPatient.filter(wanted)
    if !others.isEmpty {
      let folder = try next("NP", in: try baseFolder())
      for instance in others { paths[instance] = try next("IM", in: folder) }
    }
    return paths
  }

  private mutating func name(
    _ instances: [Int], _ record: Int?, in study: String, _ paths: inout [Int: String]
  ) throws {
    var folder = try folder("SE", of: record, level: 1, in: study)
    for instance in instances {
      if number(inUse: "IM", in: folder) >= Self.folderLimit { folder = try next("SE", in: study) }
      paths[instance] = try next("IM", in: folder)
    }
  }

  private mutating func folder(ofPatient record: Int?) throws -> String {
    if let record, let folder = existing(record, level: 3) { return folder }
    return try next("PA", in: try baseFolder())
  }

  /// The folder of a study or series: the one that its files are in, else a new one.
  private mutating func folder(
    _ prefix: String, of record: Int?, level: Int, in parent: String
  ) throws -> String {
    if let record, let folder = existing(record, level: level) { return folder }
    return try next(prefix, in: parent)
  }

  /// Where Spindle has put the first file of a record, so many levels up from the file.
  private mutating func existing(_ record: Int, level: Int) -> String? {
    guard let components = update.firstReference(atOrBelow: record)?.components,
      Self.isOurs(components)
    else { return nil }
    let folder = components.dropLast(level).joined(separator: "/")
    return names.isSoundFolder(folder) ? folder : nil
  }

  /// `…/PAnnnnnn/STnnnnnn/SEnnnnnn/IMnnnnnn`
  private static func isOurs(_ components: [String]) -> Bool {
    guard components.count >= 5, FileID(components) != nil else { return false }
    return zip(components.suffix(4), ["PA", "ST", "SE", "IM"]).allSatisfy { name, prefix in
      name.hasPrefix(prefix) && name.utf8.count == 8
        && name.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private mutating func baseFolder() throws -> String {
    if let base { return base }
    var root = "DICOM"
    var number = 0
    // A folder of this name in another case, or a file, is not ours to use.
    while !names.isSoundFolder(root), isTaken(root) {
      number += 1
      root = "DICOM\(Self.digits(number, 3))"
    }
    let records = update.directory.records.indices
    let first = records.first { update.firstReference(atOrBelow: $0) != nil }
      .flatMap { update.firstReference(atOrBelow: $0) }
    let isSpindles = first.map { $0.components.first == root && Self.isOurs($0.components) } ?? true
    let folder = isSpindles ? root : try next("AD", in: root)
    base = folder
    return folder
  }

  private mutating func isTaken(_ path: String) -> Bool {
    taken.contains(path) || names.isTaken(path)
  }

  /// The path of the next name with this prefix and six digits that nothing has.
  private mutating func next(_ prefix: String, in folder: String) throws -> String {
    var number = number(inUse: prefix, in: folder)
    while number < 999_999 {
      number += 1
      let path = "\(folder)/\(prefix)\(Self.digits(number, 6))"
      if !isTaken(path) {
        taken.insert(path)
        highest[folder + "/" + prefix] = number
        return path
      }
    }
    throw PipelineError.output(
      folder, reason: "there is no free name in this folder; make a new file-set with create")
  }

  /// The highest number with this prefix that stands in a folder.
  private mutating func number(inUse prefix: String, in folder: String) -> Int {
    if let known = highest[folder + "/" + prefix] { return known }
    let number = names.names(in: folder).keys.reduce(0) { highest, name in
      guard name.utf8.count == 8, name.hasPrefix(prefix) else { return highest }
      return max(highest, Int(name.dropFirst(2)) ?? 0)
    }
    highest[folder + "/" + prefix] = number
    return number
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
