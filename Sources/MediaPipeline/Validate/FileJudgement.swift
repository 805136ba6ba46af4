internal import DICOMCore
internal import DICOMFileSet
internal import MediaValidation

/// What one file of a medium gives to the rules, from one reading of its header.
struct FileJudgement: Sendable {
  var file: FileCheck.Findings
  /// Those of the object and its pixels; none of what is no DICOM file.
  var findings: [ValidationFinding] = []
  var instance: InstanceFacts?
  var profile: ProfileFacts?

  /// - Parameter attributes: what the profiles that are asked about depend on.
  init(
    _ index: Int, in set: FileSetValidation, _ options: ValidateOptions,
    _ attributes: ProfileAttributes
  ) {
    let check = FileCheck(index, in: set)
    file = check.findings
    guard let source = check.source else { return }
    let name = check.file.path
    if options.surveysProfiles || !options.profiles.isEmpty, check.read?.isDirectory != true {
      profile = ProfileFacts.of(check.read, source: source, name: name, attributes: attributes)
    }
    guard let read = check.read else { return }
    findings = Self.object(read, source, name, options)
    findings.removeAll { finding in
      Self.same[finding.rule.identifier].map { file.has($0) } ?? false
    }
    guard !read.isDirectory else { return }
    instance = InstanceFacts(read, name: name)
  }

  /// What the rules of objects say of a file and the rules of file-sets have said already.
  private static let same = ["ENC-022": "FS-016", "ENC-024": "FS-017", "ENC-008": "FS-018"]

  /// What is wrong with a file by itself.
  static func object(
    _ file: DICOMFile, _ source: any ByteSource, _ name: String, _ options: ValidateOptions
  ) -> [ValidationFinding] {
    var findings = ObjectValidation().findings(in: file, source: source, name: name)
    // The values of a DICOMDIR are judged record by record.
    if file.isDirectory { findings.removeAll { $0.rule.identifier.hasPrefix("VAL-") } }
    findings += PixelDataValidation.findings(in: file, source: source, name: name)
    if options.decodesPixels {
      findings += DecodedPixelValidation.findings(in: file, source: source, name: name)
    }
    return findings
  }
}

extension DICOMFile {
  /// A DICOMDIR, whatever it is called.
  var isDirectory: Bool {
    let sopClass = dataSet.uid(.sopClassUID) ?? metaInformation.uid(.mediaStorageSOPClassUID)
    return sopClass == DICOMDIRWriter.sopClass
  }
}
