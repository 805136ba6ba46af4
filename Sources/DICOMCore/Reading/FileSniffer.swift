/// Finds out where a file's meta information and data set begin, and how the data set is encoded.
///
/// Files without preamble or meta information are taken when their first bytes are data elements
/// that the dictionary knows, and for nothing else: most files on a medium are not DICOM.
struct FileSniffer {
  private var window: SourceWindow
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: any ByteSource) { window = SourceWindow(source) }

  /// - Throws: `.notDICOM` with what the first bytes are.
  mutating func findStart() throws -> (preamble: [UInt8]?, metaOffset: Int?) {
    let size = window.end
    guard size >= 8 else {
      throw notDICOM(size == 0 ? "the file is empty" : "it has \(size) bytes")
    }
    try window.load(0, min(size, 256))
    // A data set without preamble may by chance have these four letters in a value.
    if size >= 132, window.copy(128..<132) == Array("DICM".utf8),
      size < 140 || window.uint16(132, bigEndian: false) == 0x0002
        || encodingOfDataSet(at: 0) == nil
    {
      return (window.copy(0..<128), 132)
    }
    if window.copy(0..<4) == Array("DICM".utf8) {
      diagnostics.append(Diagnostic(.missingPreamble))
      return (nil, 4)
    }
    if window.uint16(0, bigEndian: false) == 0x0002, looksLike(.explicitLittle, at: 0) {
      diagnostics.append(Diagnostic(.missingPreamble))
      return (nil, 0)
    }
    guard encodingOfDataSet(at: 0) != nil else {
      throw notDICOM("neither the prefix DICM at byte 128 nor data elements at its beginning")
    }
    diagnostics.append(Diagnostic(.missingMetaInformation))
    return (nil, nil)
  }

  /// The stated syntax where the bytes at `offset` bear it out, else the one that they show.
  /// - Throws: `.unknownTransferSyntax` when it is unknown and the bytes say nothing.
  mutating func transferSyntax(stated: UID?, at offset: Int) throws -> TransferSyntax {
    let known = stated.flatMap { TransferSyntax($0) }
    if let known, known.isDeflated {
      guard let found = try encodingOfLongerDataSet(at: offset, expected: nil) else { return known }
      note(stated: known.name, found: found, offset)
      return found.transferSyntax
    }
    let expected = known?.elementEncoding
    guard let found = try encodingOfLongerDataSet(at: offset, expected: expected) else {
      if let known { return known }
      guard let stated else {
        if offset >= window.end {
          diagnostics.append(Diagnostic(.missingTransferSyntax(assumed: "empty"), offset: offset))
          return .explicitVRLittleEndian
        }
        throw notDICOM("no data elements at byte \(offset)")
      }
      throw DICOMError(
        .unknownTransferSyntax(stated.rawValue), file: window.source.name, offset: offset)
    }
    if let known {
      if known.elementEncoding == found { return known }
      // An encapsulated syntax keeps its name: its pixel data is still what it says.
      note(stated: known.name, found: found, offset)
      return known.isEncapsulated
        ? known.with(isImplicitVR: !found.isExplicit, isBigEndian: found.isBigEndian)
        : found.transferSyntax
    }
    if let stated {
      diagnostics.append(Diagnostic(.unknownTransferSyntax(stated.rawValue), offset: offset))
      return TransferSyntax(
        unknown: stated, isImplicitVR: !found.isExplicit, isBigEndian: found.isBigEndian)
    }
    diagnostics.append(Diagnostic(.missingTransferSyntax(assumed: found.name), offset: offset))
    return found.transferSyntax
  }

  private mutating func note(stated: String, found: ElementEncoding, _ offset: Int) {
    diagnostics.append(
      Diagnostic(.encodingDiffers(stated: stated, found: found.name), offset: offset))
  }

  private mutating func encodingOfLongerDataSet(
    at offset: Int, expected: ElementEncoding?
  ) throws -> ElementEncoding? {
    guard window.end - offset >= 8 else { return nil }
    try window.load(offset, min(256, window.end - offset))
    if let expected, looksLike(expected, at: offset) { return expected }
    return encodingOfDataSet(at: offset)
  }

  /// The encoding in which the first two elements are ones of the dictionary, in order.
  private func encodingOfDataSet(at offset: Int) -> ElementEncoding? {
    [ElementEncoding.explicitLittle, .implicitLittle, .explicitBig].first {
      looksLike($0, at: offset)
    }
  }

  /// Judges by what is loaded, 256 bytes at the least where the source has them.
  private func looksLike(_ encoding: ElementEncoding, at offset: Int) -> Bool {
    var window = window
    let loaded = min(window.end, offset + 256)
    var offset = offset
    var last = Tag(0, 0)
    for count in 0..<2 {
      // The second element may lie behind what is loaded, or there may be none.
      if count == 1, offset > loaded - 12 { return true }
      guard let header = try? window.header(at: offset, end: loaded, encoding: encoding),
        header.problem == nil, header.tag > last, header.tag.group <= 0x0020,
        DataDictionary.entry(for: header.tag) != nil || header.tag.isGroupLength
          || header.tag.isPrivate
      else { return false }
      if let vr = header.vr, let expected = DataDictionary.entry(for: header.tag)?.vrs,
        !expected.contains(vr), vr != .un
      {
        return false
      }
      guard header.length <= window.end - header.valueOffset || header.isUndefined else {
        return false
      }
      if header.isUndefined { return count == 1 || header.tag.group == 0x0008 }
      last = header.tag
      offset = header.valueOffset + header.length
    }
    return true
  }

  private func notDICOM(_ found: String) -> DICOMError {
    DICOMError(.notDICOM(found: found), file: window.source.name)
  }
}

extension ElementEncoding {
  fileprivate var transferSyntax: TransferSyntax {
    isExplicit
      ? (isBigEndian ? .explicitVRBigEndian : .explicitVRLittleEndian) : .implicitVRLittleEndian
  }
}
