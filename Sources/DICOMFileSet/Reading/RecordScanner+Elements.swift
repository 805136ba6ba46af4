internal import DICOMCore

/// What tells one patient, study, series or instance from another, while a record is gone over.
struct RecordKeyHashes: Sendable {
  var person = RecordHash(0x0010_0020)
  var patient: UInt64 = 0
  var study: UInt64 = 0
  var series: UInt64 = 0
  var instance: UInt64 = 0
  var privateRecord: UInt64 = 0
  var highest: UInt32 = 0
}

extension RecordScanner {
  /// Notes what `head` says of its record.
  mutating func take(
    _ head: ScannedElement, at offset: Int, into record: inout ScannedRecord,
    _ keys: inout RecordKeyHashes
  ) {
    if head.tag >> 16 == 4 {
      takeDirectoryElement(head, at: offset, into: &record, &keys)
    } else {
      takeKey(head, into: &record, &keys)
    }
    keys.highest = max(keys.highest, head.tag)
  }

  private mutating func takeDirectoryElement(
    _ head: ScannedElement, at offset: Int, into record: inout ScannedRecord,
    _ keys: inout RecordKeyHashes
  ) {
    if let vr = head.vr, let right = Self.representation(head.tag), vr != right {
      log.note(
        .wrongVR, .warning, offset: offset, record: number,
        "elements of group 0004 do not have their value representation; "
          + "they were read with the one that the dictionary has")
    }
    switch head.tag {
    case 0x0004_0000:
      log.note(
        .groupLength, .note, offset: offset, record: number,
        "records have group lengths, which are retired; they were ignored")
      return
    case 0x0004_1400:
      record.next = number(of: head)
      record.flags.insert(.hasNext)
    case 0x0004_1410:
      if number(of: head) == 0, head.length > 0 { record.flags.insert(.inactive) }
    case 0x0004_1420:
      record.lower = number(of: head)
      record.flags.insert(.hasLower)
    case 0x0004_1430:
      guard !record.flags.contains(.hasType) else { break }
      takeType(head, at: offset, into: &record)
    case 0x0004_1432: keys.privateRecord = hash(of: head)
    case 0x0004_1500:
      if head.length > 0 { record.flags.insert(.hasFile) }
      takeFileID(head)
    case 0x0004_1504: record.multiReferenced = number(of: head)
    case 0x0004_1511:
      keys.instance = hash(of: head)
      if keys.instance != 0 { record.flags.insert(.hasInstance) }
    default: break
    }
    let isInFront = head.tag < 0x0004_1430
    let isKnown = head.tag == 0x0004_1400 || head.tag == 0x0004_1410 || head.tag == 0x0004_1420
    if isInFront && !isKnown || head.tag <= keys.highest { record.flags.insert(.isOutOfOrder) }
  }

  private mutating func takeType(
    _ head: ScannedElement, at offset: Int, into record: inout ScannedRecord
  ) {
    guard window.load(head.value, head.length), head.length > 0, head.length <= 1024 else { return }
    record.flags.insert(.hasType)
    record.body = UInt32(truncatingIfNeeded: offset)
    let (type, isPlain) = types.number(of: window.slice(head.value..<head.value + head.length))
    record.type = type
    guard !isPlain else { return }
    log.note(
      .recordTypeUnknown, .warning, offset: Int(record.offset), record: number,
      "record types are written in lower case or with blanks that do not belong there; "
        + "the types of the standard that are plainly meant were taken")
  }

  private mutating func takeKey(
    _ head: ScannedElement, into record: inout ScannedRecord, _ keys: inout RecordKeyHashes
  ) {
    switch head.tag {
    case 0x0008_0005:
      if hash(of: head) != 0 { record.flags.insert(.hasCharacterSet) }
    case 0x0010_0010, 0x0010_0021, 0x0010_0030:
      keys.person.add(UInt64(head.tag))
      keys.person.add(hash(of: head))
      record.flags.insert(.hasPatient)
    case 0x0010_0020: keys.patient = hash(of: head)
    case 0x0020_000D: keys.study = hash(of: head)
    case 0x0020_000E: keys.series = hash(of: head)
    case 0x0020_0010, 0x0008_0020: record.flags.insert(.hasStudy)
    case 0x0008_0060: record.flags.insert(.hasSeries)
    default: break
    }
    guard !record.flags.contains(.hasForeignText) else { return }
    let vr = head.vr ?? DataDictionary.vr(of: Tag(rawValue: head.tag))
    guard let vr, vr.usesSpecificCharacterSet, head.length <= 65_536,
      window.load(head.value, head.length)
    else { return }
    for position in head.value..<head.value + head.length
    where window[position] >= 0x80 || window[position] == 0x1B {
      record.flags.insert(.hasForeignText)
      break
    }
  }

  /// What the whole of a record says of it, once its elements have been gone over.
  mutating func complete(_ record: inout ScannedRecord, _ keys: RecordKeyHashes) {
    if !record.flags.contains(.hasType) {
      record.type = types.number(of: []).number
      record.flags.insert(.isOutOfOrder)
    }
    record.rank = rank(of: record, keys)
    switch record.rank {
    case .patient:
      record.key = keys.patient
      if keys.patient != 0 {
        var person = keys.person
        person.add(keys.patient)
        record.identity = person.value
      }
    case .study:
      (record.key, record.identity, record.parentKey) = (keys.study, keys.study, keys.patient)
    case .series:
      (record.key, record.identity, record.parentKey) = (keys.series, keys.series, keys.study)
    case .instance, .nonPatient:
      (record.identity, record.parentKey) = (keys.instance, keys.series)
    case .other: record.identity = keys.instance == 0 ? 0 : keys.instance ^ keys.privateRecord
    }
    if record.flags.contains(.hasForeignText), !record.flags.contains(.hasCharacterSet) {
      log.note(
        .characterSetUndeclared, .warning, offset: Int(record.offset), record: number,
        "records have text beyond ASCII and declare no Specific Character Set; "
          + "the bytes were kept as they are")
    }
  }

  /// By its type; by its keys where the standard does not have that type.
  private func rank(of record: ScannedRecord, _ keys: RecordKeyHashes) -> RecordRank {
    if types.isKnown(record.type) { return types.rank(record.type) }
    if record.flags.contains(.hasFile) || keys.instance != 0 { return .instance }
    if keys.series != 0 || record.flags.contains(.hasSeries) { return .series }
    if keys.study != 0 || record.flags.contains(.hasStudy) { return .study }
    if keys.patient != 0 || record.flags.contains(.hasPatient) { return .patient }
    return .other
  }

  /// Of a value of two or four bytes; 0 for any other.
  private mutating func number(of head: ScannedElement) -> UInt32 {
    guard head.length >= 2, window.load(head.value, min(4, head.length)) else { return 0 }
    return head.length >= 4
      ? window.uint32(head.value, isBigEndian: encoding.isBigEndian)
      : UInt32(window.uint16(head.value, isBigEndian: encoding.isBigEndian))
  }

  private mutating func hash(of head: ScannedElement) -> UInt64 {
    guard head.length <= 1024, window.load(head.value, head.length) else { return 0 }
    return RecordHash.of(window.slice(head.value..<head.value + head.length), tag: head.tag)
  }

  /// The VR of the elements of a directory record's own group.
  static func representation(_ tag: UInt32) -> VR? {
    switch tag {
    case 0x0004_0000, 0x0004_1200, 0x0004_1202, 0x0004_1400, 0x0004_1420, 0x0004_1504,
      0x0004_1600:
      .ul
    case 0x0004_1212, 0x0004_1410: .us
    case 0x0004_1130, 0x0004_1141, 0x0004_1142, 0x0004_1430, 0x0004_1500: .cs
    case 0x0004_1432, 0x0004_1510, 0x0004_1511, 0x0004_1512, 0x0004_151A: .ui
    case 0x0004_1220: .sq
    default: nil
    }
  }
}
