public import DICOMCore

extension VideoHead {
  /// Reads all of a stream in chunks, to count its frames; audio and tables are passed over.
  ///
  /// - Parameter fragments: of one stream, in order.
  /// - Throws: `CodecError.unsupported` for what is no video of these kinds; errors of the source.
  public static func read(_ fragments: some Collection<Bytes>) throws -> VideoHead {
    let stream = JoinedBytes(fragments)
    let first = try stream.read(0..<min(65_536, stream.count))
    guard let kind = StreamKind.recognise(first) else {
      throw CodecError(.unsupported("a stream that begins as no known video"), offset: 0)
    }
    switch kind {
    case .mp4: return try MP4Reader(stream).read()
    case .transportStream:
      var demultiplexer = TransportStream()
      try stream.forEachChunk { demultiplexer.feed($0) }
      return try checked(demultiplexer.finish())
    case .mpeg2:
      if first.starts(with: [0, 0, 1, 0xBA]) {
        var demultiplexer = ProgramStream()
        try stream.forEachChunk { demultiplexer.feed($0) }
        return try checked(demultiplexer.finish())
      }
      return try elementary(.mpeg2, stream)
    case .h264, .hevc: return try elementary(kind.family ?? .h264, stream)
    default:
      throw CodecError(.unsupported("\(kind.name) in place of video"), offset: 0)
    }
  }

  private static func elementary(_ family: CodecFamily, _ stream: JoinedBytes) throws -> VideoHead {
    var units = VideoUnits(family)
    try stream.forEachChunk { units.feed($0) }
    return try checked(units.finish())
  }

  private static func checked(_ head: VideoHead?) throws(CodecError) -> VideoHead {
    guard let head, !head.isEmpty else {
      throw CodecError(.malformed("no sequence header of video was found"))
    }
    return head
  }
}

/// Fragments as one run of bytes.
struct JoinedBytes {
  private let fragments: [Bytes]
  private let starts: [Int]
  let count: Int

  init(_ fragments: some Collection<Bytes>) {
    self.fragments = Array(fragments)
    var starts: [Int] = []
    var total = 0
    for fragment in fragments {
      starts.append(total)
      total += fragment.count
    }
    self.starts = starts
    count = total
  }

  /// The bytes of `range`, cut at the end.
  func read(_ range: Range<Int>) throws -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    var result: [UInt8] = []
    guard !range.isEmpty else { return result }
    var index = starts.partitioningIndex { $0 > range.lowerBound } - 1
    var place = range.lowerBound
    while place < range.upperBound, index < fragments.count {
      let end = min(range.upperBound, starts[index] + fragments[index].count)
      if end > place {
        result += try fragments[index].loadRange(place - starts[index]..<end - starts[index])
        place = end
      }
      index += 1
    }
    return result
  }

  func forEachChunk(_ body: ([UInt8]) -> Void) throws {
    for start in stride(from: 0, to: count, by: 262_144) {
      body(try read(start..<start + 262_144))
    }
  }
}

extension [Int] {
  /// The first index whose element is in the second part, by halves.
  fileprivate func partitioningIndex(_ isInSecondPart: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
