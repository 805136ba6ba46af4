internal import DICOMCore
internal import DICOMFileSet

/// What the header of a file on a medium says.
struct FileFacts: Sendable {
  enum Content: Sendable {
    /// At least the SOP Instance UID is known.
    case instance
    /// A DICOMDIR, whatever it is called.
    case directory
    /// No DICOM file: what it is, in words.
    case other(String)
    /// It may be one, and cannot be read as far as its SOP Instance UID: why.
    case unreadable(String)
  }

  var content: Content
  /// As the data set has them, else the meta information.
  var sopClass: UID?
  var sopInstance: UID?
  /// As the bytes are.
  var transferSyntax: UID?
  var place: PlaceFacts?
  /// How many bytes of its last value are not there.
  var missingBytes = 0
  /// What is wrong with its data set; a sentence with the place.
  var damage: String?
  var marks: FileMarks = []

  init(_ content: Content) { self.content = content }
}

/// What is odd about a file, of which thousands may be on one medium.
struct FileMarks: OptionSet, Sendable {
  var rawValue: UInt8

  static let empty = FileMarks(rawValue: 1)
  static let metaMissing = FileMarks(rawValue: 2)
  static let preambleMissing = FileMarks(rawValue: 4)
  /// The meta information names another class or instance than the data set.
  static let metaDiffers = FileMarks(rawValue: 8)
  static let encodingDiffers = FileMarks(rawValue: 16)
  static let program = FileMarks(rawValue: 32)
  /// Reading ended at a limit of ours: nothing is known to be wrong.
  static let beyondLimits = FileMarks(rawValue: 64)
}

/// The patient, study and series that a file names.
struct PlaceFacts: Hashable, Sendable {
  var identity: PatientIdentity
  /// As it is written, decoded.
  var name: String
  /// The bytes of a name beyond ASCII, in which text may have been declared wrongly.
  var foreignName: [UInt8]?
  /// Specific Character Set has a value.
  var declaresCharacterSet: Bool
  /// Empty where the file has none.
  var study: String
  var series: String
  var studyDate: String?
  var studyDescription: String?
  var modality: String?
  var seriesNumber: Int?
  var seriesDescription: String?

  /// - Parameter dataSet: a file's, or the records of patient, study and series as one.
  init(_ dataSet: DataSet) {
    let characterSet = SpecificCharacterSet(declaredBy: dataSet)
    func text(_ tag: Tag, _ vr: VR) -> String? {
      guard let bytes = dataSet.bytes(tag), !bytes.isEmpty else { return nil }
      let text = characterSet.decode(bytes, vr: vr).text
      return text.isEmpty ? nil : text
    }
    identity = PatientIdentity(dataSet, characterSet: characterSet)
    name = text(.patientName, .pn) ?? ""
    let bytes = dataSet.bytes(.patientName) ?? []
    foreignName = SpecificCharacterSet.isASCII(bytes) ? nil : bytes
    declaresCharacterSet = dataSet.hasValue(.specificCharacterSet)
    study = dataSet.string(.studyInstanceUID) ?? ""
    series = dataSet.string(.seriesInstanceUID) ?? ""
    studyDate = dataSet.string(.studyDate)
    studyDescription = text(.studyDescription, .lo)
    modality = dataSet.string(.modality)
    seriesNumber = dataSet.integer(.seriesNumber)
    seriesDescription = text(.seriesDescription, .lo)
  }

  /// Every element that the values depend on.
  static let tags: [Tag] = [
    .specificCharacterSet, .studyDate, .modality, .studyDescription, .seriesDescription,
    .patientName, .patientID, .issuerOfPatientID, .patientBirthDate, .studyInstanceUID,
    .seriesInstanceUID, .seriesNumber,
  ]
}

/// Remembers the place of the file before: from file to file of a series it is the same.
struct PlaceFactsMemo {
  private var values: [[UInt8]?] = []
  private var place: PlaceFacts?

  mutating func place(_ dataSet: DataSet) -> PlaceFacts {
    let values = PlaceFacts.tags.map { dataSet.bytes($0) }
    if let place, values == self.values { return place }
    let place = PlaceFacts(dataSet)
    (self.values, self.place) = (values, place)
    return place
  }
}
