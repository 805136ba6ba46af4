public import DICOMCore

/// What follows, in a data set, when a number is added to every stored value of a signed image, so
/// that none is negative and Pixel Representation is 0: output values stay the same.
/// - SeeAlso: PS3.3 §C.7.6.3.1, §C.11.1
public struct StoredValueOffset: Hashable, Sendable {
  /// What is added.
  public var amount: Int

  public init(_ amount: Int) { self.amount = amount }

  /// Moves Rescale Intercept, or the first value mapped of the Modality LUT, whichever is there.
  /// - Returns: false when there is neither.
  /// - Throws: `PixelError` when they cannot hold what they would have to.
  public func moveModality(in dataSet: inout DataSet) throws(PixelError) -> Bool {
    let hasTable = !dataSet.items(.modalityLUTSequence).isEmpty
    if hasTable { try moveTables(of: .modalityLUTSequence, in: &dataSet) }
    return try moveRescale(in: &dataSet) || hasTable
  }

  /// Output is Rescale Slope · stored value + Rescale Intercept.
  public func moveRescale(in dataSet: inout DataSet) throws(PixelError) -> Bool {
    let tag = Tag.rescaleIntercept
    guard dataSet.hasValue(tag), dataSet.hasValue(.rescaleSlope) else { return false }
    func number(_ tag: Tag) throws(PixelError) -> DecimalString {
      let values = dataSet.strings(tag)
      guard values.count == 1, let number = DecimalString(values[0]) else {
        throw PixelError(
          .lossRefused("it is no decimal number, so that it cannot follow stored values"), tag)
      }
      return number
    }
    let moved = try number(tag).subtracting(amount, times: number(.rescaleSlope))
    guard let text = moved?.text else {
      throw PixelError(
        .lossRefused(
          "with \(amount) added to each stored value it would have more than 16 characters"), tag)
    }
    dataSet[tag] = .text(tag, .ds, text)
    return true
  }

  /// Moves the first value mapped of the LUT Descriptor in each item.
  public func moveTables(of sequence: Tag, in dataSet: inout DataSet) throws(PixelError) {
    guard case .items(var items)? = dataSet[sequence]?.value else { return }
    for index in items.indices {
      guard let bytes = items[index].bytes(.lutDescriptor), bytes.count == 6 else {
        throw PixelError(.lossRefused("a table does not say what it maps"), .lutDescriptor)
      }
      let first = Int(Int16(bitPattern: UInt16(bytes[2]) | UInt16(bytes[3]) << 8))
      guard let moved = UInt16(exactly: first + amount) else {
        throw PixelError(
          .lossRefused("the first value mapped, \(first), and \(amount) are no number of 16 bits"),
          .lutDescriptor)
      }
      items[index][.lutDescriptor] = DataElement(
        .lutDescriptor, .us, .memory(bytes[0..<2] + littleEndianBytes(moved) + bytes[4..<6]))
    }
    dataSet[sequence] = DataElement(sequence, .sq, .items(items))
  }

  /// Moves one stored value that is an attribute, as US.
  ///
  /// What lies below every stored value there can be, as the end of a range may, becomes 0.
  func moveValue(_ tag: Tag, in dataSet: inout DataSet) {
    guard let bytes = dataSet.bytes(tag), bytes.count == 2 else { return }
    let value = Int(Int16(bitPattern: UInt16(bytes[0]) | UInt16(bytes[1]) << 8))
    let moved = UInt16(clamping: value + amount)
    dataSet[tag] = DataElement(tag, .us, .memory(littleEndianBytes(moved)))
  }
}

extension StoredValueOffset {
  /// Moves what Real World Value Mapping Sequence says of stored values.
  /// - SeeAlso: PS3.3 §C.7.6.16.2.11
  public func moveRealWorldValues(in dataSet: inout DataSet) throws(PixelError) {
    guard case .items(var items)? = dataSet[.realWorldValueMappingSequence]?.value else { return }
    for index in items.indices {
      if items[index].hasValue(.realWorldValueLUTData),
        let first = items[index].bytes(.realWorldValueFirstValueMapped), first.count == 2,
        Int(Int16(bitPattern: UInt16(first[0]) | UInt16(first[1]) << 8)) + amount < 0
      {
        throw PixelError(
          .lossRefused("its table begins below the values that can be stored"),
          .realWorldValueFirstValueMapped)
      }
      moveValue(.realWorldValueFirstValueMapped, in: &items[index])
      moveValue(.realWorldValueLastValueMapped, in: &items[index])
      for tag in [Tag.doubleFloatFirstValueMapped, .doubleFloatLastValueMapped] {
        if let value = items[index].reals(tag).first {
          items[index].setDouble(tag, value + Double(amount))
        }
      }
      if let slope = items[index].reals(.realWorldValueSlope).first,
        let intercept = items[index].reals(.realWorldValueIntercept).first
      {
        items[index].setDouble(.realWorldValueIntercept, intercept - slope * Double(amount))
      }
    }
    dataSet[.realWorldValueMappingSequence] = DataElement(
      .realWorldValueMappingSequence, .sq, .items(items))
  }
}

extension DataSet {
  fileprivate mutating func setDouble(_ tag: Tag, _ value: Double) {
    self[tag] = DataElement(tag, .fd, .memory(littleEndianBytes(value.bitPattern)))
  }
}

extension Tag {
  static var realWorldValueMappingSequence: Tag { Tag(0x0040, 0x9096) }
  fileprivate static var realWorldValueLUTData: Tag { Tag(0x0040, 0x9212) }
  fileprivate static var realWorldValueFirstValueMapped: Tag { Tag(0x0040, 0x9216) }
  fileprivate static var realWorldValueLastValueMapped: Tag { Tag(0x0040, 0x9211) }
  fileprivate static var doubleFloatLastValueMapped: Tag { Tag(0x0040, 0x9213) }
  fileprivate static var doubleFloatFirstValueMapped: Tag { Tag(0x0040, 0x9214) }
  fileprivate static var realWorldValueIntercept: Tag { Tag(0x0040, 0x9224) }
  fileprivate static var realWorldValueSlope: Tag { Tag(0x0040, 0x9225) }
}
