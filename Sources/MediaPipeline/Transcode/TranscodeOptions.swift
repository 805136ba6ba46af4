/// What `transcode` is asked to do.
public struct TranscodeOptions: Sendable {
  public var inputs: [String]
  /// A file for one file, else a folder.
  public var output: String
  public var transferSyntax: CodingChoice
  /// In its place, by modality.
  public var rules: ModalityRules?
  public var permission = LossPermission.none
  /// What is coded without loss is decoded again and compared, frame by frame.
  public var proves = false
  /// Of files that cannot be decoded or coded.
  public var onError = CreateOptions.ErrorPolicy.reject
  public var replaces = false
  /// False: the report names only what was not transcoded.
  public var reportsEveryFile = true
  public var jobs: Int

  public init(
    inputs: [String], output: String, to transferSyntax: CodingChoice, jobs: Int
  ) {
    self.inputs = inputs
    self.output = output
    self.transferSyntax = transferSyntax
    self.jobs = max(1, jobs)
  }
}

extension TranscodeOptions {
  var coding: CodingWish {
    CodingWish(choice: transferSyntax, rules: rules, permission: permission)
  }
}
