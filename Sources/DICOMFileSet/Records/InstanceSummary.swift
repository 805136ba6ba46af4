public import DICOMCore

/// What a file-set needs of an instance, taken from its header.
public struct InstanceSummary: Sendable {
  public var sopClass: UID
  public var sopInstance: UID
  /// As the instance stands in the file-set.
  public var transferSyntax: UID
  public var type: DirectoryRecordType
  /// Nil for instances that belong to no patient, which stand at the root.
  public var place: Place?
  public var keys: RecordKeys
  /// Instance Number, when there is a proper one.
  public var number: Int?
  /// Along the normal of the image plane, in millimetres.
  public var position: Double?
  /// Related General SOP Class UID.
  public var related: [UID]
  /// Where its icon lies, an encoded Icon Image Sequence, in what the builder was given for icons;
  /// empty for none. Only IMAGE records have one: no key of theirs has a higher tag.
  public var icon = 0..<0
  /// The class is none of the standard, and the type is a guess from what the instance has.
  public var isTypeGuessed: Bool

  /// The patient, study and series that an instance belongs to.
  public struct Place: Sendable {
    public var patient: PatientIdentity
    public var study: UID
    public var series: UID
    public var patientKeys: RecordKeys
    public var studyKeys: RecordKeys
    public var seriesKeys: RecordKeys
    /// For a study that has none of its own.
    var date: String
    var time: String
  }

  /// - Parameter dataSet: with at least the elements of `book.tags`.
  /// - Throws: `MissingIdentification` when the instance lacks a UID that its record needs.
  public init(
    _ dataSet: DataSet, transferSyntax: UID, book: RecipeBook
  ) throws(MissingIdentification) {
    var memo = PlaceMemo()
    try self.init(dataSet, transferSyntax: transferSyntax, book: book, memo: &memo)
  }

  /// The same, quicker for instances that come one after the other of a series.
  public init(
    _ dataSet: DataSet, transferSyntax: UID, book: RecipeBook, memo: inout PlaceMemo
  ) throws(MissingIdentification) {
    guard let sopClass = dataSet.uid(.sopClassUID) else { throw .init(tag: .sopClassUID) }
    guard let sopInstance = dataSet.uid(.sopInstanceUID) else { throw .init(tag: .sopInstanceUID) }
    (self.sopClass, self.sopInstance) = (sopClass, sopInstance)
    self.transferSyntax = transferSyntax
    let known = DirectoryRecordType.of(sopClass: sopClass)
    type = known ?? (Self.isImage(dataSet) ? .image : .privateRecord)
    isTypeGuessed = known == nil
    let characterSet = SpecificCharacterSet(declaredBy: dataSet)
    keys = book.recipe(type).keys(of: dataSet, characterSet: characterSet)
    Filler(dataSet).fillInstance(&keys)
    number = (keys.elements[.instanceNumber] == nil ? dataSet : keys.elements)
      .integer(.instanceNumber)
    related = dataSet.strings(.relatedGeneralSOPClassUID).filter { !$0.isEmpty }
      .map(UID.init(rawValue:))
    position = Self.position(dataSet)
    guard type.level != .nonPatient else { return }
    // Undeclared text makes the character set depend on more than the elements of the place.
    let isDeclared = dataSet.hasValue(.specificCharacterSet) || characterSet == .ascii
    var other = PlaceMemo()
    var place =
      isDeclared
      ? try memo.place(dataSet, book: book) { () throws(MissingIdentification) in
        try Place(dataSet, characterSet, book)
      }
      : try other.place(dataSet, book: book) { () throws(MissingIdentification) in
        try Place(dataSet, characterSet, book)
      }
    (place.date, place.time) = Filler(dataSet).dateAndTime
    self.place = place
  }

  /// Pixel data under the attributes that describe pixels.
  private static func isImage(_ dataSet: DataSet) -> Bool {
    let hasPixels = [Tag.pixelData, .floatPixelData, .doubleFloatPixelData]
      .contains { dataSet[$0] != nil }
    return hasPixels && dataSet.hasValue(.rows) && dataSet.hasValue(.columns)
      && dataSet.hasValue(.bitsAllocated)
  }

  private static func position(_ dataSet: DataSet) -> Double? {
    let position = dataSet.reals(.imagePositionPatient)
    let axes = dataSet.reals(.imageOrientationPatient)
    guard position.count == 3, axes.count == 6 else {
      return dataSet.reals(.sliceLocation).first.flatMap { $0.isFinite ? $0 : nil }
    }
    let normal = [
      axes[1] * axes[5] - axes[2] * axes[4], axes[2] * axes[3] - axes[0] * axes[5],
      axes[0] * axes[4] - axes[1] * axes[3],
    ]
    let distance = zip(normal, position).reduce(0) { $0 + $1.0 * $1.1 }
    return distance.isFinite ? distance : nil
  }
}

extension InstanceSummary.Place {
  fileprivate init(
    _ dataSet: DataSet, _ characterSet: SpecificCharacterSet, _ book: RecipeBook
  ) throws(MissingIdentification) {
    guard let study = dataSet.uid(.studyInstanceUID) else { throw .init(tag: .studyInstanceUID) }
    guard let series = dataSet.uid(.seriesInstanceUID) else { throw .init(tag: .seriesInstanceUID) }
    patientKeys = book.patient.keys(of: dataSet, characterSet: characterSet)
    patient = PatientIdentity(dataSet, characterSet: characterSet)
    if patientKeys.missing.contains(.patientID) { patient.id = "" }
    (self.study, self.series) = (study, series)
    studyKeys = book.study.keys(of: dataSet, characterSet: characterSet)
    seriesKeys = book.series.keys(of: dataSet, characterSet: characterSet)
    (date, time) = ("", "")
  }
}

/// An instance without a UID that its record in a DICOMDIR needs.
public struct MissingIdentification: Error, Equatable, Sendable {
  public var tag: Tag
}

extension MissingIdentification: CustomStringConvertible {
  public var description: String {
    "the \(elementName(tag)) is missing, without which it cannot stand in a DICOMDIR"
  }
}

extension MissingIdentification {
  /// Without a class nothing can be said of an instance.
  public static let sopClass = MissingIdentification(tag: .sopClassUID)
}
