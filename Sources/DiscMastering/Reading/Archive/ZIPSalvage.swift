internal import DICOMCore

/// Finds the files of an archive whose directory is missing or damaged, by their own headers.
struct ZIPSalvage {
  private(set) var records: [ZIPRecord] = []
  /// Where bytes were skipped to find the next header.
  private(set) var gaps: [Int] = []
  private(set) var isCut = false
  private let source: any ByteSource
  private let limits: MediumLimits
  private var window: HeaderWindow
  /// Bytes that may still be unpacked to find where files end, and read to unpack them: each
  /// header may claim what the next one claims too.
  private var unpackable: Int
  private var readable: Int

  init(_ source: any ByteSource, _ limits: MediumLimits) throws {
    self.source = source
    self.limits = limits
    window = HeaderWindow(source, size: 65_536)
    let size = min(source.count, 1 << 50)
    unpackable = min(limits.unpackedBytes, 64 * size + 1 << 28)
    readable = 4 * size + 1 << 20
    try walk()
  }

  private mutating func walk() throws {
    var position = 0
    while records.count <= limits.files {
      let bytes = try window.bytes(at: position, 4)
      let signature = bytes.littleEndian(0, 4)
      if signature == ZIPLocalHeader.signature,
        let local = try ZIPLocalHeader(&window, at: position), local.record.isPlausible
      {
        position = try add(local.record)
        continue
      }
      // The directory, or what is left of it, follows the last file.
      if signature == ZIPDirectory.signature || signature == ZIPEnd.signature { return }
      guard !bytes.isEmpty else {
        isCut = true
        return
      }
      if position > 0, gaps.count < 100 { gaps.append(position) }
      guard let next = try nextSignature(from: position + 1) else {
        isCut = true
        return
      }
      position = next
    }
  }

  /// Adds a file and returns where the next header should be.
  private mutating func add(_ found: ZIPRecord) throws -> Int {
    var record = found
    guard let data = record.data else { return record.header + 1 }
    var next: Int
    // The true one follows the file, if it can be found.
    if record.hasDescriptor, record.checksum == 0 { record.checksum = nil }
    if record.hasDescriptor, record.packed == 0 {
      next = try measure(&record, from: data)
    } else {
      next = data + record.packed
      if record.hasDescriptor { next = try skipDescriptor(&record, at: next) }
    }
    if next > source.count {
      isCut = true
      record.note(
        .fileBeyondEnd,
        "it is \(record.packed) bytes long and the archive ends at byte"
          + " \(source.count)")
      // What a broken header claims may hide the headers that follow.
      next = try nextSignature(from: data) ?? source.count
      if record.method != 0 { record.packed = max(0, next - data) }
    }
    records.append(record)
    return max(next, record.header + 1)
  }

  /// Finds out how long a file is whose size follows it.
  private mutating func measure(_ record: inout ZIPRecord, from data: Int) throws -> Int {
    if record.method == 8, !record.isEncrypted {
      var cursor = try UnpackingCursor(source, from: data, framing: .deflate)
      while unpackable > 0, readable > 0, let piece = try cursor.next() {
        unpackable -= piece.count
      }
      readable -= cursor.position - data
      record.size = cursor.produced
      record.packed = cursor.position - data
      if cursor.isComplete {
        let packed = record.packed
        let next = try skipDescriptor(&record, at: data + packed)
        record.packed = packed
        record.size = cursor.produced
        return next
      }
      guard unpackable > 0, readable > 0 else {
        record.refuse(.limit, "finding out where it ends takes too long; it is not read")
        return data
      }
      isCut = isCut || cursor.position >= source.count
      let reason = cursor.failure ?? "it is cut"
      record.cut = reason
      record.note(
        .fileBeyondEnd, "\(reason) after \(record.size) bytes, which is what is left of it")
      return try nextSignature(from: data) ?? source.count
    }
    // Stored: only what follows can tell.
    let next = try nextSignature(from: data) ?? source.count
    record.packed = max(0, next - data)
    if next == source.count { isCut = true }
    let tail = try window.bytes(at: max(data, next - 16), min(16, next - data))
    if tail.count == 16, tail.littleEndian(0, 4) == Self.descriptor,
      tail.littleEndian(8, 4) == next - 16 - data
    {
      record.packed = next - 16 - data
      record.checksum = UInt32(truncatingIfNeeded: tail.littleEndian(4, 4))
    } else {
      record.note(.treeDamaged, "its length is not known; it is taken up to the next header")
    }
    record.size = record.packed
    return next
  }

  private static let descriptor = 0x0807_4B50

  /// Reads what follows a file: checksum and sizes of 4 or 8 bytes, with or without a signature.
  private mutating func skipDescriptor(_ record: inout ZIPRecord, at start: Int) throws -> Int {
    let bytes = try window.bytes(at: start, 28)
    let field = bytes.littleEndian(0, 4) == Self.descriptor ? 4 : 0
    for width in [4, 8] {
      let end = field + 4 + 2 * width
      let packed = width == 4 ? bytes.littleEndian(field + 4, 4) : bytes.littleEndian64(field + 4)
      guard end <= bytes.count, packed == record.packed else { continue }
      let follower = try window.bytes(at: start + end, 2)
      guard follower.isEmpty || follower.starts(with: [0x50, 0x4B]) else { continue }
      record.checksum = UInt32(truncatingIfNeeded: bytes.littleEndian(field, 4))
      return start + end
    }
    return start
  }

  /// Where the next header, or the directory, might begin.
  private mutating func nextSignature(from start: Int) throws -> Int? {
    var position = start
    while position <= source.count - 4 {
      let bytes = try window.bytes(at: position, 65_536)
      for index in 0..<max(0, bytes.count - 3)
      where bytes[index] == 0x50 && bytes[index + 1] == 0x4B {
        let signature = bytes.littleEndian(index, 4)
        if signature == ZIPLocalHeader.signature || signature == ZIPDirectory.signature {
          return position + index
        }
      }
      guard bytes.count > 3 else { return nil }
      position += bytes.count - 3
    }
    return nil
  }
}

extension ZIPRecord {
  /// Whether it is a header rather than bytes that happen to begin like one.
  fileprivate var isPlausible: Bool {
    !name.isEmpty && (method <= 20 || (93...99).contains(method)) && packed < 1 << 50
      && size < 1 << 50
  }
}
