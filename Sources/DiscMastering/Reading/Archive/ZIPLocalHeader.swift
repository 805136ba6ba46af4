internal import DICOMCore

/// What stands before the bytes of each file.
/// - SeeAlso: APPNOTE.TXT 6.3.10 §4.3.7
struct ZIPLocalHeader {
  var record: ZIPRecord
  /// Bytes of header, name and extra fields.
  var length: Int

  static let signature = 0x0403_4B50
  static let fixedLength = 30

  /// - Returns: nil when there is none, or it is cut.
  init?(_ window: inout HeaderWindow, at offset: Int) throws {
    let fixed = try window.bytes(at: offset, Self.fixedLength)
    guard fixed.count == Self.fixedLength, fixed.littleEndian(0, 4) == Self.signature else {
      return nil
    }
    let nameEnd = Self.fixedLength + fixed.littleEndian(26, 2)
    length = nameEnd + fixed.littleEndian(28, 2)
    let bytes = try window.bytes(at: offset, length)
    guard bytes.count == length else { return nil }
    record = ZIPRecord(name: Array(bytes[Self.fixedLength..<nameEnd]))
    record.flags = bytes.littleEndian(6, 2)
    record.method = bytes.littleEndian(8, 2)
    record.checksum = UInt32(truncatingIfNeeded: bytes.littleEndian(14, 4))
    record.packed = bytes.littleEndian(18, 4)
    record.size = bytes.littleEndian(22, 4)
    record.header = offset
    record.data = offset + length
    record.readExtra(bytes, nameEnd..<length, isLocal: true)
  }
}

extension ZIPRecord {
  /// Compares a record of the directory with the header before the file, and learns from it where
  /// the file's bytes are.
  mutating func locate(_ window: inout HeaderWindow) throws {
    let end = window.source.count
    guard header <= end - ZIPLocalHeader.fixedLength, packed <= end else {
      refuse(.fileBeyondEnd, "it lies beyond the end of the archive, at byte \(end)")
      return
    }
    if let local = try ZIPLocalHeader(&window, at: header) {
      data = header + local.length
      compare(local.record)
    } else {
      // Its first bytes may be damaged where its name is not.
      let bytes = try window.bytes(at: header, ZIPLocalHeader.fixedLength + name.count)
      guard !name.isEmpty, bytes.dropFirst(ZIPLocalHeader.fixedLength).elementsEqual(name) else {
        refuse(.treeDamaged, "there is no header where the directory of the archive has it")
        return
      }
      data = header + bytes.count + bytes.littleEndian(28, 2)
      note(.treesDiffer, "its header is damaged; the directory of the archive is followed")
    }
    guard let data, data <= end, packed <= end - data else {
      data.map { self.data = min($0, end) }
      note(.fileBeyondEnd, "it is \(packed) bytes long and the archive ends at byte \(end)")
      if method != 0 || isEncrypted { packed = max(0, end - (data ?? end)) }
      return
    }
    guard method == 0, !isEncrypted, packed != size else { return }
    note(
      .treesDiffer,
      "it is stored in \(packed) bytes and should be \(size) long;"
        + " the smaller number is taken")
    size = min(size, packed)
  }

  private mutating func compare(_ local: ZIPRecord) {
    let trusted = "; the directory of the archive is followed"
    if local.name != name {
      note(.treesDiffer, "the header before the file has another name than the directory" + trusted)
    }
    if local.method != method, !isEncrypted {
      note(
        .treesDiffer,
        "the header before the file says it is packed in another way than the"
          + " directory does" + trusted)
    }
    // The sizes may follow the file, or be hidden.
    guard !local.hasDescriptor, local.flags & 0x2000 == 0 else { return }
    if local.size != size || local.packed != packed {
      note(.treesDiffer, "the header before the file has another size than the directory" + trusted)
    }
  }
}
