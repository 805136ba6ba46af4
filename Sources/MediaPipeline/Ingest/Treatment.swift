internal import DICOMCore

/// How a file comes to the file-set.
enum Treatment: Sendable, Equatable {
  /// Whole, every byte.
  case copy
  /// New meta information in front of the data set as it is in the file, from this byte on.
  case wrap(dataSetOffset: Int)
  /// The data set encoded anew, its pixels as they are.
  case encode(UID)
  /// The pixels decoded or coded anew too, before there is a plan: only then its size is known.
  case transcode(Coding)

  var isWrap: Bool { if case .wrap = self { true } else { false } }
  var isTranscode: Bool { if case .transcode = self { true } else { false } }

  init(_ file: DICOMFile, _ form: Form) {
    let own = file.transferSyntax
    switch form {
    case .anew(let coding):
      let isNative = !own.isEncapsulated && coding.pixels == nil
      // What is deflated has to be written to be counted.
      let isCounted = TransferSyntax(coding.syntax)?.isDeflated != true
      self = isNative && isCounted ? .encode(coding.syntax) : .transcode(coding)
    // Whole where it is a sound Part 10 file, else anew as far as needed.
    case .asItIs where own.isEncapsulated && (own.isImplicitVR || own.isBigEndian):
      self = .encode(own.uid)
    case .asItIs: self = file.isSound ? .copy : .wrap(dataSetOffset: file.dataSetOffset)
    }
  }

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

  static func anew(_ syntax: UID) -> String {
    "written anew in \(TransferSyntax(syntax)?.name ?? syntax.rawValue)"
  }
}
