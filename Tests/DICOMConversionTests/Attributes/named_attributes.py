#!/usr/bin/env python3
"""Reads which attributes two conformance statements name, and says which of the standard they are.

usage: named_attributes.py MEDIA_STATEMENT DICONDE_STATEMENT > named-attributes.json

The first is Merge Unity PACS 11.1, media storage: tables 7 to 16 with the lists of appendix B
between them. The second is TigerView DICOM and DICONDE, version 9: its tables of modules. Their tags
are wrong in places: names count, resolved through pydicom's dictionary or the list below. Each table
becomes a template that sets what it names, and a list of what dcmdump has to show then and which way
each attribute gets its value: from the template, from the class, from the pixels, in the head of the
file, as an item of a sequence, or in the directory of a file-set.
"""

import json
import re
import sys

from pydicom._private_dict import private_dictionaries
from pydicom.datadict import DicomDictionary, dictionary_VR, tag_for_keyword

#: Names that are not the standard's, and why each is the attribute that it is.
RENAMED = {
    "Image Date": ("ContentDate", "an older name"),
    "Image Time": ("ContentTime", "an older name"),
    "Hospital Name": ("InstitutionName", "the tag of Institution Name"),
    "Referring Physician": ("ReferringPhysicianName", "shortened"),
    "Reading Radiologist": ("NameOfPhysiciansReadingStudy", "the tag of the attribute today"),
    "Software Version": ("SoftwareVersions", "plural in the standard"),
    "Admitting Diagnosis": ("AdmittingDiagnosesDescription", "shortened"),
    "Admitting Diagnosis Description": ("AdmittingDiagnosesDescription", "plural in the standard"),
    "Patient Date of Birth": ("PatientBirthDate", "the tag of Patient's Birth Date"),
    "Manufacturer Serial Number": ("DeviceSerialNumber", "the tag of Device Serial Number"),
    "Device Serial": ("DeviceSerialNumber", "the name goes on in the next line"),
    "Secondary Capture Software Version": (
        "SecondaryCaptureDeviceSoftwareVersions", "shortened"),
    "Secondary Capture Device Software Version(s)": (
        "SecondaryCaptureDeviceSoftwareVersions", "plural in the standard"),
    "Image Number": ("InstanceNumber", "an older name"),
    "Image / Instance Number": ("InstanceNumber", "both of its names"),
    "Pixel Padding": ("PixelPaddingValue", "shortened"),
    "Window Explanation": ("WindowCenterWidthExplanation", "shortened"),
    "Modality Override Series Value": ("Modality", "what the value is for is in the name"),
    "Smallest Pixel Value i": ("SmallestImagePixelValue", "cut off; by its tag"),
    "Largest Pixel Value": ("LargestImagePixelValue", "shortened; by its tag"),
    "Smallest Pixel Value in Plane": ("SmallestImagePixelValueInPlane", "shortened"),
    "Largest Pixel Value in Plane": ("LargestImagePixelValueInPlane", "shortened"),
    "Institution Department Name": ("InstitutionalDepartmentName", "shortened"),
    "Exposure in uAs": ("ExposureInuAs", "the standard writes a Greek letter"),
    "Scheduled Station AE": ("ScheduledStationAETitle", "the name goes on in the next line"),
    "Media SOP Class UID": ("MediaStorageSOPClassUID", "shortened"),
    "Media SOP Instance UID": ("MediaStorageSOPInstanceUID", "shortened"),
    "File SOP Instance UID": ("MediaStorageSOPInstanceUID", "by its tag"),
    "Meta File Information Version": ("FileMetaInformationVersion", "two words changed places"),
    "File Meta Information Group Length": ("FileMetaInformationGroupLength", None),
}
CREATOR = "DR Systems, Inc."

#: What is described by the pixels, not by a template, and what the test's pixels say of themselves.
PIXELS = {
    "Rows": "4", "Columns": "4", "BitsAllocated": "8", "BitsStored": "8", "HighBit": "7",
    "PixelRepresentation": "0", "SamplesPerPixel": "3", "PhotometricInterpretation": "[RGB]",
    "PlanarConfiguration": "0", "PixelData": "",
}
#: What writing a file adds, and a part of what is then seen.
FILE = {
    "FileMetaInformationGroupLength": "", "FileMetaInformationVersion": "00\\01",
    "MediaStorageSOPClassUID": "CLASS", "MediaStorageSOPInstanceUID": "[1.2.3.1]",
    "ImplementationClassUID": "", "ImplementationVersionName": "",
    "SourceApplicationEntityTitle": "[STATION]",
}
#: What the directory of a file-set has of its own.
DIRECTORY = {
    "FileSetID": "[MADE]", "FileSetConsistencyFlag": "0", "DirectoryRecordSequence": "",
    "RecordInUseFlag": "65535", "DirectoryRecordType": "",
}

CODE = {"CodeValue": "1", "CodingSchemeDesignator": "99T", "CodeMeaning": "meaning"}
#: Values that fit; other attributes have one for their VR.
VALUES = {
    "ImageType": "DERIVED\\SECONDARY", "Modality": "OT", "ConversionType": "DF",
    "MRAcquisitionType": "2D", "PatientSex": "O", "PatientSexNeutered": "ALTERED",
    "PatientSpeciesDescription": "Dog", "ResponsiblePersonRole": "OWNER",
    "BodyPartExamined": "JAW", "ViewPosition": "AP", "BurnedInAnnotation": "NO",
    "PresentationIntentType": "FOR PRESENTATION", "PresentationLUTShape": "IDENTITY",
    "LossyImageCompression": "01", "LossyImageCompressionMethod": "ISO_10918_1",
    "LossyImageCompressionRatio": "10.5", "PatientOrientation": "L\\F",
    "CassetteOrientation": "LANDSCAPE", "CassetteSize": "18CMX24CM", "ImageLaterality": "L",
    "RescaleType": "US", "RescaleIntercept": "0", "RescaleSlope": "1", "DetectorType": "DIRECT",
    "PositionerType": "NONE", "ImagerPixelSpacing": "0.02\\0.03", "PixelSpacing": "0.02\\0.03",
    "TransducerType": "SECTOR_PHASED", "PixelIntensityRelationshipSign": "-1",
    "UltrasoundColorDataPresent": "0", "SOPInstanceUID": "1.2.3.1",
    "StudyInstanceUID": "1.2.3.2", "SeriesInstanceUID": "1.2.3.3",
    "ReferencedSOPClassUID": "1.2.840.10008.5.1.4.1.1.7", "ReferencedSOPInstanceUID": "1.2.3.4",
    "ContextIdentifier": "7202", "MappingResource": "DCMR", "ContextGroupVersion": "20020904",
    "ContextGroupExtensionFlag": "N", "ScheduledProcedureStepStatus": "ARRIVED",
    "RegionSpatialFormat": "1", "RegionDataType": "1", "RegionFlags": "0",
    "PhysicalUnitsXDirection": "3", "PhysicalUnitsYDirection": "3", "CodingSchemeVersion": "1",
    "SpatialResolution": "0.1", "PlateID": "A1",
    "RedPaletteColorLookupTableDescriptor": "4\\0\\16",
    "GreenPaletteColorLookupTableDescriptor": "4\\0\\16",
    "BluePaletteColorLookupTableDescriptor": "4\\0\\16",
    "RedPaletteColorLookupTableData": "0\\1\\2\\3",
    "GreenPaletteColorLookupTableData": "1\\2\\3\\4",
    "BluePaletteColorLookupTableData": "2\\3\\4\\65535",
}
BY_VR = {
    "DA": "20240229", "TM": "101500", "PN": "Doe^Jane", "AS": "030Y", "IS": "7", "DS": "1.5",
    "US": "7", "SS": "-7", "US or SS": "7", "UL": "8", "FD": "0.25", "LO": "Some text",
    "SH": "Short text", "ST": "Lines of text", "LT": "Long text", "CS": "KIND", "AE": "STATION",
}
#: Items of sequences of which a statement lists nothing else.
ITEMS = {
    "ModalityLUTSequence": {
        "LUTDescriptor": "4\\0\\16", "ModalityLUTType": "US", "LUTData": "0\\1\\2\\3"},
    "SourceImageSequence": {
        "ReferencedSOPClassUID": VALUES["ReferencedSOPClassUID"],
        "ReferencedSOPInstanceUID": VALUES["ReferencedSOPInstanceUID"]},
    "BreedRegistrationSequence": {
        "BreedRegistrationNumber": "1", "BreedRegistryCodeSequence": [CODE]},
    "AcquisitionContextSequence": {
        "ValueType": "TEXT", "ConceptNameCodeSequence": [CODE], "TextValue": "context"},
    "ScheduledProcedureStepSequence": {},
    "SequenceOfUltrasoundRegions": {},
}

#: The second statement shows items as rows: what is inside which sequence.
REGION = ["AnatomicRegionSequence"]
STRUCTURE = ["PrimaryAnatomicStructureSequence"]
STEP = ["ScheduledProcedureStepSequence"]
PROTOCOL = STEP + ["ScheduledProtocolCodeSequence"]
CODE_KEYWORDS = set(CODE) | {"CodingSchemeVersion"}


def simple(name):
    name = name.lower().replace("’", "'").replace("'s", "").replace("(s)", "")
    return re.sub(r"[^a-z0-9]", "", name.replace("(folder)", ""))


KEYWORDS = {simple(name): keyword for _, _, name, retired, keyword in DicomDictionary.values()
            if not retired}


def resolved(name):
    """The keyword and, of a name that is not the standard's, why."""
    if name in RENAMED:
        return RENAMED[name]
    return KEYWORDS.get(simple(name)), None


def number(tag):
    return f"({tag >> 16:04x},{tag & 0xffff:04x})"


def media_rows(text):
    """(table, depth, name, printed tag) of tables 7 to 16 and of what stands between them."""
    table, begun = None, False
    for line in text.splitlines():
        begun = begun or line.startswith("Table 7 ")
        if line.startswith("## Appendix D"):
            return
        if not begun:
            continue
        if match := re.match(r"(Table \d+)|#+ (B\.\d)", line):
            table = match[1] or match[2]
        if match := re.match(r"\((\w{4}),(\w{4})\)\t(.+)", line):
            yield table, 0, match[3].strip(), f"({match[1]},{match[2]})"
        elif match := re.match(r"(>*)([^\t]+)\t\((\w{4}),(\w{4})\)\t", line):
            yield table, len(match[1]), match[2].strip(), f"({match[3]},{match[4]})"


def module_rows(text):
    module, begun = None, False
    for line in text.splitlines():
        begun = begun or line.startswith("## Module Elements")
        if line.startswith("## 3 Communication"):
            return
        if begun and line.startswith("#"):
            module = line.strip("# ")
        if begun and (match := re.match(r"([^\t]+)\t(\w{3,4})[-:,](\w{4})\t", line)):
            yield module, match[1].strip(), f"({match[2]},{match[3]})"


def place(module, keyword, state):
    """The sequences that a row of the second statement is within."""
    if module in ("Digital X-ray Anatomy Imaged Module", "Intra-Oral Image Module"):
        if keyword == "Item":
            state["in"] = STRUCTURE if state.get("structure") else REGION
        if keyword == "PrimaryAnatomicStructureSequence":
            state["structure"] = True
        if keyword == "AnatomicRegionModifierSequence":
            return REGION
        return state["in"] if keyword in CODE_KEYWORDS or keyword == "Item" else []
    if module == "US Region Calibration":
        inside = [] if keyword == "SequenceOfUltrasoundRegions" else ["SequenceOfUltrasoundRegions"]
        return inside
    if module == "SOP Common Module":
        return PROTOCOL if keyword in CODE_KEYWORDS else []
    if module == "Scheduled Procedure Step Module":
        if keyword in CODE_KEYWORDS:
            return PROTOCOL
        return [] if keyword == STEP[0] else STEP
    return []


#: Modules that are of one kind of instance; all others stand in Secondary Capture.
CLASSES = {
    "CR ": "1.2.840.10008.5.1.4.1.1.1", "Digital X-ray": "1.2.840.10008.5.1.4.1.1.1.3",
    "Intra-Oral": "1.2.840.10008.5.1.4.1.1.1.3", "US ": "1.2.840.10008.5.1.4.1.1.6.1",
    "Visible Light": "1.2.840.10008.5.1.4.1.1.77.1.4",
}


class Table:
    def __init__(self, document, name):
        self.document, self.name = document, name
        self.sop_class = next((uid for start, uid in CLASSES.items() if name.startswith(start)),
                              "1.2.840.10008.5.1.4.1.1.7")
        self.fixed, self.rows, self.state, self.sequences = {}, [], {}, []

    def add(self, name, printed, depth=None):
        keyword, why = ("Item", None) if simple(name) == "item" else resolved(name)
        row = {"name": name, "printed": printed.lower()}
        if printed.startswith("(4453"):
            self.add_private(row, int(printed[6:10], 16))
        elif keyword is None:
            row |= {"way": "unresolved"}
        else:
            if depth is None:
                path = place(self.name, keyword, self.state)
            else:
                self.sequences = self.sequences[:depth]
                path = list(self.sequences)
                if depth == 0 and keyword == "ReferencedSOPInstanceUID":
                    path = ["SourceImageSequence"]
            self.add_known(row, keyword, why, path)
            if keyword.endswith("Sequence") and depth is not None:
                self.sequences.append(keyword)
        if row not in self.rows:
            self.rows.append(row)

    def add_known(self, row, keyword, why, path):
        tag = 0xFFFEE000 if keyword == "Item" else tag_for_keyword(keyword)
        row |= {"keyword": keyword, "tag": number(tag)}
        if path:
            row["within"] = [number(tag_for_keyword(step)) for step in path]
        if why:
            row["renamed"] = why
        if row["tag"] != row["printed"]:
            row["otherTag"] = True
        if keyword == "Item":
            row["way"] = "directory" if "DICOMDIR" in self.name else "item"
            row.setdefault("within", ["(0004,1220)"] if "DICOMDIR" in self.name else [])
        elif keyword in DIRECTORY:
            row |= {"way": "directory", "shown": DIRECTORY[keyword]}
            if keyword in ("RecordInUseFlag", "DirectoryRecordType"):
                row["within"] = ["(0004,1220)"]
        elif keyword in FILE:
            row |= {"way": "file", "shown": FILE[keyword].replace("CLASS", f"[{self.sop_class}]")}
        elif keyword in PIXELS:
            row |= {"way": "pixels", "shown": PIXELS[keyword]}
        elif keyword == "SOPClassUID":
            row |= {"way": "class", "shown": f"[{self.sop_class}]"}
        else:
            row |= {"way": "template", "shown": self.set(keyword, path)}

    def set(self, keyword, path):
        """Puts a value into the template; what dcmdump shows of it."""
        target = self.fixed
        for step in path:
            items = target.setdefault(step, [{}])
            if not items:
                items.append({})
            target = items[0]
        vr = dictionary_VR(keyword)
        if vr == "SQ":
            target.setdefault(keyword, [dict(ITEMS.get(keyword, CODE))])
            return ""
        value = VALUES.get(keyword) or CODE.get(keyword) or BY_VR[vr]
        if keyword == "CodeValue" and path[-1] == "PurposeOfReferenceCodeSequence":
            value = "121320"
        if keyword == "Modality":
            value = {"1": "CR", "1.3": "IO", "6.1": "US"}.get(
                self.sop_class.removeprefix("1.2.840.10008.5.1.4.1.1."), value)
        if keyword == "ImageType" and self.sop_class != "1.2.840.10008.5.1.4.1.1.7":
            value = "ORIGINAL\\PRIMARY"
        if vr == "OW":
            target[keyword] = value
            return "\\".join(f"{int(word):04x}" for word in value.split("\\"))
        target[keyword] = value
        return value if vr in ("US", "SS", "US or SS", "UL", "FD") else f"[{value}]"

    def add_private(self, row, element):
        row |= {"keyword": "", "tag": row["printed"], "way": "template"}
        if element == 0x10:
            row["shown"] = f"[{CREATOR}]"
            return
        vr, _, known, _ = private_dictionaries[CREATOR][f"4453xx{element & 0xff:02X}"]
        assert known == row["name"], known
        value = {"SQ": [{"ReferencedSOPInstanceUID": "1.2.3.4"}], "UN": [5]}.get(vr, "Some text")
        self.fixed[f"(4453,{element & 0xff:02x},{CREATOR}):{vr}"] = value
        row["shown"] = {"SQ": "", "UN": "05\\00"}.get(vr, "[Some text]")

    def finished(self):
        if any(row["way"] == "file" for row in self.rows):
            self.fixed.setdefault("SOPInstanceUID", VALUES["SOPInstanceUID"])
        for items in self.fixed.values():
            if isinstance(items, list) and not items[0]:
                items[0].update(CODE)
        complete_codes(self.fixed)
        return {"document": self.document, "table": self.name,
                "template": {"sopClass": self.sop_class, "fixed": self.fixed},
                "attributes": self.rows}


def complete_codes(attributes):
    """An item of a code has all three parts that the standard asks for, an image both."""
    for name, items in attributes.items():
        if not isinstance(items, list):
            continue
        for item in items:
            if isinstance(item, dict):
                if "CodeValue" in item or "CodeSequence" in name:
                    for keyword, value in CODE.items():
                        item.setdefault(keyword, value)
                if name == "SourceImageSequence":
                    for keyword, value in ITEMS[name].items():
                        item.setdefault(keyword, value)
                complete_codes(item)


def main():
    tables = {}

    def table(document, name):
        return tables.setdefault((document, name), Table(document, name))

    media, diconde = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
    for name, depth, attribute, printed in media_rows(media):
        table("Merge Unity PACS 11.1", name).add(attribute, printed, depth)
    for name, attribute, printed in module_rows(diconde):
        table("TigerView 9", name).add(attribute, printed)
    text = json.dumps([one.finished() for one in tables.values()], indent=1, ensure_ascii=False)
    # An attribute a line.
    print(re.sub(r"(?<=\{)\n {4}(?: *\S[^{}]*)(?=\})",
                 lambda match: re.sub(r"\s*\n\s*", " ", match[0]).strip(), text)
          .replace("[ ", "[").replace(" ]", "]"))


if __name__ == "__main__":
    main()
