public import DICOMCore
public import DICOMFileSet

/// What `create` is asked to do.
public struct CreateOptions: Sendable {
  public enum Output: Sendable, Equatable {
    /// A path that ends in `.iso`, in `.zip`, or names a folder.
    case image(String)
    case zip(String)
    case folder(String)
    /// Only a DICOMDIR, in the folder that is the input.
    case inPlace(String)

    /// The path beside which everything is prepared.
    var workPlace: String {
      switch self {
      case .image(let path), .zip(let path), .folder(let path): path
      case .inPlace(let folder): folder + "/DICOMDIR"
      }
    }
  }

  public enum ErrorPolicy: String, Sendable { case reject, keep }

  public var inputs: [String]
  public var output: Output
  /// Nil: as the medium has it. Empty: `none`, nothing is checked.
  public var profiles: [ApplicationProfile]?
  /// Nil: `auto` for an image, no limit for folders and archives.
  public var medium: Medium?
  public var fileSetID: String?
  /// In place: the File-set UID that the DICOMDIR keeps.
  public var fileSetUID: UID?
  /// In place: files that are no right DICOM files are listed as they are and reported, instead of
  /// being rejected because nothing of them can be mended there.
  public var listsFilesAsTheyAre = false
  /// What is asked for; the profiles may want something else.
  public var transferSyntax = CodingChoice.keep
  /// In its place, by modality.
  public var rules: ModalityRules?
  public var permission = LossPermission.none
  /// What does not fit one medium is compressed without loss, then as far as `permission` has it.
  public var fits = false
  /// What of that is being tried.
  var compression: FitCompression?
  /// What is coded without loss is decoded again and compared, frame by frame.
  public var proves = true
  public var onError = ErrorPolicy.reject
  public var selection = Selection()
  /// What is not DICOM becomes instances; nil: it is left out.
  public var conversion: ConversionOptions?
  /// Rules by which instances are changed before anything else is done with them.
  public var coercion: CoercionOrder?
  public var onePatientAVolume = false
  /// Icon images in the records of all images, not only where a profile asks for them.
  public var icons = false
  public var replaces = false
  public var isDryRun = false
  public var allowsEmpty = false
  public var joliet = false
  public var strictISO = false
  /// False: the report names only the files that are not in the file-set.
  public var reportsEveryFile = true
  public var jobs: Int
  /// Seconds since 1970 when SOURCE_DATE_EPOCH is set: times and UIDs follow from it and the input.
  public var epoch: Int64?

  public init(inputs: [String], output: Output, jobs: Int) {
    self.inputs = inputs
    self.output = output
    self.jobs = max(1, jobs)
  }
}

/// Of everything in the input, what is wanted; an empty list wants all.
public struct Selection: Sendable {
  public var patients: [String] = []
  public var studies: [String] = []
  public var series: [String] = []
  public var modalities: [String] = []

  public init() {}

  /// Something of the input is not wanted.
  var isNarrow: Bool { ![patients, studies, series, modalities].allSatisfy(\.isEmpty) }

  func takes(_ dataSet: DataSet, patientID: String) -> Bool {
    func isIn(_ list: [String], _ value: String?) -> Bool {
      list.isEmpty || list.contains(value ?? "")
    }
    return isIn(patients, patientID) && isIn(studies, dataSet.string(.studyInstanceUID))
      && isIn(series, dataSet.string(.seriesInstanceUID))
      && isIn(modalities, dataSet.string(.modality))
  }
}

extension CreateOptions {
  var coding: CodingWish {
    CodingWish(
      choice: transferSyntax, rules: rules, permission: permission, compression: compression)
  }

  /// What decides the bytes of a volume beside the input.
  func fingerprint(_ target: OutputTarget) -> String {
    let kind =
      switch output {
      case .image: "image"
      case .zip: "zip"
      case .folder: "folder"
      case .inPlace: "in place"
      }
    return [
      kind, target.profileNames, target.medium?.name ?? "", fileSetID ?? target.stem,
      coding.text, onError.rawValue, "\(onePatientAVolume)", "\(joliet)",
      "\(strictISO)",
    ].joined(separator: "|") + (icons ? "|icons" : "")
      + (coercion.map { "|coerced \($0.fingerprint)" } ?? "")
  }
}
