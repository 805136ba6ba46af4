public import DICOMCore

/// What of one instance is compared with others: UIDs, numbers for values, references, planes.
///
/// A few hundred bytes for an image of a series; no value of a patient is in it but as a number.
public struct InstanceFacts: Sendable {
  /// What an instance tells of one entity: attributes by their tags, values as numbers.
  struct Block: Sendable {
    var entity: InformationEntity
    var values: [(tag: Tag, digest: UInt64)] = []
    /// Of all values, to find the same block again.
    var digest: UInt64
  }

  /// By which patients are told apart; nil where the instance has none.
  struct PatientKey: Sendable {
    var id: UInt64
    var issuer: UInt64?
  }

  /// Frames whose Dimension Index Values are wrong, from 1.
  struct DimensionFaults: Sendable {
    var miscounted: (frame: Int, found: Int, expected: Int)?
    var same: (first: Int, second: Int)?
  }

  /// Of the file on the medium.
  let name: String
  let sopClass: String
  let sopInstance: String
  let study: String
  let series: String
  let frameOfReference: String
  let modality: String
  let patient: PatientKey?
  /// Nil where there is none.
  let instanceNumber: UInt64?
  /// Of the data set without pixels, what describes their coding, and what may be corrected.
  let content: UInt64
  /// Of pixel data that is not encapsulated.
  let pixelLength: Int?
  let transferSyntax: String
  /// Nil for what has no pixels; 1 where the number is not told.
  let frames: Int?
  /// The file could be read to its end.
  let isWhole: Bool
  let blocks: [Block]
  let references: [InstanceReference]
  /// There are more references than are looked at.
  let hasMoreReferences: Bool
  let geometry: InstanceGeometry?
  let dimensionFaults: DimensionFaults

  /// Nil for a DICOMDIR, and for what has neither an instance nor a study to tell of.
  /// - Parameters:
  ///   - file: read as far as the pixel data or beyond.
  ///   - name: its path on the medium, for the findings.
  public init?(_ file: DICOMFile, name: String) {
    let dataSet = file.dataSet
    let classUID = file.sopClass ?? ""
    guard classUID != .mediaStorageDirectory else { return nil }
    func uid(_ tag: Tag) -> String {
      guard let text = dataSet.uid(tag)?.rawValue, text.utf8.count <= 128 else { return "" }
      return text
    }
    self.name = name
    sopClass = classUID.rawValue.utf8.count <= 128 ? classUID.rawValue : ""
    sopInstance = uid(.sopInstanceUID)
    study = uid(.studyInstanceUID)
    series = uid(.seriesInstanceUID)
    guard !sopInstance.isEmpty || !study.isEmpty || !series.isEmpty else { return nil }
    frameOfReference = uid(.frameOfReferenceUID)
    modality = ReportText.shortened(dataSet.string(.modality) ?? "")
    transferSyntax = file.transferSyntax.uid.rawValue
    let characterSet =
      dataSet[.specificCharacterSet] == nil
      ? .ascii : SpecificCharacterSet(definedTerms: dataSet.strings(.specificCharacterSet))
    func digest(_ tag: Tag) -> UInt64? {
      dataSet[tag].flatMap { ValueDigest.of($0, characterSet) }
    }
    patient = digest(.patientID).map { PatientKey(id: $0, issuer: digest(.issuerOfPatientID)) }
    instanceNumber = digest(.instanceNumber)
    (content, pixelLength) = Self.content(of: dataSet)
    isWhole = file.failure == nil
    let hasPixels = (dataSet.integer(.rows) ?? 0) > 0 && (dataSet.integer(.columns) ?? 0) > 0
    frames = hasPixels ? Self.frames(of: dataSet) : nil
    blocks = Self.blocks(of: dataSet, classUID, characterSet)
    var collector = ReferenceCollector(sopClass: sopClass, study: study)
    collector.collect(dataSet)
    references = collector.references
    hasMoreReferences = collector.hasMore
    geometry = hasPixels ? InstanceGeometry(dataSet) : nil
    dimensionFaults = Self.dimensionFaults(of: dataSet)
  }
}

extension InstanceFacts {
  /// One where the number is not told; of a number that makes no sense nothing is known.
  private static func frames(of dataSet: DataSet) -> Int {
    guard dataSet.hasValue(.numberOfFrames) else { return 1 }
    return dataSet.integer(.numberOfFrames).flatMap { $0 > 0 ? $0 : nil } ?? .max
  }

  private static func blocks(
    of dataSet: DataSet, _ sopClass: UID, _ characterSet: SpecificCharacterSet
  ) -> [Block] {
    var values: [[(tag: Tag, digest: UInt64)]] = [[], [], [], [], []]
    let attributes = EntityAttributes.of(sopClass)
    var next = 0
    // Both are in the order of the tags.
    for element in dataSet.elements {
      while next < attributes.count, attributes[next].tag < element.tag { next += 1 }
      guard next < attributes.count else { break }
      guard attributes[next].tag == element.tag,
        let digest = ValueDigest.of(element, characterSet)
      else { continue }
      values[attributes[next].entity.rawValue].append((element.tag, digest))
    }
    return values.enumerated().compactMap { number, values in
      guard let entity = InformationEntity(rawValue: number) else { return nil }
      var digest = ValueDigest()
      digest.add(sopClass.rawValue.utf8)
      for value in values {
        digest.add(UInt64(value.tag.rawValue))
        digest.add(value.digest)
      }
      return Block(entity: entity, values: values, digest: digest.value)
    }
  }

  /// What a change of the transfer syntax changes too, and what of pixels.
  private static let ofCoding: Set<Tag> = [
    .photometricInterpretation, .planarConfiguration, .pixelData, .floatPixelData,
    .doubleFloatPixelData, .extendedOffsetTable, .extendedOffsetTableLengths,
    .dataSetTrailingPadding,
  ]

  /// What is corrected in an instance that stays the same: whose it is, and what was ordered
  /// (PS3.4 §B.4.1.3 has the most of it).
  private static let ofCoercion: Set<Tag> = [
    .specificCharacterSet, .accessionNumber, .referringPhysicianName, .studyDescription, .studyID,
    .originalAttributesSequence,
  ]

  /// Long values go into it by their length.
  private static func content(of dataSet: DataSet) -> (UInt64, Int?) {
    var digest = ValueDigest()
    var pixels: Int?
    for element in dataSet.elements {
      let group = element.tag.group
      if group == 0x0028 || group >= 0x7FE0, ofCoding.contains(element.tag) {
        if element.tag == .pixelData, case .bytes(let bytes) = element.value {
          pixels = bytes.count
        }
        continue
      }
      // Archives drop what is private, and correct patients.
      if element.tag.isGroupLength || element.tag.isPrivate || group == 0x0010
        || ofCoercion.contains(element.tag)
      {
        continue
      }
      digest.add(UInt64(element.tag.rawValue))
      add(element, to: &digest, depth: 0)
    }
    return (digest.value, pixels)
  }

  private static func add(_ element: DataElement, to digest: inout ValueDigest, depth: Int) {
    switch element.value {
    case .fragments: break
    case .items(let items):
      digest.add(UInt64(items.count))
      guard depth < 8 else { return }
      for item in items.prefix(64) {
        for element in item.elements {
          digest.add(UInt64(element.tag.rawValue))
          add(element, to: &digest, depth: depth + 1)
        }
      }
    case .bytes(let bytes):
      digest.add(UInt64(bytes.count))
      if case .memory(let loaded) = bytes, loaded.count <= 64 { digest.add(loaded) }
    }
  }
}

extension InstanceFacts {
  private static let dimensionIndexValues = Tag(0x0020, 0x9157)
  private static let frameContent = Tag(0x0020, 0x9111)
  private static let mostFrames = 65_536

  /// - SeeAlso: PS3.3 §C.7.6.17.1
  private static func dimensionFaults(of dataSet: DataSet) -> DimensionFaults {
    var faults = DimensionFaults()
    let count = dataSet.items(.dimensionIndexSequence).count
    guard count > 0 else { return faults }
    var known: [UInt64: Int] = [:]
    for (index, frame) in dataSet.items(.perFrameFunctionalGroupsSequence).prefix(mostFrames)
      .enumerated()
    {
      guard let content = frame.items(frameContent).first, content.hasValue(dimensionIndexValues),
        content[dimensionIndexValues]?.vr == .ul
      else { continue }
      let values = content.integers(dimensionIndexValues)
      if values.count != count, faults.miscounted == nil {
        faults.miscounted = (index + 1, values.count, count)
      }
      var digest = ValueDigest()
      for value in values { digest.add(UInt64(truncatingIfNeeded: value)) }
      // Frames may belong to different stacks or organizations only by these values.
      if let first = known[digest.value] {
        if faults.same == nil { faults.same = (first, index + 1) }
      } else {
        known[digest.value] = index + 1
      }
    }
    return faults
  }
}
