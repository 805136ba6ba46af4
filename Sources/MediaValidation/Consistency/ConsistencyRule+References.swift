/// Where references lead.
///
/// The standard does not ask that what is referenced be on the medium; a key object, presentation
/// state or report without its images is of little use, so it is a warning there.
extension ConsistencyRule {
  static let evidenceMissing = ValidationRule(
    "CON-020", .warning, "PS3.3 §C.17.2.3",
    "What a key object, report or presentation state refers to in a study on the medium is there.",
    effect: "The reader opens the document and has nothing to show with it.")
  static let referenceMissing = ValidationRule(
    "CON-021", .note, "PS3.3 §C.12.2",
    "Instances that are referred to in a study on the medium are there.",
    effect: "Readers cannot follow the reference, as from a slice to its localizer.")
  static let referenceClass = ValidationRule(
    "CON-022", .error, "PS3.3 §10.8", "A reference has the SOP Class of its instance.",
    effect: "Readers look for another kind of object and do not find it.")
  static let referenceHierarchy = ValidationRule(
    "CON-023", .error, "PS3.3 §10.4",
    "A reference names the study and the series that its instance is in.",
    effect: "Readers that look there do not find the instance.")
  static let referenceFrame = ValidationRule(
    "CON-024", .error, "PS3.3 §10.3", "A referenced frame is one of those that there are.",
    effect: "Readers show another frame, or fail.")
  static let referenceSelf = ValidationRule(
    "CON-025", .warning, "PS3.3 §10.8", "No instance gives itself as its source or evidence.",
    effect: "Readers that follow references may not come to an end.")
  // CON-026 was what IOD-028 is.
  static let notLookedAt = ValidationRule(
    "CON-027", .note, "PS3.3 §A.1.2", "All references and planes can be looked at.",
    effect: "None; those beyond the limit have not been judged.")

  static let references = [
    evidenceMissing, referenceMissing, referenceClass, referenceHierarchy, referenceFrame,
    referenceSelf, notLookedAt,
  ]

  static let presentationStudy = ValidationRule(
    "CON-041", .error, "PS3.3 §C.11.11",
    "A softcopy presentation state is in the study of its images.",
    effect: "Readers that look for presentation states in the study of an image do not find it.")
  static let commonReference = ValidationRule(
    "CON-042", .warning, "PS3.3 §C.12.2",
    "What an instance refers to in its study is in its Common Instance Reference Module.",
    effect: "Readers that fetch what belongs to the instance by that module miss something.")

  static let laterReferences = [presentationStudy, commonReference]
}
