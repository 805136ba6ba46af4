import DICOMCore
import DICOMFileSet
import Foundation
import Testing

/// dcmtk's verdict on the same files; it knows 27 sets of rules, one an option.
@Suite struct DcmmkdirTests {
  static let options: [(option: String, profiles: [String])] = [
    ("--general-purpose", ["STD-GEN-CD", "STD-GEN-DVD-RAM", "STD-GEN-BD"]),
    ("--general-dvd-jpeg", ["STD-GEN-DVD-JPEG"]),
    ("--general-dvd-j2k", ["STD-GEN-DVD-J2K"]),
    ("--general-bd-jpeg", ["STD-GEN-BD-JPEG"]),
    ("--general-bd-j2k", ["STD-GEN-BD-J2K"]),
    ("--general-bd-mpeg2-mpml", ["STD-GEN-BD-MPEG2-MPML"]),
    ("--general-bd-mpeg2-mphl", ["STD-GEN-BD-MPEG2-MPHL"]),
    ("--general-bd-mpeg4-hp", ["STD-GEN-BD-MPEG4-HPLV41"]),
    ("--general-bd-mpeg4-hpbd", ["STD-GEN-BD-MPEG4-HPLV41BD"]),
    ("--general-bd-mpeg4-hp2d", ["STD-GEN-BD-MPEG4-HPLV42-2D"]),
    ("--general-bd-mpeg4-hp3d", ["STD-GEN-BD-MPEG4-HPLV42-3D"]),
    ("--general-bd-mpeg4-hpst", ["STD-GEN-BD-MPEG4-SHPLV42"]),
    ("--usb-and-flash-jpeg", ["USB", "MMC", "CF", "SD"].map { "STD-GEN-\($0)-JPEG" }),
    ("--usb-and-flash-j2k", ["USB", "MMC", "CF", "SD"].map { "STD-GEN-\($0)-J2K" }),
    ("--general-mime", ["STD-GEN-MIME"]),
    ("--mpeg2-mpml-dvd", ["STD-DVD-MPEG2-MPML"]),
    ("--basic-cardiac", ["STD-XABC-CD"]),
    ("--xray-angiographic", ["STD-XA1K-CD"]),
    ("--xray-angiographic-dvd", ["STD-XA1K-DVD"]),
    ("--dental-radiograph", ["STD-DEN-CD"]),
    ("--ct-and-mr", ["MOD41", "CD", "DVD-RAM", "DVD"].map { "STD-CTMR-\($0)" }),
    ("--ultrasound-id-sf", ultrasound("ID-SF")),
    ("--ultrasound-sc-sf", ultrasound("SC-SF")),
    ("--ultrasound-cc-sf", ultrasound("CC-SF")),
    ("--ultrasound-id-mf", ultrasound("ID-MF")),
    ("--ultrasound-sc-mf", ultrasound("SC-MF")),
    ("--ultrasound-cc-mf", ultrasound("CC-MF")),
  ]

  static func ultrasound(_ kind: String) -> [String] {
    ["MOD23-90", "CDR", "DVD-RAM", "DVD"].map { "STD-US-\(kind)-\($0)" }
  }

  static let samples: [Sample] =
    [
      Sample.plain, "1.2.840.10008.1.2", "1.2.840.10008.1.2.2", Sample.baseline,
      "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", Sample.lossless,
      "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81", Sample.jpeg2000,
      "1.2.840.10008.1.2.4.91", Sample.rle,
    ].map { Sample.ct($0) }
    + [
      Sample.angiogram(), .angiogram(size: 513), .angiogram(size: 1024, stored: 12),
      .angiogram(size: 1024, stored: 10), .angiogram(size: 1025), .angiogram(stored: 16),
      .angiogram(Sample.baseline), .angiogram(Sample.plain),
      .angiogram("1.2.840.10008.1.2.4.51", stored: 12),
      Sample.angiogram().with("Modality", "RF").named("XA with Modality RF"),
      .image("SecondaryCaptureImageStorage", "OT"),
      .image("SecondaryCaptureImageStorage", "OT", size: 1025),
      .image("SecondaryCaptureImageStorage", "OT", allocated: 16),
      Sample.image("SecondaryCaptureImageStorage", "OT", allocated: 16, stored: 12)
        .named("OT of 12 bits"),
      .image("SecondaryCaptureImageStorage", "OT", photometric: "PALETTE COLOR"),
      Sample.image("SecondaryCaptureImageStorage", "OT", photometric: "MONOCHROME1")
        .named("OT MONOCHROME1"),
      .image("SecondaryCaptureImageStorage", "OT", photometric: "RGB"),
      Sample.image("SecondaryCaptureImageStorage", "OT", in: Sample.lossless)
        .named("OT in JPEG"),
      .image("MRImageStorage", "MR", allocated: 16, stored: 12),
      .image("MRImageStorage", "MR", allocated: 16, stored: 10),
      Sample.image("MRImageStorage", "MR", allocated: 16, stored: 14).named("MR of 14 bits"),
      Sample.image("MRImageStorage", "MR", allocated: 16, stored: 12).with("HighBit", "15")
        .named("MR with High Bit 15"),
      .image("MRImageStorage", "MR", allocated: 16, photometric: "MONOCHROME1"),
      .image("DigitalXRayImageStorageForPresentation", "DX", allocated: 16, stored: 12),
      .dental(), .dental(stored: 8), .dental(stored: 14),
      Sample.dental().without("DetectorID").named("IO without Detector ID"),
    ]
    + [
      Sample.ultrasound(), .ultrasound(Sample.plain, "RGB"), .ultrasound(Sample.rle, "RGB"),
      .ultrasound(Sample.baseline, "RGB"), .ultrasound(Sample.baseline, "YBR_FULL_422"),
      .ultrasound(Sample.rle, "YBR_FULL"), .ultrasound(Sample.rle, "YBR_FULL_422"),
      .ultrasound(Sample.plain, "YBR_FULL"), .ultrasound(Sample.lossless),
      Sample.ultrasound(Sample.baseline, "YBR_PARTIAL_422").named("US YBR_PARTIAL_422"),
      .ultrasound(Sample.plain, "MONOCHROME1"), .ultrasound(frames: 3),
      Sample.ultrasound().calibrated(), Sample.ultrasound().calibrated(combined: true),
      Sample.ultrasound(frames: 3).calibrated(),
      Sample.ultrasound(frames: 3).calibrated(combined: true),
      Sample.video("1.2.840.10008.1.2.4.100").without("NumberOfFrames")
        .named("a single frame of video"),
      .image("UltrasoundImageStorageRetired", "US"),
      Sample.ct(Sample.lossless).without("Rows").named("CT without Rows"),
    ]
    + ["100", "101", "102", "103", "104", "105", "106", "107"]
    .map { Sample.video("1.2.840.10008.1.2.4.\($0)") }

  /// Where dcmtk 3.6.7 differs: the start of the profile, an end of the sample's name, and why.
  static let differences: [(profile: String, sample: String, reason: String)] = [
    ("STD-GEN-BD-MPEG2", "in 1.2.840.10008.1.2.1", "PS3.11 Table M.3-1 has a row for it"),
    ("STD-GEN-BD-MPEG4-HPLV41", "in 1.2.840.10008.1.2.1", "PS3.11 Table M.3-1 has a row for it"),
    ("STD-CTMR", "OT of 12 bits", "dcmtk skips these checks when the element is there"),
    ("STD-CTMR", "OT MONOCHROME1", "dcmtk skips these checks when the element is there"),
    ("STD-CTMR", "MR of 14 bits", "PS3.11 Table E.3-1 has 12 to 16, dcmtk 12 and 16"),
    ("STD-XA1K-DVD", "OT in JPEG", "PS3.11 Table B.3-1 has no such row; dcmtk looks at no class"),
    ("STD-US-ID", "US YBR_PARTIAL_422", "retired, and in no row of the current PS3.11 Table C.3-3"),
    ("STD-DVD-MPEG2", "a single frame of video", "the profile is for multi-frame instances"),
    ("STD-GEN-BD-MPEG2-MPML", "a single frame of video", "the row is for multi-frame instances"),
  ]

  @Test func `dcmmkdir takes and rejects the same`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try runPython(Self.writer, in: folder, input: JSONEncoder().encode(Self.samples))
    let names = Self.samples.indices.map { "F\($0)" }
    for (option, _) in Self.options {
      let target = "D\(option.replacingOccurrences(of: "-", with: ""))"
      _ = try runTool(
        "dcmmkdir",
        [option, "--invent", "--allow-retired-sop", "--no-backup", "+D", target] + names, in: folder
      )
    }
    var verdicts: [String: Set<String>] = [:]
    for line in try runPython(Self.reader, in: folder).split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      verdicts[fields[0]] = Set(fields.dropFirst())
    }
    var compared = 0
    for (option, identifiers) in Self.options {
      let taken = verdicts["D\(option.replacingOccurrences(of: "-", with: ""))"] ?? []
      for identifier in identifiers {
        let profile = try #require(ApplicationProfile.named(identifier))
        for (index, sample) in Self.samples.enumerated() {
          let ours = profile.violations(of: sample.subject, reencodesUncompressed: false)
          let differs = Self.differences.contains {
            identifier.hasPrefix($0.profile)
              && (sample.name.hasSuffix($0.sample)
                || ($0.sample.hasPrefix("in ") && sample.syntax == Sample.plain))
          }
          compared += 1
          #expect(
            (taken.contains("F\(index)") == ours.isEmpty) != differs,
            "\(identifier) and \(sample.name): dcmmkdir \(taken.contains("F\(index)")), \(ours)")
        }
      }
    }
    #expect(compared > 2000)
  }

  static let writer = """
    import json, sys
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.datadict import dictionary_VR
    from pydicom.encaps import encapsulate
    from pydicom.uid import UID
    def build(elements):
      data = Dataset()
      for element in elements:
        vr = dictionary_VR(element['keyword'])
        kind = int if vr in ('US', 'UL', 'SL') else float if vr == 'FD' else str
        if element.get('items') is not None: value = [build(item) for item in element['items']]
        else: value = [kind(text) for text in element['values']] or None
        setattr(data, element['keyword'], value)
      return data
    for number, sample in enumerate(json.load(sys.stdin)):
      data = build(sample['elements'])
      data.SOPClassUID, data.SOPInstanceUID = sample['sopClass'], f'1.2.3.4.{number}'
      data.StudyInstanceUID, data.SeriesInstanceUID = '1.2.3', f'1.2.3.{number}'
      data.PatientID, data.PatientName, data.StudyID = 'P1', 'Test^One', '1'
      data.StudyDate, data.StudyTime = '20200101', '120000'
      data.SeriesNumber, data.InstanceNumber = number, number
      syntax = UID(sample['syntax'])
      size = data.get('Rows', 64) * data.Columns * data.SamplesPerPixel * data.BitsAllocated // 8
      data.PixelData = bytes(size * int(data.get('NumberOfFrames') or 1))
      if syntax.is_encapsulated: data.PixelData = encapsulate([b'\\xff\\xd8\\xff\\xd9'])
      data['PixelData'].VR = 'OB' if syntax.is_encapsulated or data.BitsAllocated == 8 else 'OW'
      data['PixelData'].is_undefined_length = syntax.is_encapsulated
      data.file_meta = FileMetaDataset()
      data.file_meta.TransferSyntaxUID = syntax
      data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID
      data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID
      data.save_as(f'F{number}', enforce_file_format=True)
    """

  static let reader = """
    import glob
    from pydicom import dcmread
    for name in glob.glob('D*'):
      records = dcmread(name).DirectoryRecordSequence
      print(name, *[str(record.ReferencedFileID) for record in records
        if 'ReferencedFileID' in record])
    """
}
