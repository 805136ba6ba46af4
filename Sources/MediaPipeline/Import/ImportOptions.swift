/// What `import` is asked to do.
public struct ImportOptions: Sendable {
  /// A folder, a device, an image or an archive.
  public var medium: String
  /// A folder, which may hold imports of other media.
  public var destination: String
  public var choice = ImportChoice()
  /// How many times a sector that cannot be read is tried again.
  public var retries = 2
  public var takesOtherFiles = false
  /// Copies of an interrupted import are hashed again.
  public var verifiesExisting = false
  public var coercion = CoercionRules()
  /// Rules that come before `coercion`.
  public var rules: CoercionOrder?
  /// Names and IDs of the patients are in the report.
  public var showsPatients = false
  public var isDryRun = false
  /// False: the report names only the files that need a word.
  public var reportsEveryFile = true
  public var jobs: Int
  /// Seconds since 1970 when SOURCE_DATE_EPOCH is set.
  public var epoch: Int64?

  public init(medium: String, destination: String, jobs: Int) {
    self.medium = medium
    self.destination = destination
    self.jobs = max(1, min(jobs, 64))
  }
}

/// Whose instances are wanted, and which; an empty list of the last three wants all.
public struct ImportChoice: Sendable {
  public var patientIDs: [String] = []
  /// From 1, as the patients are numbered in the report.
  public var patientNumbers: [Int] = []
  public var allPatients = false
  public var studies: [String] = []
  public var series: [String] = []
  public var modalities: [String] = []

  public init() {}

  var namesPatients: Bool { allPatients || !patientIDs.isEmpty || !patientNumbers.isEmpty }
  var isNarrow: Bool { ![studies, series, modalities].allSatisfy(\.isEmpty) }
}
