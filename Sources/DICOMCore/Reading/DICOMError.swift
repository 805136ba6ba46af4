/// What is wrong in a DICOM stream, and where.
public struct DICOMError: Error, Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// The bytes end before the value does.
    case truncated(needed: Int, available: Int)
    /// A length that reaches beyond the item, sequence or file around it.
    case lengthBeyondParent(length: Int, remaining: Int)
    case nestingTooDeep(limit: Int)
    /// Neither a Part 10 file nor a data set without meta information.
    case notDICOM(found: String)
    case unexpected(found: String, expected: String)
    case unknownTransferSyntax(String)
    case deflate(String)
    case tooLarge(what: String, limit: Int)
  }

  public var reason: Reason
  /// The file, as the source names it.
  public var file: String
  /// From the data set down to the element, sequences with the item's number: no value is in it.
  public var path: TagPath
  /// Bytes from the start of the file, preamble included.
  public var offset: Int

  public init(_ reason: Reason, file: String = "", path: TagPath = TagPath(), offset: Int = 0) {
    self.reason = reason
    self.file = file
    self.path = path
    self.offset = offset
  }
}

extension DICOMError: CustomStringConvertible {
  /// One sentence with the place, what was found and what was expected.
  public var description: String {
    let place = path.isEmpty ? "at byte \(offset)" : "at \(path), byte \(offset)"
    return file.isEmpty ? "\(reason.sentence) \(place)" : "\(file): \(reason.sentence) \(place)"
  }
}

extension DICOMError.Reason {
  /// The sentence without its place.
  public var sentence: String {
    switch self {
    case .truncated(let needed, let available):
      "the file ends too early: \(needed) bytes expected, \(available) left; copy it again from its source"
    case .lengthBeyondParent(let length, let remaining):
      "a length of \(length) bytes was found where only \(remaining) bytes are left"
    case .nestingTooDeep(let limit):
      "sequences are nested deeper than \(limit) levels"
    case .notDICOM(let found):
      "not a DICOM file: \(found)"
    case .unexpected(let found, let expected):
      "found \(found) where \(expected) was expected"
    case .unknownTransferSyntax(let uid):
      "the transfer syntax \(uid) is not known, so the data set cannot be read"
    case .deflate(let message):
      "the deflated data set cannot be inflated (\(message))"
    case .tooLarge(let what, let limit):
      "\(what) is larger than the limit of \(limit) bytes"
    }
  }
}

/// The way from a data set to an element: sequence, item number, sequence, …, element.
public struct TagPath: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public var tag: Tag
    /// Counted from 1, as the standard does; nil at the last step.
    public var item: Int?
  }
  public var steps: [Step] = []

  public init() {}
  public init(_ tag: Tag) { steps = [Step(tag: tag, item: nil)] }

  public var isEmpty: Bool { steps.isEmpty }

  /// The path to the element `tag` of the data set or item that `path` leads to.
  static func + (path: TagPath, tag: Tag) -> TagPath {
    var longer = path
    longer.steps.append(Step(tag: tag, item: nil))
    return longer
  }
}

extension TagPath: CustomStringConvertible {
  /// `(0040,A730)[2]/(0040,A043)`; of a path that nobody can read, its beginning and its end.
  public var description: String {
    var names = steps.map { step in step.item.map { "\(step.tag)[\($0)]" } ?? "\(step.tag)" }
    if names.count > 12 {
      names.replaceSubrange(4..<names.count - 2, with: ["(\(names.count - 6) levels)"])
    }
    return names.joined(separator: "/")
  }
}
