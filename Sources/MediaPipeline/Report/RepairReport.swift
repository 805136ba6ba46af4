/// What `repair` found and what it did about each.
public struct RepairReport: Sendable, Encodable {
  public struct Defect: Sendable, Encodable {
    public var kind: String
    public var severity: String
    /// On the medium; nil for the medium as a whole.
    public var path: String?
    public var offset: Int?
    public var count: Int
    /// What was found.
    public var message: String
    public var outcome: RepairOutcome
    /// What was done, or what is left to do.
    public var resolution: String
  }

  public let command = "repair"
  public var exitCode: Int32 = 0
  public var path: String
  public var isInPlace: Bool
  /// Where the DICOMDIR was copied before it was replaced.
  public var backup: String?
  /// Instances that were on the medium before, and that the new DICOMDIR lists.
  public var instancesFound: Int
  public var instancesListed: Int
  public var defects: [Defect]
  /// The making of the new file-set, with every file accounted for.
  public var made: CreateReport

  /// 0 when nothing is left to be done.
  mutating func conclude() {
    let isLeft = defects.contains { $0.outcome != .resolved && $0.severity != "note" }
    exitCode = isLeft || made.exitCode != 0 ? 1 : 0
  }
}
