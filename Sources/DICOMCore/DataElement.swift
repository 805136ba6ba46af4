/// Bytes held in memory, or still in the source that they were found in.
public enum Bytes: Sendable {
  case memory([UInt8])
  /// `wordSize` above 1: the source is big endian, words of that size are turned when loaded.
  case source(any ByteSource, range: Range<Int>, wordSize: Int)

  public var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .source(_, let range, _): range.count
    }
  }

  /// The bytes, little endian, read now if they are still in their source.
  public func load() throws -> [UInt8] {
    switch self {
    case .memory(let bytes): return bytes
    case .source(let source, let range, let wordSize):
      var bytes = try source.read(range)
      swapWords(&bytes, wordSize: wordSize)
      return bytes
    }
  }
}

/// Turns every whole word of `wordSize` bytes around; a rest shorter than a word stays.
func swapWords(_ bytes: inout [UInt8], wordSize: Int) {
  guard wordSize > 1 else { return }
  var start = 0
  while start + wordSize <= bytes.count {
    for step in 0..<wordSize / 2 { bytes.swapAt(start + step, start + wordSize - 1 - step) }
    start += wordSize
  }
}

/// Encapsulated pixel data: the items of (7FE0,0010) of undefined length.
/// - SeeAlso: PS3.5 §A.4
public struct Fragments: Sendable {
  /// Offsets from the first byte of the first fragment's item tag; empty when there is no table.
  public var basicOffsetTable: Bytes
  public var fragments: [Bytes]

  public init(basicOffsetTable: Bytes = .memory([]), fragments: [Bytes]) {
    self.basicOffsetTable = basicOffsetTable
    self.fragments = fragments
  }
}

/// The value field of an element.
public enum Value: Sendable {
  /// Little endian, padding included, whatever the byte order of the file was.
  case bytes(Bytes)
  case items([DataSet])
  case fragments(Fragments)

  public static func memory(_ bytes: [UInt8]) -> Value { .bytes(.memory(bytes)) }
}

/// One data element.
/// - SeeAlso: PS3.5 §7.1
public struct DataElement: Sendable {
  public var tag: Tag
  public var vr: VR
  public var value: Value

  public init(_ tag: Tag, _ vr: VR, _ value: Value) {
    self.tag = tag
    self.vr = vr
    self.value = value
  }
}
