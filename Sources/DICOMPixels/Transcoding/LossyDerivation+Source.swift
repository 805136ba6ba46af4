internal import DICOMCore

extension LossyDerivation {
  /// Says from what the instance is derived, and how.
  func derive(_ dataSet: inout DataSet, wasLossy: Bool) {
    setImageType(&dataSet)
    let source = sourceImage(dataSet, wasLossy: wasLossy)
    let groups = Tag.ofFunctionalGroups.filter { !dataSet.items($0).isEmpty }
    // Those classes have no macro for it, but the attributes of a general image.
    guard !groups.isEmpty, !hasSecondaryCapture(dataSet) else {
      let charset = SpecificCharacterSet(definedTerms: dataSet.strings(.specificCharacterSet))
      let earlier = dataSet.bytes(.derivationDescription) ?? []
      dataSet[.derivationDescription] = .bytes(
        .derivationDescription, .st, Self.appending(sentence, to: earlier, charset))
      dataSet.append(.lossyCompression, to: .derivationCodeSequence)
      dataSet.append(source, to: .sourceImageSequence)
      return
    }
    SourceImageEvidence.note(in: &dataSet)
    let isPerFrame = dataSet.items(.perFrameFunctionalGroupsSequence)
      .contains { $0.hasValue(.derivationImageSequence) }
    for sequence in groups {
      guard case .items(var items)? = dataSet[sequence]?.value else { continue }
      let isHere = (sequence == .perFrameFunctionalGroupsSequence) == isPerFrame
      for index in items.indices {
        setFrameType(&items[index])
        guard isHere || (groups.count == 1 && sequence == .perFrameFunctionalGroupsSequence) else {
          continue
        }
        var source = source
        // Without a number it is every frame.
        if sequence == .perFrameFunctionalGroupsSequence {
          source[.referencedFrameNumber] = .text(.referencedFrameNumber, .is, "\(index + 1)")
        }
        items[index].append(derivation(source), to: .derivationImageSequence)
      }
      dataSet[sequence] = DataElement(sequence, .sq, .items(items))
    }
  }

  private var sentence: String {
    let ratio = step.ratio.map { ", ratio approximately \($0):1" } ?? ""
    return "Lossy compression by \(step.method)\(ratio)"
  }

  /// Value 1 is DERIVED; what is missing is filled with what is true of a copy.
  ///
  /// PRIMARY says that the patient was there when the image was taken, which of a secondary capture
  /// nobody knows.
  private func setImageType(_ dataSet: inout DataSet) {
    if dataSet.hasValue(.imageType) {
      dataSet.replaceFirst(of: .imageType, by: "DERIVED")
    } else {
      let second = hasSecondaryCapture(dataSet) ? "SECONDARY" : "PRIMARY"
      dataSet[.imageType] = .text(.imageType, .cs, "DERIVED\\" + second)
    }
  }

  private func setFrameType(_ group: inout DataSet) {
    for macro in group.elements.map(\.tag) {
      guard case .items(var items)? = group[macro]?.value,
        items.contains(where: { $0.hasValue(.frameType) })
      else { continue }
      for index in items.indices where items[index].hasValue(.frameType) {
        items[index].replaceFirst(of: .frameType, by: "DERIVED")
      }
      group[macro] = DataElement(macro, .sq, .items(items))
    }
  }

  private func hasSecondaryCapture(_ dataSet: DataSet) -> Bool {
    let root = "1.2.840.10008.5.1.4.1.1.7"
    guard let uid = dataSet.string(.sopClassUID) else { return false }
    return uid == root || uid.hasPrefix(root + ".")
  }

  /// - SeeAlso: PS3.16 CID 7202
  private func sourceImage(_ dataSet: DataSet, wasLossy: Bool) -> DataSet {
    let purpose: DataSet =
      wasLossy
      ? .code("121330", "Lossy compressed predecessor")
      : .code("121320", "Uncompressed predecessor")
    var item = DataSet()
    item[.referencedSOPClassUID] = .text(
      .referencedSOPClassUID, .ui, dataSet.string(.sopClassUID) ?? "")
    item[.referencedSOPInstanceUID] = .text(
      .referencedSOPInstanceUID, .ui, dataSet.string(.sopInstanceUID) ?? "")
    item[.purposeOfReferenceCodeSequence] = DataElement(
      .purposeOfReferenceCodeSequence, .sq, .items([purpose]))
    return item
  }

  /// - SeeAlso: PS3.3 §C.7.6.16.2.6
  private func derivation(_ source: DataSet) -> DataSet {
    DataSet([
      .text(.derivationDescription, .st, sentence),
      DataElement(.sourceImageSequence, .sq, .items([source])),
      DataElement(.derivationCodeSequence, .sq, .items([.lossyCompression])),
    ])
  }

  /// `text` on a line of its own behind what stands there, which is cut where both have more than the
  /// 1024 characters of an ST.
  static func appending(
    _ text: String, to earlier: [UInt8], _ charset: SpecificCharacterSet
  ) -> [UInt8] {
    let separator = "\r\n"
    // Scalars, of which a line end is two, are what a length counts.
    let before = charset.decode(earlier, vr: .st).text.unicodeScalars
    guard !before.isEmpty else { return Array(text.utf8) }
    let room = 1024 - text.unicodeScalars.count - separator.unicodeScalars.count
    if before.count <= room {
      var bytes = earlier
      while let last = bytes.last, last == 0x20 || last == 0 { bytes.removeLast() }
      return bytes + Array((separator + text).utf8)
    }
    let kept = String(String.UnicodeScalarView(before.prefix(max(0, room))))
    guard let bytes = charset.encode(kept + separator + text, vr: .st) else {
      return Array(text.utf8)
    }
    return bytes
  }
}

extension DataSet {
  /// - SeeAlso: PS3.16 CID 7203
  fileprivate static var lossyCompression: DataSet { code("113040", "Lossy Compression") }

  fileprivate static func code(_ value: String, _ meaning: String) -> DataSet {
    DataSet([
      .text(.codeValue, .sh, value), .text(.codingSchemeDesignator, .sh, "DCM"),
      .text(.codeMeaning, .lo, meaning),
    ])
  }

  /// What is no sequence, though it should be one, is replaced.
  fileprivate mutating func append(_ item: DataSet, to sequence: Tag) {
    self[sequence] = DataElement(sequence, .sq, .items(items(sequence) + [item]))
  }

  fileprivate mutating func replaceFirst(of tag: Tag, by value: String) {
    let values = [value] + strings(tag).dropFirst()
    self[tag] = .text(tag, .cs, values.joined(separator: "\\"))
  }
}

extension Tag {
  fileprivate static var derivationImageSequence: Tag { Tag(0x0008, 0x9124) }
  fileprivate static var derivationCodeSequence: Tag { Tag(0x0008, 0x9215) }
  fileprivate static var purposeOfReferenceCodeSequence: Tag { Tag(0x0040, 0xA170) }
}
