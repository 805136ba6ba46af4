import ArgumentParser
import MediaPipeline

/// What the instances are called by here.
struct IdentityOptions: ParsableArguments {
  @Option(help: "KEYWORD=VALUE or gggg,eeee=VALUE in every instance (may be given several times).")
  var set: [String] = []

  @Option(help: "A mapping file (CSV): values for each patient or study.")
  var map: String?

  @Option(help: "Where the instances come from: Source of Previous Values.")
  var source: String?

  @Option(help: "The issuer of the Patient IDs that are set.")
  var localIssuer: String?

  @Option(help: "Who imports: the institution of the Contributing Equipment.")
  var institution: String?

  func rules() throws -> CoercionRules {
    var rules = CoercionRules()
    for text in set { try rules.set(text) }
    if let map { try rules.load(path: map) }
    rules.source = source
    rules.localIssuer = localIssuer
    rules.institution = institution
    return rules
  }
}
