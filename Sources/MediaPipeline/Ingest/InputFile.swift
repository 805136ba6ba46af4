internal import DICOMCore
internal import DiscMastering

/// A file found in the input, or something else that is accounted for in its place.
struct InputFile: Sendable {
  enum Kind: Sendable {
    case file
    /// Never opened: what it is, in words.
    case skipped(String)
    /// A folder or file that could not be looked into.
    case unreadable(String)
    /// A part of a medium that is damaged: what was found there.
    case damaged(String)
    /// An instance that rules say cannot go on as it is.
    case refused(String)
  }

  /// For people, and for opening it unless `rawPath` is there.
  var path: String
  /// The bytes of a path that is not UTF-8.
  var rawPath: [UInt8]?
  var kind: Kind
  /// Where it is when it is a file of a medium.
  var member: InputMember?
  /// What was found when it was made, if it is not the input's own file.
  var findings: [Finding] = []
  /// What it is opened with, where rules change it.
  var coercion: InputCoercion?

  init(rawPath: [UInt8], kind: Kind) {
    self.kind = kind
    if let path = String(validating: rawPath, as: UTF8.self) {
      self.path = path
    } else {
      path = Self.escaped(rawPath)
      self.rawPath = rawPath
    }
  }

  /// A file within an image or an archive.
  init(_ member: InputMember, of container: String) {
    self.init(path: container + "/" + member.file.path, kind: .file)
    self.member = member
  }

  init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// As rules make it, if they do.
  /// - Throws: `FileError`, or `MasteringError` when it is on a medium or has changed.
  func open() throws -> any ByteSource {
    let source = try openUncoerced()
    return try coercion.map { try $0.coerced(source, path: path) } ?? source
  }

  private func openUncoerced() throws -> any ByteSource {
    guard let member else { return try OpenedFile(self) }
    return try member.medium.source(of: member.file)
  }

  /// The path in bytes, closed by NUL as system calls want it.
  var systemPath: [CChar] { ((rawPath ?? Array(path.utf8)) + [0]).map { CChar(bitPattern: $0) } }

  /// Bytes beyond ASCII as `\xE9`.
  private static func escaped(_ bytes: [UInt8]) -> String {
    bytes.reduce(into: "") { text, byte in
      if (0x20..<0x7F).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}

/// A file of a medium that is an input.
final class InputMember: Sendable {
  let medium: any MediumReader
  let file: MediumFile

  init(_ medium: any MediumReader, _ file: MediumFile) {
    self.medium = medium
    self.file = file
  }
}
