internal import DICOMCore
internal import DICOMFileSet
internal import DICOMPixels

/// Why no profile of the medium takes an instance.
struct ProfileRefusal: Error {
  var reason: String
  var takenBy: [String]
}

extension FileJudge {
  /// What the instance may become in the file-set, what is wanted most first; never empty.
  ///
  /// Whether a transfer syntax can hold the image is not known before its pixels are looked at.
  func forms(_ file: DICOMFile, sopClass: UID) -> Result<[Form], ProfileRefusal> {
    let forms = choice.forms(file)
    guard let first = profiles.first else { return .success(forms) }
    let allowed = forms.filter { form in
      let asked = subject(file, sopClass, as: form)
      return profiles.contains {
        $0.violations(of: asked, reencodesUncompressed: false).isEmpty
      }
    }
    if !allowed.isEmpty { return .success(allowed) }
    let own = file.transferSyntax
    // Uncompressed pixels of any encoding can be those that the profile takes.
    let asked = subject(file, sopClass, as: forms[0])
    let rules = profiles.map { $0.violations(of: asked) }.min { $0.count < $1.count } ?? []
    var reason = rules.map(\.rule).joined(separator: "; ")
    if reason.isEmpty { reason = "\(first.identifier) does not take it" }
    if own.isEncapsulated, !own.isDecoded, rules.contains(where: { $0.tag == .transferSyntaxUID }) {
      reason += "; Spindle cannot decompress \(own.name)"
    }
    let takers = ApplicationProfile.accepting(asked).filter { $0.notYet == nil }
      .map(\.identifier)
    return .failure(ProfileRefusal(reason: reason, takenBy: takers))
  }

  /// That the profiles do not take what was asked for by name.
  func unmetWish(_ file: DICOMFile, _ form: Form) -> String? {
    guard !profiles.isEmpty, options.coding.choice(for: file.dataSet) != .keep,
      case .anew(let wanted)? = choice.forms(file).first, form != .anew(wanted)
    else { return nil }
    let name = TransferSyntax(form.syntax(of: file))?.name ?? form.syntax(of: file).rawValue
    return "the profile does not take it in \(wanted.name); it is in \(name)"
  }

  private func subject(_ file: DICOMFile, _ sopClass: UID, as form: Form) -> ProfileSubject {
    guard case .anew(let coding) = form else {
      return ProfileSubject(
        sopClass: sopClass, transferSyntax: file.transferSyntax.uid, dataSet: file.dataSet)
    }
    return ProfileSubject(
      sopClass: sopClass, transferSyntax: coding.syntax, dataSet: file.attributes(as: coding))
  }
}

extension DICOMFile {
  /// The colours that the image will have, as far as its attributes tell.
  fileprivate func attributes(as coding: Coding) -> DataSet {
    guard dataSet.integer(.samplesPerPixel) == 3,
      let own = dataSet.string(.photometricInterpretation)
    else { return dataSet }
    var colours = own
    let family = PixelSyntax(transferSyntax)?.family
    if family == .jpegBaseline || family == .jpegExtended || own == "YBR_RCT" || own == "YBR_ICT" {
      colours = "RGB"
    }
    if colours == "RGB", let pixels = coding.pixels {
      switch pixels.syntax.family {
      case .jpegBaseline, .jpegExtended: colours = "YBR_FULL_422"
      case .jpeg2000, .htj2k: colours = pixels.isLossy ? "YBR_ICT" : "YBR_RCT"
      default: break
      }
    }
    guard colours != own else { return dataSet }
    var result = dataSet
    result[.photometricInterpretation] = .text(.photometricInterpretation, .cs, colours)
    return result
  }
}
