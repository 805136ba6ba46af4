public import DICOMCore

/// What follows, in a data set, when a number is added to every stored value, or none is negative
/// and Pixel Representation becomes 0: output values stay the same.
/// - SeeAlso: PS3.3 §C.7.6.3.1, §C.11.1
public struct StoredValueOffset: Hashable, Sendable {
  /// What is added.
  public var amount: Int
  /// What Pixel Representation said of the values before.
  public var wasSigned: Bool

  public init(_ amount: Int, wasSigned: Bool) {
    self.amount = amount
    self.wasSigned = wasSigned
  }

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
    if amount == 0 { return true }
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
  ///
  /// Entries for values below 0, which are not stored any longer, go.
  public func moveTables(of sequence: Tag, in dataSet: inout DataSet) throws(PixelError) {
    guard case .items(var items)? = dataSet[sequence]?.value else { return }
    for index in items.indices {
      guard let bytes = items[index].bytes(.lutDescriptor), bytes.count == 6 else {
        throw PixelError(.lossRefused("a table does not say what it maps"), .lutDescriptor)
      }
      let first = value(bytes[2...]) + amount
      var count = Int(bytes[0]) | Int(bytes[1]) << 8
      if first < 0 {
        if count == 0 { count = 65_536 }
        guard let table = items[index].bytes(.lutData), table.count >= 2 * count, -first < count
        else {
          throw PixelError(.lossRefused("a table is of values that are not stored"), .lutDescriptor)
        }
        count += first
        let vr: VR = items[index][.lutData]?.vr ?? .ow
        items[index][.lutData] = DataElement(.lutData, vr, .memory(Array(table[(-2 * first)...])))
      }
      guard let moved = UInt16(exactly: max(0, first)) else {
        throw PixelError(
          .lossRefused("its first value mapped, now \(first), has more than 16 bits"),
          .lutDescriptor)
      }
      let entries = littleEndianBytes(UInt16(truncatingIfNeeded: count))
      items[index][.lutDescriptor] = DataElement(
        .lutDescriptor, .us, .memory(entries + littleEndianBytes(moved) + bytes[4..<6]))
    }
    dataSet[sequence] = DataElement(sequence, .sq, .items(items))
  }

  /// Moves one stored value that is an attribute, as US.
  ///
  /// An end of a range beyond every value that can be stored becomes the nearest one that can.
  func moveValue(_ tag: Tag, in dataSet: inout DataSet) {
    guard let bytes = dataSet.bytes(tag), bytes.count == 2 else { return }
    let moved = UInt16(clamping: value(bytes[...]) + amount)
    dataSet[tag] = DataElement(tag, .us, .memory(littleEndianBytes(moved)))
  }

  /// The 16 bits that `bytes`, of two or more, begin with.
  private func value(_ bytes: ArraySlice<UInt8>) -> Int {
    let bits = bytes.prefix(2).reversed().reduce(0 as UInt16) { $0 << 8 | UInt16($1) }
    return wasSigned ? Int(Int16(bitPattern: bits)) : Int(bits)
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
        value(first[...]) + amount < 0
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
