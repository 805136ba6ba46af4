import Foundation
import Testing

@testable import MediaPipeline

struct CoercedAttributesTests {
  /// Tag, keyword and value of what archives coerce when they make media: of patients, studies,
  /// windows, equipment, series, secondary capture and images.
  private static let attributes = #"""
    0008,0018 SOPInstanceUID 1.2.3.9
    0020,000d StudyInstanceUID 1.2.3.2
    0020,000e SeriesInstanceUID 1.2.3.3
    0010,0010 PatientName Doe^Jane
    0010,0020 PatientID Some text
    0010,0030 PatientBirthDate 20240229
    0010,0040 PatientSex M
    0010,4000 PatientComments Long text
    0008,1080 AdmittingDiagnosesDescription Some text
    0010,1010 PatientAge 030Y
    0008,0020 StudyDate 20240228
    0008,0030 StudyTime 101501
    0008,0050 AccessionNumber Some text
    0008,0090 ReferringPhysicianName Doe^Jane
    0008,1030 StudyDescription Some text
    0008,1060 NameOfPhysiciansReadingStudy Doe^Jane
    0020,0010 StudyID Some text
    0028,1050 WindowCenter 1.5
    0028,1051 WindowWidth 1.5
    0028,1055 WindowCenterWidthExplanation Some text
    0008,0070 Manufacturer Some text
    0008,0080 InstitutionName Some text
    0008,0081 InstitutionAddress Short text
    0018,1000 DeviceSerialNumber Some text
    0008,1010 StationName Some text
    0018,1020 SoftwareVersions Some text
    0008,1040 InstitutionalDepartmentName Some text
    0018,1050 SpatialResolution 1.5
    0008,1090 ManufacturerModelName Some text
    0018,1200 DateOfLastCalibration 20240229
    0018,1201 TimeOfLastCalibration 101500
    0028,0120 PixelPaddingValue 7
    0008,0021 SeriesDate 20240229
    0008,0031 SeriesTime 101500
    0008,0060 Modality OT
    0008,103e SeriesDescription Some text
    0020,0011 SeriesNumber 7
    0028,0108 SmallestPixelValueInSeries 7
    0028,0109 LargestPixelValueInSeries 7
    0008,0064 ConversionType DF
    0018,0022 ScanOptions PFP
    0018,0023 MRAcquisitionType 2D
    0018,1010 SecondaryCaptureDeviceID Some text
    0018,1012 DateOfSecondaryCapture 20240229
    0018,1014 TimeOfSecondaryCapture 101500
    0018,1016 SecondaryCaptureDeviceManufacturer Some text
    0018,1018 SecondaryCaptureDeviceManufacturerModelName Some text
    0018,1019 SecondaryCaptureDeviceSoftwareVersions Some text
    0008,0008 ImageType DERIVED\SECONDARY
    0008,0023 ContentDate 20240229
    0008,0033 ContentTime 101500
    0008,2111 DerivationDescription Short text
    0020,0013 InstanceNumber 7
    0020,0020 PatientOrientation L\F
    0028,0002 SamplesPerPixel 1
    0028,0004 PhotometricInterpretation PALETTE COLOR
    0028,0006 PlanarConfiguration 0
    0028,0100 BitsAllocated 16
    0028,0101 BitsStored 10
    0028,0102 HighBit 9
    0028,0103 PixelRepresentation 1
    0028,0106 SmallestImagePixelValue 7
    0028,0107 LargestImagePixelValue 7
    0028,0110 SmallestImagePixelValueInPlane 7
    0028,0111 LargestImagePixelValueInPlane 7
    0028,1101 RedPaletteColorLookupTableDescriptor 4\0\16
    0028,1102 GreenPaletteColorLookupTableDescriptor 4\0\16
    0028,1103 BluePaletteColorLookupTableDescriptor 4\0\16
    0028,1201 RedPaletteColorLookupTableData 0001\0001
    0028,1202 GreenPaletteColorLookupTableData 0001\0001
    0028,1203 BluePaletteColorLookupTableData 0001\0001
    0028,2110 LossyImageCompression 01
    0028,2112 LossyImageCompressionRatio 10
    0028,2114 LossyImageCompressionMethod ISO_10918_1
    """#

  @Test func `rules coerce every attribute that archives coerce, under the standard's tag`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let lines = Self.attributes.split(separator: "\n")
    let members = lines.map { line in
      let fields = line.split(separator: " ", maxSplits: 2)
      // Words of tables are written as numbers, and dumped in hexadecimal digits.
      let value = String(fields[2]).replacing("0001", with: "1")
      let text = fields[1].hasSuffix("TableData") ? value : String(fields[2])
      return "\"\(fields[1])\": \"\(text.replacing("\\", with: "\\\\"))\""
    }
    let nested = """
      "SourceImageSequence": [{"ReferencedSOPClassUID": "1.2.840.10008.5.1.4.1.1.7",
        "ReferencedSOPInstanceUID": "1.2.3.77"}],
      "DerivationCodeSequence": [{"CodeValue": "113040", "CodingSchemeDesignator": "DCM",
        "CodeMeaning": "Lossy Compression"}],
      "ModalityLUTSequence": [{"LUTDescriptor": [4, 0, 16], "ModalityLUTType": "US",
        "LUTData": [0, 1, 2, 3]}],
      "(4453,01,DR Systems, Inc.):LO": "exam", "(4453,02,DR Systems, Inc.):CS": "KIND",
      "(4453,04,DR Systems, Inc.):SH": "file", "(4453,05,DR Systems, Inc.):SH": "suffix",
      "(4453,0a,DR Systems, Inc.):US": 5,
      "(4453,0c,DR Systems, Inc.):SQ": [{"ReferencedSOPInstanceUID": "1.2.3.4"}]
      """
    let order = try CoercionStageTests.order(
      folder, CoercionStageTests.rule("{\"set\": {\(members.joined(separator: ",")), \(nested)}}"))
    let report = try await create([folder.file("in")], folder.file("out")) { $0.coercion = order }
    #expect(report.counts.converted == 1, "\(report.files)")
    let id = try #require(report.files.first?.fileID)
    let dump = try run(
      "dcmdump", "+L", "-Un", folder.file("out/" + id.replacing("\\", with: "/")))
    let dumped = dump.split(separator: "\n").map { String($0) }
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 2)
      let found = dumped.first {
        $0.hasPrefix("(\(fields[0]))")
          && ($0.hasSuffix(" \(fields[1])") || $0.hasSuffix(" RETIRED_\(fields[1])"))
      }
      #expect(found?.contains(fields[2]) == true, "\(line): \(found ?? "missing")")
    }
    for line in [
      "(0002,0003) UI [1.2.3.9]", "(4453,0010) LO [DR Systems, Inc.]", "(4453,1001) LO [exam]",
      "(4453,1002) CS [KIND]", "(4453,1004) SH [file]", "(4453,1005) SH [suffix]",
      "(4453,100a) US 5", "(4453,100c) SQ", "(0008,2112) SQ", "(0008,9215) SQ", "(0028,3000) SQ",
    ] { #expect(dumped.contains { $0.hasPrefix(line) }, "\(line)") }
    #expect(dump.contains("(0008,1155) UI [1.2.3.77]"))
  }
}
