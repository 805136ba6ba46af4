internal import DICOMCore
internal import FoundationEssentials

/// Why a file of profiles cannot be used.
public struct ProfileFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place in the file, as `[0].rows[1].transferSyntaxes`; empty for the file as a whole.
  public var place: String
  /// What is wrong there.
  public var reason: String

  public var description: String {
    place.isEmpty ? "the profile file: \(reason)" : "the profile file, at \(place): \(reason)"
  }
}

extension ApplicationProfile {
  /// Reads augmented and private profiles from a file: one JSON object, or an array of them.
  ///
  /// The fields:
  /// - `identifier`: `AUG-…` or `PRI-…`; `title`, `annex`, `remarks`: words for people.
  /// - `like`: a profile, earlier in the file, of the standard or in `known`, whose fields stand
  ///   for those that are left out here.
  /// - `rows`: `sopClasses` (UIDs, or `*` for every Storage SOP Class of the standard, or
  ///   `*multiframe` for their multi-frame instances) with `transferSyntaxes` (UIDs, or `*`).
  /// - `rules`: those of `ProfileRule`, elements by keyword or as `(0028,0010)`.
  /// - `media`, `fileSystems`, `roles`, `secure`, `additionalKeys`, `icon`: as in
  ///   `ApplicationProfile`.
  /// - Throws: `ProfileFileError` with the place in the file.
  public static func load(
    json: [UInt8], known: [ApplicationProfile] = []
  ) throws(ProfileFileError) -> [ApplicationProfile] {
    try ProfileFile.read(json, known: all + known, allowsStandard: false)
  }
}

/// The form in which profiles are written.
enum ProfileFile {
  /// More than any profile needs, so that a wrong file is refused before it is parsed.
  static let sizeLimit = 1 << 20

  static func read(
    _ json: [UInt8], known: [ApplicationProfile], allowsStandard: Bool
  ) throws(ProfileFileError) -> [ApplicationProfile] {
    guard json.count <= sizeLimit else {
      throw ProfileFileError(place: "", reason: "it is larger than \(sizeLimit) bytes")
    }
    let entries = try decode(json)
    var profiles: [ApplicationProfile] = []
    for (index, entry) in entries.enumerated() {
      let place = "[\(index)]"
      let identifier = entry.identifier
      guard isIdentifier(identifier, allowsStandard: allowsStandard) else {
        throw ProfileFileError(
          place: "\(place).identifier",
          reason: "a profile of one's own is called AUG-… or PRI-…, in capitals, digits and"
            + " hyphens, up to 64 characters; found \(identifier)")
      }
      guard !(known + profiles).contains(where: { $0.identifier == identifier }) else {
        throw ProfileFileError(
          place: "\(place).identifier", reason: "there is a profile \(identifier) already")
      }
      let base = entry.like.flatMap { name in
        (profiles + known).first { $0.identifier == name }
      }
      if let like = entry.like, base == nil {
        throw ProfileFileError(
          place: "\(place).like", reason: "there is no profile \(like) before this one")
      }
      profiles.append(try entry.profile(base: base, place: place))
    }
    return profiles
  }

  private static func decode(_ json: [UInt8]) throws(ProfileFileError) -> [Entry] {
    let isArray = json.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "[")
    do {
      let decoder = JSONDecoder()
      return isArray
        ? try decoder.decode([Entry].self, from: Data(json))
        : [try decoder.decode(Entry.self, from: Data(json))]
    } catch let error as DecodingError {
      throw ProfileFileError(error)
    } catch {
      throw ProfileFileError(place: "", reason: "it is no JSON")
    }
  }

  /// - SeeAlso: PS3.11 §5
  private static func isIdentifier(_ text: String, allowsStandard: Bool) -> Bool {
    let prefixes = allowsStandard ? ["STD-"] : ["AUG-", "PRI-"]
    return prefixes.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      }
  }
}

extension ProfileFileError {
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(context, "the field \(key.stringValue) is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(context, "the value is of the wrong kind (\(context.debugDescription))")
    case .dataCorrupted(let context):
      self.init(
        context,
        context.codingPath.isEmpty
          ? "it is no JSON (\(context.debugDescription))" : context.debugDescription)
    @unknown default:
      self.init(place: "", reason: "it cannot be read")
    }
  }

  private init(_ context: DecodingError.Context, _ reason: String) {
    var place = ""
    for key in context.codingPath {
      if let index = key.intValue {
        place += "[\(index)]"
      } else {
        place += place.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    self.init(place: place, reason: reason)
  }
}
