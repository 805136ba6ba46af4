#!/usr/bin/env python3
"""Writes the tables of DICOMFileSet from the JSON form of the standard.

    generate.py REFERENCE

REFERENCE holds `standards/` (record-keys, sop-class-to-record, application-profiles). Only facts
are taken. A condition, an include or a constraint that is not known here makes the script fail.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
EDITION = "DICOM 2026a"

# What the reference says of a condition → the case of SelectionKey.Condition.
CONDITIONS = {
    "an extended/replacement character set is used in any key of this record": "characterSetUsed",
    "referenced instance's IOD includes the Presentation State Relationship Module":
        "presentInInstance",
    "reference is to a subset of frames": "presentInInstance",
    "reference is to a subset of segments": "presentInInstance",
    "referenced instance contains Blending Sequence (exactly two items)": "presentInInstance",
    "Verification Flag is VERIFIED; most recent value among the Verifying Observer Sequence "
    "(0040,A073) items": "verified",
    "code value <=16 chars and not URN/URL": "presentInInstance",
    "Code Value or Long Code Value present": "presentInInstance",
    "designator alone not sufficient to identify the code unambiguously": "presentInInstance",
    "Code Value absent and value not URN/URL (>16 chars)": "presentInInstance",
    "value is URN or URL": "presentInInstance",
    "root content item is source of HAS CONCEPT MOD relationships; contains all and only those "
    "items": "hasModifiers",
    "present in the referenced instance": "presentInInstance",
    "Anatomic Region Sequence absent (may be present otherwise)": "presentInInstance",
    "Modality absent (may be present otherwise)": "presentInInstance",
    "Anatomic Region Sequence present": "anatomicRegionPresent",
    "encapsulated document is an HL7 Structured Document (CDA); value = root UID[^extension]":
        "isHL7Document",
    "User Content Label present in the instance": "presentInInstance",
    "User Content Long Label present in the instance": "presentInInstance",
    "referenced instance includes it (Waveform Presentation State relationship)":
        "presentInInstance",
    # Additional keys of profiles.
    "Image Type of referenced instance is BIPLANE A or BIPLANE B; may be present otherwise":
        "presentInInstance",
    "Referenced Image Sequence present": "presentInInstance",
    "referenced instance is an XA Image": "isXAImage",
    "referenced instance is an XA Image whose Image Type value 3 is BIPLANE A or BIPLANE B; may be "
    "present otherwise": "presentInInstance",
    "present non-empty in image": "valueInInstance",
    "present in image": "presentInInstance",
    "present in object": "presentInInstance",
    "present non-empty in any object referenced by subordinate records": "valueInAnyInstance",
    "present with >=1 item in top level or nested in a functional group of Shared Functional Groups "
    "Sequence (5200,9229); copy the entire sequence verbatim, same order; top level one wins":
        "inInstanceOrSharedGroups",
    "present at top level or in Shared Functional Groups": "inInstanceOrSharedGroups",
    # The DICOMDIR around the records.
    "descriptor file uses an expanded/replacement character set": "descriptorCharacterSetUsed",
    "Directory Record Type is PRIVATE": "isPrivateRecord",
    "record references a SOP Instance; 1-8 components of 1-8 chars; not present otherwise":
        "referencesInstance",
    "record references a SOP Instance": "referencesInstance",
    "referenced instance encodes Related General SOP Class UID (0008,001A)":
        "relatedGeneralClassPresent",
    # Retired records.
    "document type code known": "presentInInstance",
    "references a file": "referencesInstance",
    # Icons.
    "not 1:1 - but must be 1:1, so normally absent": "never",
    "PALETTE COLOR": "isPaletteColor",
}
INCLUDES = {
    "Document Content Macro, PS3.3 Table C.17-5": "documentContent",
    "Hierarchical SOP Instance Reference Macro, PS3.3 Table C.17-3": None,  # its keys follow it
    "references to waveform instances": "waveformReferences",
}
CODE_MACRO = ["CodeValue", "CodingSchemeDesignator", "CodingSchemeVersion", "CodeMeaning",
              "LongCodeValue", "URNCodeValue"]


def load(name):
    with open(pathlib.Path(sys.argv[1]) / "standards" / name) as file:
        return json.load(file)


def write(name, sources, text):
    (HERE / name).write_text(
        f"// {EDITION}, {sources}.\n"
        "// Written by Sources/DICOMFileSet/Tables/generate.py REFERENCE: do not edit.\n\n" + text)


def table(type_name, property_name, comment, lines):
    body = "\n".join("    " + line for line in lines)
    return (f"extension {type_name} {{\n  /// {comment}\n"
            f"  static let {property_name} = #\"\"\"\n{body}\n    \"\"\"#\n}}\n")


def camel(name):
    words = [word.capitalize() if word.isalpha() and len(word) > 2 else word
             for word in name.split()]
    known = {"RT": "rt", "SR": "sr", "WF": "wf", "VOI": "voi", "HL7": "hl7", "MRDR": "mrdr"}
    first = known.get(words[0].upper(), words[0].lower())
    special = {"LUT": "LUT", "SR": "SR", "DOC": "Document", "ASSY": "Assembly",
               "STRUC": "Structured", "TREAT": "Treatment", "ENCAP": "Encapsulated"}
    whole = {"ENCAP DOC": "encapsulatedDocument", "PRIVATE": "privateRecord"}
    if name in whole:
        return whole[name]
    return first + "".join(special.get(word.upper(), word.capitalize()) for word in words[1:])


def record_types(keys):
    lines, constants = [], []
    stored = load("sop-class-to-record.json")["sopClasses"]
    for name, item in list(keys["recordTypes"].items()) + list(keys["retiredRecordTypes"].items()):
        retired = name in keys["retiredRecordTypes"]
        parents = ["-" if parent == "(root)" else "*" if parent == "any" else parent
                   for parent in item["parents"]]
        level = {"PATIENT": "patient", "STUDY": "study", "SERIES": "series"}.get(name)
        level = level or ("instance" if parents == ["SERIES"] else
                          "nonPatient" if parents == ["-"] else "other")
        lines.append(f"{name}|{level}|{'R' if retired else 'C'}|{','.join(parents)}")
        constants.append(
            f"  public static let {camel(name)} = DirectoryRecordType(rawValue: \"{name}\")\n")
    order = sorted(stored, key=lambda uid: [int(part) for part in uid.split(".")])
    # The five procedure protocol classes have no type of record.
    classes = [f"{uid}|{stored[uid]['recordType']}" for uid in order if stored[uid]["recordType"]]
    write("DirectoryRecordType+Table.swift", "PS3.3 §F.4 and §F.5",
          "extension DirectoryRecordType {\n" + "".join(constants) + "}\n\n"
          + table("DirectoryRecordType", "table",
                  "Record type, level, R(etired) or C(urrent), types above it (- root, * any).",
                  lines)
          + "\n" + table("DirectoryRecordType", "classTable",
                         "Storage SOP Class, record type.", classes))


def key_lines(keys, indent=1):
    lines = []
    for key in keys:
        pad = " " * indent
        if "include" in key:
            macro = INCLUDES[key["include"]]
            if macro:
                lines.append(f"{pad}+{macro}")
            continue
        if "other" in key:
            lines.append(f"{pad}+otherElements")
            continue
        if "icon" in key:
            lines += [f"{pad}00880200 SQ 3", f"{pad} +iconImage"]
            continue
        unknown = set(key) - {"tag", "keyword", "name", "vr", "vm", "type", "condition", "items",
                              "note", "recordTypes"}
        if unknown:
            sys.exit(f"unknown fields {unknown} of {key['keyword']}")
        number = key["tag"].strip("()").replace(",", "").upper()
        vr = key["vr"].replace(" or ", "/")
        line = f"{pad}{number} {vr} {key['type']}"
        if key["type"].endswith("C"):
            line += " " + CONDITIONS[key["condition"]]
        lines.append(line)
        items = key.get("items")
        if items == "ICON_IMAGE_MACRO":
            lines.append(f"{pad} +iconImage")
        elif isinstance(items, str):
            sys.exit(f"unknown items {items}")
        elif items and [item.get("keyword") for item in items] == CODE_MACRO:
            lines.append(f"{pad} +code")
        elif items:
            lines += key_lines(items, indent + 1)
    return lines


def selection_keys(keys):
    sections = []
    for name, item in keys["recordTypes"].items():
        sections.append((name, item["keys"]))
    for name, item in keys["retiredRecordTypes"].items():
        sections.append((name, item["keys"]))
    sections += [("@fileSetIdentification", keys["fileSetIdentificationModule"]),
                 ("@directoryInformation", keys["directoryInformationModule"]),
                 ("@everyRecord", keys["directoryRecordCommonElements"]),
                 ("@iconImage", keys["iconImageConstraints"]["attributes"])]
    code = next(item["items"] for item in keys["recordTypes"]["SR DOCUMENT"]["keys"]
                if item["keyword"] == "ConceptNameCodeSequence")
    sections.append(("@code", code))
    for name, item in keys["profileAdditionalKeys"].items():
        types = dict.fromkeys(kind for key in item["keys"] for kind in key["recordTypes"])
        for kind in types:
            sections.append((f"{name}/{kind}",
                             [key for key in item["keys"] if kind in key["recordTypes"]]))
    lines = []
    for name, rows in sections:
        lines += [name, *key_lines(rows)]
    write("SelectionKey+Table.swift", "PS3.3 Annex F, PS3.11", table(
        "SelectionKey", "table",
        "A record type, @module or table/type, then tag, VR, type and condition; +macro of items.",
        lines))


MEDIA = {
    "120 mm CD-R": ["cd", "cd74"],
    "any 120 mm DVD other than DVD-RAM (DVD-ROM, DVD-R, DVD-RW, DVD+R, DVD+RW)": ["dvd", "dvd-dl"],
    "90 mm 2.3 GB MOD": ["mod"],
    "120 mm DVD-RAM": ["dvd-ram"],
    "120 mm BD-R / BD-RE": ["bd", "bd-dl"],
    "130 mm 4.1 GB MOD": ["mod"],
    "MIME multipart": ["mime"],
    "USB mass storage device": ["usb"],
    "MultiMediaCard (normal size, RW)": ["mmc"],
    "CompactFlash": ["cf"],
    "SD card (normal size)": ["sd"],
    "ZIP file by e-mail": ["zip"],
}
FILE_SYSTEMS = {
    "ISO 9660 Level 1": ["ISO 9660 Level 1"],
    "UDF 1.02/1.5/2.0/2.01 and/or ISO 9660 Level 1-3 (Joliet/Rock Ridge allowed)":
        ["ISO 9660", "UDF"],
    "PC File System (DOS FAT), unpartitioned": ["FAT"],
    "UDF 1.5": ["UDF"],
    "UDF 2.5 (BD-RE) / UDF 2.6 (BD-R)": ["UDF"],
    "PC File System (FAT)": ["FAT"],
    "MIME": ["MIME"],
    "FAT16 or FAT32, first partition or unpartitioned": ["FAT"],
    "FAT16": ["FAT"],
    "FAT16 or FAT32": ["FAT"],
    "ZIP": ["ZIP"],
}
# Rules in words: what of them a header can show.
US_REGION = ["RegionSpatialFormat", "RegionDataType", "RegionFlags", "RegionLocationMinX0",
             "RegionLocationMinY0", "RegionLocationMaxX1", "RegionLocationMaxY1",
             "PhysicalUnitsXDirection", "PhysicalUnitsYDirection", "PhysicalDeltaX",
             "PhysicalDeltaY"]
WORDS = {
    "no bi-plane XA (two single plane instances)":
        [{"tag": "BiPlaneAcquisitionSequence", "presence": "absent"}],
    "no standalone curve/LUT/overlay": [],  # their SOP Classes are in no row
    "overlays, if any, in Overlay Data (60xx,3000) - not embedded in pixel data":
        [{"overlays": "separate"}],
    "single-instance multi volume not supported": [],
    "multi-frame JPEG: interchange format with tables in every frame": [],  # not in a header
    "Referenced Image Sequence recommended in SC related to XA": [],
    "lossy JPEG .50/.51 disallowed on CD": [],  # in no row
    "Photometric/TS pairs: MONOCHROME2, RGB, PALETTE COLOR -> EV or RLE; YBR_FULL -> RLE only; "
    "YBR_FULL_422 -> EV or JPEG baseline": [],  # a pixel constraint
    "US Region Calibration Module required, except Pixel Component Organization (0018,6044) and "
    "dependents": [{"tag": "SequenceOfUltrasoundRegions", "presence": "value",
                    "items": US_REGION}],
    "US Region Calibration Module required incl. Pixel Component Organization (0018,6044)":
        [{"tag": "SequenceOfUltrasoundRegions", "presence": "value",
          "items": US_REGION + ["PixelComponentOrganization",
                                "PixelComponentPhysicalUnits", "PixelComponentDataType"]}],
    "uncompressed Explicit VR Little Endian ONLY": [],
    "FSC shall support at least one image SOP Class": [],
    "one File-set per device/first partition": [],
}


def rules_of(profile):
    rules = []
    for entry in profile["pixelConstraints"]:
        entry = dict(entry)
        scope = {}
        classes = entry.pop("sopClass", None)
        if classes:
            scope["sopClasses"] = [classes] if isinstance(classes, str) else classes
        when = entry.pop("when", None)
        if when:
            value = {"grayscale": "MONOCHROME2", "color": "PALETTE COLOR"}[when]
            scope["when"] = {"tag": "PhotometricInterpretation", "values": [value]}
            either = {**{k: v for k, v in scope.items() if k != "when"},
                      "tag": "PhotometricInterpretation",
                      "values": ["MONOCHROME2", "PALETTE COLOR"]}
            if either not in rules:
                rules.append(either)
            del entry["PhotometricInterpretation"]
        for key, value in entry.items():
            rule = {**scope, "tag": key}
            if key == "overlays60xx" and value == "forbidden":
                rule = {**scope, "overlays": "absent"}
            elif key == "photometricByTransferSyntax":
                rules += [{"transferSyntaxes": [syntax], "tag": "PhotometricInterpretation",
                           "values": names} for syntax, names in value.items()]
                continue
            elif isinstance(value, int):
                rule["values"] = [str(value)]
            elif isinstance(value, list):
                rule["values"] = [str(item) for item in value]
            elif value.startswith("<="):
                rule["maximum"] = int(value[2:])
            elif value == "8 or 12..16":
                rule["values"] = [str(number) for number in (8, 12, 13, 14, 15, 16)]
            elif value == "BitsStored-1":
                rule["equals"] = {"tag": "BitsStored", "minus": 1}
            elif value == "=BitsAllocated":
                rule["equals"] = {"tag": "BitsAllocated"}
            elif value == "8 if BitsStored==8 else 16":
                for stored, allocated in ((["8"], "8"), (["10", "12", "16"], "16")):
                    rules.append({**rule, "when": {"tag": "BitsStored", "values": stored},
                                  "values": [allocated]})
                continue
            elif re.fullmatch(r"[A-Z]+", value):
                rule["values"] = [value]
            else:
                sys.exit(f"unknown constraint {key}: {value}")
            if rule not in rules:
                rules.append(rule)
    for words in profile["other"]:
        raised = re.match(r"attribute types raised in instances: (.*)", words)
        if raised:
            rules += [{"sopClasses": ["1.2.840.10008.5.1.4.1.1.1.3", "1.2.840.10008.5.1.4.1.1.1.1"],
                       "tag": name.split()[1], "presence": {"2": "present", "1": "value"}[kind]}
                      for name, kind in json.loads(raised.group(1)).items()]
        elif words in WORDS:
            rules += WORDS[words]
        elif not re.search("ZIP|MIME|multipart|attachment|application/dicom", words):
            sys.exit(f"unknown rule: {words}")
    return rules


def profiles():
    found = load("application-profiles.json")["profiles"]
    written, output = [], []
    for identifier, item in found.items():
        rows = {}
        for row in item["sopClasses"]:
            syntaxes = rows.setdefault(row["sopClass"], [])
            syntax = "*" if row["transferSyntax"] == "CS" else row["transferSyntax"]
            if syntax not in syntaxes:
                syntaxes.append(syntax)
        merged = {}
        for sop_class, syntaxes in rows.items():
            merged.setdefault(tuple(syntaxes), []).append(sop_class)
        full = {
            "annex": item["annex"],
            "secure": item["secure"],
            "roles": item["roles"],
            "rows": [{"sopClasses": classes, "transferSyntaxes": list(syntaxes)}
                     for syntaxes, classes in merged.items()],
            "media": MEDIA[item["media"]["medium"]],
            "fileSystems": FILE_SYSTEMS[item["fileSystem"]],
            "additionalKeys": item["additionalKeysTable"],
            "icon": item["icon"] and {
                "required": item["icon"]["required"], "rows": item["icon"]["rows"],
                "columns": item["icon"]["cols"]},
            "rules": rules_of(item),
        }
        empty = {"additionalKeys": None, "icon": None, "rules": [], "secure": False}
        best = {k: v for k, v in full.items() if k not in empty or empty[k] != v}
        for name, other in written:
            if name.split("-")[:2] != identifier.split("-")[:2]:
                continue
            if any(full[k] != other[k] and full[k] is None for k in full):
                continue
            short = {"like": name, **{k: v for k, v in full.items() if other[k] != v}}
            if len(json.dumps(short)) < len(json.dumps(best)):
                best = short
        written.append((identifier, full))
        best = {"identifier": identifier, "title": item["description"], **best}
        output.append(best)
    lines = []
    for number, item in enumerate(output):
        text = json.dumps(item, separators=(", ", ": "))
        comma = "," if number + 1 < len(output) else ""
        lines += wrap(text + comma)
    write("ApplicationProfile+Table.swift", "PS3.11 Annexes A to N", table(
        "ApplicationProfile", "table", "The profiles of the standard, in the form of profile files.",
        ["[", *lines, "]"]))


def wrap(text, width=94):
    lines, line = [], ""
    for part in re.findall(r'(?:"[^"]*"|[^",])*,? ?', text):
        if line and len(line) + len(part.rstrip()) > width:
            lines.append(line.rstrip())
            line = " "
        line += part
    return lines + [line.rstrip()] if line.strip() else lines


KEYS = load("record-keys.json")
record_types(KEYS)
selection_keys(KEYS)
profiles()
