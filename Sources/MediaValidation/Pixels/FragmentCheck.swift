internal import DICOMCore

/// How the fragments of encapsulated pixel data stand, none of them being read.
/// - SeeAlso: PS3.5 §A.4
struct FragmentCheck {
  let dataSet: DataSet
  let parent: ElementPath
  /// As the file names it; nil for one that the standard does not have.
  let syntax: TransferSyntax?
  private var table: Bytes
  private var fragments: [Bytes]
  /// Number of Frames; nil where it says nothing.
  private let frames: Int?
  private var lacksTable = false

  init(_ value: Fragments, of dataSet: DataSet, syntax: TransferSyntax?, in parent: ElementPath) {
    (self.dataSet, self.parent, self.syntax) = (dataSet, parent, syntax)
    (table, fragments) = (value.basicOffsetTable, value.fragments)
    frames = PixelShape.frames(dataSet)
    if Self.isCodeStream(table) {
      lacksTable = true
      fragments.insert(table, at: 0)
      table = .memory([])
    }
  }

  /// A code stream of JPEG, JPEG-LS or JPEG 2000 begins so, and no table does: its first offset
  /// is 0.
  private static func isCodeStream(_ table: Bytes) -> Bool {
    guard table.count >= 16, let first = table.first(4), first.count == 4 else { return false }
    return first.starts(with: [0xFF, 0xD8, 0xFF]) || first == [0xFF, 0x4F, 0xFF, 0x51]
  }

  private var path: ElementPath { parent.appending(.pixelData) }

  func check(_ list: inout FindingList) {
    if lacksTable {
      list.add(
        PixelRule.tableMissing, at: path, found: "a code stream in the first item",
        expected: "a Basic Offset Table")
    }
    checkLengths(&list)
    checkNumber(&list)
    guard !(syntax?.isVideo ?? false), let frames else { return }
    OffsetTableCheck(fragments: fragments, frames: frames, dataSet: dataSet, parent: parent)
      .check(basic: table, &list)
  }

  private func checkLengths(_ list: inout FindingList) {
    for (index, fragment) in fragments.enumerated() {
      let offset = Self.offset(of: fragment)
      if fragment.count == 0 {
        list.add(
          PixelRule.emptyFragment, at: path, offset: offset,
          found: "fragment \(index + 1) without a byte", expected: "at least two bytes")
      } else if fragment.count & 1 == 1 {
        list.add(
          PixelRule.oddFragment, at: path, offset: offset,
          found: "fragment \(index + 1) of \(fragment.count) bytes", expected: "an even length")
      }
    }
  }

  private func checkNumber(_ list: inout FindingList) {
    let used = fragments.count { $0.count > 0 }
    if let syntax, syntax.isVideo {
      if Self.unfragmentable.contains(syntax), used > 1 {
        list.add(
          PixelRule.videoFragments, at: path, found: "\(used) fragments", expected: "one fragment")
      }
      return
    }
    guard let frames else { return }
    if used < frames {
      list.add(
        PixelRule.tooFewFragments, at: path, found: "\(used) fragments for \(frames) frames",
        expected: "\(frames) fragments or more")
    } else if syntax == .rleLossless, used != frames {
      list.add(
        PixelRule.fragmentPerFrame, at: path, found: "\(used) fragments for \(frames) frames",
        expected: "\(frames) fragments")
    }
  }

  private static let unfragmentable: Set<TransferSyntax> = [
    .mpeg2MPML, .mpeg2MPHL, .mpeg4HP41, .mpeg4HP41BD, .mpeg4HP422D, .mpeg4HP423D,
    .mpeg4HP42STEREO,
  ]

  /// Where its value lies in the file.
  private static func offset(of fragment: Bytes) -> Int? {
    if case .source(_, let range, _) = fragment { range.lowerBound } else { nil }
  }
}

extension Bytes {
  /// The first `count` bytes as they lie in their source; nil when they cannot be read.
  func first(_ count: Int) -> [UInt8]? {
    switch self {
    case .memory(let bytes): Array(bytes.prefix(count))
    case .source(let source, let range, _):
      try? source.read(range.lowerBound..<range.lowerBound + Swift.min(count, range.count))
    }
  }
}
