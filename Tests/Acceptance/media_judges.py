"""What third parties say of a medium, counted by the rule of Spindle that is about the same."""

import collections
import re
import subprocess
from pathlib import Path

import pydicom

#: What dciodvfy says of an object; what it says of Laterality Spindle has as a note of its own.
DCIODVFY = [
    ("IOD-003", r"Missing attribute for Type 1 Required"),
    ("IOD-005", r"Missing attribute for Type 2 Required"),
    ("IOD-006", r"Missing attribute for Type 1C Conditional"),
    ("IOD-007", r"Empty attribute \(no value\) for Type 1C Conditional"),
    ("IOD-008", r"Missing attribute for Type 2C Conditional"),
    ("IOD-020", r"A value is required for value 3 in (CT|MR) Images"),
    ("IOD-021", r"has same value as"),
    ("IOD-009", r"Attribute present when condition unsatisfied"),
    ("IOD-031", r"PixelAspectRatio.* - Shall not be present when")]


def said(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True)
    return (done.stdout + done.stderr).decode(errors="replace")


def files_of(tree):
    return sorted(p for p in Path(tree).rglob("*") if p.is_file())


def is_dicom(path):
    with open(path, "rb") as file:
        return file.read(132)[128:] == b"DICM"


def is_directory(path):
    return is_dicom(path) and pydicom.dcmread(path, stop_before_pixels=True).file_meta.get(
        "MediaStorageSOPClassUID") == "1.2.840.10008.1.3.10"


def objects(tree):
    """Errors of dciodvfy, each attribute once an object, though modules share it."""
    found = collections.Counter()
    for path in files_of(tree):
        if not is_dicom(path) or is_directory(path):
            continue
        lines = [line for line in said("dciodvfy", "-new", path).splitlines()
                 if line.startswith("Error") and "Laterality" not in line]
        for rule, pattern in DCIODVFY:
            met = {m.group(1) for line in lines if re.search(pattern, line)
                   for m in [re.search(r"</?([^>]*)>", line)]}
            if rule == "IOD-020" and any("ImageType" in line and "Missing" in line
                                         for line in lines):
                continue
            found[rule] += len(met)
    return found


def pixels(tree):
    """Images with a pixel outside of what they say is their smallest and largest."""
    found = collections.Counter()
    for path in files_of(tree):
        if not is_dicom(path) or is_directory(path):
            continue
        image = pydicom.dcmread(path)
        if "PixelData" not in image or "LargestImagePixelValue" not in image:
            continue
        array = image.pixel_array
        found["PIX-119"] += bool(array.max() > image.LargestImagePixelValue
                                 or array.min() < image.SmallestImagePixelValue)
    return found


def syntaxes(tree, uid):
    """Files of a transfer syntax."""
    return sum(pydicom.dcmread(p, stop_before_pixels=True).file_meta.TransferSyntaxUID == uid
               for p in files_of(tree) if is_dicom(p))


def references(tree):
    """Files that records name and that are not there, and files that no record names."""
    found = collections.Counter()
    tree = Path(tree)
    directory = pydicom.dcmread(tree / "DICOMDIR")
    named = set()
    for record in directory.DirectoryRecordSequence:
        if "ReferencedFileID" in record:
            parts = record.ReferencedFileID
            named.add(parts if isinstance(parts, str) else "/".join(parts))
    found["FS-004"] = sum(not (tree / name).exists() for name in named)
    others = [p for p in files_of(tree) if is_dicom(p) and p != tree / "DICOMDIR"]
    found["FS-003"] = sum(is_directory(p) for p in others)
    roots = [p.parent for p in others if p.name == "DICOMDIR"]
    found["FS-006"] = sum(p.relative_to(tree).as_posix() not in named and not is_directory(p)
                          and not any(root in p.parents for root in roots) for p in others)
    return found


def offsets(tree):
    """Follows the offsets of a DICOMDIR as they stand in the file."""
    found = collections.Counter()
    directory = pydicom.dcmread(Path(tree) / "DICOMDIR")
    records = {item.seq_item_tell: item for item in directory.DirectoryRecordSequence}
    led_to, roots = set(), []
    place = directory[0x0004, 0x1200].value
    while place in records and place not in led_to:
        led_to.add(place)
        roots.append(place)
        place = records[place].get("OffsetOfTheNextDirectoryRecord", 0)
    last = directory[0x0004, 0x1202].value
    found["DIR-015"] = int(last != (roots[-1] if roots else 0))
    for item in records.values():
        led_to.update(item.get(name, 0) for name in (
            "OffsetOfTheNextDirectoryRecord", "OffsetOfReferencedLowerLevelDirectoryEntity"))
    found["DIR-020"] = sum(place not in led_to for place in records)
    found["DIR-023"] = sum(name not in item for item in records.values() for name in (
        "OffsetOfTheNextDirectoryRecord", "RecordInUseFlag",
        "OffsetOfReferencedLowerLevelDirectoryEntity"))
    found["DIR-028"] = sum(records[place].DirectoryRecordType in ("STUDY", "SERIES", "IMAGE")
                           for place in roots)
    known = {"PATIENT", "STUDY", "SERIES", "IMAGE"}
    found["DIR-025"] = sum(item.DirectoryRecordType not in known for item in records.values())
    syntax = directory.file_meta.TransferSyntaxUID
    found["DIR-004"] = int(syntax != "1.2.840.10008.1.2.1")
    found["DIR-010"] = int("Bad Explicit Value Length for Sequence Item"
                           in said("dcdirdmp", Path(tree) / "DICOMDIR"))
    return found


def volume(image, tree):
    """What isoinfo lists by ISO 9660 and by Rock Ridge."""
    found = collections.Counter()
    facts = said("isoinfo", "-d", "-i", image)
    label = re.search(r"Volume id: (.*)", facts).group(1).strip()
    wanted = str(pydicom.dcmread(Path(tree) / "DICOMDIR").get("FileSetID") or "").strip()
    found["VOL-043"] = int(label != wanted)
    found["VOL-047"] = int("NO Joliet" not in facts or "NO Rock Ridge" not in facts)
    if "NO Rock Ridge" in facts:
        return found
    plain = said("isoinfo", "-l", "-i", image)
    rocky = said("isoinfo", "-l", "-R", "-i", image)
    names = by_place(plain), by_place(rocky)
    for place, name in names[0].items():
        own = re.sub(r"\.?;1$", "", name)
        is_id = all(re.fullmatch(r"[A-Z0-9_]{1,8}", part) for part in own.strip("/").split("/"))
        path = Path(tree) / names[1][place].strip("/")
        found["VOL-049"] += is_id and own != names[1][place] and is_dicom(path)
    return found


def by_place(listing):
    """Paths of files by their extents, from a long listing of isoinfo."""
    folder, places = "", {}
    for line in listing.splitlines():
        heading = re.match(r"Directory listing of (.*)", line)
        if heading:
            folder = heading.group(1)
            continue
        entry = re.match(r"-.*\[\s*(\d+) \d+\]\s+(.*?)\s*$", line)
        if entry:
            places[int(entry.group(1))] = folder + entry.group(2)
    return places
