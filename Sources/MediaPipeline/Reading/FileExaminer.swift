internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Reads the header of a file on a medium, with one small read for nearly every file.
struct FileExaminer: Sendable {
  private let reading = ReadOptions(keep: FileExaminer.tags)

  private static let tags: Set<Tag> = Set(
    PlaceFacts.tags + [
      .sopClassUID, .sopInstanceUID, .samplesPerPixel, .photometricInterpretation,
      .numberOfFrames, .rows, .columns, .bitsAllocated, .pixelData,
      .floatPixelData, .doubleFloatPixelData, .pixelDataProviderURL,
    ])

  func examine(
    _ file: MediumFile, of medium: any MediumReader, _ memo: inout PlaceFactsMemo
  ) -> FileFacts {
    guard file.size > 0 else {
      var facts = FileFacts(.other("the file is empty"))
      facts.marks = .empty
      return facts
    }
    do {
      return try examine(medium.source(of: file), &memo)
    } catch let error as DICOMError {
      guard case .notDICOM(let found) = error.reason else {
        return FileFacts(.unreadable(Self.sentence(error)))
      }
      return FileFacts(.other(found))
    } catch var error as MasteringError {
      error.path = ""
      return FileFacts(.unreadable(error.description))
    } catch {
      return FileFacts(.unreadable("\(error)"))
    }
  }

  private func examine(
    _ source: any ByteSource, _ memo: inout PlaceFactsMemo
  ) throws -> FileFacts {
    let file: DICOMFile
    do {
      file = try DICOMFile.read(source, options: reading)
    } catch let error as DICOMError {
      guard case .notDICOM = error.reason, let name = ContainerHead.name(source) else {
        throw error
      }
      return FileFacts(.other("\(name), which was not looked into: give it by itself"))
    }
    let (data, meta) = (file.dataSet, file.metaInformation)
    let declared = meta.uid(.mediaStorageSOPClassUID)
    if (data.uid(.sopClassUID) ?? declared) == DICOMDIRWriter.sopClass {
      return FileFacts(.directory)
    }
    guard let instance = data.uid(.sopInstanceUID) ?? meta.uid(.mediaStorageSOPInstanceUID) else {
      return FileFacts(
        .unreadable(file.failure.map(Self.sentence) ?? "it has no SOP Instance UID"))
    }
    let sopClass = data.uid(.sopClassUID) ?? declared
    let type = sopClass.flatMap { DirectoryRecordType.of(sopClass: $0) }
    let isOfPatient = type?.level != .nonPatient
    if isOfPatient, !data.hasValue(.studyInstanceUID) || !data.hasValue(.seriesInstanceUID) {
      let reason = file.failure.map(Self.sentence)
      return FileFacts(.unreadable(reason ?? "it has no Study or no Series Instance UID"))
    }
    var facts = FileFacts(.instance)
    facts.sopInstance = instance
    facts.sopClass = sopClass
    facts.transferSyntax = file.transferSyntax.uid
    facts.place = isOfPatient ? memo.place(data) : nil
    facts.damage = file.failure.map(Self.sentence)
    facts.missingBytes =
      file.failure?.missingBytes
      ?? PixelLength.missingBytes(of: file, needsPixels: type == .image)
    facts.marks = Self.marks(file)
    return facts
  }

  private static func marks(_ file: DICOMFile) -> FileMarks {
    var marks: FileMarks = []
    for diagnostic in file.diagnostics {
      switch diagnostic.kind {
      case .missingMetaInformation: marks.insert(.metaMissing)
      case .missingPreamble, .missingPrefix: marks.insert(.preambleMissing)
      case .encodingDiffers: marks.insert(.encodingDiffers)
      default: break
      }
    }
    func differs(_ own: Tag, _ declared: Tag) -> Bool {
      guard let own = file.dataSet.uid(own), let declared = file.metaInformation.uid(declared)
      else { return false }
      return own != declared
    }
    if differs(.sopClassUID, .mediaStorageSOPClassUID)
      || differs(.sopInstanceUID, .mediaStorageSOPInstanceUID)
    {
      marks.insert(.metaDiffers)
    }
    if file.pixelsDiffer { marks.insert(.encodingDiffers) }
    switch file.failure?.reason {
    case .nestingTooDeep, .tooLarge: marks.insert(.beyondLimits)
    default: break
    }
    if file.hasProgramInPreamble { marks.insert(.program) }
    return marks
  }

  private static func sentence(_ error: DICOMError) -> String {
    var error = error
    error.file = ""
    return error.description
  }
}

extension DICOMFile {
  /// Pixels are encapsulated where the transfer syntax says that they are not, or the other way.
  fileprivate var pixelsDiffer: Bool {
    switch dataSet[.pixelData]?.value {
    case .bytes(let bytes)?: transferSyntax.isEncapsulated && bytes.count > 0
    case .fragments?: !transferSyntax.isEncapsulated
    case .items?, nil: false
    }
  }
}

extension DICOMError {
  /// How many bytes of the value at which reading ended are not there.
  fileprivate var missingBytes: Int {
    switch reason {
    case .truncated(let needed, let available): max(0, needed.subtractingClamped(available))
    case .lengthBeyondParent(let length, let remaining):
      path.steps.count < 2 ? max(0, length.subtractingClamped(remaining)) : 0
    default: 0
    }
  }
}

extension Int {
  fileprivate func subtractingClamped(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? .max : difference
  }
}

/// Archives and images that lie on a medium, by their first bytes.
enum ContainerHead {
  /// Nil for anything else.
  static func name(_ source: any ByteSource) -> String? {
    func holds(_ bytes: [UInt8], at offset: Int) -> Bool {
      guard offset + bytes.count <= source.count else { return false }
      return (try? source.read(offset..<offset + bytes.count)) == bytes
    }
    if holds([0x50, 0x4B, 0x03, 0x04], at: 0) { return "a ZIP archive" }
    if holds([0x1F, 0x8B], at: 0) { return "a file packed by gzip" }
    if holds(Array("ustar".utf8), at: 257) { return "a tar archive" }
    if holds(Array("CD001".utf8), at: 0x8001) { return "an ISO 9660 image" }
    return nil
  }
}
