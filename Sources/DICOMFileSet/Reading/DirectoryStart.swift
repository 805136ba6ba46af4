internal import DICOMCore

/// A DICOMDIR up to its first record: what it is encoded in, and where the records begin.
struct DirectoryStart: Sendable {
  var bytes: DirectoryBytes
  var meta: DataSet
  var head: DataSet
  var syntax: TransferSyntax
  /// In the bytes that offsets may count from instead of from those of the file.
  var base: Int
  /// The value of Directory Record Sequence; nil where there is none.
  var sequence: (start: Int, length: Int?)?
  var log = FindingLog()

  /// Offsets of 32 bits end here.
  static let fileLimit = 0xFFFF_FFFF
  /// A deflated directory is held; one that inflates to more is an attack on memory.
  static let inflateLimit = 536_870_912

  /// - Throws: `DICOMError` when it is no DICOMDIR, or of 4 GiB or more; errors of the source.
  init(_ source: any ByteSource) throws {
    guard source.count < Self.fileLimit else {
      throw DICOMError(
        .tooLarge(what: "the DICOMDIR", limit: Self.fileLimit - 1), file: source.name)
    }
    bytes = try DirectoryBytes(source)
    var options = ReadOptions(stopBefore: .directoryRecordSequence)
    options.inflateLimit = Self.inflateLimit
    let file = try DICOMFile.read(bytes.source, options: options)
    (meta, base) = (file.metaInformation, 0)
    head = DirectoryStart.withOwnVRs(file.dataSet, isBigEndian: file.transferSyntax.isBigEndian)
    let stated = file.transferSyntax
    syntax = Self.plain(stated)
    if stated.isDeflated {
      base = file.dataSetOffset
      bytes = try DirectoryBytes(file.dataSetSource, heldLimit: Self.inflateLimit)
    }
    if bytes.unreadable > 0 {
      log.note(
        .damaged, .error, count: bytes.unreadable,
        "bytes of the DICOMDIR cannot be read; they were taken as zeros")
    }
    findSequence(from: file.end)
    let isDirectory = meta.uid(.mediaStorageSOPClassUID) == DICOMDIRWriter.sopClass
    guard sequence != nil || isDirectory else {
      throw DICOMError(.notDICOM(found: "a DICOM file that is no DICOMDIR"), file: source.name)
    }
    note(file, stated, isDirectory: isDirectory)
  }

  private mutating func findSequence(from start: Int) {
    var window = ScanWindow(bytes)
    let encoding = ScanEncoding(syntax)
    var position = start
    while let element = window.element(at: position, limit: window.end, encoding) {
      if element.tag == Tag.directoryRecordSequence.rawValue {
        sequence = (element.value, element.isUndefined ? nil : element.length)
        if let vr = element.vr, vr != .sq { noteVR(position) }
        return
      }
      guard element.isSound, !element.isUndefined, element.length <= window.end - element.value
      else { break }
      position = element.value + element.length
    }
    // Behind what cannot be read the records may still be found.
    var scanner = RecordScanner(window, encoding, log: FindingLog())
    guard position < window.end, let first = scanner.findRecord(from: min(start, position))
    else { return }
    sequence = (first, nil)
    log.note(
      .damaged, .error, offset: position,
      "the elements in front of the records cannot be read; the records were looked for behind them"
    )
  }

  private mutating func noteVR(_ offset: Int) {
    log.note(
      .wrongVR, .warning, offset: offset,
      "elements of group 0004 do not have their value representation; "
        + "they were read with the one that the dictionary has")
  }

  private mutating func note(_ file: DICOMFile, _ stated: TransferSyntax, isDirectory: Bool) {
    let hasNoMeta = file.diagnostics.contains { $0.kind == .missingMetaInformation }
    for diagnostic in file.diagnostics {
      if hasNoMeta, case .missingTransferSyntax = diagnostic.kind { continue }
      note(diagnostic)
    }
    if !isDirectory, !file.metaInformation.isEmpty {
      log.note(
        .sopClass, .warning,
        "the meta information does not say that this is a DICOMDIR; it was read as one")
    }
    if syntax != .explicitVRLittleEndian {
      log.note(
        .encoding, .warning, offset: file.dataSetOffset,
        "the directory is encoded in \(syntax.name), not in Explicit VR Little Endian as it has to "
          + "be; it was read so")
    } else if stated != syntax, TransferSyntax(stated.uid) != nil {
      log.note(
        .encoding, .warning, offset: file.dataSetOffset,
        "the meta information names the transfer syntax \(stated.name), which a DICOMDIR cannot "
          + "have; it was read in Explicit VR Little Endian")
    }
    if !meta.isEmpty, meta.uid(.mediaStorageSOPInstanceUID) == nil {
      log.note(.metaDamaged, .warning, "the meta information has no File-set UID")
    }
    if let failure = file.failure {
      log.note(
        .damaged, .error, offset: failure.offset,
        "the elements in front of the records cannot all be read: \(failure.reason.sentence)")
    }
    if sequence == nil {
      log.note(
        .sequenceMissing, .error,
        "there is no Directory Record Sequence; the directory names no file")
    }
    for element in file.dataSet.elements where element.tag.group == 4 {
      if element.tag.isGroupLength {
        log.note(.groupLength, .note, "the directory has group lengths, which are retired")
      } else if let right = RecordScanner.representation(element.tag.rawValue),
        element.vr != right
      {
        noteVR(file.dataSetOffset)
      }
    }
  }

  private mutating func note(_ diagnostic: Diagnostic) {
    let offset = diagnostic.offset
    let sentence = diagnostic.kind.sentence
    switch diagnostic.kind {
    case .missingPreamble, .missingPrefix:
      log.note(.preambleMissing, .warning, offset: offset, sentence)
    case .missingMetaInformation:
      log.note(.preambleMissing, .warning, offset: offset, "the preamble is missing")
      log.note(.metaDamaged, .warning, offset: offset, sentence)
    case .missingMetaGroupLength, .wrongMetaGroupLength, .missingTransferSyntax:
      log.note(.metaDamaged, .warning, offset: offset, sentence)
    case .unknownTransferSyntax, .encodingDiffers:
      log.note(.encoding, .warning, offset: offset, sentence)
    case .unknownVR, .implicitElement: log.note(.wrongVR, .warning, offset: offset, sentence)
    case .oddLength, .duplicateElement, .tagsOutOfOrder, .strayDelimiter,
      .missingSequenceDelimiter, .explicitItemsInUN, .undefinedLength, .bytesAfterDataSet:
      log.note(.damaged, .warning, offset: offset, sentence)
    }
  }

  /// What the bytes are, without what the meta information says of pixel data.
  private static func plain(_ syntax: TransferSyntax) -> TransferSyntax {
    if syntax.isDeflated { return syntax }
    if syntax.isImplicitVR { return .implicitVRLittleEndian }
    return syntax.isBigEndian ? .explicitVRBigEndian : .explicitVRLittleEndian
  }

  /// The elements of group 0004 with the value representations that the dictionary has.
  static func withOwnVRs(_ dataSet: DataSet, isBigEndian: Bool) -> DataSet {
    var dataSet = dataSet
    for element in dataSet.elements where element.tag.group == 4 {
      guard let vr = RecordScanner.representation(element.tag.rawValue), vr != element.vr,
        vr != .sq, var bytes = dataSet.bytes(element.tag)
      else { continue }
      // Words were turned with the size of the wrong VR.
      if isBigEndian, vr.wordSize != element.vr.wordSize, element.vr.wordSize == 1 {
        bytes.reverse()
      }
      dataSet[element.tag] = DataElement(element.tag, vr, .memory(bytes))
    }
    return dataSet
  }
}
