extension AttributeTemplate {
  /// The kinds of instances that the program has templates for.
  public enum Kind: String, Sendable, CaseIterable {
    case secondaryCapture = "secondary-capture"
    case photograph
    case report
    case dental
    case veterinary
    case dicond
  }

  /// The program's own template of a kind.
  /// - Throws: never for the files as they come with the program.
  public init(_ kind: Kind) throws(AttributeError) {
    let bytes =
      switch kind {
      case .secondaryCapture: PackageResources.secondary_capture_json
      case .photograph: PackageResources.photograph_json
      case .report: PackageResources.report_json
      case .dental: PackageResources.dental_json
      case .veterinary: PackageResources.veterinary_json
      case .dicond: PackageResources.dicond_json
      }
    try self.init(json: bytes, name: "\(kind.rawValue).json")
  }
}
