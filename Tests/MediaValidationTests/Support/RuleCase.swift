import DICOMFileSet
import MediaValidation
import Testing

/// What breaks one rule, and no other, on a sound medium.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var rule: String
  var profiles: [String] = []
  var breakIt: @Sendable (inout MadeMedium) -> Void

  init(
    _ rule: String, profiles: [String] = [],
    _ breakIt: @escaping @Sendable (inout MadeMedium) -> Void
  ) {
    (self.rule, self.profiles, self.breakIt) = (rule, profiles, breakIt)
  }

  var testDescription: String { rule }

  var medium: MadeMedium {
    var medium = MadeMedium.sample
    breakIt(&medium)
    return medium
  }

  var known: [ApplicationProfile] { profiles.compactMap { ApplicationProfile.named($0) } }
}
