internal import DICOMCore

extension ProfileFile {
  /// One profile as it is written; what is missing comes from the profile it is like.
  struct Entry: Decodable {
    var identifier: String
    var title: String?
    var like: String?
    var annex: String?
    var secure: Bool?
    var roles: [ApplicationProfile.Role]?
    var rows: [RowEntry]?
    var media: [String]?
    var fileSystems: [ApplicationProfile.FileSystem]?
    var additionalKeys: String?
    var icon: ApplicationProfile.Icon?
    var rules: [RuleEntry]?
    var remarks: [String]?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case identifier, title, like, annex, secure, roles, rows, media, fileSystems
      case additionalKeys, icon, rules, remarks
    }

    init(from decoder: any Decoder) throws {
      try refuseUnknownFields(CodingKeys.self, in: decoder)
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      identifier = try fields.decode(String.self, forKey: .identifier)
      title = try fields.decodeIfPresent(String.self, forKey: .title)
      like = try fields.decodeIfPresent(String.self, forKey: .like)
      annex = try fields.decodeIfPresent(String.self, forKey: .annex)
      secure = try fields.decodeIfPresent(Bool.self, forKey: .secure)
      roles = try fields.decodeIfPresent([ApplicationProfile.Role].self, forKey: .roles)
      rows = try fields.decodeIfPresent([RowEntry].self, forKey: .rows)
      media = try fields.decodeIfPresent([String].self, forKey: .media)
      fileSystems = try fields.decodeIfPresent(
        [ApplicationProfile.FileSystem].self, forKey: .fileSystems)
      additionalKeys = try fields.decodeIfPresent(String.self, forKey: .additionalKeys)
      icon = try fields.decodeIfPresent(ApplicationProfile.Icon.self, forKey: .icon)
      rules = try fields.decodeIfPresent([RuleEntry].self, forKey: .rules)
      remarks = try fields.decodeIfPresent([String].self, forKey: .remarks)
    }

    func profile(
      base: ApplicationProfile?, place: String
    ) throws(ProfileFileError) -> ApplicationProfile {
      var tables: AdditionalKeys?
      if let additionalKeys {
        tables = AdditionalKeys(rawValue: additionalKeys)
        guard let tables, AdditionalKeys.all.contains(tables) else {
          throw ProfileFileError(
            place: "\(place).additionalKeys",
            reason: "found \(additionalKeys) where"
              + " \(list(AdditionalKeys.all.map(\.rawValue))) was expected")
        }
      }
      let names = Medium.all.map(\.name) + ["mod", "zip", "mime"]
      if let wrong = media?.first(where: { !names.contains($0) }) {
        throw ProfileFileError(
          place: "\(place).media", reason: "found \(wrong) where \(list(names)) was expected")
      }
      return ApplicationProfile(
        identifier: identifier, title: title ?? base?.title ?? "",
        annex: annex ?? base?.annex ?? "", isSecure: secure ?? base?.isSecure ?? false,
        roles: try need(roles ?? base?.roles, "roles", place),
        rows: try need(rows.map { $0.map(\.row) } ?? base?.rows, "rows", place),
        media: try need(media ?? base?.media, "media", place),
        fileSystems: try need(fileSystems ?? base?.fileSystems, "fileSystems", place),
        additionalKeys: tables ?? base?.additionalKeys, icon: icon ?? base?.icon,
        rules: rules.map { $0.map(\.rule) } ?? base?.rules ?? [],
        remarks: remarks ?? [])
    }

    private func need<Field>(
      _ values: [Field]?, _ name: String, _ place: String
    ) throws(ProfileFileError) -> [Field] {
      guard let values, !values.isEmpty else {
        throw ProfileFileError(
          place: place, reason: "the field \(name) is missing or empty, and no like gives it")
      }
      return values
    }
  }
}

/// Fields by whatever name they have.
struct AnyField: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A misspelt field would be a rule that nobody checks.
func refuseUnknownFields<Fields: CodingKey & CaseIterable>(
  _: Fields.Type, in decoder: any Decoder
) throws {
  try refuseUnknownFields(Fields.self, in: try decoder.container(keyedBy: AnyField.self))
}

func refuseUnknownFields<Fields: CodingKey & CaseIterable>(
  _: Fields.Type, in fields: KeyedDecodingContainer<AnyField>
) throws {
  let known = Fields.allCases.map(\.stringValue)
  for field in fields.allKeys where !known.contains(field.stringValue) {
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: fields.codingPath,
        debugDescription: "there is no field \(field.stringValue); there are \(list(known))"))
  }
}
