internal import DICOMCore

extension RecordScanner {
  /// How the elements of an item came to an end.
  private enum Ending {
    /// Where the item says, or its delimiter.
    case sound
    /// The length of the item is wrong, its elements are not.
    case wrongLength
    /// Bytes that are no element, before the item ends.
    case damaged
    /// The file ends within it.
    case cut
  }

  /// Reads the item that begins at `position`.
  /// - Returns: where to go on.
  mutating func readItem(_ item: ScannedElement, at position: Int) -> Int {
    var record = ScannedRecord(
      offset: UInt32(truncatingIfNeeded: position), content: UInt32(truncatingIfNeeded: item.value),
      end: UInt32(truncatingIfNeeded: item.value))
    var keys = RecordKeyHashes()
    let statedEnd = item.isUndefined ? nil : item.value + item.length
    var limit = min(statedEnd ?? end, end)
    var at = item.value
    var ending: Ending?
    while ending == nil {
      if at >= limit {
        if statedEnd == nil || limit == end && (statedEnd ?? 0) > end {
          // The sequence may end here all the same.
          ending = statedEnd != nil && self.statedEnd == end ? .wrongLength : .cut
        } else if limit == statedEnd, follows(at) {
          ending = .sound
        } else if limit == end {
          ending = .wrongLength
        } else {
          // The length is too short: what follows still belongs to it, as far as it is elements.
          limit = end
        }
        continue
      }
      guard let head = window.element(at: at, limit: limit, encoding) else {
        (limit, ending) = (end, limit == end ? .cut : follows(limit) ? .damaged : nil)
        continue
      }
      switch head.tag {
      case ScannedElement.itemEnd:
        at = head.value
        if statedEnd == nil { ending = .sound }
      case ScannedElement.item, ScannedElement.sequenceEnd:
        ending =
          head.tag == ScannedElement.sequenceEnd || isRecord(at: at) ? .wrongLength : .damaged
      default:
        guard head.isSound, let next = elementEnd(head, limit: limit) else {
          if limit < end, !follows(limit), head.isSound {
            limit = end
          } else {
            ending = limit == end && head.isSound ? .cut : .damaged
          }
          continue
        }
        take(head, at: at, into: &record, &keys)
        at = next
        record.end = UInt32(truncatingIfNeeded: next)
      }
    }
    return close(&record, keys, ending ?? .sound, at: at, statedEnd: statedEnd)
  }

  private mutating func close(
    _ record: inout ScannedRecord, _ keys: RecordKeyHashes, _ ending: Ending, at: Int,
    statedEnd: Int?
  ) -> Int {
    var next = at
    var ending = ending
    if ending == .damaged || ending == .cut {
      record.flags.insert(.isDamaged)
      if let statedEnd, statedEnd > at, statedEnd < end, follows(statedEnd) {
        next = statedEnd
        ending = .damaged
      } else if let found = findRecord(from: at) {
        next = found
        ending = .damaged
      } else {
        // Of zeros, as of a garbled length, it cannot be said that something is missing.
        next = ending == .cut ? end : at
      }
    }
    let offset = Int(record.offset)
    if ending == .cut, let sequenceEnd = self.statedEnd, sequenceEnd <= end { ending = .damaged }
    switch ending {
    case .sound, .cut: break
    case .wrongLength:
      log.note(
        .damaged, .warning, offset: offset, record: number,
        "the length of a record is wrong or its delimiter missing; "
          + "its elements show where it ends")
    case .damaged:
      log.note(
        .damaged, .error, offset: offset, record: number,
        "a record holds bytes that are no data elements; what stands in front of them was kept")
    }
    complete(&record, keys)
    append(record)
    // Always forward, whatever the bytes are.
    return max(next, Int(record.content))
  }

  /// What comes at `position` is what may follow an item.
  private mutating func follows(_ position: Int) -> Bool {
    if position >= end || position == statedEnd { return true }
    guard let head = window.element(at: position, limit: end, encoding) else { return true }
    switch head.tag {
    case ScannedElement.item: return true
    case ScannedElement.sequenceEnd: return statedEnd == nil
    default: return head.tag == 0 && head.length == 0
    }
  }

  /// Behind the value of an element; nil where it does not fit.
  private mutating func elementEnd(_ head: ScannedElement, limit: Int) -> Int? {
    guard head.isUndefined else {
      return head.length <= limit - head.value ? head.value + head.length : nil
    }
    if head.vr == .un {
      return skipItems(at: head.value, limit: limit, .implicitLittle)
        ?? skipItems(at: head.value, limit: limit, encoding)
    }
    guard head.vr == .sq || head.vr == nil else { return nil }
    return skipItems(at: head.value, limit: limit, encoding)
  }

  /// Behind the delimiter of a sequence of undefined length whose items begin at `start`.
  private mutating func skipItems(
    at start: Int, limit: Int, _ encoding: ScanEncoding
  ) -> Int? {
    /// What has to end by a delimiter: true for a sequence, false for an item.
    var open = [true]
    var encodings = [encoding]
    var at = start
    while let isSequence = open.last, let inner = encodings.last {
      nestedBudget -= 1
      guard nestedBudget > 0, let head = window.element(at: at, limit: limit, inner)
      else { return nil }
      at = head.value
      switch (head.tag, isSequence) {
      case (ScannedElement.sequenceEnd, true), (ScannedElement.itemEnd, false):
        open.removeLast()
        encodings.removeLast()
      case (ScannedElement.item, true) where head.isUndefined:
        open.append(false)
        encodings.append(inner)
      case (ScannedElement.item, true),
        (_, false) where head.isSound && !head.isUndefined:
        guard head.length <= limit - at else { return nil }
        at += head.length
      case (_, false) where head.isSound && open.count < 128:
        open.append(true)
        encodings.append(head.vr == .un ? .implicitLittle : inner)
      default: return nil
      }
    }
    return at
  }
}
