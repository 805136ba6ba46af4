public import DICOMCore
internal import DICOMPixels

/// Of which modalities pixels may be coded with loss: what `--allow-lossy` says.
public struct LossPermission: Sendable, Equatable {
  private var modalities: Set<String> = []
  private var isForAll = false

  /// Of none, unless a coding with loss is asked for by name.
  public static let none = LossPermission()

  private init() {}

  /// - Parameter values: of the option, each modalities with commas between them, or `all`.
  /// - Throws: `PipelineError.usage`.
  public init(_ values: [String]) throws {
    for value in values {
      for part in value.split(separator: ",", omittingEmptySubsequences: false) {
        let word = part.filter { $0 != " " }.uppercased()
        if word == "ALL" {
          isForAll = true
        } else if ModalityRules.isCode(word) {
          modalities.insert(word)
        } else {
          throw PipelineError.usage(
            "--allow-lossy takes modalities such as CT or US, or all; “\(part)” is neither")
        }
      }
    }
  }

  /// Why the pixels of `dataSet` must not be coded with loss, as a sentence; nil when they may.
  /// - Parameter isAskedFor: by `--transfer-syntax` or a rule, which is enough but for mammography
  ///   that is for presentation.
  public func refusal(_ dataSet: DataSet, isAskedFor: Bool) -> String? {
    if Self.isMammography(dataSet) {
      return modalities.contains("MG")
        ? nil : "mammography is coded with loss only when --allow-lossy MG says so"
    }
    let modality = dataSet.string(.modality)?.uppercased() ?? ""
    if isAskedFor || isForAll || modalities.contains(modality) { return nil }
    let name = modality.isEmpty ? "an image without a modality" : modality
    let option = modality.isEmpty ? "all" : modality
    return "\(name) is coded with loss only when --allow-lossy \(option) says so"
  }

  /// Images that a diagnosis is made of, or that those are made of, whatever their modality says.
  private static func isMammography(_ dataSet: DataSet) -> Bool {
    // Digital Mammography and Breast Projection, for presentation and for processing; Breast
    // Tomosynthesis.
    let classes: Set<UID> = [
      "1.2.840.10008.5.1.4.1.1.1.2", "1.2.840.10008.5.1.4.1.1.1.2.1",
      "1.2.840.10008.5.1.4.1.1.13.1.3", "1.2.840.10008.5.1.4.1.1.13.1.4",
      "1.2.840.10008.5.1.4.1.1.13.1.5",
    ]
    if let uid = dataSet.uid(.sopClassUID), classes.contains(uid) { return true }
    // A copy of a screen says nothing of its intent, which is to be looked at.
    return dataSet.string(.modality) == "MG"
      && dataSet.string(.presentationIntentType) != "FOR PROCESSING"
  }

  /// That pixels which are to be coded with loss have lost something already; nil when they have not,
  /// as far as the data set and its transfer syntax say.
  public static func earlierLoss(_ dataSet: DataSet, syntax: TransferSyntax) -> String? {
    let methods = dataSet.strings(Tag(0x0028, 0x2114)).filter { !$0.isEmpty }
    let isNoted = dataSet.string(.lossyImageCompression) == "01" || !methods.isEmpty
    guard isNoted || isAlwaysLossy(syntax) else { return nil }
    let how = methods.isEmpty ? "" : " by \(methods.joined(separator: ", "))"
    return "its pixels have been coded with loss before\(how), and lose once more"
  }

  /// JPEG 2000 and the like may be either, which the data set says.
  private static func isAlwaysLossy(_ syntax: TransferSyntax) -> Bool {
    PixelSyntax(syntax)?.fidelity == .lossy
  }
}
