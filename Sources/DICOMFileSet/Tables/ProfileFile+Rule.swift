internal import DICOMCore

extension ProfileFile {
  /// `{"sopClasses": ["*"], "transferSyntaxes": ["1.2.840.10008.1.2.1"]}`.
  struct RowEntry: Decodable {
    var row: ApplicationProfile.Row

    enum CodingKeys: String, CodingKey, CaseIterable {
      case sopClasses, transferSyntaxes
    }

    init(from decoder: any Decoder) throws {
      try refuseUnknownFields(CodingKeys.self, in: decoder)
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      let classes = try fields.decode([String].self, forKey: .sopClasses)
      let set: ApplicationProfile.ClassSet =
        switch classes {
        case ["*"]: .everyClass
        case ["*multiframe"]: .everyMultiFrame
        default: .some(try uids(fields, .sopClasses) ?? [])
        }
      let syntaxes = try fields.decode([String].self, forKey: .transferSyntaxes)
      row = ApplicationProfile.Row(
        sopClasses: set,
        transferSyntaxes: syntaxes == ["*"] ? nil : try uids(fields, .transferSyntaxes))
    }
  }

  /// `{"tag": "Rows", "maximum": 512}`; the fields are those of `ProfileRule`.
  struct RuleEntry: Decodable {
    var rule: ProfileRule

    enum CodingKeys: String, CodingKey, CaseIterable {
      case sopClasses, transferSyntaxes, when, tag, values, maximum, equals, presence, items
      case overlays
    }

    enum WhenKeys: String, CodingKey, CaseIterable {
      case tag, values
    }

    enum RelationKeys: String, CodingKey, CaseIterable {
      case tag, minus
    }

    init(from decoder: any Decoder) throws {
      try refuseUnknownFields(CodingKeys.self, in: decoder)
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      rule = ProfileRule(
        sopClasses: try uids(fields, .sopClasses),
        transferSyntaxes: try uids(fields, .transferSyntaxes),
        when: try Self.when(fields),
        tag: try tag(fields, .tag),
        values: try fields.decodeIfPresent([String].self, forKey: .values),
        maximum: try fields.decodeIfPresent(Int.self, forKey: .maximum),
        equals: try Self.relation(fields),
        presence: try fields.decodeIfPresent(ProfileRule.Presence.self, forKey: .presence),
        items: try fields.decodeIfPresent([String].self, forKey: .items)
          .map { try $0.map { try ProfileFile.tag($0, in: fields, .items) } },
        overlays: try fields.decodeIfPresent(ProfileRule.Overlays.self, forKey: .overlays))
      guard rule.overlays != nil || rule.tag != nil else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: fields.codingPath, debugDescription: "a rule needs a tag or overlays"))
      }
    }

    private static func when(
      _ fields: KeyedDecodingContainer<CodingKeys>
    ) throws -> ProfileRule.When? {
      guard fields.contains(.when) else { return nil }
      try refuseUnknownFields(
        WhenKeys.self, in: fields.nestedContainer(keyedBy: AnyField.self, forKey: .when))
      let inner = try fields.nestedContainer(keyedBy: WhenKeys.self, forKey: .when)
      let name = try inner.decode(String.self, forKey: .tag)
      return ProfileRule.When(
        tag: try ProfileFile.tag(name, in: inner, .tag),
        values: try inner.decode([String].self, forKey: .values))
    }

    private static func relation(
      _ fields: KeyedDecodingContainer<CodingKeys>
    ) throws -> ProfileRule.Relation? {
      guard fields.contains(.equals) else { return nil }
      try refuseUnknownFields(
        RelationKeys.self, in: fields.nestedContainer(keyedBy: AnyField.self, forKey: .equals))
      let inner = try fields.nestedContainer(keyedBy: RelationKeys.self, forKey: .equals)
      let name = try inner.decode(String.self, forKey: .tag)
      return ProfileRule.Relation(
        tag: try ProfileFile.tag(name, in: inner, .tag),
        minus: try inner.decodeIfPresent(Int.self, forKey: .minus) ?? 0)
    }
  }

  /// A keyword or `(0028,0010)`.
  static func tag<Key: CodingKey>(
    _ name: String, in fields: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> Tag {
    guard let tag = DataDictionary.tag(keyword: name) ?? Tag(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: fields,
        debugDescription: "\(name) is neither a keyword nor a tag such as (0028,0010)")
    }
    return tag
  }

  static func tag<Key: CodingKey>(
    _ fields: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> Tag? {
    try fields.decodeIfPresent(String.self, forKey: key).map { try tag($0, in: fields, key) }
  }

  static func uids<Key: CodingKey>(
    _ fields: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> [UID]? {
    guard let texts = try fields.decodeIfPresent([String].self, forKey: key) else { return nil }
    return try texts.map { text in
      let uid = UID(rawValue: text)
      guard uid.isValid else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: fields, debugDescription: "\(text) is no UID")
      }
      return uid
    }
  }
}
