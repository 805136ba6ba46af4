internal import DICOMCore
internal import DICOMFileSet

/// What is worked on after the headers have been judged.
extension FileJudge {
  /// An instance whose pixels have been coded anew, judged as it is now.
  func finished(_ data: DataSet, _ made: Workshop.Made) -> Verdict {
    let coding = made.coding
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
      summary: summary, treatment: .transcode(coding), size: made.size,
      isLossy: data.string(.lossyImageCompression) == "01")
    (candidate.warnings, candidate.notes) = (made.warnings, made.notes)
    candidate.change = Treatment.anew(coding.syntax)
    candidate.replacement = made.replacement
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
    guard options.onError == .keep, var candidate = try asItIs(source, file, &memo) else {
      return .rejected(
        Rejection(reason: reason, sopInstance: file.dataSet.string(.sopInstanceUID)))
    }
    candidate.isDamaged = true
    candidate.warnings = ["\(reason); it stays as it is, in \(own.name)"]
    let subject = ProfileSubject(
      sopClass: candidate.summary.sopClass, transferSyntax: own.uid, dataSet: file.dataSet)
    candidate.warnings += brokenRules(subject).map {
      "against the profile it is in the file-set all the same: \($0)"
    }
    return .instance(candidate)
  }

  /// A file that cannot be what was asked for, and may stay what it is.
  func unchanged(_ input: InputFile, because reason: String) -> Verdict {
    do {
      let source = try input.open()
      let file = try DICOMFile.read(source, options: reading)
      var memo = PlaceMemo()
      guard var candidate = try asItIs(source, file, &memo) else {
        return .rejected(Rejection(reason: reason))
      }
      candidate.notes = ["\(reason); it stays in \(file.transferSyntax.name)"]
      return .instance(candidate)
    } catch {
      return .rejected(Rejection(reason: reason))
    }
  }

  /// Nil when it could not be copied whole.
  /// - Throws: `MissingIdentification`.
  private func asItIs(
    _ source: any ByteSource, _ file: DICOMFile, _ memo: inout PlaceMemo
  ) throws -> Candidate? {
    let own = file.transferSyntax
    let treatment = Treatment(file, .asItIs)
    guard treatment == .copy || treatment.isWrap else { return nil }
    let summary = try InstanceSummary(
      file.dataSet, transferSyntax: own.uid, book: book, memo: &memo)
    var size = source.count
    if treatment != .copy { size = try Encoder.size(source, treatment) }
    var candidate = Candidate(
      summary: summary, treatment: treatment, identity: source.fileIdentity,
      size: size,
      isLossy: own.isLossy || file.dataSet.string(.lossyImageCompression) == "01")
    candidate.change = treatment.reason(file)
    return candidate
  }

  /// Of the profile that has the fewest; none when one takes it as it is, or there is no profile.
  private func brokenRules(_ subject: ProfileSubject) -> [String] {
    let rules = profiles.map { $0.violations(of: subject, reencodesUncompressed: false) }
    return rules.min { $0.count < $1.count }?.map(\.rule) ?? []
  }
}
