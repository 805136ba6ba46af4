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
  /// Of those that may lose something: JPEG, JPEG 2000, or all where there is no profile.
  private let lossy: Set<UID>

  init(_ wish: CodingWish, _ profiles: [ApplicationProfile] = []) {
    self.wish = wish
    // The tables of the profiles have one of these each.
    let taken = Set(profiles.flatMap(\.rows).flatMap { $0.transferSyntaxes ?? [] })
    let isFree = profiles.isEmpty && wish.compression != nil
    lossless = [TransferSyntax.jpegLosslessSV1, .jpeg2000Lossless, .rleLossless]
      .filter { taken.contains($0.uid) || isFree && $0 == .jpeg2000Lossless }
      .map { Coding($0.uid) }
    lossy = Set(
      [TransferSyntax.jpegBaseline, .jpegExtended, .jpeg2000].map(\.uid).filter {
        taken.contains($0) || isFree && $0 == TransferSyntax.jpeg2000.uid
      })
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
    case .keep: return unique(fitting(file) + nearest)
    }
  }

  /// Why an instance is not coded with the loss that is asked for; nil where it may be.
  func lossRefusal(_ dataSet: DataSet) -> String? {
    guard wish.choice(for: dataSet).isLossy, dataSet[.pixelData] != nil else { return nil }
    return wish.permission.refusal(dataSet, isAskedFor: true)
  }

  /// What is smaller than it is now.
  private func fitting(_ file: DICOMFile) -> [Form] {
    guard let compression = wish.compression, file.hasImage else { return [] }
    let own = file.transferSyntax
    let smaller = own.isUncompressed ? lossless.map { Form($0, of: own) } : []
    guard case .ratio(let ratio) = compression,
      wish.permission.refusal(file.dataSet, isAskedFor: false) == nil,
      LossPermission.earlierLoss(file.dataSet, syntax: own) == nil
    else { return smaller }
    let isDeep = (file.dataSet.integer(.bitsStored) ?? 16) > 8
    return [TransferSyntax.jpeg2000, isDeep ? .jpegExtended : .jpegBaseline]
      .filter { lossy.contains($0.uid) }.compactMap { PixelSyntax($0) }
      .map { Form(Coding(PixelCoding($0, .ratio(ratio))), of: own) } + smaller
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
