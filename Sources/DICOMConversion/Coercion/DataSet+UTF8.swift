package import DICOMCore

extension DataSet {
  /// The data set with all its text in ISO_IR 192, at every depth, and that declared.
  /// - Parameter lossy: is given the top-level elements in which something could not be read.
  /// - Throws: what the source throws of a long value.
  package func inUTF8(from characterSet: SpecificCharacterSet, lossy: inout Set<Tag>) throws
    -> DataSet
  {
    var result = try recoded(from: characterSet, isTop: true, lossy: &lossy)
    result[.specificCharacterSet] = .text(.specificCharacterSet, .cs, "ISO_IR 192")
    return result
  }

  private func recoded(
    from characterSet: SpecificCharacterSet, isTop: Bool, lossy: inout Set<Tag>
  ) throws -> DataSet {
    var result: [DataElement] = []
    result.reserveCapacity(elements.count)
    for element in elements {
      var isLossy: Set<Tag> = []
      switch element.value {
      case .bytes where element.tag == .specificCharacterSet: continue
      case .items(let items):
        let recoded = try items.map { item in
          let own =
            item[.specificCharacterSet] == nil
            ? characterSet
            : SpecificCharacterSet(definedTerms: item.strings(.specificCharacterSet))
          return try item.recoded(from: own, isTop: false, lossy: &isLossy)
        }
        result.append(DataElement(element.tag, element.vr, .items(recoded)))
      case .bytes(let bytes) where element.vr.usesSpecificCharacterSet:
        let loaded = try bytes.load()
        guard SpecificCharacterSet.needsDeclaration(loaded) else {
          result.append(element)
          continue
        }
        let decoded = characterSet.decode(loaded, vr: element.vr)
        if decoded.isLossy { isLossy.insert(element.tag) }
        result.append(.bytes(element.tag, element.vr, Array(decoded.text.utf8)))
      case .bytes, .fragments: result.append(element)
      }
      if !isLossy.isEmpty { lossy.insert(element.tag) }
    }
    return DataSet(result)
  }
}

extension DecodedText {
  /// Some of the bytes have no meaning in the character set that is declared.
  package var isLossy: Bool { text.unicodeScalars.contains("\u{FFFD}") }
}
