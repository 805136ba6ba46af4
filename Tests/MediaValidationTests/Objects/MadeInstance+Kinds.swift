import DICOMCore

extension MadeInstance {
  /// A report of one image, which is listed as evidence.
  static let report = {
    var instance = MadeInstance("1.2.840.10008.5.1.4.1.1.88.11")
    instance.data[.bodyPart] = nil
    instance.set(.modality, .cs, "SR")
    var image = DataSet([
      .text(Tag(0x0040, 0xA010), .cs, "CONTAINS"), .text(Tag(0x0040, 0xA040), .cs, "IMAGE"),
    ])
    image.setReference(to: "1.2.3.5")
    instance.setItems(.content, [image])
    var series = DataSet([.text(.seriesInstanceUID, .ui, "1.2.3.7")])
    series.setReference(to: "1.2.3.5")
    var study = DataSet([.text(.studyInstanceUID, .ui, "1.2.3.2")])
    study[Tag(0x0008, 0x1115)] = DataElement(Tag(0x0008, 0x1115), .sq, .items([series]))
    instance.setItems(Tag(0x0040, 0xA375), [study])
    return instance
  }()

  /// A mask of one segment.
  static let segmentation = {
    var instance = MadeInstance("1.2.840.10008.5.1.4.1.1.66.4")
    instance.set(.modality, .cs, "SEG")
    instance.set(.imageType, .cs, "DERIVED\\PRIMARY")
    instance.set(.photometricInterpretation, .cs, "MONOCHROME2")
    return instance
  }()
}

extension DataSet {
  mutating func setReference(to uid: String) {
    let item = DataSet([
      .text(.referencedSOPClassUID, .ui, "1.2.840.10008.5.1.4.1.1.2"),
      .text(.referencedSOPInstanceUID, .ui, uid),
    ])
    self[.references] = DataElement(.references, .sq, .items([item]))
  }
}

extension Tag {
  static let content = Tag(0x0040, 0xA730)
  static let references = Tag(0x0008, 0x1199)
  static let segmentNumber = Tag(0x0062, 0x0004)
}
