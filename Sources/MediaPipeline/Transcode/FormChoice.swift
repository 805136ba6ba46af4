internal import DICOMCore
internal import DICOMFileSet
internal import DICOMPixels

/// What instances are to become, as the user asks and the medium wants it.
struct FormChoice: Sendable {
  /// What is looked at beside the description of pixels.
  static let tags: Set<Tag> = [.modality, .presentationIntentType]

  private let wish: CodingWish
  /// Of the profiles' syntaxes those that compress without loss.
  private let lossless: [Coding]

  init(_ wish: CodingWish, _ profiles: [ApplicationProfile] = []) {
    self.wish = wish
    // The tables of the profiles have one of these each.
    lossless = [TransferSyntax.jpegLosslessSV1, .jpeg2000Lossless, .rleLossless].filter { syntax in
      profiles.contains { $0.rows.contains { $0.transferSyntaxes?.contains(syntax.uid) == true } }
    }.map { Coding($0.uid) }
  }

  /// What is asked for, then what is nearest to it; never empty.
  func forms(_ file: DICOMFile) -> [Form] {
    let own = file.transferSyntax
    guard own.isUncompressed || own.isDecoded else { return [.asItIs] }
    let plain = Form(.plain, of: own)
    let nearest = [Form.asItIs] + (own.isEncapsulated ? compressed(file) : []) + [plain]
    switch wish.choice(for: file.dataSet) {
    case .native(let uid): return unique([Form(Coding(uid), of: own), plain])
    case .coded(let coding):
      // What has no pixels is not put under a syntax that compresses them.
      guard file.hasImage else { return unique([plain]) }
      if coding.isLossy, lossRefusal(file.dataSet) != nil { return unique(nearest) }
      return unique([Form(Coding(coding), of: own)] + nearest)
    case .keep: return unique(nearest)
    }
  }

  /// Why an instance is not coded with the loss that is asked for; nil where it may be.
  func lossRefusal(_ dataSet: DataSet) -> String? {
    guard wish.choice(for: dataSet).isLossy, dataSet[.pixelData] != nil else { return nil }
    return wish.permission.refusal(dataSet, isAskedFor: true)
  }

  private func compressed(_ file: DICOMFile) -> [Form] {
    file.hasImage ? lossless.map { Form($0, of: file.transferSyntax) } : []
  }

  private func unique(_ forms: [Form]) -> [Form] {
    forms.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Form {
  /// What has the transfer syntax already stays as it is.
  init(_ coding: Coding, of own: TransferSyntax) {
    self = coding.syntax == own.uid ? .asItIs : .anew(coding)
  }

  func syntax(of file: DICOMFile) -> UID {
    guard case .anew(let coding) = self else { return file.transferSyntax.uid }
    return coding.syntax
  }
}

extension TransferSyntax {
  /// Encapsulated pixels that Spindle decodes.
  var isDecoded: Bool { isEncapsulated && PixelSyntax(self)?.isRead == true }
}

extension DICOMFile {
  /// Pixels of whole numbers.
  fileprivate var hasImage: Bool { dataSet[.pixelData] != nil && dataSet.hasValue(.rows) }
}
