internal import DICOMCore
internal import DICOMFileSet

/// What is worked on after the headers have been judged.
extension FileJudge {
  /// An instance whose pixels have been coded anew, judged as it is now.
  /// - Parameter size: bytes of the file.
  func finished(_ data: DataSet, _ coding: Coding, size: Int, warnings: [String]) -> Verdict {
    let sopInstance = data.string(.sopInstanceUID)
    var memo = PlaceMemo()
    let summary: InstanceSummary
    do {
      summary = try InstanceSummary(data, transferSyntax: coding.syntax, book: book, memo: &memo)
    } catch {
      return .rejected(Rejection(reason: error.description, sopInstance: sopInstance))
    }
    let broken = brokenRules(
      ProfileSubject(sopClass: summary.sopClass, transferSyntax: coding.syntax, dataSet: data))
    guard broken.isEmpty else {
      return .rejected(
        Rejection(reason: broken.joined(separator: "; "), sopInstance: sopInstance))
    }
    var candidate = Candidate(
      summary: summary, treatment: .transcode(coding), size: size,
      isLossy: data.string(.lossyImageCompression) == "01")
    candidate.warnings = warnings
    return .instance(candidate)
  }

  /// A file that cannot be worked on: rejected, or taken as it is, as the user chose.
  func unworked(_ input: InputFile, because reason: String) -> Verdict {
    do {
      let source = try input.open()
      let file = try DICOMFile.read(source, options: reading)
      var memo = PlaceMemo()
      return try unworked(source, file, because: reason, &memo)
    } catch {
      return .rejected(Rejection(reason: reason))
    }
  }

  /// - Throws: `MissingIdentification`.
  func unworked(
    _ source: any ByteSource, _ file: DICOMFile, because reason: String, _ memo: inout PlaceMemo
  ) throws -> Verdict {
    let own = file.transferSyntax
    let treatment = Treatment(file, target: own.uid)
    guard options.onError == .keep, treatment == .copy || treatment.isWrap else {
      return .rejected(
        Rejection(reason: reason, sopInstance: file.dataSet.string(.sopInstanceUID)))
    }
    let summary = try InstanceSummary(
      file.dataSet, transferSyntax: own.uid, book: book, memo: &memo)
    var size = source.count
    if treatment != .copy { size = try Encoder.size(source, treatment) }
    var candidate = Candidate(
      summary: summary, treatment: treatment, identity: (source as? OpenedFile)?.identity,
      size: size, isDamaged: true,
      isLossy: own.isLossy || file.dataSet.string(.lossyImageCompression) == "01")
    candidate.change = treatment.reason(file)
    candidate.warnings = ["\(reason); it stays as it is, in \(own.name)"]
    candidate.warnings += brokenRules(
      ProfileSubject(sopClass: summary.sopClass, transferSyntax: own.uid, dataSet: file.dataSet)
    ).map { "against the profile it is in the file-set all the same: \($0)" }
    return .instance(candidate)
  }

  /// Of the profile that has the fewest; none when one takes it as it is, or there is no profile.
  private func brokenRules(_ subject: ProfileSubject) -> [String] {
    let rules = profiles.map { $0.violations(of: subject, reencodesUncompressed: false) }
    return rules.min { $0.count < $1.count }?.map(\.rule) ?? []
  }
}
