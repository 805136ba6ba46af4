// DICOM 2026a, PS3.3 Annex F, PS3.11.
// Written by Sources/DICOMFileSet/Tables/generate.py REFERENCE: do not edit.

extension SelectionKey {
  /// A record type, @module or table/type, then tag, VR, type and condition; +macro of items.
  static let table = #"""
    PATIENT
     00080005 CS 1C characterSetUsed
     00100010 PN 2
     00100020 LO 1
    STUDY
     00080005 CS 1C characterSetUsed
     00080020 DA 1
     00080030 TM 1
     00081030 LO 2
     0020000D UI 1
     00200010 SH 1
     00080050 SH 2
    SERIES
     00080005 CS 1C characterSetUsed
     00080060 CS 1
     0020000E UI 1
     00200011 IS 1
     00880200 SQ 3
      +iconImage
    IMAGE
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     00880200 SQ 3
      +iconImage
    RT DOSE
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     3004000A CS 1
     30040006 LO 3
     00880200 SQ 3
      +iconImage
    RT STRUCTURE SET
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     30060002 SH 1
     30060008 DA 2
     30060009 TM 2
    RT PLAN
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     300A0002 SH 1
     300A0006 DA 2
     300A0007 TM 2
    RT TREAT RECORD
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     30080250 DA 2
     30080251 TM 2
    PRESENTATION
     00080005 CS 1C characterSetUsed
     00700082 DA 1
     00700083 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
     00081115 SQ 1C presentInInstance
      0020000E UI 1
      00081140 SQ 1
       00081150 UI 1
       00081155 UI 1
       00081160 IS 1C presentInInstance
       0062000B US 1C presentInInstance
     00700402 SQ 1C presentInInstance
      0020000D UI 1
      00081115 SQ 1
       0020000E UI 1
       00081140 SQ 1
        00081150 UI 1
        00081155 UI 1
        00081160 IS 1C presentInInstance
        0062000B US 1C presentInInstance
    WAVEFORM
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     00080023 DA 1
     00080033 TM 1
    SR DOCUMENT
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     0040A491 CS 1
     0040A493 CS 1
     00080023 DA 1
     00080033 TM 1
     0040A030 DT 1C verified
     0040A043 SQ 1
      +code
     0040A730 SQ 1C hasModifiers
      0040A010 CS 1
      +documentContent
    KEY OBJECT DOC
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     00080023 DA 1
     00080033 TM 1
     0040A043 SQ 1
      +code
     0040A730 SQ 1C hasModifiers
      0040A010 CS 1
      +documentContent
    SPECTROSCOPY
     00080005 CS 1C characterSetUsed
     00080008 CS 1
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00089092 SQ 1C presentInInstance
      0020000D UI 1
      00081115 SQ 1
       0020000E UI 1
       00081199 SQ 1
        00081150 UI 1
        00081155 UI 1
     00280008 IS 1
     00280010 US 1
     00280011 US 1
     00289001 UL 1
     00289002 UL 1
     00880200 SQ 3
      +iconImage
    RAW DATA
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 2
     00880200 SQ 3
      +iconImage
    REGISTRATION
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    FIDUCIAL
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    HANGING PROTOCOL
     00080005 CS 1C characterSetUsed
     00720002 SH 1
     00720004 LO 1
     00720006 CS 1
     00720008 LO 1
     0072000A DT 1
     0072000C SQ 1
      00080060 CS 1C presentInInstance
      00082218 SQ 1C presentInInstance
       +code
      00200060 CS 2C anatomicRegionPresent
      00081032 SQ 2
       +code
      0040100A SQ 2
       +code
     00720014 US 1
     0072000E SQ 2
      +code
    ENCAP DOC
     00080005 CS 1C characterSetUsed
     00080023 DA 2
     00080033 TM 2
     00200013 IS 1
     00420010 ST 2
     0040E001 ST 1C isHL7Document
     0040A043 SQ 2
      +code
     00420012 LO 1
    VALUE MAP
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    STEREOMETRIC
     00080005 CS 1C characterSetUsed
    PALETTE
     00080005 CS 1C characterSetUsed
     00700080 CS 1
     00700081 LO 2
    IMPLANT
     00080070 LO 1
     00221095 LO 1
     00686210 LO 1C presentInInstance
     00221097 LO 1
    IMPLANT ASSY
     00760001 LO 1
     00080070 LO 1
     00760020 SQ 1
      +code
    IMPLANT GROUP
     00780001 LO 1
     00780010 ST 3
     00780020 LO 1
    PLAN
     00080005 CS 1C characterSetUsed
    MEASUREMENT
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    SURFACE
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    SURFACE SCAN
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
    TRACT
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    ASSESSMENT
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     00080012 DA 1
     00080013 TM 2
    RADIOTHERAPY
     00080005 CS 1C characterSetUsed
     00200013 IS 1
     30100033 SH 1C presentInInstance
     30100034 LO 1C presentInInstance
     00700081 LO 2
     00700084 PN 2
    ANNOTATION
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
    INVENTORY
     00080005 CS 1C characterSetUsed
     00080023 DA 1
     00080033 TM 1
     00080401 LT 2
     00080403 CS 1
     00080400 SQ 2
     00080426 CS 1
     00080428 UV 1
    WF PRESENTATION
     00080005 CS 1C characterSetUsed
     00700082 DA 1
     00700083 TM 1
     00200013 IS 1
     00700080 CS 1
     00700081 LO 2
     00700084 PN 2
     00081115 SQ 1C presentInInstance
      0020000E UI 1
      +waveformReferences
    PRIVATE
     00041432 UI 1
    OVERLAY
     00200022 IS 1
    MODALITY LUT
     00200026 IS 1
    VOI LUT
     00200026 IS 1
    CURVE
     00200024 IS 1
    STORED PRINT
     00200013 IS 2
     00880200 SQ 3
      +iconImage
    HL7 STRUC DOC
     0040E001 ST 1
     0040E004 DT 1
     0040E006 SQ 1C presentInInstance
    TOPIC
    VISIT
    RESULTS
    INTERPRETATION
    STUDY COMPONENT
    MRDR
     00041600 UL 1
     00041500 CS 1C referencesInstance
    PRINT QUEUE
    FILM SESSION
    FILM BOX
    IMAGE BOX
    @fileSetIdentification
     00041130 CS 2
     00041141 CS 3
     00041142 CS 1C descriptorCharacterSetUsed
    @directoryInformation
     00041200 UL 1
     00041202 UL 1
     00041212 US 1
     00041220 SQ 2
    @everyRecord
     00041400 UL 1
     00041410 US 1
     00041420 UL 1
     00041430 CS 1
     00041432 UI 1C isPrivateRecord
     00041500 CS 1C referencesInstance
     00041510 UI 1C referencesInstance
     00041511 UI 1C referencesInstance
     00041512 UI 1C referencesInstance
     0004151A UI 1C relatedGeneralClassPresent
    @iconImage
     00280002 US 1
     00280004 CS 1
     00280010 US 1
     00280011 US 1
     00280100 US 1
     00280101 US 1
     00280102 US 1
     00280103 US 1
     00280034 IS 1C never
     00281101 US/SS 1C isPaletteColor
     00281102 US/SS 1C isPaletteColor
     00281103 US/SS 1C isPaletteColor
     00281201 OW 1C isPaletteColor
     00281202 OW 1C isPaletteColor
     00281203 OW 1C isPaletteColor
     7FE00010 OB/OW 1
    @code
     00080100 SH 1C presentInInstance
     00080102 SH 1C presentInInstance
     00080103 SH 1C presentInInstance
     00080104 LO 1
     00080119 UC 1C presentInInstance
     00080120 UR 1C presentInInstance
    A.3-2/PATIENT
     00100030 DA 2
     00100040 CS 2
    A.3-2/SERIES
     00080080 LO 2
     00080081 ST 2
     00081050 PN 2
    A.3-2/IMAGE
     00880200 SQ 1
      +iconImage
     00080008 CS 1
     00500004 CS 2
     00081140 SQ 1C presentInInstance
      00081150 UI 1C presentInInstance
      00081155 UI 1C presentInInstance
      +otherElements
    B.3-2/PATIENT
     00100030 DA 2
     00100040 CS 2
    B.3-2/SERIES
     00080080 LO 2
     00080081 ST 2
     00081050 PN 2
    B.3-2/IMAGE
     00880200 SQ 1
      +iconImage
     00080008 CS 1C isXAImage
     00500004 CS 2
     00081140 SQ 1C presentInInstance
      00081150 UI 1C presentInInstance
      00081155 UI 1C presentInInstance
      +otherElements
     00282112 DS 1C valueInInstance
    D.3-2/IMAGE
     00080008 CS 1C presentInInstance
     00081140 SQ 1C presentInInstance
      00081150 UI 1C presentInInstance
      00081155 UI 1C presentInInstance
      +otherElements
    E.3-2/IMAGE
     00081140 SQ 1C presentInInstance
      00081150 UI 1C presentInInstance
      00081155 UI 1C presentInInstance
      +otherElements
     00200032 DS 1C presentInInstance
     00200037 DS 1C presentInInstance
     00200052 UI 1C presentInInstance
     00280010 US 1
     00280011 US 1
     00280030 DS 1C presentInInstance
    H.3-2/PATIENT
     00100030 DA 1C valueInAnyInstance
     00100040 CS 1C valueInAnyInstance
    H.3-2/SERIES
     00080080 LO 1C valueInAnyInstance
     00080081 ST 1C valueInAnyInstance
     00081050 PN 1C valueInAnyInstance
    H.3-2/IMAGE
     00080008 CS 1C presentInInstance
     00500004 CS 1C valueInInstance
     00081140 SQ 1C inInstanceOrSharedGroups
     00282112 DS 1C valueInInstance
     00280010 US 1
     00280011 US 1
     00200052 UI 1C presentInInstance
     00200200 UI 1C presentInInstance
     00280008 IS 1C presentInInstance
     00181800 CS 1C presentInInstance
     0008002A DT 1C presentInInstance
     00200032 DS 1C inInstanceOrSharedGroups
     00200037 DS 1C inInstanceOrSharedGroups
     00280030 DS 1C inInstanceOrSharedGroups
    H.3-2/SPECTROSCOPY
     00081140 SQ 1C inInstanceOrSharedGroups
     00280010 US 1
     00280011 US 1
     00200052 UI 1C presentInInstance
     00200200 UI 1C presentInInstance
     00280008 IS 1C presentInInstance
     00181800 CS 1C presentInInstance
     0008002A DT 1C presentInInstance
     00200032 DS 1C inInstanceOrSharedGroups
     00200037 DS 1C inInstanceOrSharedGroups
     00280030 DS 1C inInstanceOrSharedGroups
    I.3-2/PATIENT
     00100030 DA 1C valueInAnyInstance
     00100040 CS 1C valueInAnyInstance
    I.3-2/SERIES
     00080080 LO 1C valueInAnyInstance
     00080081 ST 1C valueInAnyInstance
     00081050 PN 1C valueInAnyInstance
    I.3-2/IMAGE
     00080008 CS 1C presentInInstance
     00282112 DS 1C valueInInstance
     00280010 US 1
     00280011 US 1
    """#
}
