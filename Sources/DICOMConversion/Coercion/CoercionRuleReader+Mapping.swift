internal import DICOMCore

extension CoercionRuleReader {
  func mapping(
    _ node: JSONNode, _ tables: inout [UInt8]
  ) throws(AttributeError) -> CoercionMapping {
    var (from, to): (CoercionPath?, (CoercionPath, VR?)?)
    var table: JSONNode?
    var otherwise = CoercionMapping.Otherwise.keep
    for member in try members(node, "map") {
      let place = member.value.place
      switch (member.name, member.value.content) {
      case ("attribute", .string(let text)):
        to = try changedPath(text, place)
        from = to?.0
      case ("from", .string(let text)): from = try path(text, place).0
      case ("to", .string(let text)): to = try changedPath(text, place)
      case ("table", .string), ("table", .object): table = member.value
      case ("otherwise", .string(let text)):
        guard let known = CoercionMapping.Otherwise(rawValue: text) else {
          let all = CoercionMapping.Otherwise.allCases.map(\.rawValue).joined(separator: ", ")
          throw fault(place, "otherwise is one of \(all)")
        }
        otherwise = known
      default: throw unknown(member, ["attribute", "from", "to", "table", "otherwise"])
      }
    }
    guard let from, let to, let table else {
      throw fault(
        node.place, "map needs \"table\", and \"attribute\" or both of \"from\" and \"to\"")
    }
    guard to.1 != .sq else {
      throw fault(node.place, "a sequence has no value to map", attribute: to.0.description)
    }
    var mapping = CoercionMapping(from: from, to: to.0, table: [:], otherwise: otherwise)
    if case .string(let name) = table.content {
      let bytes = try file(name, table.place)
      tables += bytes
      try read(bytes, name, to, into: &mapping)
    } else {
      for member in try members(table, "table") {
        switch member.value.content {
        case .string(let text), .number(let text):
          mapping.table[member.name] = try setting(text, to, source, member.value.place)
        case .null: mapping.table[member.name] = try setting("", to, source, member.value.place)
        default: throw fault(member.value.place, "a value of the table is \(member.value.kind)")
        }
      }
    }
    return mapping
  }

  private func changedPath(
    _ text: String, _ place: TextPlace
  ) throws(AttributeError) -> (CoercionPath, VR?) {
    let (path, vr) = try path(text, place)
    if let reason = ProtectedAttribute.reason(path.attribute, isDeleted: false) {
      throw fault(place, reason, attribute: path.description)
    }
    return (path, vr)
  }

  private func setting(
    _ text: String, _ to: (path: CoercionPath, vr: VR?), _ source: String, _ place: TextPlace
  ) throws(AttributeError) -> AttributeSetting {
    let setting = AttributeSetting(
      AttributePath([], to.path.attribute), vr: to.vr, AttributeSetting.texts(text, vr: to.vr),
      source: source, place: place)
    if let fault = ElementEncoder().faults(setting).first { throw fault }
    return setting
  }

  /// Two columns under a line of headings: the value that is found, and the one for it.
  private func read(
    _ bytes: [UInt8], _ name: String, _ to: (CoercionPath, VR?),
    into mapping: inout CoercionMapping
  ) throws(AttributeError) {
    let records = try CSVReader.records(bytes, source: name)
    guard records.count > 1 else {
      throw AttributeError(
        name, TextPlace(line: records.count + 1),
        reason: "the table has no line of values under its line of headings")
    }
    for record in records {
      let place = TextPlace(line: record.line)
      guard record.fields.count == 2 else {
        throw AttributeError(
          name, place,
          reason: "\(record.fields.count) fields; a table has two: the value that is found, and "
            + "the one for it")
      }
      guard record.line != records[0].line else { continue }
      let value = try setting(record.fields[1], to, name, place)
      guard mapping.table.updateValue(value, forKey: record.fields[0]) == nil else {
        throw AttributeError(name, place, reason: "an earlier line is for the same value")
      }
    }
  }
}
