internal import DICOMCore
internal import DICOMPixels
internal import MediaValidation

/// Reads every frame of a file and holds it against the attributes.
///
/// One frame at a time is in memory, or of native pixels a part of one. What
/// `PixelDataValidation` tells is not told again.
/// - SeeAlso: PS3.5 §8.2, §A.4
struct DecodedPixelValidation {
  let file: DICOMFile
  let dataSet: DataSet
  var findings: FrameFindings

  /// What is wrong with the pixels of a file, of each rule the first hundred places.
  ///
  /// Ends early, with what has been found, when the task is cancelled.
  /// - Parameters:
  ///   - file: read with all its elements.
  ///   - source: what `file` was read from.
  ///   - name: of the file on its medium, for the findings.
  static func findings(
    in file: DICOMFile, source: any ByteSource, name: String
  ) -> [ValidationFinding] {
    let isImplicit = file.transferSyntax.isImplicitVR
    var stage = DecodedPixelValidation(
      file: file, dataSet: isImplicit ? file.dataSet.resolvingAmbiguousVRs() : file.dataSet,
      findings: FrameFindings(file: name))
    stage.check()
    return stage.findings.all
  }

  static var isCancelled: Bool { Task.isCancelled || Interruption.isRequested }

  private mutating func check() {
    for tag in [Tag.pixelData, .floatPixelData, .doubleFloatPixelData] {
      switch dataSet[tag]?.value {
      case .bytes(let bytes)?: checkNative(bytes, tag)
      case .fragments(let fragments)?: checkEncapsulated(fragments)
      case .items?, nil: continue
      }
      checkPalette()
      break
    }
    checkIcon()
  }

  private mutating func checkPalette() {
    guard dataSet.string(.photometricInterpretation) == "PALETTE COLOR" else { return }
    // A table of another length is told of without decoding; what is missing, by the module.
    let segmented = [Tag(0x0028, 0x1221), Tag(0x0028, 0x1222), Tag(0x0028, 0x1223)]
    guard segmented.allSatisfy(dataSet.hasValue) else { return }
    let isSigned = dataSet.integer(.pixelRepresentation) == 1
    do throws(PixelError) { _ = try Palette(dataSet, isSigned: isSigned) } catch {
      findings.add(
        PixelRule.palette, path: "\(error.tag)", found: Self.words(error),
        expected: "segments that expand to the entries of the descriptor")
    }
  }

  /// Icons are native as a rule; those that are coded are decoded.
  private mutating func checkIcon() {
    for (index, item) in dataSet.items(.iconImageSequence).prefix(4).enumerated() {
      guard case .fragments? = item[.pixelData]?.value else { continue }
      let path = "\(Tag.iconImageSequence)[\(index + 1)].\(Tag.pixelData)"
      do {
        let image = try ImagePixels(item, syntax: file.transferSyntax, isNested: true)
        _ = try image.frame(0)
      } catch {
        let rule = Self.isUnsupported(error) ? PixelRule.notDecoded : PixelRule.undecodable
        findings.add(
          rule, path: path, found: Self.words(error), expected: "an icon that can be decoded")
      }
    }
  }

  // MARK: Errors

  /// What only this program cannot read, or reads not for its size.
  static func isUnsupported(_ error: any Error) -> Bool {
    switch error {
    case let error as CodecError:
      switch error.reason {
      case .unsupported, .limit: true
      default: false
      }
    case let error as PixelError:
      switch error.reason {
      case .unsupported, .tooLarge: true
      default: false
      }
    default: false
    }
  }

  /// One sentence without a path.
  static func words(_ error: any Error) -> String {
    switch error {
    case let error as DICOMError: error.reason.sentence
    case let error as CodecError: error.description
    case let error as PixelError: error.description
    default: "it cannot be read"
    }
  }
}
