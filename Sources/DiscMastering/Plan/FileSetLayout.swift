public import DICOMFileSet

/// How the instances of a file-set are named, the same on every volume of a set.
///
/// Names are numbers, never hashes, so that no two collide, also when the volumes of a set are
/// copied into one folder.
public struct FileSetLayout: Sendable {
  public enum Kind: Hashable, Sendable {
    /// `DICOM/PAnnnnnn/STnnnnnn/SEnnnnnn/IMnnnnnn`.
    case hierarchical
    /// `DICOM/GRnnnnnn/IMnnnnnn`, for sets with more folders than a medium can number.
    case grouped
  }

  public let kind: Kind
  /// Of each series, how many folders of its study come before its own.
  private let foldersBefore: [Int32]

  /// A folder of FAT has room for 65,534 short names.
  static let folderLimit = 60_000
  /// Instances in a folder of the grouped layout.
  static let groupSize = 1_000
  /// ISO 9660 numbers 65,535 directories.
  static let directoryLimit = 65_000

  public init(_ index: FileSetIndex) {
    var before: [Int32] = []
    before.reserveCapacity(index.series.count)
    var folders = 0
    for study in index.studies {
      var inStudy = 0
      for series in study.series {
        before.append(Int32(truncatingIfNeeded: inStudy))
        inStudy += Self.folders(instances: index.series[series].instances.count)
      }
      folders += inStudy
    }
    foldersBefore = before
    let directories = 1 + index.patients.count + index.studies.count + folders
    kind = directories <= Self.directoryLimit ? .hierarchical : .grouped
  }

  static func folders(instances: Int) -> Int { max(1, (instances + folderLimit - 1) / folderLimit) }

  /// Characters of every instance's path.
  var pathCount: Int { kind == .hierarchical ? 41 : 23 }

  /// Characters of the path of an instance that belongs to no patient.
  static let nonPatientPathCount = 23

  /// The folder of a patient's instance, counted within its patient and study.
  func seriesFolder(
    _ index: FileSetIndex, patient: Int, study: Int, series: Int, ordinal: Int
  ) -> String {
    let studyNumber = study - index.patients[patient].studies.lowerBound + 1
    let folder = Int(foldersBefore[series]) + ordinal / Self.folderLimit + 1
    return "DICOM/PA\(sixDigits(patient + 1))/ST\(sixDigits(studyNumber))/SE\(sixDigits(folder))"
  }

  /// The name of an instance in its folder; `ordinal` counts within the series or the group.
  func name(ordinal: Int) -> String {
    let limit = kind == .hierarchical ? Self.folderLimit : Self.groupSize
    return "IM\(sixDigits(ordinal % limit + 1))"
  }

  /// The path of a patient's instance in the grouped layout.
  /// - Parameter ordinal: counts the instances of patients on the volume.
  func groupedPath(firstGroup: Int, ordinal: Int) -> String {
    "DICOM/GR\(sixDigits(firstGroup + ordinal / Self.groupSize + 1))/\(name(ordinal: ordinal))"
  }

  /// - Parameter ordinal: counts the instances of no patient on the volume.
  func nonPatientPath(firstFolder: Int, ordinal: Int) -> String {
    let folder = sixDigits(firstFolder + ordinal / Self.folderLimit + 1)
    return "DICOM/NP\(folder)/IM\(sixDigits(ordinal % Self.folderLimit + 1))"
  }
}

/// At least six digits.
func sixDigits(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
}
