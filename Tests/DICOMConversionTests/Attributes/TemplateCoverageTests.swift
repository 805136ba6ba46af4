import DICOMConversion
import DICOMCore
import Testing

struct TemplateCoverageTests {
  /// Tag, keyword and value of what systems fill in when they convert: those of secondary capture,
  /// of patients, studies, equipment and pixels, then those of radiography, ultrasound, photography
  /// and veterinary medicine.
  private static let attributes = #"""
    0008,0008 ImageType DERIVED\SECONDARY
    0008,0016 SOPClassUID 1.2.840.10008.5.1.4.1.1.7
    0008,0018 SOPInstanceUID 1.2.3.1
    0008,0020 StudyDate 20240229
    0008,0023 ContentDate 20240229
    0008,0030 StudyTime 101500
    0008,0033 ContentTime 101500
    0008,0060 Modality OT
    0008,0064 ConversionType DF
    0008,0070 Manufacturer Some text
    0008,0080 InstitutionName Some text
    0008,0081 InstitutionAddress Short text
    0008,0090 ReferringPhysicianName Doe^Jane
    0018,1000 DeviceSerialNumber Some text
    0008,1010 StationName Some text
    0018,1020 SoftwareVersions Some text
    0008,1030 StudyDescription Some text
    0008,103e SeriesDescription Some text
    0008,1040 InstitutionalDepartmentName Some text
    0018,1050 SpatialResolution 1.5
    0008,1080 AdmittingDiagnosesDescription Some text
    0008,1090 ManufacturerModelName Some text
    0018,1200 DateOfLastCalibration 20240229
    0018,1201 TimeOfLastCalibration 101500
    0010,0010 PatientName Doe^Jane
    0010,0020 PatientID Some text
    0010,0030 PatientBirthDate 20240229
    0010,0040 PatientSex O
    0010,1010 PatientAge 030Y
    0010,4000 PatientComments Long text
    0018,0022 ScanOptions PFP
    0018,0023 MRAcquisitionType 2D
    0018,1010 SecondaryCaptureDeviceID Some text
    0018,1012 DateOfSecondaryCapture 20240229
    0018,1014 TimeOfSecondaryCapture 101500
    0018,1016 SecondaryCaptureDeviceManufacturer Some text
    0018,1018 SecondaryCaptureDeviceManufacturerModelName Some text
    0018,1019 SecondaryCaptureDeviceSoftwareVersions Some text
    0020,000d StudyInstanceUID 1.2.3.2
    0020,000e SeriesInstanceUID 1.2.3.3
    0020,0010 StudyID Some text
    0020,0011 SeriesNumber 7
    0020,0012 AcquisitionNumber 7
    0020,0013 InstanceNumber 7
    0028,0120 PixelPaddingValue 7
    0008,0050 AccessionNumber Some text
    0008,1060 NameOfPhysiciansReadingStudy Doe^Jane
    0028,1050 WindowCenter 1.5
    0028,1051 WindowWidth 1.5
    0028,1055 WindowCenterWidthExplanation Some text
    0008,0021 SeriesDate 20240229
    0008,0031 SeriesTime 101500
    0028,0108 SmallestPixelValueInSeries 7
    0028,0109 LargestPixelValueInSeries 7
    0008,2111 DerivationDescription Short text
    0020,0020 PatientOrientation L\F
    0028,0002 SamplesPerPixel 1
    0028,0004 PhotometricInterpretation PALETTE COLOR
    0028,0006 PlanarConfiguration 0
    0028,0100 BitsAllocated 16
    0028,0101 BitsStored 12
    0028,0102 HighBit 11
    0028,0103 PixelRepresentation 1
    0028,0106 SmallestImagePixelValue 7
    0028,0107 LargestImagePixelValue 7
    0028,0110 SmallestImagePixelValueInPlane 7
    0028,0111 LargestImagePixelValueInPlane 7
    0028,1101 RedPaletteColorLookupTableDescriptor 4\0\16
    0028,1102 GreenPaletteColorLookupTableDescriptor 4\0\16
    0028,1103 BluePaletteColorLookupTableDescriptor 4\0\16
    0028,1201 RedPaletteColorLookupTableData 0\1\2\3
    0028,1202 GreenPaletteColorLookupTableData 0\1\2\3
    0028,1203 BluePaletteColorLookupTableData 0\1\2\3
    0028,2110 LossyImageCompression 01
    0028,2112 LossyImageCompressionRatio 10
    0028,2114 LossyImageCompressionMethod ISO_10918_1
    0010,2160 EthnicGroup Some text
    0010,2201 PatientSpeciesDescription Dog
    0010,2292 PatientBreedDescription Some text
    0010,2297 ResponsiblePerson Doe^Jane
    0010,2298 ResponsiblePersonRole OWNER
    0010,2299 ResponsibleOrganization Some text
    0010,21b0 AdditionalPatientHistory Long text
    0010,1020 PatientSize 1.5
    0010,1030 PatientWeight 1.5
    0010,2203 PatientSexNeutered ALTERED
    0008,1050 PerformingPhysicianName Doe^Jane
    0018,0015 BodyPartExamined JAW
    0018,1030 ProtocolName Some text
    0018,5101 ViewPosition AP
    0008,0068 PresentationIntentType FOR PRESENTATION
    0008,0022 AcquisitionDate 20240229
    0008,0032 AcquisitionTime 101500
    0028,0301 BurnedInAnnotation NO
    0020,4000 ImageComments Long text
    2050,0020 PresentationLUTShape IDENTITY
    0028,0011 Columns 7
    0028,0010 Rows 7
    0018,0060 KVP 1.5
    0018,1004 PlateID Some text
    0018,1110 DistanceSourceToDetector 1.5
    0018,1111 DistanceSourceToPatient 1.5
    0018,1150 ExposureTime 7
    0018,1151 XRayTubeCurrent 7
    0018,1152 Exposure 7
    0018,1153 ExposureInuAs 7
    0018,1164 ImagerPixelSpacing 0.02\0.03
    0018,1170 GeneratorPower 7
    0018,1400 AcquisitionDeviceProcessingDescription Some text
    0018,1401 AcquisitionDeviceProcessingCode Some text
    0018,1402 CassetteOrientation LANDSCAPE
    0018,1403 CassetteSize 18CMX24CM
    0018,1404 ExposuresOnPlate 7
    0018,1405 RelativeXRayExposure 7
    0018,6000 Sensitivity 1.5
    0020,0062 ImageLaterality L
    0028,1041 PixelIntensityRelationshipSign -1
    0028,1052 RescaleIntercept 1.5
    0028,1053 RescaleSlope 1.5
    0028,1054 RescaleType US
    0018,7004 DetectorType DIRECT
    0018,700a DetectorID Some text
    0018,1508 PositionerType NONE
    0028,0030 PixelSpacing 0.02\0.03
    0028,0014 UltrasoundColorDataPresent 0
    0018,6031 TransducerType SECTOR_PHASED
    0032,1032 RequestingPhysician Doe^Jane
    """#

  /// Tag and keyword of sequences, and of what is in them.
  private static let nested = #"""
    0018,6011 SequenceOfUltrasoundRegions
    0018,6012 RegionSpatialFormat
    0018,6014 RegionDataType
    0018,6016 RegionFlags
    0018,6018 RegionLocationMinX0
    0018,601a RegionLocationMinY0
    0018,601c RegionLocationMaxX1
    0018,601e RegionLocationMaxY1
    0018,6024 PhysicalUnitsXDirection
    0018,6026 PhysicalUnitsYDirection
    0018,602c PhysicalDeltaX
    0018,602e PhysicalDeltaY
    0040,0100 ScheduledProcedureStepSequence
    0040,0001 ScheduledStationAETitle
    0040,0002 ScheduledProcedureStepStartDate
    0040,0003 ScheduledProcedureStepStartTime
    0008,0060 Modality
    0040,0006 ScheduledPerformingPhysicianName
    0040,0007 ScheduledProcedureStepDescription
    0040,0008 ScheduledProtocolCodeSequence
    0040,0009 ScheduledProcedureStepID
    0040,0010 ScheduledStationName
    0040,0011 ScheduledProcedureStepLocation
    0040,0020 ScheduledProcedureStepStatus
    0010,2294 BreedRegistrationSequence
    0010,2295 BreedRegistrationNumber
    0010,2296 BreedRegistryCodeSequence
    0010,2293 PatientBreedCodeSequence
    0040,0555 AcquisitionContextSequence
    0028,3000 ModalityLUTSequence
    0028,3002 LUTDescriptor
    0028,3004 ModalityLUTType
    0028,3006 LUTData
    0008,2112 SourceImageSequence
    0008,1150 ReferencedSOPClassUID
    0008,1155 ReferencedSOPInstanceUID
    0040,a170 PurposeOfReferenceCodeSequence
    0008,9215 DerivationCodeSequence
    0008,0100 CodeValue
    0008,0102 CodingSchemeDesignator
    0008,0103 CodingSchemeVersion
    0008,0104 CodeMeaning
    0008,010f ContextIdentifier
    0008,0105 MappingResource
    0008,0106 ContextGroupVersion
    0008,2218 AnatomicRegionSequence
    0008,2220 AnatomicRegionModifierSequence
    0008,2228 PrimaryAnatomicStructureSequence
    """#

  private static let sequences = #"""
    "SequenceOfUltrasoundRegions": [{
          "RegionSpatialFormat": 1,
          "RegionDataType": 1,
          "RegionFlags": 0,
          "RegionLocationMinX0": 0,
          "RegionLocationMinY0": 0,
          "RegionLocationMaxX1": 3,
          "RegionLocationMaxY1": 3,
          "PhysicalUnitsXDirection": 3,
          "PhysicalUnitsYDirection": 3,
          "PhysicalDeltaX": 0.5,
          "PhysicalDeltaY": 0.25
    }],
    "ScheduledProcedureStepSequence": [{
      "ScheduledStationAETitle": "STATION", "ScheduledProcedureStepStartDate": "20240229",
      "ScheduledProcedureStepStartTime": "1015", "Modality": "DX",
      "ScheduledPerformingPhysicianName": "Roe^Rick", "ScheduledProcedureStepDescription": "x",
      "ScheduledProtocolCodeSequence": [CODE], "ScheduledProcedureStepID": "1",
      "ScheduledStationName": "x", "ScheduledProcedureStepLocation": "x",
      "ScheduledProcedureStepStatus": "ARRIVED"
    }],
    "BreedRegistrationSequence": [
      {"BreedRegistrationNumber": "1", "BreedRegistryCodeSequence": [CODE]}
    ],
    "PatientBreedCodeSequence": [CODE], "AcquisitionContextSequence": [],
    "AnatomicRegionSequence": [{
      "CodeValue": "1", "CodingSchemeDesignator": "99T", "CodeMeaning": "m",
      "AnatomicRegionModifierSequence": [CODE]
    }],
    "PrimaryAnatomicStructureSequence": [CODE],
    "ModalityLUTSequence": [
      {"LUTDescriptor": [4, 0, 16], "ModalityLUTType": "US", "LUTData": [0, 1, 2, 3]}
    ],
    "SourceImageSequence": [{
      "ReferencedSOPClassUID": "1.2.840.10008.5.1.4.1.1.7", "ReferencedSOPInstanceUID": "1.2.3",
      "PurposeOfReferenceCodeSequence": [CODE]
    }],
    "DerivationCodeSequence": [{
      "CodeValue": "113040", "CodingSchemeDesignator": "DCM", "CodeMeaning": "Lossy Compression",
      "ContextIdentifier": "7203", "MappingResource": "DCMR",
      "ContextGroupVersion": "20020904"
    }]
    """#

  private static let code = #"""
    {"CodeValue": "1", "CodingSchemeDesignator": "99T", "CodingSchemeVersion": "1", "CodeMeaning": "m"}
    """#

  @Test func `a template sets every attribute that systems fill in, under the standard's tag`()
    throws
  {
    let lines = Self.attributes.split(separator: "\n")
    let members = lines.map { line in
      let fields = line.split(separator: " ", maxSplits: 2)
      return "\"\(fields[1])\": \"\(fields[2].split(separator: "\\").joined(separator: "\\\\"))\""
    }
    let privates = """
      "(4453,01,DR Systems, Inc.):LO": "exam", "(4453,02,DR Systems, Inc.):CS": "KIND",
      "(4453,04,DR Systems, Inc.):SH": "file", "(4453,05,DR Systems, Inc.):SH": "suffix",
      "(4453,0a,DR Systems, Inc.):US": 5,
      "(4453,0c,DR Systems, Inc.):SQ": [{"ReferencedSOPInstanceUID": "1.2.3.4"}]
      """
    let sequences = Self.sequences.replacing("CODE", with: Self.code)
    let template = try AttributeTemplate(
      "{\"fixed\": {\(members.joined(separator: ",\n")),\n\(sequences),\n\(privates)}}")
    let attributes = InstanceAttributes(
      sopClass: "1.2.840.10008.5.1.4.1.1.7", template: template)
    var planner = SeriesPlanner()
    let dataSet = try attributes.dataSet(in: &planner)
    let dump = try MadeInstance.judged(dataSet, by: ["dcmdump", "+L", "-Un"])
    let dumped = dump.split(separator: "\n")
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 2)
      let found = dumped.first {
        $0.hasPrefix("(\(fields[0]))")
          && ($0.hasSuffix(" " + fields[1]) || $0.hasSuffix(" RETIRED_" + fields[1]))
      }
      #expect(found != nil, "\(line)")
      guard let found, fields[1] != "PixelRepresentation" else { continue }
      let value = fields[2].contains("\\") && found.contains(" OW ") ? "0001" : fields[2]
      #expect(found.contains(value), "\(line): \(found)")
    }
    for line in Self.nested.split(separator: "\n") {
      let fields = line.split(separator: " ")
      #expect(
        dumped.contains { $0.contains("(\(fields[0]))") && $0.hasSuffix(" " + fields[1]) },
        "\(line)")
    }
    for line in [
      "(4453,0010) LO [DR Systems, Inc.]", "(4453,1001) LO [exam]", "(4453,1002) CS [KIND]",
      "(4453,1004) SH [file]", "(4453,1005) SH [suffix]", "(4453,100a) US 5", "(4453,100c) SQ",
      "(0002,0002) UI [1.2.840.10008.5.1.4.1.1.7]", "(0002,0003) UI [1.2.3.1]",
    ] { #expect(dumped.contains { $0.hasPrefix(line) }, "\(line)") }
  }
}
