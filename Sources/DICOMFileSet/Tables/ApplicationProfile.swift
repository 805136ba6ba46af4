public import DICOMCore

/// A Media Storage Application Profile: what may stand on a medium, and how.
///
/// Those of the standard and those read from a file have one form (`load`).
/// - SeeAlso: PS3.11
public struct ApplicationProfile: Hashable, Sendable {
  /// As `STD-GEN-CD`; `AUG-…` for augmented and `PRI-…` for private profiles.
  public var identifier: String
  public var title: String
  /// The annex of PS3.11 with its class; empty for a private profile.
  public var annex: String
  /// Every file is a Secure DICOM File (PS3.15 Annex D).
  public var isSecure: Bool
  public var roles: [Role]
  public var rows: [Row]
  /// Names of media: those of `Medium`, and `mod`, `mime`, `zip`.
  public var media: [String]
  public var fileSystems: [FileSystem]
  public var additionalKeys: AdditionalKeys?
  public var icon: Icon?
  public var rules: [ProfileRule]
  /// What its author wants to say; nothing is done with it.
  public var remarks: [String]

  /// File-set Creator, Reader, Updater (PS3.10 §6.2).
  public enum Role: String, Codable, Sendable {
    case creator = "FSC"
    case reader = "FSR"
    case updater = "FSU"
  }

  public enum FileSystem: String, Codable, Sendable {
    case isoLevel1 = "ISO 9660 Level 1"
    /// Level 1 to 3, extensions allowed.
    case iso = "ISO 9660"
    case udf = "UDF"
    case fat = "FAT"
    case zip = "ZIP"
    case mime = "MIME"
  }

  /// Each of the SOP Classes may be stored in each of the transfer syntaxes.
  public struct Row: Hashable, Sendable {
    public var sopClasses: ClassSet
    /// Nil: every transfer syntax, as the conformance statement says.
    public var transferSyntaxes: [UID]?
  }

  public enum ClassSet: Hashable, Sendable {
    /// Every Storage SOP Class of the standard.
    case everyClass
    /// The same, for instances with a number of frames.
    case everyMultiFrame
    case some([UID])
  }

  /// The icon of IMAGE records.
  public struct Icon: Hashable, Sendable, Codable {
    public var required: Bool
    public var rows: Int
    public var columns: Int
  }
}

extension ApplicationProfile {
  /// The profiles of the standard, in the order of its annexes.
  public static let all: [ApplicationProfile] = {
    do {
      return try ProfileFile.read(Array(table.utf8), known: [], allowsStandard: true)
    } catch {
      preconditionFailure("the table of profiles: \(error)")
    }
  }()

  /// The profile of the standard with this identifier.
  public static func named(_ identifier: String) -> ApplicationProfile? {
    all.first { $0.identifier == identifier }
  }

  /// Why Spindle cannot make media of this profile; nil when it can.
  ///
  /// Its rules are known all the same: `violations(of:)` judges instances under it.
  public var notYet: String? {
    if isSecure {
      return "\(identifier) is a secure profile (encrypted, signed), which Spindle cannot write yet"
    }
    if fileSystems == [.mime] {
      return "\(identifier) asks for an e-mail in MIME parts, which Spindle cannot write yet"
    }
    if fileSystems == [.udf] {
      return "\(identifier) asks for the UDF file system, which Spindle cannot write yet"
    }
    return nil
  }
}

extension ApplicationProfile {
  /// What a file-set is written to.
  public enum Output: Sendable {
    case folder, image, zip
  }

  /// The profiles that are taken when the user names none; several may stand together.
  ///
  /// - Returns: none where the profiles of the medium cannot be made yet (`notYet`).
  public static func defaults(medium: Medium?, output: Output) -> [ApplicationProfile] {
    let identifiers: [String] =
      switch (output, medium?.name) {
      case (.zip, _): ["STD-GEN-ZIP-MAIL"]
      case (_, "cd"), (_, "cd74"): ["STD-GEN-CD"]
      case (_, "dvd"), (_, "dvd-dl"): ["STD-GEN-DVD-JPEG", "STD-GEN-DVD-J2K"]
      case (_, "dvd-ram"), (_, "bd"), (_, "bd-dl"): []
      case (_, "cf"): ["STD-GEN-CF-JPEG", "STD-GEN-CF-J2K"]
      case (_, "sd"): ["STD-GEN-SD-JPEG", "STD-GEN-SD-J2K"]
      case (_, "mmc"): ["STD-GEN-MMC-JPEG", "STD-GEN-MMC-J2K"]
      case (.folder, _), (_, "usb"): ["STD-GEN-USB-JPEG", "STD-GEN-USB-J2K"]
      case (.image, _): imageDefaults(capacity: medium?.capacity)
      }
    return identifiers.compactMap(named)
  }

  /// An image of so many bytes is meant for the smallest optical medium that holds it.
  private static func imageDefaults(capacity: Int?) -> [String] {
    guard let capacity, let medium = Medium.smallest(holding: capacity) else { return [] }
    return defaults(medium: medium, output: .image).map(\.identifier)
  }
}
