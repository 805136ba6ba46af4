internal import DICOMCore

/// What the tables of attributes do not say: how attributes of one instance go together.
struct InstanceCheck {
  var dataSet: DataSet
  var definition: InformationObjectDefinition
  var sopClass: UID
  /// As the meta information names it.
  var transferSyntax: TransferSyntax
  /// Whether elements behind may not have been read.
  var isPart: Bool

  private static let ctImage: UID = "1.2.840.10008.5.1.4.1.1.2"
  private static let mrImage: UID = "1.2.840.10008.5.1.4.1.1.4"

  func check(_ list: inout FindingList) {
    checkImageType(&list)
    checkIdentity(&list)
    checkFrames(&list)
    checkPixelWords(&list)
    checkHighBit(&list)
    checkAspectRatio(&list)
    checkLaterality(&list)
    checkPhotometricInterpretation(&list)
    checkSpacing(&list)
    checkSegmentNumbers(&list)
    if !isPart { EvidenceCheck(dataSet: dataSet).check(&list) }
  }

  private func checkImageType(_ list: inout FindingList) {
    guard sopClass == Self.ctImage || sopClass == Self.mrImage else { return }
    let values = dataSet.strings(.imageType)
    guard (1...2).contains(values.count) else { return }
    list.add(
      ObjectRules.imageTypeFlavour, at: ElementPath().appending(.imageType),
      found: values.count == 1 ? "one value" : "two values",
      expected: "a third, as AXIAL or SE",
      section: sopClass == Self.ctImage ? "PS3.3 §C.8.2.1.1.1" : "PS3.3 §C.8.3.1.1.1")
  }

  private func checkIdentity(_ list: inout FindingList) {
    var owners: [UID: Tag] = [:]
    for tag: Tag in [
      .sopInstanceUID, .studyInstanceUID, .seriesInstanceUID, .frameOfReferenceUID,
    ] {
      guard let uid = dataSet.uid(tag) else { continue }
      if let other = owners[uid] {
        list.add(
          ObjectRules.sameUID, at: ElementPath().appending(tag), found: "the UID of \(other)",
          expected: "a UID of its own")
      } else {
        owners[uid] = tag
      }
    }
  }

  private func checkFrames(_ list: inout FindingList) {
    guard let frames = dataSet.integer(.numberOfFrames), frames > 1,
      definition.rules(for: .numberOfFrames).isEmpty,
      !definition.rules(for: .pixelData).isEmpty
    else { return }
    list.add(
      ObjectRules.framesInSingleFrame, at: ElementPath().appending(.numberOfFrames),
      found: "\(frames) frames", expected: "one, as \(definition.name) has no Multi-frame Module")
  }

  /// - SeeAlso: PS3.5 §A.2
  private func checkPixelWords(_ list: inout FindingList) {
    guard let element = dataSet[.pixelData], element.vr == .ob, case .bytes = element.value,
      let bits = dataSet.integer(.bitsAllocated), bits > 8
    else { return }
    list.add(
      ObjectRules.pixelVR, at: ElementPath().appending(.pixelData),
      found: "OB with \(bits) Bits Allocated", expected: "OW")
  }

  /// - SeeAlso: PS3.5 §8.1.1
  private func checkHighBit(_ list: inout FindingList) {
    guard let stored = dataSet.integer(.bitsStored), let high = dataSet.integer(.highBit),
      let allocated = dataSet.integer(.bitsAllocated), stored > 0,
      high != stored - 1 || stored > allocated
    else { return }
    list.add(
      ObjectRules.highBit, at: ElementPath().appending(.highBit),
      found: "\(high) with \(stored) of \(allocated) bits stored",
      expected: "Bits Stored less 1, within Bits Allocated")
  }

  /// Its condition is in prose that the table of conditions does not have.
  private func checkAspectRatio(_ list: inout FindingList) {
    guard dataSet[Self.pixelAspectRatio] != nil else { return }
    let spacing = Self.spacings.first { dataSet.hasValue($0) }
    let ratio = dataSet.integers(Self.pixelAspectRatio)
    let isSquare = ratio.count == 2 && ratio[0] == ratio[1]
    guard isSquare || spacing != nil, !definition.rules(for: Self.pixelAspectRatio).isEmpty
    else { return }
    list.add(
      ObjectRules.aspectRatio, at: ElementPath().appending(Self.pixelAspectRatio),
      found: spacing.map { "a ratio beside \($0)" } ?? "a ratio of 1:1",
      expected: "none, as it is for pixels that are not square and have no spacing")
  }

  private static let pixelAspectRatio = Tag(0x0028, 0x0034)
  /// Pixel Spacing, Imager Pixel Spacing, Nominal Scanned Pixel Spacing.
  static let spacings: [Tag] = [
    Tag(0x0028, 0x0030), Tag(0x0018, 0x1164), Tag(0x0018, 0x2010),
  ]
}
