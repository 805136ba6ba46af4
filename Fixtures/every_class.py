#!/usr/bin/env python3
"""Writes one minimal instance of every Storage SOP Class, with all its directory keys filled.

usage: every_class.py OUTDIR [LIST]
LIST is `sop_classes.txt` beside this script, or a JSON file {"sopClasses": {UID: {"recordType":
…, "level": …}}}. The instances are made for the keys of PS3.3 Annex F, not to conform to their
IODs. One patient; a study and a series for each class.
"""

import json
import sys
from pathlib import Path

from pydicom.datadict import tag_for_keyword

from synthetic import *

#: Presentation states with the Presentation State Relationship Module (PS3.3 A.33).
RELATED = {STORAGE + "11." + n for n in ("1", "2", "3", "5", "12")}
BLENDING = STORAGE + "11.4"
CDA = STORAGE + "104.2"


def classes(path):
    """(SOP Class UID, record type, level) of each line or entry."""
    text = Path(path).read_text()
    if text.lstrip().startswith("{"):
        return [(uid_, entry["recordType"] or "-", entry["level"] or "-")
                for uid_, entry in json.loads(text)["sopClasses"].items()]
    return [tuple(line.split("\t")) for line in text.splitlines() if line and line[0] != "#"]


def put(ds, **attributes):
    for keyword, value in attributes.items():
        assert tag_for_keyword(keyword), keyword
        setattr(ds, keyword, value)


def reference(name, **more):
    return item(ReferencedSOPClassUID=STORAGE + "2", ReferencedSOPInstanceUID=uid("to", name),
                **more)


def series_references(name):
    return [item(SeriesInstanceUID=uid("series to", name, k),
                 ReferencedImageSequence=[
                     reference(f"{name} {k}", ReferencedFrameNumber=[1, 3]),
                     reference(f"{name} {k}b", ReferencedSegmentNumber=2)])
            for k in range(2)]


def blending():
    return [item(StudyInstanceUID=uid("study to", part), BlendingPosition=part,
                 ReferencedSeriesSequence=series_references(part))
            for part in ("UNDERLYING", "SUPERIMPOSED")]


def content(modifier=True):
    language = item(
        RelationshipType="HAS CONCEPT MOD", ValueType="CODE",
        ConceptNameCodeSequence=[code("121049", "DCM", "Language of Content Item")],
        ConceptCodeSequence=[code("eng", "RFC5646", "English")])
    country = item(
        RelationshipType="HAS CONCEPT MOD", ValueType="CODE",
        ConceptNameCodeSequence=[code("121046", "DCM", "Country of Language")],
        ConceptCodeSequence=[code("DE", "ISO3166_1", "Germany")])
    language.ContentSequence = [country]
    finding = item(RelationshipType="CONTAINS", ValueType="TEXT", TextValue="Größe unverändert",
                   ConceptNameCodeSequence=[code("121071", "DCM", "Finding")])
    return [finding, language, country] if modifier else [finding]


def label(ds):
    put(ds, ContentLabel="LABEL", ContentDescription="Übersicht",
        ContentCreatorName="Müller^Jörg")


def presented(ds):
    label(ds)
    put(ds, PresentationCreationDate="20240305", PresentationCreationTime="121314")
    if ds.SOPClassUID in RELATED:
        ds.ReferencedSeriesSequence = series_references("presentation")
    if ds.SOPClassUID == BLENDING:
        ds.BlendingSequence = blending()


def image(ds):
    put(ds, ImageType=["ORIGINAL", "PRIMARY"], NumberOfFrames="1",
        FrameOfReferenceUID=uid("frame"), ImagePositionPatient=["0", "0", "1"],
        ImageOrientationPatient=["1", "0", "0", "0", "1", "0"], PixelSpacing=["1", "1"])
    ds.ReferencedImageSequence = [reference("image")]
    add_pixels(ds, pixels(16, len(ds.SOPClassUID)))


def document(ds):
    put(ds, CompletionFlag="COMPLETE", VerificationFlag="VERIFIED", ValueType="CONTAINER")
    ds.VerifyingObserverSequence = [
        item(VerificationDateTime=when, VerifyingObserverName="Müller^Jörg",
             VerifyingOrganization="Nowhere")
        for when in ("20240101101010", "20240303101010", "20240202101010")]
    ds.ConceptNameCodeSequence = [code("121070", "DCM", "Findings")]
    ds.ContentSequence = content()


def key_object(ds):
    put(ds, ValueType="CONTAINER")
    ds.ConceptNameCodeSequence = [code("113000", "DCM", "Of Interest")]
    ds.ContentSequence = content()


def encapsulated(ds):
    put(ds, DocumentTitle="Brief an Müller", MIMETypeOfEncapsulatedDocument="application/pdf")
    ds.ConceptNameCodeSequence = [code("34133-9", "LN", "Summary of episode note")]
    ds.EncapsulatedDocument = b"bytes of it "
    if ds.SOPClassUID == CDA:
        put(ds, HL7InstanceIdentifier="2.16.840.1.113883.19.5^7",
            MIMETypeOfEncapsulatedDocument="text/XML")


def spectroscopy(ds):
    put(ds, ImageType=["ORIGINAL", "PRIMARY", "SPECTROSCOPY", "NONE"], NumberOfFrames="1", Rows=1,
        Columns=1, DataPointRows=1, DataPointColumns=4)
    ds.ReferencedImageEvidenceSequence = [item(
        StudyInstanceUID=uid("study to", "spectrum"), ReferencedSeriesSequence=[item(
            SeriesInstanceUID=uid("series to", "spectrum"),
            ReferencedSOPSequence=[reference("spectrum")])])]
    ds.SpectroscopyData = np.arange(8, dtype="<f4").tobytes()


def hanging(ds):
    put(ds, HangingProtocolName="Thorax", HangingProtocolDescription="Zwei Fenster für Thorax",
        HangingProtocolLevel="SITE", HangingProtocolCreator="Müller^Jörg",
        HangingProtocolCreationDateTime="20240101120000", NumberOfPriorsReferenced=1)
    ds.HangingProtocolDefinitionSequence = [
        item(Modality="CT", ProcedureCodeSequence=[code("P5-0", "L", "Some procedure")],
             ReasonForRequestedProcedureCodeSequence=[]),
        item(AnatomicRegionSequence=[code("51185008", "SCT", "Chest")], Laterality="L",
             ProcedureCodeSequence=[], ReasonForRequestedProcedureCodeSequence=[])]
    ds.HangingProtocolUserIdentificationCodeSequence = [code("U1", "L", "A user")]


def waveform(ds):
    put(ds, AcquisitionDateTime="20240304101010")
    if ds.SOPClassUID.startswith(STORAGE + "9.100"):
        label(ds)


def treatment(ds):
    put(ds, TreatmentDate="20240304", TreatmentTime="101112")


def radiotherapy(ds):
    label(ds)
    put(ds, UserContentLabel="MEIN PLAN", UserContentLongLabel="Mein langer Plan für heute")


def assessment(ds):
    put(ds, InstanceCreationDate="20240304", InstanceCreationTime="101112")


def inventory(ds):
    put(ds, InventoryPurpose="Prüfung", InventoryLevel="STUDY",
        InventoryCompletionStatus="COMPLETE", TotalNumberOfStudyRecords=0)
    ds.ScopeOfInventorySequence = [item(StudyDate="20240101-20240131")]


FILL = {
    "IMAGE": image, "PRESENTATION": presented, "WF PRESENTATION": presented,
    "SR DOCUMENT": document, "KEY OBJECT DOC": key_object, "ENCAP DOC": encapsulated,
    "SPECTROSCOPY": spectroscopy, "HANGING PROTOCOL": hanging, "WAVEFORM": waveform,
    "RT TREAT RECORD": treatment, "RADIOTHERAPY": radiotherapy, "ASSESSMENT": assessment,
    "INVENTORY": inventory, "REGISTRATION": label, "FIDUCIAL": label, "VALUE MAP": label,
    "MEASUREMENT": label, "SURFACE": label, "TRACT": label, "ANNOTATION": label, "PALETTE": label,
    "RT DOSE": lambda ds: put(ds, DoseSummationType="PLAN", DoseComment="für alle"),
    "RT STRUCTURE SET": lambda ds: put(
        ds, StructureSetLabel="ZIELE", StructureSetDate="20240304", StructureSetTime="101112"),
    "RT PLAN": lambda ds: put(
        ds, RTPlanLabel="PLAN A", RTPlanDate="20240304", RTPlanTime="101112"),
    "IMPLANT": lambda ds: put(
        ds, Manufacturer="Hüftwerk", ImplantName="Hip", ImplantSize="12", ImplantPartNumber="H-12"),
    "IMPLANT ASSY": lambda ds: put(
        ds, ImplantAssemblyTemplateName="Hip set", Manufacturer="Hüftwerk",
        ProcedureTypeCodeSequence=[code("P1", "L", "Hip"), code("P2", "L", "Other hip")]),
    "IMPLANT GROUP": lambda ds: put(
        ds, ImplantTemplateGroupName="Hips", ImplantTemplateGroupDescription="Größen",
        ImplantTemplateGroupIssuer="Hüftwerk"),
    "OVERLAY": lambda ds: put(ds, OverlayNumber="1"),
    "CURVE": lambda ds: put(ds, CurveNumber="1"),
    "MODALITY LUT": lambda ds: put(ds, LUTNumber="1"),
    "VOI LUT": lambda ds: put(ds, LUTNumber="1"),
}
MODALITY = {"IMAGE": "OT", "SR DOCUMENT": "SR", "KEY OBJECT DOC": "KO", "PRESENTATION": "PR",
            "WF PRESENTATION": "PR", "PLAN": "PLAN", "RT DOSE": "RTDOSE", "RT PLAN": "RTPLAN",
            "RT STRUCTURE SET": "RTSTRUCT", "RT TREAT RECORD": "RTRECORD", "ENCAP DOC": "DOC",
            "RADIOTHERAPY": "RTRAD", "WAVEFORM": "ECG", "REGISTRATION": "REG", "SPECTROSCOPY": "MR"}


def build(sop_class, record, level, number):
    ds = instance(sop_class, "class", sop_class)
    ds.SpecificCharacterSet = "ISO_IR 100"
    if level != "root":
        add_patient(ds, "Jedermann^Jörg", "EVERY1")
        add_study(ds, sop_class, number, description=f"Für Klasse {number}")
        add_series(ds, sop_class, number, MODALITY.get(record, "OT"))
    add_content(ds, number)
    FILL.get(record, lambda _: None)(ds)
    return ds


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    listed = sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parent / "sop_classes.txt"
    for number, (sop_class, record, level) in enumerate(classes(listed), 1):
        ds = build(sop_class, record, level, number)
        folder = record.lower().replace(" ", "_") if record != "-" else "none"
        save(ds, out / folder / f"class{number:03d}.dcm")


if __name__ == "__main__":
    main()
