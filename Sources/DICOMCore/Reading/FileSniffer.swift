/// Finds out where a file's meta information and data set begin, and how the data set is encoded.
///
/// Files without preamble or meta information are taken when their first bytes are data elements
/// that the dictionary knows, and for nothing else: most files on a medium are not DICOM.
struct FileSniffer {
  var window: SourceWindow
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
    if size >= 132, hasPrefix(at: 128),
      size < 140 || window.uint16(132, bigEndian: false) == 0x0002
        || window.encodingShown(at: 0) == nil
    {
      return (window.copy(0..<128), 132)
    }
    if hasPrefix(at: 0) {
      diagnostics.append(Diagnostic(.missingPreamble))
      return (nil, 4)
    }
    if window.uint16(0, bigEndian: false) == 0x0002, window.shows(.explicitLittle, at: 0) {
      diagnostics.append(Diagnostic(.missingPreamble))
      return (nil, 0)
    }
    guard window.encodingShown(at: 0) != nil else {
      if size >= 140, window.uint16(128, bigEndian: false) == 0x0002,
        window.shows(.explicitLittle, at: 128)
      {
        diagnostics.append(Diagnostic(.missingPrefix, offset: 128))
        return (window.copy(0..<128), 128)
      }
      throw notDICOM("neither the prefix DICM at byte 128 nor data elements at its beginning")
    }
    diagnostics.append(Diagnostic(.missingMetaInformation))
    return (nil, nil)
  }

  /// The stated syntax where the bytes at `offset` bear it out, else the one that they show.
  /// - Throws: `.unknownTransferSyntax` when it is unknown and the bytes say nothing.
  mutating func transferSyntax(stated: UID?, at offset: Int) throws -> TransferSyntax {
    let isEmpty = window.end - offset < 8
    if !isEmpty { try window.load(offset, min(256, window.end - offset)) }
    let shown = isEmpty ? nil : window.encodingShown(at: offset)
    let known = stated.flatMap { TransferSyntax($0) }
    // Only bytes that clearly show another encoding put what is stated in doubt.
    if let known, shown == nil || !known.isDeflated && shown == known.elementEncoding {
      return known
    }
    guard let found = shown ?? (isEmpty ? nil : guess(offset)) else {
      if let stated {
        throw DICOMError(
          .unknownTransferSyntax(stated.rawValue), file: window.source.name, offset: offset)
      }
      guard isEmpty else { throw notDICOM("no data elements at byte \(offset)") }
      diagnostics.append(Diagnostic(.missingTransferSyntax(assumed: "empty"), offset: offset))
      return .explicitVRLittleEndian
    }
    if let known {
      diagnostics.append(
        Diagnostic(.encodingDiffers(stated: known.name, found: found.name), offset: offset))
      // An encapsulated syntax keeps its name: its pixel data is still what it says.
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

  /// What the bytes may be where nothing says it, as with private elements at the beginning.
  private func guess(_ offset: Int) -> ElementEncoding? {
    [ElementEncoding.explicitLittle, .implicitLittle].first {
      window.shows($0, at: offset, strictly: false)
    }
  }

  private func hasPrefix(at offset: Int) -> Bool {
    window.uint32(offset, bigEndian: true) == 0x4449_434D
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
