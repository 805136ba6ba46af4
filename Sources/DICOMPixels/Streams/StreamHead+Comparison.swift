internal import DICOMCore

extension StreamHead {
  /// Where the stream and the attributes, or the transfer syntax, disagree.
  public func disagreements(
    with description: PixelDescription, syntax: PixelSyntax? = nil
  ) -> [PixelFinding] {
    var findings: [PixelFinding] = []
    func note(_ tag: Tag, _ attribute: String, _ stream: String) {
      findings.append(PixelFinding(.streamDiffers(attribute: attribute, stream: stream), tag))
    }
    if columns != description.columns { note(.columns, "\(description.columns)", "\(columns)") }
    if rows != description.rows, rows > 0 { note(.rows, "\(description.rows)", "\(rows)") }
    if components.count != description.samplesPerPixel {
      note(.samplesPerPixel, "\(description.samplesPerPixel)", "\(components.count)")
    }
    if precision != description.bitsStored {
      note(.bitsStored, "\(description.bitsStored)", "\(precision)")
    }
    // The JPEG processes and JPEG-LS have no sign: the attribute alone tells it.
    if isSignTold, isSigned != description.isSigned {
      note(.pixelRepresentation, description.isSigned ? "1" : "0", isSigned ? "1" : "0")
    }
    if let colours = colours(otherThan: description.photometric) {
      note(.photometricInterpretation, description.photometric.rawValue, colours)
    }
    if let syntax { findings += disagreements(with: syntax) }
    return findings
  }

  private var isSignTold: Bool {
    switch kind {
    case .jpeg2000, .htj2k, .jp2: true
    default: false
    }
  }

  /// What the stream's colours are where the term says others.
  private func colours(otherThan term: PhotometricInterpretation) -> String? {
    guard components.count == 3, term.samples == 3 else { return nil }
    if isSignTold {
      switch (transform, term) {
      case (.reversible?, .ybrRCT), (.irreversible?, .ybrICT), (.extended?, _): return nil
      case (.reversible?, _): return "the reversible transform (YBR_RCT)"
      case (.irreversible?, _): return "the irreversible transform (YBR_ICT)"
      case (nil, .ybrRCT), (nil, .ybrICT): return "no colour transform"
      case (nil, _): return nil
      }
    }
    switch (colour, term) {
    case (.ybr, .rgb): return isSubsampled ? "subsampled YBR" : "YBR"
    case (.rgb, _) where term != .rgb: return "RGB"
    default: return nil
    }
  }

  private func disagreements(with syntax: PixelSyntax) -> [PixelFinding] {
    var findings: [PixelFinding] = []
    func note(_ allowed: String, _ found: String) {
      findings.append(
        PixelFinding(.streamBeyondSyntax(allowed: allowed, found: found), .transferSyntaxUID))
    }
    if !kind.fits(syntax.family) {
      findings.append(
        PixelFinding(
          .mislabelled(stated: syntax.syntax.name, found: kind.name), .transferSyntaxUID))
    } else if syntax.fidelity == .lossless, !isLossless {
      note("lossless coding", "a lossy stream")
    }
    if syntax.uid == TransferSyntax.jpegLosslessSV1.uid, let predictor, predictor != 1 {
      note("the first predictor", "predictor \(predictor)")
    }
    if pointTransform > 0 {
      note("every bit", "\(pointTransform) bits left out by a point transform")
    }
    return findings
  }

  /// The attributes as the stream has them: bits, sign and samples; colours as a decoder gives them.
  ///
  /// Columns and rows stay: another size is no frame of this image.
  public func corrected(_ description: PixelDescription) -> PixelDescription {
    var result = description
    result.samplesPerPixel = components.count
    // Where only the attributes know of a sign they also know which bit it is.
    let keepsSign = !isSignTold && description.isSigned && precision > description.bitsStored
    if !keepsSign { result.bitsStored = precision }
    result.highBit = result.bitsStored - 1
    if result.bitsStored > result.bitsAllocated {
      result.bitsAllocated = (result.bitsStored + 7) / 8 * 8
    }
    if isSignTold { result.isSigned = isSigned }
    result.planarConfiguration = 0
    switch colour {
    case .rgb: result.photometric = .rgb
    case .ybr: result.photometric = .ybrFull
    case .monochrome:
      if description.photometric.samples != 1 { result.photometric = .monochrome2 }
    case .asGiven:
      // Said to be transformed, and not: what is there is RGB.
      let isTransformed = description.photometric == .ybrRCT || description.photometric == .ybrICT
      if isSignTold, isTransformed, transform == nil { result.photometric = .rgb }
      if description.photometric == .ybrFull422 { result.photometric = .ybrFull }
    }
    return result
  }
}
