public import DICOMFileSet

/// What is asked of a validation.
public struct ValidateOptions: Sendable {
  /// Those that the medium claims.
  public var profiles: [ApplicationProfile] = []
  /// Every profile is asked whether the medium satisfies it.
  public var surveysProfiles = false
  /// Every frame is decoded.
  public var decodesPixels = false
  /// The medium is said to be one of IHE PDI.
  public var claimsPDI = false
  /// Keys of findings that are known.
  public var baseline: Set<String> = []
  /// How many files are read at once.
  public var jobs = 1

  public init() {}
}
