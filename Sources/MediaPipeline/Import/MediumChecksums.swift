internal import DICOMCore
internal import DiscMastering

/// The checksums that a medium lists for its own files.
struct MediumChecksums: Sendable {
  /// What the lists are called on the medium.
  private(set) var lists: [String] = []
  /// Lists that cannot be read, and why.
  private(set) var problems: [(path: String, reason: String)] = []
  private var sha256: [String: SHA256Sum] = [:]
  private var md5: [String: String] = [:]
  private static let largest = 1 << 28

  var countsMD5: Bool { !md5.isEmpty }

  /// Reads every list, wherever on the medium it is: its paths are relative to its folder.
  init(of medium: any MediumReader) {
    for file in medium.files {
      let parts = file.path.split(separator: "/")
      guard let name = parts.last?.uppercased() else { continue }
      let folder = parts.dropLast().map { $0 + "/" }.joined()
      guard name == "SHA256.TXT" || name == "MD5_SUMS" || name == "MD5SUMS" || name == "MD5_SUM"
      else { continue }
      do {
        let source = try medium.source(of: file)
        guard source.count <= Self.largest else {
          problems.append((file.path, "it is larger than any checksum list"))
          continue
        }
        let bytes = try source.read(0..<source.count)
        if name == "SHA256.TXT" {
          for entry in try ChecksumList(parsing: bytes, name: file.path).entries {
            sha256[Self.key(folder + entry.path)] = entry.sum
          }
        } else {
          addMD5(bytes, folder: folder)
        }
        lists.append(file.path)
      } catch let error as MasteringError {
        var error = error
        error.path = ""
        problems.append((file.path, error.description))
      } catch {
        problems.append((file.path, "it cannot be read"))
      }
    }
  }

  /// Lines of 32 digits, blanks or an asterisk, and a path.
  private mutating func addMD5(_ bytes: [UInt8], folder: String) {
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let digits = String(decoding: line.prefix(32), as: UTF8.self).lowercased()
      let path = line.dropFirst(32).drop { $0 == 0x20 || $0 == UInt8(ascii: "*") }
      guard digits.utf8.count == 32, digits.allSatisfy(\.isHexDigit), !path.isEmpty else {
        continue
      }
      md5[Self.key(folder + String(decoding: path, as: UTF8.self))] = digits
    }
  }

  /// Whether the sums of a file are the listed ones; nil when none is listed for it.
  func agree(_ file: MediumFile, sha256 sum: SHA256Sum, md5 digits: String?) -> Bool? {
    for path in [file.path] + file.otherPaths {
      let key = Self.key(path)
      if let listed = sha256[key] { return listed == sum }
      if let listed = md5[key], let digits { return listed == digits }
    }
    return nil
  }

  /// Lists are made before a medium is, whose file system may change the letters' case.
  private static func key(_ path: String) -> String {
    path.uppercased().split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
