public import DICOMCore

/// The code streams of encapsulated pixel data, frame by frame; nothing but their places is held.
/// - SeeAlso: PS3.5 §A.4
public struct EncapsulatedFrames: Sendable {
  /// Fragments with something in them.
  public let fragments: [Bytes]
  /// The first fragment of each frame, ascending, the first of all being 0.
  let starts: [Int]
  /// Bytes of each frame without padding, where an extended offset table says so.
  let lengths: [Int]?
  public let findings: [PixelFinding]

  /// Frames found; for video 1, the stream of them all.
  public var count: Int { starts.count }

  /// Finds the frames: by the offset tables where they fit, else by the fragments themselves.
  ///
  /// - Parameters:
  ///   - dataSet: holds the extended offset table, if there is one.
  ///   - frames: Number of Frames; nil when it is absent.
  /// - Throws: `PixelError` where no frames can be told apart; errors of the source.
  public init(
    _ value: Fragments, in dataSet: DataSet = DataSet(), family: CodecFamily, frames: Int?
  ) throws {
    let list = try FragmentList(value, family: family)
    var finder = FrameFinder(list: list, family: family, frames: frames)
    let table = try finder.find(dataSet)
    fragments = list.fragments
    starts = table.starts
    lengths = table.lengths
    findings = list.findings + finder.findings
  }

  /// The fragments of frame `index`.
  public func fragments(of index: Int) throws(PixelError) -> ArraySlice<Bytes> {
    guard starts.indices.contains(index) else {
      throw PixelError(.noFrame(index: index, count: count), .pixelData)
    }
    return fragments[starts[index]..<(index + 1 < count ? starts[index + 1] : fragments.count)]
  }

  /// The code stream of frame `index`, its padding included unless a table tells its length.
  /// - Throws: `PixelError`; errors of the source.
  public func stream(of index: Int, limit: Int = 1 << 31) throws -> [UInt8] {
    let parts = try fragments(of: index)
    var total = 0
    for part in parts { total += part.count }
    guard total <= limit else {
      throw PixelError(.tooLarge(what: "a code stream of \(total) bytes", limit: limit), .pixelData)
    }
    var stream: [UInt8]
    if parts.count == 1, let only = parts.first {
      stream = try only.load()
    } else {
      stream = []
      stream.reserveCapacity(total)
      for part in parts { stream += try part.load() }
    }
    if let length = lengths?[index], length < stream.count {
      stream.removeLast(stream.count - length)
    }
    return stream
  }
}
