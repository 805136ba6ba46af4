internal import DICOMCore
internal import MediaValidation

/// The findings of one file's frames: what many frames have alike is told once.
struct FrameFindings {
  fileprivate struct Key: Hashable {
    var rule: String
    var path: String
    var found: String
  }

  fileprivate struct Entry {
    var rule: ValidationRule
    var key: Key
    var expected: String
    var section: String?
    /// From 0, ascending; empty for what is not of a frame.
    var frames: [Range<Int>]
  }

  /// Of a rule, as of those of other areas.
  static let limit = 100
  /// Longer text is cut.
  static let longest = 240

  private let file: String
  private var entries: [Entry] = []
  private var places: [Key: Int] = [:]
  private var count = FindingCount(limit: limit)

  init(file: String) { self.file = file }

  /// - Parameters:
  ///   - frame: from 0; nil for what is of all.
  ///   - path: of an element or item; nil for Pixel Data.
  mutating func add(
    _ rule: ValidationRule, frame: Int? = nil, path: String? = nil, found: String,
    expected: String, section: String? = nil
  ) {
    let key = Key(
      rule: rule.identifier, path: path ?? "\(Tag.pixelData)", found: Self.shortened(found))
    if let place = places[key] {
      if let frame { entries[place].note(frame) }
      return
    }
    guard count.admits(rule) else { return }
    places[key] = entries.count
    entries.append(
      Entry(
        rule: rule, key: key, expected: Self.shortened(expected), section: section,
        frames: frame.map { [$0..<$0 + 1] } ?? []))
  }

  func has(_ rule: ValidationRule) -> Bool { count.has(rule) }

  /// In the order in which they were found.
  var all: [ValidationFinding] {
    let kept = entries.map { entry in
      ValidationFinding(
        entry.rule, ValidationFinding.Place(file: file, path: entry.key.path),
        found: entry.frames.isEmpty ? entry.key.found : "\(entry.words): \(entry.key.found)",
        expected: entry.expected, section: entry.section)
    }
    return count.told(kept, "in this file")
  }

  private static func shortened(_ text: String) -> String {
    text.utf8.count > longest ? text.prefix(longest - 1) + "…" : text
  }
}

extension FrameFindings.Entry {
  fileprivate mutating func note(_ frame: Int) {
    if let last = frames.last, last.upperBound == frame {
      frames[frames.count - 1] = last.lowerBound..<frame + 1
    } else if frames.count < FrameFindings.limit,
      frames.last.map({ $0.upperBound <= frame }) ?? true
    {
      frames.append(frame..<frame + 1)
    }
  }

  /// `frames 1 to 40, 42`.
  fileprivate var words: String {
    let parts = frames.prefix(5).map { range in
      range.count == 1
        ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1) to \(range.upperBound)"
    }
    let isOne = frames.count == 1 && frames[0].count == 1
    return (isOne ? "frame " : "frames ") + parts.joined(separator: ", ")
      + (frames.count > 5 ? ", …" : "")
  }
}
