internal import DICOMCore

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
