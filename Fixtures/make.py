#!/usr/bin/env python3
"""Makes Fixtures/studies: a small archive as people have them, with all kinds in it.

usage: make.py [OUTDIR]   (the folder beside this script when nothing is said)
The bytes are the same every time: nothing depends on the clock, the machine or chance.
"""

import base64
import shutil
import sys
from pathlib import Path

from pydicom.encaps import encapsulate

from synthetic import *

# A 16 x 16 grey ramp as a JPEG of 8 bits (process 1).
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG"
    "NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABgUH/8QAJRAA"
    "AAMHAwUAAAAAAAAAAAAAAxESAAECBAYTFAUhMhUxQWGB/9oACAEBAAA/ADdPgcdm0WSE6fpUzPW7mMBGMgyUmF7y"
    "Px2YdT4HHZr1aCY1GxA21ZY4YJmSSes/fAvrf//Z")

ANNA = dict(name="Muster^Anna", ident="SPX-0001", birth="19710312", sex="F")
TARO_JIS = dict(name="Yamada^Tarou=山田^太郎=やまだ^たろう", ident="SPX-0002", birth="19550401",
                sex="M", charset=["", "ISO 2022 IR 87"])
TARO_UTF = dict(TARO_JIS, charset="ISO_IR 192")
REX = dict(name="Beispiel^Rex", ident="SPX-0003", birth="19881224", sex="M")


def image(sop_class, name, patient, study, series, modality, number=1):
    ds = instance(STORAGE + sop_class, name)
    add_patient(ds, **patient)
    add_study(ds, *study)
    add_series(ds, *series, modality)
    add_content(ds, number)
    return ds


def reference(ds):
    return item(ReferencedSOPClassUID=ds.SOPClassUID, ReferencedSOPInstanceUID=ds.SOPInstanceUID)


def evidence(ds):
    series = item(SeriesInstanceUID=ds.SeriesInstanceUID, ReferencedSOPSequence=[reference(ds)])
    return [item(StudyInstanceUID=ds.StudyInstanceUID, ReferencedSeriesSequence=[series])]


def of(images):
    return [item(SeriesInstanceUID=images[0].SeriesInstanceUID,
                 ReferencedImageSequence=[reference(i) for i in images])]


def ct_study(out):
    """Patient 1, study 1: five CT slices and what was made of them."""
    study = ("anna-1", 1, "20240115", "CT Abdomen")
    folder = out / "Muster Anna" / "2024-01-15 CT Abdomen"
    slices = []
    for k in range(5):
        ds = image("2", f"ct{k}", ANNA, study, ("ct", 2), "CT", k + 1)
        add_plane(ds, k * 2)
        ds.KVP, ds.RescaleIntercept, ds.RescaleSlope = "120", "-1024", "1"
        add_pixels(ds, pixels(32, k))
        slices.append(ds)
        save(ds, folder / "axial" / f"slice{k + 1:02d}.dcm")
    shutil.copy(folder / "axial" / "slice03.dcm", folder / "copy of slice03.dcm")

    sr = image("88.11", "sr", ANNA, study, ("sr", 900), "SR")
    report(sr, "VERIFIED", code("18748-4", "LN", "Diagnostic Imaging Report"))
    sr.CurrentRequestedProcedureEvidenceSequence = evidence(slices[0])
    save(sr, folder / "report.dcm")

    kos = image("88.59", "kos", ANNA, study, ("kos", 901), "KO")
    report(kos, None, code("113000", "DCM", "Of Interest"))
    kos.CurrentRequestedProcedureEvidenceSequence = evidence(slices[2])
    kos.ContentSequence = [item(RelationshipType="CONTAINS", ValueType="IMAGE",
                                ReferencedSOPSequence=[reference(slices[2])])]
    save(kos, folder / "keyimages")

    gsps = image("11.1", "gsps", ANNA, study, ("gsps", 902), "PR")
    del gsps.ContentDate, gsps.ContentTime
    gsps.PresentationCreationDate, gsps.PresentationCreationTime = "20240116", "090000"
    gsps.ContentLabel, gsps.ContentDescription = "LIVER", "window for the liver"
    gsps.ContentCreatorName, gsps.PresentationLUTShape = "Reader^Rob", "IDENTITY"
    gsps.ReferencedSeriesSequence = of(slices[:2])
    gsps.DisplayedAreaSelectionSequence = [item(
        DisplayedAreaTopLeftHandCorner=[1, 1], DisplayedAreaBottomRightHandCorner=[32, 32],
        PresentationSizeMode="SCALE TO FIT", PresentationPixelAspectRatio=["1", "1"])]
    save(gsps, folder / "present.DCM")

    pdf = image("104.1", "pdf", ANNA, study, ("pdf", 903), "DOC")
    pdf.ConversionType, pdf.BurnedInAnnotation = "WSD", "YES"
    pdf.AcquisitionDateTime, pdf.DocumentTitle = "", "Letter"
    pdf.ConceptNameCodeSequence, pdf.MIMETypeOfEncapsulatedDocument = [], "application/pdf"
    body = b"%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]" \
        b"/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    pdf.EncapsulatedDocumentLength = len(body)
    pdf.EncapsulatedDocument = body + b"\0" * (len(body) % 2)
    save(pdf, folder / "Arztbrief.pdf.dcm")

    seg = image("66.4", "seg", ANNA, study, ("seg", 904), "SEG")
    segmentation(seg, slices[0])
    save(seg, folder / "seg.dcm")
    return slices


def report(ds, verification, title):
    ds.ReferencedPerformedProcedureStepSequence = []
    if verification:
        ds.CompletionFlag, ds.VerificationFlag = "COMPLETE", verification
        ds.PerformedProcedureCodeSequence = []
        ds.VerifyingObserverSequence = [
            item(VerifyingOrganization="Nowhere General", VerificationDateTime=when,
                 VerifyingObserverName="Reader^Rob", VerifyingObserverIdentificationCodeSequence=[])
            for when in ("20240117103000", "20240118080000")]
        ds.ContentSequence = [
            item(RelationshipType="HAS CONCEPT MOD", ValueType="CODE",
                 ConceptNameCodeSequence=[code("121049", "DCM", "Language of Content Item")],
                 ConceptCodeSequence=[code("eng", "RFC5646", "English")]),
            item(RelationshipType="CONTAINS", ValueType="TEXT", TextValue="Nothing is wrong.",
                 ConceptNameCodeSequence=[code("121071", "DCM", "Finding")])]
    ds.ValueType, ds.ContinuityOfContent = "CONTAINER", "SEPARATE"
    ds.ConceptNameCodeSequence = [title]
    if verification is None:
        ds.ContentTemplateSequence = [item(MappingResource="DCMR", TemplateIdentifier="2010")]


def segmentation(ds, source):
    ds.FrameOfReferenceUID, ds.PositionReferenceIndicator = source.FrameOfReferenceUID, ""
    ds.ImageType, ds.SegmentationType = ["DERIVED", "PRIMARY"], "BINARY"
    ds.ContentLabel, ds.ContentDescription, ds.ContentCreatorName = "LIVER", "", "Reader^Rob"
    ds.LossyImageCompression, ds.NumberOfFrames = "00", "1"
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.Rows = ds.Columns = 32
    ds.BitsAllocated = ds.BitsStored = 1
    ds.HighBit = ds.PixelRepresentation = 0
    tissue = code("85756007", "SCT", "Tissue")
    ds.SegmentSequence = [item(
        SegmentNumber=1, SegmentLabel="Liver", SegmentAlgorithmType="MANUAL",
        SegmentedPropertyCategoryCodeSequence=[tissue],
        SegmentedPropertyTypeCodeSequence=[code("10200004", "SCT", "Liver")])]
    ds.ReferencedSeriesSequence = [item(
        SeriesInstanceUID=source.SeriesInstanceUID, ReferencedInstanceSequence=[reference(source)])]
    organization = uid("dimension", ds.SOPInstanceUID)
    ds.DimensionOrganizationSequence = [item(DimensionOrganizationUID=organization)]
    ds.DimensionIndexSequence = [item(
        DimensionOrganizationUID=organization, DimensionIndexPointer=0x0062000B,
        FunctionalGroupPointer=0x0062000A)]
    ds.SharedFunctionalGroupsSequence = [item(
        PixelMeasuresSequence=[item(PixelSpacing=["1", "1"], SliceThickness="2")],
        PlaneOrientationSequence=[item(ImageOrientationPatient=source.ImageOrientationPatient)],
        SegmentIdentificationSequence=[item(ReferencedSegmentNumber=1)])]
    ds.PerFrameFunctionalGroupsSequence = [item(
        FrameContentSequence=[item(DimensionIndexValues=1)],
        PlanePositionSequence=[item(ImagePositionPatient=source.ImagePositionPatient)])]
    ds.PixelData = bytes([0, 0x3C, 0xFF, 0x18] * 32)
    ds["PixelData"].VR = "OB"


def rt_study(out, slices):
    """Patient 1, study 2: the same person's radiotherapy, in one flat folder."""
    study = ("anna-2", 2, "20240220", "RT Planning")
    folder = out / "Muster Anna" / "rt export"
    frame = slices[0].FrameOfReferenceUID
    structure = image("481.3", "rtss", ANNA, study, ("rtss", 1), "RTSTRUCT")
    structure.StructureSetLabel, structure.StructureSetDate = "TARGETS", "20240220"
    structure.StructureSetTime, structure.OperatorsName = "080000", ""
    structure.FrameOfReferenceUID, structure.PositionReferenceIndicator = frame, ""
    structure.StructureSetROISequence = [item(
        ROINumber=1, ReferencedFrameOfReferenceUID=frame, ROIName="PTV",
        ROIGenerationAlgorithm="MANUAL")]
    structure.ROIContourSequence = [item(ReferencedROINumber=1, ContourSequence=[item(
        ContourGeometricType="POINT", NumberOfContourPoints="1", ContourData=["0", "0", "0"])])]
    structure.RTROIObservationsSequence = [item(
        ObservationNumber=1, ReferencedROINumber=1, RTROIInterpretedType="PTV",
        ROIInterpreter="")]
    save(structure, folder / "RS.1.2.826.structure.dcm")

    plan = image("481.5", "rtplan", ANNA, study, ("rtplan", 2), "RTPLAN")
    plan.RTPlanLabel, plan.RTPlanDate, plan.RTPlanTime = "PLAN A", "20240220", "093000"
    plan.RTPlanGeometry, plan.OperatorsName = "PATIENT", ""
    plan.ReferencedStructureSetSequence = [reference(structure)]
    save(plan, folder / "RP.1.2.826.plan.dcm")

    dose = image("481.2", "rtdose", ANNA, study, ("rtdose", 3), "RTDOSE")
    add_plane(dose)
    del dose.ImageType, dose.PatientPosition, dose.AcquisitionNumber
    dose.OperatorsName = ""
    dose.DoseUnits, dose.DoseType, dose.DoseSummationType = "GY", "PHYSICAL", "PLAN"
    dose.DoseComment, dose.DoseGridScaling, dose.NumberOfFrames = "whole plan", "0.001", "2"
    dose.FrameIncrementPointer, dose.GridFrameOffsetVector = 0x3004000C, ["0", "2"]
    dose.ReferencedRTPlanSequence = [reference(plan)]
    add_pixels(dose, np.stack([pixels(16, 40), pixels(16, 41)]), 16)
    save(dose, folder / "RD.1.2.826.dose.dcm")


def mr_study(out):
    """Patient 2, one study: the encodings, and one name in two character sets."""
    study = ("taro-1", 3, "20231103", "MR Head")
    folder = out / "disc_0007" / "MRHEAD"
    encodings = [
        ("IMG0001.IMA", TARO_JIS, ImplicitVRLittleEndian),
        ("IMG0002.IMA", TARO_JIS, ExplicitVRBigEndian),
        ("IMG0003.IMA", TARO_UTF, DeflatedExplicitVRLittleEndian),
        ("img0004", TARO_UTF, RLELossless)]
    for k, (name, patient, syntax) in enumerate(encodings):
        ds = image("4", f"mr{k}", patient, study, ("mr", 1), "MR", k + 1)
        add_plane(ds, k * 3)
        ds.ScanningSequence, ds.SequenceVariant, ds.ScanOptions = "SE", "NONE", ""
        ds.MRAcquisitionType, ds.EchoTime, ds.RepetitionTime = "2D", "12", "500"
        ds.EchoTrainLength = "1"
        values = pixels(32, 10 + k)
        add_pixels(ds, values.astype(">u2") if syntax == ExplicitVRBigEndian else values)
        if syntax == RLELossless:
            ds.file_meta = FileMetaDataset()
            ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
            ds.compress(RLELossless, encoding_plugin="pydicom", generate_instance_uid=False)
        save(ds, folder / name, syntax)

    enhanced = image("4.1", "enhanced", TARO_UTF, study, ("enhanced", 2), "MR")
    multiframe(enhanced)
    save(enhanced, folder / "ENHANCED")

    bare = image("7", "bare", TARO_JIS, study, ("bare", 3), "OT")
    bare.ConversionType, bare.PatientOrientation = "WSD", ""
    add_pixels(bare, pixels(16, 20, 8))
    save(bare, folder / "no_header.raw", ImplicitVRLittleEndian, meta=False)


def multiframe(ds):
    ds.ImageType = ["ORIGINAL", "PRIMARY", "ANGIO", "NONE"]
    ds.NumberOfFrames, ds.AcquisitionDateTime = "3", "20231103102030"
    ds.FrameOfReferenceUID, ds.PositionReferenceIndicator = uid("frame", "enhanced"), ""
    organization = uid("dimension", ds.SOPInstanceUID)
    ds.DimensionOrganizationSequence = [item(DimensionOrganizationUID=organization)]
    ds.DimensionIndexSequence = [item(
        DimensionOrganizationUID=organization, DimensionIndexPointer=0x00209057,
        FunctionalGroupPointer=0x00209111)]
    source = item(ReferencedSOPClassUID=STORAGE + "4", ReferencedSOPInstanceUID=uid("scout"))
    source.PurposeOfReferenceCodeSequence = [code("121311", "DCM", "Localizer")]
    ds.SharedFunctionalGroupsSequence = [item(
        PixelMeasuresSequence=[item(PixelSpacing=["1", "1"], SliceThickness="3")],
        PlaneOrientationSequence=[item(ImageOrientationPatient=["1", "0", "0", "0", "1", "0"])],
        ReferencedImageSequence=[source])]
    ds.PerFrameFunctionalGroupsSequence = [
        item(FrameContentSequence=[item(StackID="1", InStackPositionNumber=k + 1,
                                        DimensionIndexValues=k + 1)],
             PlanePositionSequence=[item(ImagePositionPatient=["0", "0", str(k * 3)])])
        for k in range(3)]
    add_pixels(ds, np.stack([pixels(16, 30 + k) for k in range(3)]))


def other_study(out):
    """Patient 3: what is not a slice, and the compressed photograph."""
    study = ("rex-1", 4, "20240301", "Cardiology")
    folder = out / "to_import"
    ecg = image("9.1.1", "ecg", REX, study, ("ecg", 1), "ECG")
    ecg.AcquisitionDateTime, ecg.AcquisitionContextSequence = "20240301111213", []
    ecg.WaveformSequence = [waveform()]
    save(ecg, folder / "ecg 12 lead.dcm")

    photo = image("77.1.4", "photo", REX, study, ("photo", 2), "XC")
    photo.ImageType, photo.LossyImageCompression = ["ORIGINAL", "PRIMARY"], "01"
    photo.LossyImageCompressionRatio, photo.LossyImageCompressionMethod = "1.2", "ISO_10918_1"
    photo.AnatomicRegionSequence = [code("39937001", "SCT", "Skin")]
    photo.AcquisitionContextSequence, photo.PatientOrientation = [], ""
    add_pixels(photo, pixels(16, 50, 8))
    photo.PixelData = encapsulate([JPEG])
    save(photo, folder / "IMG_2041.JPG.dcm", JPEGBaseline8Bit)

    tiff = image("7", "tiff", REX, study, ("tiff", 3), "OT")
    tiff.ConversionType, tiff.PatientOrientation = "WSD", ""
    add_pixels(tiff, pixels(16, 51, 8))
    header = b"II*\0\x08\0\0\0\0\0\0\0\0\0"
    save(tiff, folder / "tiff_preamble.dcm", preamble=header.ljust(128, b"\0"))

    raw = image("66", "raw", REX, study, ("raw", 4), "MR")
    raw.AcquisitionContextSequence, raw.CreatorVersionUID = [], ROOT + ".9"
    raw.add_new(0x00290010, "LO", "SPINDLE FIXTURE")
    raw.add_new(0x00291001, "OB", bytes(range(64)))
    raw.add_new(0x00291002, "UN", b"unknown!")
    save(raw, folder / "raw.bin")


def waveform():
    leads = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"]
    channels = [item(
        ChannelLabel=lead, ChannelSourceSequence=[code(f"2:{k + 1}", "MDC", f"Lead {lead}")],
        ChannelSensitivity="1", ChannelSensitivityUnitsSequence=[code("uV", "UCUM", "microvolt")],
        ChannelSensitivityCorrectionFactor="1", ChannelBaseline="0", ChannelSampleSkew="0",
        WaveformBitsStored=16) for k, lead in enumerate(leads)]
    samples = (np.arange(12 * 50, dtype="<i4") * 37 % 2001 - 1000).astype("<i2")
    result = item(
        WaveformOriginality="ORIGINAL", NumberOfWaveformChannels=12, NumberOfWaveformSamples=50,
        SamplingFrequency="500", ChannelDefinitionSequence=channels, WaveformBitsAllocated=16,
        WaveformSampleInterpretation="SS", WaveformData=samples.tobytes())
    result["WaveformData"].VR = "OW"
    return result


def languages(out):
    """One picture for each of three more character sets, in names as other systems give them."""
    people = [
        ("wang", "GB18030", "Wang^XiaoDong=王^小东"),
        ("hong", ["", "ISO 2022 IR 149"], "Hong^Gildong=洪^吉洞=홍^길동"),
        ("lyuks", "ISO_IR 144", "Люксембург^Роза")]
    for k, (key, charset, name) in enumerate(people):
        patient = dict(name=name, ident=f"SPX-01{k:02d}", charset=charset)
        ds = image("7", key, patient, (key, 10 + k), (key, 1), "OT")
        ds.ConversionType, ds.PatientOrientation = "WSD", ""
        add_pixels(ds, pixels(16, 60 + k, 8))
        save(ds, out / "languages" / f"{k + 1}.dcm")


def without_patient(out):
    """What stands beside the patients: a hanging protocol and a colour palette."""
    folder = out / "station settings"
    hanging = instance("1.2.840.10008.5.1.4.38.1", "hanging")
    hanging.HangingProtocolName, hanging.HangingProtocolLevel = "CT 2x2", "SITE"
    hanging.HangingProtocolDescription = "Four windows"
    hanging.HangingProtocolCreator = "Reader^Rob"
    hanging.HangingProtocolCreationDateTime = "20240101120000"
    hanging.HangingProtocolDefinitionSequence = [item(
        Modality="CT", ProcedureCodeSequence=[code("24627-2", "LN", "CT Chest")],
        ReasonForRequestedProcedureCodeSequence=[code("C-1", "99SPINDLE", "Follow-up")])]
    hanging.NumberOfPriorsReferenced, hanging.ImageSetsSequence = 0, [item(
        ImageSetSelectorSequence=[item(
            ImageSetSelectorUsageFlag="NO_MATCH", SelectorAttribute=0x00080060,
            SelectorAttributeVR="CS", SelectorCSValue="CT", SelectorValueNumber=1)],
        TimeBasedImageSetsSequence=[item(
            ImageSetNumber=1, ImageSetSelectorCategory="RELATIVE_TIME",
            RelativeTime=[0, 0], RelativeTimeUnits="MONTHS", ImageSetLabel="Now")])]
    hanging.HangingProtocolUserIdentificationCodeSequence = []
    hanging.NumberOfScreens, hanging.NominalScreenDefinitionSequence = 1, [item(
        NumberOfVerticalPixels=1024, NumberOfHorizontalPixels=1280,
        DisplayEnvironmentSpatialPosition=[0.0, 1.0, 1.0, 0.0], ScreenMinimumGrayscaleBitDepth=8)]
    hanging.DisplaySetsSequence = [item(
        DisplaySetNumber=1, DisplaySetPresentationGroup=1, ImageSetNumber=1,
        ImageBoxesSequence=[item(
            ImageBoxNumber=1, DisplayEnvironmentSpatialPosition=[0.0, 1.0, 1.0, 0.0],
            ImageBoxLayoutType="STACK")],
        FilterOperationsSequence=[], SortingOperationsSequence=[])]
    hanging.PartialDataDisplayHandling = "MAINTAIN_LAYOUT"
    save(hanging, folder / "hanging.dcm")

    palette = instance("1.2.840.10008.5.1.4.39.1", "palette")
    palette.InstanceNumber = "1"
    palette.ContentLabel, palette.ContentDescription = "HOT", "from black to white"
    palette.ContentCreatorName, palette.PaletteColorLookupTableUID = "", uid("hot")
    for channel, shift in (("Red", 0), ("Green", 64), ("Blue", 128)):
        ramp = np.clip(np.arange(256) * 2 - shift, 0, 255).astype(np.uint8)
        setattr(palette, f"{channel}PaletteColorLookupTableDescriptor", [256, 0, 8])
        palette[f"{channel}PaletteColorLookupTableDescriptor"].VR = "US"
        setattr(palette, f"{channel}PaletteColorLookupTableData", ramp.tobytes())
    palette.ICCProfile = b"\0" * 8
    save(palette, folder / "hot.dcm")


def main():
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "studies"
    slices = ct_study(out)
    rt_study(out, slices)
    mr_study(out)
    other_study(out)
    languages(out)
    without_patient(out)
    (out / "Read me first.txt").write_text("These studies were made by a program.\n")


if __name__ == "__main__":
    main()
