internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Reads the header of a file and decides whether and how it goes into the file-set.
struct FileJudge: Sendable {
  let book: RecipeBook
  let profiles: [ApplicationProfile]
  let options: CreateOptions
  /// Nil where nobody asks for icons.
  let icons: IconMaker?
  let reading: ReadOptions
  let choice: FormChoice

  init(
    book: RecipeBook, profiles: [ApplicationProfile], options: CreateOptions,
    icons: IconMaker? = nil
  ) {
    (self.book, self.profiles, self.options, self.icons) = (book, profiles, options, icons)
    // What refers to what is coded with loss has to be known, wherever it does.
    reading =
      options.coding.mayBeLossy
      ? ReadOptions() : ReadOptions(keep: book.tags.union(FormChoice.tags))
    choice = FormChoice(options.coding, profiles)
  }

  func judge(_ input: InputFile, _ memo: inout PlaceMemo) -> Verdict {
    switch input.kind {
    case .skipped(let reason): return .skipped(reason)
    case .unreadable(let reason):
      return .rejected(Rejection(reason: "cannot be read (\(reason)); check its permissions"))
    case .damaged(let reason), .refused(let reason):
      return .rejected(Rejection(reason: reason))
    case .file: break
    }
    do {
      return try judge(input.open(), &memo)
    } catch let error as DICOMError {
      if case .notDICOM(let found) = error.reason { return .notDICOM(found) }
      return .rejected(Rejection(reason: describe(error)))
    } catch let error as FileError {
      return .rejected(Rejection(reason: "cannot be read (\(error.reason))"))
    } catch var error as MasteringError {
      error.path = ""
      return .rejected(Rejection(reason: error.description))
    } catch {
      return .rejected(Rejection(reason: "\(error)"))
    }
  }

  private func judge(_ source: any ByteSource, _ memo: inout PlaceMemo) throws -> Verdict {
    let file = try DICOMFile.read(source, options: reading)
    let data = file.dataSet
    let declared = file.metaInformation.uid(.mediaStorageSOPClassUID)
    if (data.uid(.sopClassUID) ?? declared) == DICOMDIRWriter.sopClass { return .directory }
    let sopInstance = data.string(.sopInstanceUID)
    func rejected(_ reason: String, takenBy: [String] = []) -> Verdict {
      .rejected(Rejection(reason: reason, sopInstance: sopInstance, takenBy: takenBy))
    }
    let damage = file.failure.map(describe) ?? PixelLength.problem(of: file)
    if let damage, options.onError == .reject { return rejected(damage) }
    guard let sopClass = data.uid(.sopClassUID) else {
      return rejected(MissingIdentification.sopClass.description)
    }
    var forms: [Form]
    switch self.forms(file, sopClass: sopClass) {
    case .success(let allowed): forms = allowed
    case .failure(let refusal): return rejected(refusal.reason, takenBy: refusal.takenBy)
    }
    let form = forms.removeFirst()
    let summary: InstanceSummary
    do {
      summary = try InstanceSummary(
        data, transferSyntax: form.syntax(of: file), book: book, memo: &memo)
    } catch {
      return rejected(error.description)
    }
    guard options.selection.takes(data, patientID: summary.place?.patient.id ?? "") else {
      return .skipped("not among what was asked for")
    }
    var treatment = Treatment(file, form)
    let change = treatment.reason(file)
    let isListedAsItIs = options.listsFilesAsTheyAre && treatment.isWrap
    if isListedAsItIs { treatment = .copy }
    if let problem = inPlaceProblem(source.name, treatment) { return rejected(problem) }
    if let damage, case .transcode = treatment {
      return try unworked(source, file, because: damage, &memo)
    }
    if damage != nil, treatment != .copy {
      return rejected("\(damage ?? ""), and its meta information would have to be mended")
    }
    var candidate = Candidate(
      summary: summary, treatment: treatment, identity: source.fileIdentity,
      size: source.count, isDamaged: damage != nil,
      isLossy: file.transferSyntax.isLossy || data.string(.lossyImageCompression) == "01")
    if let damage { candidate.warnings.append(damage) }
    candidate.warnings += invalidUIDs(summary)
    if options.coding.mayBeLossy { candidate.links = InstanceLinks(data) }
    if let note = unmetWish(file, form) { candidate.notes.append(note) }
    if let refusal = choice.lossRefusal(data) { candidate.notes.append(refusal) }
    candidate.change = isListedAsItIs ? nil : change
    if isListedAsItIs { candidate.warnings.append(FileJudge.listedAsItIs(file)) }
    candidate.hasProgram = treatment != .copy && file.hasProgramInPreamble
    switch treatment {
    case .copy: break
    case .wrap, .encode: candidate.size = try Encoder.size(source, treatment)
    case .transcode: (candidate.isLarge, candidate.otherForms) = (data.hasManyFrames, forms)
    }
    // Of what is worked on, once it is known what becomes of it.
    return treatment.isTranscode ? .instance(candidate) : withIcon(candidate, source)
  }

  /// In place a file is neither renamed nor changed.
  private func inPlaceProblem(_ path: String, _ treatment: Treatment) -> String? {
    guard case .inPlace(let folder) = options.output else { return nil }
    guard FileID(path: OutputTarget.inPlacePath(path, in: folder)) != nil else {
      return "its name cannot stand in a DICOMDIR (up to 8 parts of up to 8 of A-Z, 0-9 and _);"
        + " make a new file-set with -o"
    }
    return treatment == .copy
      ? nil
      : "it would have to be written anew, which --in-place does not do; make a new file-set with -o"
  }

  private static func listedAsItIs(_ file: DICOMFile) -> String {
    let what =
      file.preamble.map(DICOMFile.isHarmless) == false
      ? "its preamble is neither zeros nor of TIFF" : "its meta information is missing or wrong"
    return "\(what); it is listed as it is, because nothing of a file is changed in place"
  }

  private func describe(_ error: DICOMError) -> String {
    var error = error
    error.file = ""
    return error.description
  }

  /// Under a profile these are rejected; without one the record can only repeat them.
  private func invalidUIDs(_ summary: InstanceSummary) -> [String] {
    var warnings: [String] = []
    let uids: [(String, UID?)] = [
      ("SOP Instance UID", summary.sopInstance), ("Study Instance UID", summary.place?.study),
      ("Series Instance UID", summary.place?.series),
    ]
    for (name, uid) in uids {
      guard let uid, !uid.isValid else { continue }
      warnings.append("the \(name) is not a valid UID (\(uid.rawValue.utf8.count) characters)")
    }
    return warnings
  }
}
