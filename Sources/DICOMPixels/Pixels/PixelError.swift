public import DICOMCore

/// Pixels that cannot be had, and the attribute it is about.
public struct PixelError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case missing
    case invalid(found: String, expected: String)
    case unsupported(String)
    case tooLarge(what: String, limit: Int)
    /// The attributes are those of more bytes than there are.
    case truncated(needed: Int, available: Int)
    case noFrame(index: Int, count: Int)
    /// A fragment may be a part of a frame or one frame, never two of them.
    case severalFramesInFragment(fragment: Int)
    /// Nothing tells where a frame begins.
    case framesNotFound(fragments: Int, frames: Int)
    /// Coding with loss would falsify what is said of the pixels.
    case lossRefused(String)
  }

  public var reason: Reason
  public var tag: Tag

  public init(_ reason: Reason, _ tag: Tag) {
    self.reason = reason
    self.tag = tag
  }
}

extension PixelError: CustomStringConvertible {
  /// One sentence with the attribute, what was found and what was expected.
  public var description: String {
    let name = DataDictionary.entry(for: tag)?.keyword ?? ""
    return "\(tag) \(name.isEmpty ? "" : name + " ")\(reason.sentence)"
  }
}

extension PixelError.Reason {
  var sentence: String {
    switch self {
    case .missing: "is missing"
    case .invalid(let found, let expected): "is \(found) where \(expected) was expected"
    case .unsupported(let what): "stands in the way: \(what) is not supported"
    case .tooLarge(let what, let limit): "is refused: \(what) is larger than the limit of \(limit)"
    case .truncated(let needed, let available):
      "ends too early: \(needed) bytes are needed and \(available) are there; copy the file again "
        + "from its source"
    case .noFrame(let index, let count):
      "has \(count) frames, so that there is no frame \(index + 1)"
    case .severalFramesInFragment(let fragment):
      "holds more than one frame in its fragment \(fragment + 1), which the standard forbids"
    case .framesNotFound(let fragments, let frames):
      "has \(fragments) fragments for \(frames) frames, and nothing in them says where a frame begins"
    case .lossRefused(let why): "forbids coding with loss: \(why)"
    }
  }
}
