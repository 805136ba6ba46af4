public import DICOMCore

/// Judges one DICOM file by itself: how it is encoded, its values, its information object.
///
/// It reads no pixel data and keeps nothing between files, so one may be used by many threads.
/// - SeeAlso: PS3.10 §7, PS3.5 §6 and §7, PS3.3 Annexes A to C
public struct ObjectValidation: Sendable {
  public init() {}

  /// What is wrong with a file, of each rule the first hundred places.
  /// - Parameters:
  ///   - file: read with the values that are to be judged; what was not read is not missed.
  ///   - source: what `file` was read from.
  ///   - name: of the file on its medium, for the findings.
  public func findings(
    in file: DICOMFile, source: any ByteSource, name: String
  ) -> [ValidationFinding] {
    var list = FindingList(file: name)
    EncodingCheck(file: file, size: source.count).check(&list)
    let isImplicit = file.transferSyntax.isImplicitVR
    // An element of implicit VR has one of several VRs by what stands beside it.
    let dataSet = isImplicit ? file.dataSet.resolvingAmbiguousVRs() : file.dataSet
    var elements = ElementCheck(file)
    elements.check(file.metaInformation, &list)
    elements.check(dataSet, &list)
    let isDirectory = file.sopClass == .mediaStorageDirectory
    if !isDirectory { DefinitionCheck.check(dataSet.withoutUN, of: file, &list) }
    return list.findings
  }
}

extension UID {
  /// Media Storage Directory Storage: the DICOMDIR, whose keys depend on its records.
  static let mediaStorageDirectory: UID = "1.2.840.10008.1.3.10"
}

extension DICOMFile {
  /// By the data set, or where that does not say it by the meta information.
  var sopClass: UID? {
    dataSet.uid(.sopClassUID) ?? metaInformation.uid(.mediaStorageSOPClassUID)
  }

  /// The last element that was read, where the file goes on behind it: nothing is known of more.
  var lastKnown: Tag? {
    guard failure != nil || end < dataSetSource.count else { return nil }
    return dataSet.elements.last?.tag ?? Tag(rawValue: 0)
  }
}

extension DataSet {
  /// The values of VR UN as what the dictionary says they are, to ask conditions of.
  /// - SeeAlso: PS3.5 §6.2.2
  fileprivate var withoutUN: DataSet {
    guard hasUN else { return self }
    return DataSet(
      elements.map { element in
        var element = element
        switch element.value {
        case .items(let items): element.value = .items(items.map(\.withoutUN))
        case .bytes where element.vr == .un:
          if let vr = DataDictionary.vr(of: element.tag), vr != .sq { element.vr = vr }
        case .bytes, .fragments: break
        }
        return element
      })
  }

  private var hasUN: Bool {
    elements.contains { element in
      switch element.value {
      case .items(let items): items.contains(where: \.hasUN)
      case .bytes: element.vr == .un && !element.tag.isPrivate
      case .fragments: false
      }
    }
  }
}

extension DataSet {
  /// Whether a value is more than what fills it up and parts it.
  /// - SeeAlso: PS3.5 §7.4.1
  func saysSomething(_ tag: Tag) -> Bool {
    guard hasValue(tag), let element = self[tag] else { return false }
    guard element.vr.isText, case .bytes(let bytes) = element.value, bytes.count <= 4096,
      let text = try? bytes.load()
    else { return true }
    return text.contains { $0 != 0x20 && $0 != 0 && $0 != UInt8(ascii: "\\") }
  }
}
