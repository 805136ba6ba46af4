#!/usr/bin/env python3
"""Writes the tables of DICOMCore from the JSON form of the standard.

    generate.py REFERENCE

REFERENCE holds `dicom-standard-json/` (attributes, uids, sops, transfer_syntaxes) and
`standards/` (sop-class-to-record.json). Only facts are taken: numbers, names, keywords, types.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
EDITION = "DICOM 2026a"

# In the standard since 2024, not yet in the JSON.
NEW_SYNTAXES = [
    ("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", "JPEGXLLossless"),
    ("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", "JPEGXLJPEGRecompression"),
    ("1.2.840.10008.1.2.4.112", "JPEG XL", "JPEGXL"),
    ("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression", "DeflatedImageFrameCompression"),
]

# In PS3.6, missing in the JSON.
MISSING_ATTRIBUTES = [
    ("00102161", "00102161 SQ 1 C EthnicGroupCodeSequence"),
    ("300A0054", "300A0054 UI 1 C TableTopPositionAlignmentUID"),
    ("300A079F", "300A079F SQ 1 C PatientTreatmentPreparationSequence"),
    ("300A07A0", "300A07A0 SQ 1 C PatientToEquipmentRelationshipSequence"),
    ("300A07A1", "300A07A1 SQ 1 C ImagingEquipmentToTreatmentDeliveryDeviceRelationshipSequence"),
]

# Constants with a name shorter than the keyword, or whose keyword makes a bad one.
SYNTAX_NAMES = {
    "JPEGBaseline8Bit": "jpegBaseline",
    "JPEGExtended12Bit": "jpegExtended",
    "JPEGLSLossless": "jpegLSLossless",
    "JPEGLSNearLossless": "jpegLSNearLossless",
    "JPEGXL": "jpegXL",
    "JPEGXLLossless": "jpegXLLossless",
    "JPEGXLJPEGRecompression": "jpegXLRecompression",
    "HTJ2K": "htj2k",
    "JPIPHTJ2KReferenced": "jpipHTJ2KReferenced",
    "JPIPHTJ2KReferencedDeflate": "jpipHTJ2KReferencedDeflate",
}

# The tags that code names; a computed constant each.
NAMED_GROUPS = ("0002", "0004")
NAMED_KEYWORDS = """
SpecificCharacterSet ImageType InstanceCreationDate InstanceCreationTime SOPClassUID SOPInstanceUID
RelatedGeneralSOPClassUID StudyDate SeriesDate AcquisitionDate ContentDate AcquisitionDateTime
StudyTime SeriesTime AcquisitionTime ContentTime AccessionNumber IssuerOfAccessionNumberSequence
Modality ModalitiesInStudy ConversionType PresentationIntentType Manufacturer InstitutionName
InstitutionAddress ReferringPhysicianName TimezoneOffsetFromUTC CodeValue CodingSchemeDesignator
CodingSchemeVersion CodeMeaning LongCodeValue URNCodeValue MappingResource ContextGroupVersion
ContextIdentifier StudyDescription SeriesDescription InstitutionalDepartmentName
PerformingPhysicianName NameOfPhysiciansReadingStudy OperatorsName ManufacturerModelName
ProcedureCodeSequence ReferencedStudySequence ReferencedSeriesSequence ReferencedPatientSequence
ReferencedInstanceSequence ReferencedImageSequence ReferencedSOPClassUID ReferencedSOPInstanceUID
ReferencedFrameNumber DerivationDescription SourceImageSequence RelatedSeriesSequence
ReferencedRawDataSequence ReferencedImageEvidenceSequence BlendingSequence
FrameType IconImageSequence LossyImageCompression LossyImageCompressionRatio
LossyImageCompressionMethod
PatientName PatientID IssuerOfPatientID TypeOfPatientID PatientBirthDate PatientBirthTime PatientSex
OtherPatientIDs OtherPatientIDsSequence PatientAge PatientSize PatientWeight PatientComments
ContrastBolusAgent BodyPartExamined SliceThickness KVP ProtocolName DeviceSerialNumber
SoftwareVersions CineRate FrameTime FrameTimeVector RecommendedDisplayFrameRate StartTrim StopTrim
ImagerPixelSpacing PositionerType PositionerMotion PositionerPrimaryAngle PositionerSecondaryAngle
BodyPartThickness ViewPosition SequenceOfUltrasoundRegions RegionSpatialFormat
CalibrationImage AcquisitionDuration AcquisitionContrast ResonantNucleus
StudyInstanceUID SeriesInstanceUID StudyID SeriesNumber AcquisitionNumber InstanceNumber
PatientOrientation ImagePositionPatient ImageOrientationPatient FrameOfReferenceUID
ImageLaterality Laterality SynchronizationFrameOfReferenceUID TemporalPositionIndex
PositionReferenceIndicator SliceLocation ImagesInAcquisition ImageComments
NumberOfStudyRelatedInstances NumberOfSeriesRelatedInstances DimensionIndexSequence
SamplesPerPixel SamplesPerPixelUsed PhotometricInterpretation PlanarConfiguration NumberOfFrames
FrameIncrementPointer Rows Columns Planes PixelSpacing PixelAspectRatio BitsAllocated BitsStored
HighBit PixelRepresentation SmallestImagePixelValue LargestImagePixelValue PixelPaddingValue
BurnedInAnnotation RecognizableVisualFeatures WindowCenter WindowWidth
RescaleIntercept RescaleSlope RescaleType RedPaletteColorLookupTableDescriptor
GreenPaletteColorLookupTableDescriptor BluePaletteColorLookupTableDescriptor
RedPaletteColorLookupTableData GreenPaletteColorLookupTableData BluePaletteColorLookupTableData
PaletteColorLookupTableUID ModalityLUTSequence VOILUTSequence LUTDescriptor LUTData BiPlaneAcquisitionSequence
RepresentativeFrameNumber FrameNumbersOfInterest PixelDataProviderURL
ExtendedOffsetTable ExtendedOffsetTableLengths ICCProfile
SharedFunctionalGroupsSequence PerFrameFunctionalGroupsSequence
PerformedProcedureStepStartDate PerformedProcedureStepStartTime PerformedProcedureStepDescription
PerformedProcedureStepID RequestAttributesSequence RequestedProcedureID ScheduledProcedureStepID
RequestedProcedureDescription
CompletionFlag VerificationFlag VerificationDateTime VerifyingObserverSequence
ConceptNameCodeSequence ContentSequence RelationshipType ValueType TextValue ModifierCodeSequence
CurrentRequestedProcedureEvidenceSequence DocumentTitle EncapsulatedDocument
MIMETypeOfEncapsulatedDocument EncapsulatedDocumentLength HL7InstanceIdentifier
HL7DocumentEffectiveTime HL7DocumentTypeCodeSequence DocumentClassCodeSequence
ContentLabel ContentDescription ContentCreatorName PresentationCreationDate PresentationCreationTime
RTImageLabel RTPlanLabel RTPlanDate RTPlanTime DoseSummationType DoseComment StructureSetLabel
StructureSetDate StructureSetTime TreatmentDate TreatmentTime UserContentLabel UserContentLongLabel
HangingProtocolName HangingProtocolDescription HangingProtocolLevel HangingProtocolCreator
HangingProtocolCreationDateTime HangingProtocolDefinitionSequence
HangingProtocolUserIdentificationCodeSequence NumberOfPriorsReferenced
StorageMediaFileSetID StorageMediaFileSetUID RetrieveAETitle RetrieveURL
DigitalSignaturesSequence EncryptedAttributesSequence EncryptedContent OriginalAttributesSequence
PatientIdentityRemoved DeidentificationMethod DeidentificationMethodCodeSequence
OverlayRows OverlayData WaveformSequence SpectroscopyData
FloatPixelData DoubleFloatPixelData PixelData DataSetTrailingPadding
Item ItemDelimitationItem SequenceDelimitationItem
""".split()


def load(name):
    with open(pathlib.Path(sys.argv[1]) / name) as file:
        return json.load(file)


def camel(keyword):
    """`PatientID` → `patientID`, `SOPInstanceUID` → `sopInstanceUID`, `RTPlanLabel` → `rtPlanLabel`."""
    for known in ("JPEG2000", "HTJ2K", "MPEG2", "MPEG4", "HEVC"):
        if keyword.startswith(known) and keyword != known:
            return known.lower() + keyword[len(known):]
    head = re.match(r"[A-Z]+(?![a-z])|[A-Z]", keyword).group()
    return head.lower() + keyword[len(head):]


def header(sources):
    return (f"// {EDITION}, {sources}.\n"
            "// Written by Sources/DICOMCore/Tables/generate.py REFERENCE: do not edit.\n\n")


def write(name, sources, text):
    (HERE / name).write_text(header(sources) + text)


def table(type_name, property_name, comment, rows):
    lines = "\n".join("    " + row for row in rows)
    return (f"extension {type_name} {{\n  /// {comment}\n"
            f"  static let {property_name} = #\"\"\"\n{lines}\n    \"\"\"#\n}}\n")


def attributes():
    rows = []
    for item in load("dicom-standard-json/attributes.json"):
        tag = item["tag"].strip("()").replace(",", "").replace("X", "x")
        vrs = item["valueRepresentation"]
        vrs = "-" if vrs in ("", "See Note 2") else vrs.replace(" or ", "/")
        vm = (item["valueMultiplicity"] or "-").replace(" or ", "/")
        retired = "R" if item["retired"] == "Y" else "C"
        rows.append((tag, f"{tag} {vrs} {vm} {retired} {item['keyword']}".rstrip()))
    rows += [row for row in MISSING_ATTRIBUTES if row[0] not in {tag for tag, _ in rows}]
    rows.sort(key=lambda row: ("x" in row[0], row[0]))
    write("DataDictionary+Table.swift", "PS3.6 §6 to §9", table(
        "DataDictionary", "table",
        "Tag, VRs, VM, R(etired) or C(urrent), keyword; those with x in the tag come last.",
        [row for _, row in rows]))


def uids():
    kinds = {}
    rows = []
    known = set()
    for item in load("dicom-standard-json/uids.json"):
        known.add(item["uid"])
        rows.append((item["uid"], item["type"], item["retired"], item["keyword"], item["name"]))
    for uid, name, keyword in NEW_SYNTAXES:
        if uid not in known:
            known.add(uid)
            rows.append((uid, "Transfer Syntax", False, keyword, name))
    for uid, item in load("standards/sop-class-to-record.json")["sopClasses"].items():
        if uid not in known:
            keyword = re.sub(r"[^A-Za-z0-9]", "", item["name"])
            rows.append((uid, "SOP Class", item["retired"], keyword, item["name"]))
    rows.sort(key=lambda row: [int(part) for part in row[0].split(".")])
    for row in rows:
        kinds.setdefault(row[1], None)
    lines = [f"{uid}|{kind}|{'R' if retired else 'C'}|{keyword}|{name}"
             for uid, kind, retired, keyword, name in rows]
    write("UIDRegistry+Table.swift", "PS3.6 Annex A", table(
        "UIDRegistry", "table", "UID, type, R(etired) or C(urrent), keyword, name.", lines))


def sop_classes():
    iods = {item["id"]: item["ciod"] for item in load("dicom-standard-json/sops.json")}
    stored = load("standards/sop-class-to-record.json")["sopClasses"]
    for uid, item in stored.items():
        iods.setdefault(uid, item.get("ciod", ""))
    order = sorted(iods, key=lambda uid: [int(part) for part in uid.split(".")])
    lines = [f"{uid}|{'S' if uid in stored else '-'}|{iods[uid]}" for uid in order]
    write("SOPClass+Table.swift", "PS3.4 Annexes B, I and GG", table(
        "SOPClass", "table", "UID, S for a Storage SOP Class, IOD (empty where it is retired).",
        lines))


def traits(uid):
    found = []
    tail = uid.removeprefix("1.2.840.10008.1.2")
    jpip = tail in (".4.94", ".4.95", ".4.204", ".4.205")
    if uid in ("1.2.840.10008.1.2", "1.2.840.10008.1.20"):
        found.append(".implicitVR")
    if tail == ".2":
        found.append(".bigEndian")
    if tail in (".1.99", ".4.95", ".4.205"):
        found.append(".deflated")
    if (tail.startswith(".4.") and not jpip) or tail in (".5", ".1.98", ".8.1"):
        found.append(".encapsulated")
    process = int(tail.split(".")[2]) if tail.startswith(".4.") else 0
    if (process in (*range(50, 57), *range(59, 65), 81, 91, 93, 203, 111, 112)
            or 100 <= process <= 108):
        found.append(".lossy")
    if 100 <= process <= 108:
        found.append(".video")
    return found


def transfer_syntaxes():
    rows = [(item["uid"], item["name"], item["keyword"], item["retired"])
            for item in load("dicom-standard-json/transfer_syntaxes.json")]
    rows += [(uid, name, keyword, False) for uid, name, keyword in NEW_SYNTAXES
             if uid not in {row[0] for row in rows}]
    rows.sort(key=lambda row: [int(part) for part in row[0].split(".")])
    text = "extension TransferSyntax {\n"
    names = []
    for uid, name, keyword, retired in rows:
        constant = SYNTAX_NAMES.get(keyword) or camel(keyword)
        names.append(constant)
        marks = ([".retired"] if retired else []) + traits(uid)
        text += f"  public static let {constant} = TransferSyntax(\n    \"{uid}\",\n"
        text += f"    \"{name}\",\n    \"{keyword}\", [{', '.join(marks)}])\n"
    text += "\n  /// Every syntax of the standard, in the order of the UIDs.\n"
    text += "  public static let all: [TransferSyntax] = [\n"
    text += "".join(f"    .{name},\n" for name in names) + "  ]\n}\n"
    write("TransferSyntax+Table.swift", "PS3.6 Annex A, PS3.5 Annex A", text)


def tag_names():
    items = {item["keyword"]: item for item in load("dicom-standard-json/attributes.json")}
    keywords = [key for key, item in items.items()
                if key and (item["id"][:4] in NAMED_GROUPS or key in NAMED_KEYWORDS)
                and (item["id"][:4] != "0004" or item["retired"] == "N" or key == "RecordInUseFlag")]
    keywords += sorted(record_key_keywords() - set(keywords))
    missing = [key for key in NAMED_KEYWORDS if key not in items]
    if missing:
        print("unknown keywords left out:", *missing, file=sys.stderr)
    keywords = sorted((key for key in keywords if key in items), key=lambda key: items[key]["id"])
    text = "extension Tag {\n"
    for key in keywords:
        number = items[key]["id"].upper().replace("X", "0")
        line = (f"  public static var {camel(key)}: Tag "
                f"{{ Tag(0x{number[:4]}, 0x{number[4:]}) }}\n")
        if len(line) > 101:
            line = line.replace("{ ", "{\n    ").replace(" }", "\n  }")
        text += line
    write("Tag+Names.swift", "PS3.6 §6 and §7", text + "}\n")


def record_key_keywords():
    found = set()

    def walk(node):
        if isinstance(node, dict):
            if "tag" in node and "keyword" in node:
                found.add(node["keyword"])
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)
    walk(load("standards/record-keys.json"))
    return found


attributes()
uids()
sop_classes()
transfer_syntaxes()
tag_names()
