internal import DICOMCore

/// Goes over the items of a Directory Record Sequence once, whatever their lengths say.
///
/// What is kept of a record is where it is and where its links lead; elements are read later, when
/// they are asked for. Nothing is gone over twice, so that the time is that of the bytes.
struct RecordScanner: Sendable {
  var window: ScanWindow
  let encoding: ScanEncoding
  let end: Int
  var log: FindingLog
  var types = RecordTypeTable()
  private(set) var records: [ScannedRecord] = []
  /// The bytes end before the records do.
  private(set) var isTruncated = false
  /// Where the sequence ends by its own length; nil when that is undefined.
  private(set) var statedEnd: Int?
  private(set) var isClosed = false
  /// Elements within sequences of undefined length that may still be stepped over.
  var nestedBudget: Int

  static let recordLimit = 5_000_000

  init(_ window: ScanWindow, _ encoding: ScanEncoding, log: FindingLog) {
    self.window = window
    self.encoding = encoding
    self.log = log
    end = window.end
    nestedBudget = 4096 + window.end / 4
  }

  /// Reads the items from `start` on, the first byte of the sequence's value.
  mutating func scan(from start: Int, statedLength: Int?, limit: Int = Self.recordLimit) {
    if let statedLength { statedEnd = start + statedLength }
    var position = start
    while position < end, !isClosed {
      if let statedEnd, position >= statedEnd, !isRecord(at: position) { break }
      guard let head = window.element(at: position, limit: end, encoding) else { break }
      switch head.tag {
      case ScannedElement.item:
        guard records.count < limit else {
          log.note(
            .limit, .error, offset: position,
            "the directory has more than \(limit) records; the rest was not read")
          return
        }
        position = readItem(head, at: position)
      case ScannedElement.sequenceEnd:
        isClosed = statedEnd == nil
        position = head.value
      default:
        guard let next = step(over: head, at: position) else {
          finish(at: position)
          return
        }
        position = next
      }
    }
    finish(at: position)
  }

  /// Past bytes that are no item: to where one begins again, or nil where the records have ended.
  private mutating func step(over head: ScannedElement, at position: Int) -> Int? {
    if head.tag == ScannedElement.itemEnd { return head.value }
    if statedEnd == nil, head.isSound, head.tag > Tag.directoryRecordSequence.rawValue,
      !isRecord(at: position)
    {
      log.note(
        .damaged, .warning, offset: position,
        "the sequence of records ends without its delimiter; the elements after it were left alone")
      isClosed = true
      return nil
    }
    guard let next = findRecord(from: position) else { return nil }
    log.note(
      .damaged, .error, offset: position,
      "bytes between two records are no record; reading went on at the next one")
    return next
  }

  /// What comes after the last record, and whether there should be more.
  private mutating func finish(at position: Int) {
    let isZero = isZero(from: position)
    if let statedEnd {
      let lacks = statedEnd > end
      if statedEnd != position, !lacks || position < end && isZero {
        log.note(
          .damaged, .warning, offset: position,
          "the length of the sequence of records is wrong; every record in the file was read")
      } else if lacks {
        isTruncated = true
      }
    } else if !isClosed {
      isTruncated = position >= end || !isZero
      if !isTruncated {
        log.note(
          .damaged, .warning, offset: position,
          "the sequence of records ends without its delimiter; every record was read")
      }
    }
    if isTruncated {
      log.note(
        .truncated, .error, offset: end,
        "the DICOMDIR ends before its records do; those in front of that place were read")
    } else if position < end {
      noteRest(from: position, isZero: isZero)
    }
  }

  private mutating func noteRest(from start: Int, isZero: Bool) {
    var position = start
    while position < end, let head = window.element(at: position, limit: end, encoding),
      head.isSound, head.tag > Tag.directoryRecordSequence.rawValue, !head.isUndefined,
      head.length <= end - head.value
    {
      position = head.value + head.length
    }
    guard position < end else { return }
    log.note(
      .trailingBytes, isZero ? .note : .warning, offset: position,
      isZero
        ? "zeros follow the directory, as in the last sector of a disc; they were left alone"
        : "bytes that are no data elements follow the directory; they were left alone")
  }

  /// True where nothing but zeros follows.
  private mutating func isZero(from start: Int) -> Bool {
    var position = start
    while position < end {
      guard window.load(position, 1) else { return true }
      if window[position] != 0 { return false }
      position += 1
    }
    return true
  }

  mutating func append(_ record: ScannedRecord) { records.append(record) }

  /// Of the record that is being read.
  var number: Int { records.count }
}

extension RecordScanner {
  /// An item whose first element is one of a directory record.
  mutating func isRecord(at position: Int) -> Bool {
    guard window.load(position, 16) else { return false }
    let big = encoding.isBigEndian
    guard window.uint16(position, isBigEndian: big) == 0xFFFE,
      window.uint16(position + 2, isBigEndian: big) == 0xE000,
      let first = window.element(at: position + 8, limit: end, encoding)
    else { return false }
    switch first.tag {
    case 0x0004_0000, 0x0004_1400, 0x0004_1410, 0x0004_1420, 0x0004_1430, 0x0004_1432,
      0x0004_1500, 0x0004_1504, 0x0004_1510, 0x0004_1511, 0x0004_1512, 0x0004_1600:
      return first.isSound && first.length <= 1024 && first.length <= end - first.value
    default: return false
    }
  }

  /// Where the next record begins, at `start` or behind it.
  mutating func findRecord(from start: Int) -> Int? {
    let signature: [UInt8] =
      encoding.isBigEndian ? [0xFF, 0xFE, 0xE0, 0x00] : [0xFE, 0xFF, 0x00, 0xE0]
    var position = start
    while window.load(position, 16) {
      if window[position] == signature[0], window[position + 1] == signature[1],
        window[position + 2] == signature[2], window[position + 3] == signature[3],
        isRecord(at: position)
      {
        return position
      }
      position += 1
    }
    return nil
  }
}
