public import DICOMCore

/// Judges what can be told of pixels without decoding them: lengths, fragments, offset tables,
/// lookup tables, overlays.
///
/// It reads headers and tables alone, whatever the size of the file.
/// - SeeAlso: PS3.5 §8 and §A.4, PS3.3 §C.7.6.3
public struct PixelDataValidation {
  private let file: DICOMFile
  /// As the file names it; nil for none, or one that the standard does not have.
  private let syntax: TransferSyntax?
  private var list: FindingList
  /// Lookup tables that may still be read.
  private var budget = LookupTableCheck.mostRead

  /// Deeper than reading goes.
  private static let maximumDepth = 100
  private static let kinds: [Tag] = [.pixelData, .floatPixelData, .doubleFloatPixelData]

  private init(_ file: DICOMFile, name: String) {
    self.file = file
    syntax = file.metaInformation.uid(.transferSyntaxUID).flatMap { TransferSyntax($0) }
    list = FindingList(file: name)
  }

  /// What is wrong with a file's pixels, of each rule the first hundred places.
  /// - Parameters:
  ///   - file: read with all its elements; what was not read is not missed.
  ///   - source: what `file` was read from.
  ///   - name: of the file on its medium, for the findings.
  public static func findings(
    in file: DICOMFile, source: any ByteSource, name: String
  ) -> [ValidationFinding] {
    var validation = PixelDataValidation(file, name: name)
    let isImplicit = file.transferSyntax.isImplicitVR
    validation.check(
      isImplicit ? file.dataSet.resolvingAmbiguousVRs() : file.dataSet, ElementPath(), nil)
    return validation.list.findings
  }

  /// - Parameter sequence: the one whose item the data set is; nil for the main data set.
  private mutating func check(_ dataSet: DataSet, _ parent: ElementPath, _ sequence: Tag?) {
    checkPixels(dataSet, parent, isNested: sequence != nil)
    LookupTableCheck(dataSet: dataSet, parent: parent, sequence: sequence)
      .check(&list, budget: &budget)
    OverlayCheck(dataSet: dataSet, parent: parent).check(&list)
    ICCProfileCheck(dataSet: dataSet, parent: parent).check(&list)
    guard parent.depth < Self.maximumDepth else { return }
    for element in dataSet.elements {
      guard case .items(let items) = element.value else { continue }
      for (index, item) in items.enumerated() {
        check(item, parent.appending(element.tag, item: index + 1), element.tag)
      }
    }
  }

  private mutating func checkPixels(_ dataSet: DataSet, _ parent: ElementPath, isNested: Bool) {
    let found = Self.kinds.filter { dataSet[$0] != nil }
    guard let tag = found.first else { return }
    let path = parent.appending(tag)
    if found.count > 1 {
      list.add(
        PixelRule.severalKinds, at: parent.appending(found[1]),
        found: found.map { "\($0)" }.joined(separator: " and "), expected: "one of them")
    }
    switch dataSet[tag]?.value {
    case .bytes(let bytes)?:
      if !isNested, tag == .pixelData, let syntax, syntax.isEncapsulated {
        list.add(
          PixelRule.nativeInEncapsulated, at: path, found: "a value of \(bytes.count) bytes",
          expected: "fragments, as \(syntax.name) has them")
      } else if let shape = PixelShape(dataSet, tag) {
        NativePixelCheck(shape: shape, count: bytes.count, path: path).check(&list)
      }
    case .fragments(let value)?:
      if let syntax, syntax.isUncompressed {
        list.add(
          PixelRule.fragmentsInNative, at: path, found: "fragments",
          expected: "a value of a length in bytes, as \(syntax.name) has it")
      } else if let vr = dataSet[tag]?.vr, vr != .ob, !file.transferSyntax.isImplicitVR {
        list.add(PixelRule.encapsulatedVR, at: path, found: vr.name, expected: "OB")
      }
      FragmentCheck(value, of: dataSet, syntax: syntax, in: parent).check(&list)
    case .items?, nil: break
    }
  }
}
