package import DICOMCore

extension RecordSource {
  /// An item of this source; it may declare a character set of its own.
  func nested(_ item: DataSet) -> RecordSource {
    let own =
      item[.specificCharacterSet] == nil ? characterSet : SpecificCharacterSet(declaredBy: item)
    return RecordSource(dataSet: item, characterSet: own, sopClass: sopClass)
  }

  /// What the key lists of this item; all of it where the key lists nothing.
  func item(of key: SelectionKey, own: DataSet) -> DataSet {
    guard let items = key.items else { return whole() }
    var keys = items.keys
    for macro in items.macros {
      switch macro {
      case .code: keys += SelectionKey.code
      case .documentContent, .waveformReferences, .otherElements: return whole()
      case .iconImage: return DataSet()
      }
    }
    var result = DataSet()
    var ignored: [RecordRemark] = []
    for key in keys {
      if let element = element(for: key, remarks: &ignored) ?? emptyElement(for: key) {
        result[key.tag] = element
      }
    }
    return declared(result)
  }

  /// The item with all that is in it, each value in the form of its VR; what has none is left out.
  func whole() -> DataSet {
    var elements: [DataElement] = []
    elements.reserveCapacity(dataSet.elements.count)
    for element in dataSet.elements where element.tag != .specificCharacterSet {
      switch element.value {
      case .items(let items):
        elements.append(
          DataElement(element.tag, element.vr, .items(items.map { nested($0).whole() })))
      case .bytes(let value):
        guard let bytes = try? value.load() else { continue }
        let text = RecordText(
          bytes, tag: element.tag, vr: element.vr, characterSet: characterSet)
        guard let mended = text.mended else { continue }
        elements.append(.bytes(element.tag, element.vr, mended))
      case .fragments: continue
      }
    }
    return declared(DataSet(elements))
  }

  /// With the item's own character set, where it has one and needs it.
  private func declared(_ item: DataSet) -> DataSet {
    guard dataSet[.specificCharacterSet] != nil, item.needsCharacterSet else { return item }
    return item.declaring(characterSet)
  }
}

extension DataSet {
  /// With Specific Character Set; in UTF-8 where no set that could be declared has all the text.
  func declaring(_ characterSet: SpecificCharacterSet) -> DataSet {
    var (result, declared) = (self, characterSet)
    if !characterSet.canHold(self) {
      result = mapText { bytes, vr in Array(characterSet.decode(bytes, vr: vr).text.utf8) }
      declared = .utf8
      // Escape sequences that nothing declared may turn out to be plain text.
      if !result.needsCharacterSet { return result }
    }
    let terms = declared.definedTerms.joined(separator: "\\")
    result[.specificCharacterSet] = .text(.specificCharacterSet, .cs, terms)
    return result
  }
}

extension SpecificCharacterSet {
  /// Sets that are no part of ISO 2022, in which every byte may be part of a character.
  private static let standAlone: Set = ["ISO_IR 192", "GB18030", "GBK"]

  /// There is something to declare, and no text has the upper control characters, which ISO 2022
  /// sets have no place for.
  fileprivate func canHold(_ dataSet: DataSet) -> Bool {
    guard let first = definedTerms.first else { return false }
    if Self.standAlone.contains(first) { return true }
    var hasControls = false
    _ = dataSet.mapText { bytes, _ in
      hasControls = hasControls || bytes.contains { (0x80...0x9F).contains($0) }
      return bytes
    }
    return !hasControls
  }

  /// As (0008,0005) of a data set declares it; text beyond ASCII without a declaration is taken for
  /// UTF-8 where it can be that, else for ISO 8859-1, so that a record can declare it.
  package init(declaredBy dataSet: DataSet) {
    self.init(definedTerms: dataSet.strings(.specificCharacterSet))
    guard definedTerms.isEmpty else { return }
    switch dataSet.undeclaredText {
    case .ascii: break
    case .utf8: self = .utf8
    case .bytes: self = SpecificCharacterSet(definedTerms: ["ISO_IR 100"])
    }
  }
}

/// What text is that no character set is declared for.
private enum UndeclaredText: Int {
  case ascii, utf8, bytes
}

extension DataSet {
  fileprivate var undeclaredText: UndeclaredText {
    var worst = UndeclaredText.ascii
    for element in elements {
      var found = UndeclaredText.ascii
      switch element.value {
      case .items(let items):
        for item in items where item[.specificCharacterSet] == nil {
          let nested = item.undeclaredText
          if nested.rawValue > found.rawValue { found = nested }
        }
      case .bytes(.memory(let bytes))
      where element.vr.usesSpecificCharacterSet && !SpecificCharacterSet.isASCII(bytes):
        found = String(validating: bytes, as: UTF8.self) == nil ? .bytes : .utf8
      case .bytes, .fragments: break
      }
      if found.rawValue > worst.rawValue { worst = found }
      if worst == .bytes { break }
    }
    return worst
  }
}
