internal import DICOMCore
internal import DICOMFileSet
internal import DICOMPixels

/// Why no profile of the medium takes an instance.
struct ProfileRefusal: Error {
  var reason: String
  var takenBy: [String]
}

extension FileJudge {
  /// The transfer syntax that the instance has in the file-set.
  func targetSyntax(_ file: DICOMFile, sopClass: UID) -> Result<UID, ProfileRefusal> {
    let own = file.transferSyntax
    var wanted = own.uid
    let isDecoded = own.isEncapsulated && PixelSyntax(own)?.isRead == true
    if case .uncompressed(let uid) = options.transferSyntax, own.isUncompressed || isDecoded {
      wanted = uid
    }
    guard let first = profiles.first else { return .success(wanted) }
    let subject = ProfileSubject(
      sopClass: sopClass, transferSyntax: wanted, dataSet: file.dataSet)
    for profile in profiles where profile.violations(of: subject).isEmpty {
      if let target = profile.targetSyntax(for: subject) { return .success(target) }
    }
    if isDecoded, wanted == own.uid {
      // What is allowed as it would be without its compression is decompressed.
      let plain = ProfileSubject(
        sopClass: sopClass, transferSyntax: TransferSyntax.explicitVRLittleEndian.uid,
        dataSet: file.dataSet)
      for profile in profiles where profile.violations(of: plain).isEmpty {
        if let target = profile.targetSyntax(for: plain) { return .success(target) }
      }
    }
    let rules = profiles.map { $0.violations(of: subject) }.min { $0.count < $1.count } ?? []
    var reason = rules.map(\.rule).joined(separator: "; ")
    if reason.isEmpty { reason = "\(first.identifier) does not take it" }
    if own.isEncapsulated, !isDecoded, rules.contains(where: { $0.tag == .transferSyntaxUID }) {
      reason += "; Spindle cannot decompress \(own.name)"
    }
    let takers = ApplicationProfile.accepting(subject).filter { $0.notYet == nil }
      .map(\.identifier)
    return .failure(ProfileRefusal(reason: reason, takenBy: takers))
  }
}

extension Treatment {
  /// Whole where the file is a sound Part 10 file in the syntax wanted, else anew as far as needed.
  init(_ file: DICOMFile, target: UID) {
    guard target == file.transferSyntax.uid else {
      self =
        file.transferSyntax.isEncapsulated ? .transcode(Coding(syntax: target)) : .encode(target)
      return
    }
    let encapsulatedOddly =
      file.transferSyntax.isEncapsulated
      && (file.transferSyntax.isImplicitVR || file.transferSyntax.isBigEndian)
    if encapsulatedOddly {
      self = .encode(target)
    } else {
      self = file.isSound ? .copy : .wrap(dataSetOffset: file.dataSetOffset)
    }
  }
}

extension Treatment {
  /// Why the file is not copied whole.
  func reason(_ file: DICOMFile) -> String? {
    switch self {
    case .copy: nil
    case .encode(let syntax): Self.anew(syntax)
    case .transcode(let coding): Self.anew(coding.syntax)
    case .wrap where file.preamble.map(DICOMFile.isHarmless) == false:
      "its preamble is neither zeros nor of TIFF; zeros stand in its place"
    case .wrap: "its meta information is missing or wrong and is written anew"
    }
  }

  private static func anew(_ syntax: UID) -> String {
    "written anew in \(TransferSyntax(syntax)?.name ?? syntax.rawValue)"
  }
}

extension DataSet {
  /// An image of so many pixels in several frames that it is not left to one thread.
  var hasManyFrames: Bool {
    guard let frames = integer(.numberOfFrames), frames > 1 else { return false }
    let factors = [integer(.rows), integer(.columns), integer(.samplesPerPixel)].map { $0 ?? 1 }
    var bytes = max(1, (integer(.bitsAllocated) ?? 8) / 8)
    for factor in factors + [frames] {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: max(0, factor))
      if overflow { return true }
      bytes = product
    }
    return bytes >= 8 << 20
  }
}

extension DICOMFile {
  /// What systems would run: a program of Windows, Linux or macOS, or a script.
  var hasProgramInPreamble: Bool {
    guard let preamble else { return false }
    let beginnings: [[UInt8]] = [
      [0x4D, 0x5A], [0x7F, 0x45, 0x4C, 0x46], [0x23, 0x21], [0xCA, 0xFE, 0xBA, 0xBE],
      [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE],
      [0xCF, 0xFA, 0xED, 0xFE],
    ]
    return beginnings.contains { preamble.starts(with: $0) }
  }

  /// Preamble, prefix and meta information are as PS3.10 §7.1 has them, and true.
  var isSound: Bool {
    guard let preamble, Self.isHarmless(preamble) else { return false }
    let meta = metaInformation
    let isConsistent =
      meta.uid(.mediaStorageSOPClassUID) == dataSet.uid(.sopClassUID)
      && meta.uid(.mediaStorageSOPInstanceUID) == dataSet.uid(.sopInstanceUID)
      && meta.uid(.transferSyntaxUID) == transferSyntax.uid
      && meta.hasValue(.implementationClassUID) && meta.hasValue(.fileMetaInformationVersion)
    return isConsistent && !diagnostics.contains { $0.kind.concernsMetaInformation }
  }

  /// Zeros, or the beginning of a TIFF file, which whole slide images have (PS3.10 §7.5).
  static func isHarmless(_ preamble: [UInt8]) -> Bool {
    preamble.allSatisfy { $0 == 0 } || preamble.starts(with: [0x49, 0x49, 0x2A, 0x00])
      || preamble.starts(with: [0x4D, 0x4D, 0x00, 0x2A])
      || preamble.starts(with: [0x49, 0x49, 0x2B, 0x00])
      || preamble.starts(with: [0x4D, 0x4D, 0x00, 0x2B])
  }
}

extension Diagnostic.Kind {
  fileprivate var concernsMetaInformation: Bool {
    switch self {
    case .missingPreamble, .missingPrefix, .missingMetaInformation, .missingMetaGroupLength,
      .wrongMetaGroupLength, .missingTransferSyntax, .encodingDiffers:
      true
    default: false
    }
  }
}
