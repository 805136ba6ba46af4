/// What IHE PDI asks of a medium besides its file-set.
///
/// What the project has read in a source can be an error or a warning; what it only knows is a note.
/// - SeeAlso: IHE RAD TF-3 §4.47 (RAD-47, Distribute Imaging Information on Media)
public enum PDIRule {
  private static let section = "IHE RAD TF-3 §4.47"

  static let readme = ValidationRule(
    "PDI-001", .error, section, "A PDI medium has a README.TXT in its root.",
    effect: "Nobody learns who made the medium, what is on it and whom to ask.")
  static let index = ValidationRule(
    "PDI-002", .error, section, "A PDI medium with web content has an INDEX.HTM in its root.",
    effect: "Somebody with a browser alone does not find the images.")
  static let entry = ValidationRule(
    "PDI-003", .error, section, "The folder IHE_PDI has the entry point INDEX.HTM.",
    effect: "Somebody with a browser alone does not find the images.")
  static let entryLink = ValidationRule(
    "PDI-004", .warning, section, "INDEX.HTM leads to the web content in IHE_PDI.",
    effect: "Somebody with a browser alone does not find the images.")
  static let readmeLink = ValidationRule(
    "PDI-005", .warning, section, "INDEX.HTM leads to README.TXT.",
    effect: "Somebody with a browser alone does not find whom to ask.")
  static let spelling = ValidationRule(
    "PDI-006", .warning, section, "README.TXT, INDEX.HTM and IHE_PDI are spelled so.",
    effect: "On systems that tell cases apart the files are not found.")
  static let deadLink = ValidationRule(
    "PDI-007", .note, section, "The links of the web pages lead to files of the medium.",
    effect: "A browser shows an error instead of images or text.")
  static let linkSpelling = ValidationRule(
    "PDI-008", .note, section, "Links are spelled as the files are.",
    effect: "On systems that tell cases apart a browser shows an error.")
  static let absoluteLink = ValidationRule(
    "PDI-009", .note, section, "Links are relative: nothing is fetched from elsewhere.",
    effect: "The link fails on another machine, or tells a network that the medium is read.")
  static let script = ValidationRule(
    "PDI-010", .note, section, "The web pages need no scripts.",
    effect: "Browsers with scripts turned off, as many are for media, may show nothing.")
  static let xhtml = ValidationRule(
    "PDI-011", .note, section, "The web pages are XHTML.",
    effect: "Simple browsers may show the page wrongly.")
  static let instance = ValidationRule(
    "PDI-012", .note, section, "There are no DICOM files in IHE_PDI.",
    effect: "A reader that leaves the web content out leaves the instance out.")
  static let name = ValidationRule(
    "PDI-013", .note, section, "Web content has names of eight and three capitals and digits.",
    effect: "Older systems show other names, to which no link leads.")
  static let readmeText = ValidationRule(
    "PDI-014", .note, section, "README.TXT is plain ASCII.",
    effect: "Letters are shown garbled.")
  static let readmeLines = ValidationRule(
    "PDI-015", .note, section, "The lines of README.TXT end in CR LF.",
    effect: "Simple editors show the text in one line.")
  static let readmeEmpty = ValidationRule(
    "PDI-016", .note, section, "README.TXT says something.",
    effect: "Nobody learns who made the medium, what is on it and whom to ask.")
  static let noReadme = ValidationRule(
    "PDI-017", .note, section, "There is a README.TXT, also where PDI is not claimed.",
    effect: "Nobody learns who made the medium, what is on it and whom to ask.")

  /// Every rule of this area, in the order of the identifiers.
  public static let all = [
    readme, index, entry, entryLink, readmeLink, spelling, deadLink, linkSpelling, absoluteLink,
    script, xhtml, instance, name, readmeText, readmeLines, readmeEmpty, noReadme,
  ]
}
