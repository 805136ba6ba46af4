#!/usr/bin/env python3
"""A hundred files that are not DICOM, by a table, beside DICOM studies of the same patients.

usage: check_convert_set.py SPINDLE [--keep FOLDER]

Photographs, scans, reports, a clinical document and a clip of three patients are converted by a CSV
of a hundred lines: the series must be those that the table says. Then `spindle create --convert`
puts them with CT studies of the same patients into one file-set, which pydicom and dcmtk must list
right: each patient once, documents as ENCAP DOC, the clip as IMAGE. A table with a line too few or with a
wrong value is refused with its line. It ends with 1 when anything is wrong.
"""

import argparse
import collections
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.fileset import FileSet
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from check_fileset import Table
from dicomdir import read_tree
from peers import complaints
from spindle_json import run

PATIENTS = {"K1": ("Muster^Anna", "19610203", "F"), "K2": ("Beispiel^Bernd", "19720314", "M"),
            "K3": ("Tester^Caro", "19830425", "O")}
DAYS = ("20260105", "20260211")
#: What has the same in these is one series of the table.
KEYS = ("PatientID", "StudyDate", "SeriesDescription")
COLUMNS = ["File", "PatientID", "PatientName", "PatientBirthDate", "PatientSex", "StudyDate",
           "StudyTime", "StudyID", "StudyInstanceUID", "StudyDescription", "SeriesDescription",
           "ConversionType", "BodyPartExamined", "AnatomicRegionSequence[0].CodeValue",
           "AnatomicRegionSequence[0].CodingSchemeDesignator",
           "AnatomicRegionSequence[0].CodeMeaning"]
#: The study that K1 has as DICOM already: what the table puts there joins it.
KNOWN_STUDY = generate_uid(entropy_srcs=["K1", DAYS[0]])
PDF = "1.2.840.10008.5.1.4.1.1.104.1"
CDA = "1.2.840.10008.5.1.4.1.1.104.2"
#: High Profile at Level 4.1, and its form for Blu-ray.
H264 = ("1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.103")


def picture(number, form):
    y, x = np.mgrid[0:48, 0:64]
    grey = ((x * 3 + y * 5 + number * 7) % 256).astype("u1")
    out = io.BytesIO()
    if form == "scan.tif":
        Image.fromarray(grey).point(lambda v: 255 * (v > 127)).convert("1").save(
            out, "TIFF", compression="group4", dpi=(200, 200))
    elif form == "photo.jpg":
        Image.fromarray(np.dstack([grey, grey[::-1], grey.T[:48, :48].repeat(2, 1)[:, :64]])).save(
            out, "JPEG", quality=90)
    else:
        Image.fromarray(grey).save(out, "PNG")
    return out.getvalue()


def report_pdf(number):
    """A page with a line of text, its table of references right."""
    text = f"BT /F1 12 Tf 20 20 Td (Report {number}) Tj ET".encode()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
               b" /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    data, places = b"%PDF-1.4\n", []
    for name, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (name, body)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return data + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def letter_cda():
    return ("""<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3"
 extension="POCD_HD000040"/><id root="2.25.4711" extension="1"/>
<code code="34133-9" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC"
 displayName="Summary of episode note"/><title>Letter</title>
<effectiveTime value="20260105101500+0100"/><confidentialityCode code="N"
 codeSystem="2.16.840.1.113883.5.25"/><languageCode code="en-US"/>
<component><nonXMLBody><text>Letter</text></nonXMLBody></component></ClinicalDocument>
""").encode()


def clip(path):
    """A second of H.264, High Profile, as players and the standard like it."""
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=size=1280x720:rate=25",
         "-t", "1", "-c:v", "libx264", "-profile:v", "high", "-level", "4.1", "-pix_fmt",
         "yuv420p", "-bf", "2", "-color_range", "tv", path], check=True)


def make_files(folder):
    """The files and their lines: three patients on two days, photographs, scans and captures."""
    lines = []

    def add(name, patient, day, series, **more):
        who = dict(zip(("PatientName", "PatientBirthDate", "PatientSex"), PATIENTS[patient]))
        known = patient == "K1" and day == DAYS[0]
        lines.append({"File": name, "PatientID": patient, **who, "StudyDate": day,
                      "StudyTime": "101500", "StudyID": f"S{DAYS.index(day)}",
                      "StudyInstanceUID": KNOWN_STUDY if known else "",
                      "StudyDescription": f"Visit of {day}", "SeriesDescription": series, **more})

    number = 0
    for patient in PATIENTS:
        for day in DAYS:
            for form, series, count in (("photo.jpg", "Wounds", 6), ("scan.tif", "Letters", 5),
                                        ("capture.png", "Screens", 5)):
                for _ in range(count):
                    number += 1
                    place = folder / patient / f"{number:03}-{form}"
                    place.parent.mkdir(exist_ok=True)
                    place.write_bytes(picture(number, form))
                    add(place.name, patient, day, series,
                        ConversionType="SD" if series == "Letters" else "DI",
                        BodyPartExamined="CHEST")
    for number, patient in enumerate(("K1", "K2"), 1):
        (folder / patient / f"report{number}.pdf").write_bytes(report_pdf(number))
        add(f"report{number}.pdf", patient, DAYS[0], "Reports")
    (folder / "K3" / "letter.xml").write_bytes(letter_cda())
    add("letter.xml", "K3", DAYS[0], "Documents")
    clip(folder / "K2" / "walk.mp4")
    add("walk.mp4", "K2", DAYS[1], "Clips",
        **{"AnatomicRegionSequence[0].CodeValue": "38266002",
           "AnatomicRegionSequence[0].CodingSchemeDesignator": "SCT",
           "AnatomicRegionSequence[0].CodeMeaning": "Entire body"})
    # Lines in no order of files: each names its own.
    lines.sort(key=lambda line: line["File"][::-1])
    return lines


def write_table(path, lines):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(lines)
    return path


def make_studies(folder):
    """Two CT images of each patient; K1's study is the one that the table names."""
    made = {}
    for patient, (name, born, sex) in PATIENTS.items():
        study = KNOWN_STUDY if patient == "K1" else generate_uid(entropy_srcs=[patient, "ct"])
        for number in (1, 2):
            data = Dataset()
            data.file_meta = FileMetaDataset()
            data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
            uid = generate_uid(entropy_srcs=[patient, "ct", str(number)])
            data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
            data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = uid
            data.StudyInstanceUID = study
            data.SeriesInstanceUID = generate_uid(entropy_srcs=[patient, "ct series"])
            data.PatientID, data.PatientName, data.PatientBirthDate, data.PatientSex = (
                patient, name, born, sex)
            data.StudyDate, data.StudyTime, data.StudyID = DAYS[0], "101500", "S0"
            data.StudyDescription = f"Visit of {DAYS[0]}"
            data.AccessionNumber = data.ReferringPhysicianName = data.Manufacturer = ""
            data.Laterality, data.PatientPosition = "", "HFS"
            data.Modality, data.SeriesNumber, data.InstanceNumber = "CT", 90, number
            data.AcquisitionNumber, data.KVP, data.SliceThickness = 1, "120", "1"
            data.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
            data.PixelSpacing, data.ImagePositionPatient = ["1", "1"], ["0", "0", str(number)]
            data.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
            data.FrameOfReferenceUID, data.PositionReferenceIndicator = generate_uid(
                entropy_srcs=[patient, "frame"]), ""
            data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
            data.Rows = data.Columns = 16
            data.BitsAllocated, data.BitsStored, data.HighBit = 16, 12, 11
            data.PixelRepresentation, data.RescaleIntercept, data.RescaleSlope = 0, "-1024", "1"
            data.RescaleType, data.PixelData = "HU", bytes(512)
            place = folder / f"{patient}-{number}.dcm"
            data.save_as(place, enforce_file_format=True)
            made[uid] = data
    return made


def expected_series(lines):
    groups = collections.defaultdict(set)
    for line in lines:
        groups[tuple(line[key] for key in KEYS)].add(line["File"])
    return groups


def judge_convert(spindle, work, files, lines, table):
    answer = run(spindle, "convert", files, "-o", work / "out", "--csv", work / "table.csv",
                 "--json", "--quiet", timeout=300)
    table.check("convert: ends with 0", answer.code == 0, str(answer))
    entries = {Path(entry["path"]).name: entry for entry in (answer.data or {}).get("files", [])}
    table.check("convert: a hundred files", len(entries) == len(lines) == 100, f"{len(entries)}")
    of_file = {}
    for line in lines:
        entry = entries.get(line["File"]) or {}
        outputs = [Path(output["path"]) for output in entry.get("outputs") or []]
        outputs = [path if path.exists() else work / "out" / path for path in outputs]
        table.check("convert: each file is one instance", len(outputs) == 1 and outputs[0].exists(),
                    f"{line['File']}: {entry.get('status')} {entry.get('reason')}"[:300])
        if len(outputs) != 1 or not outputs[0].exists():
            continue
        data = of_file[line["File"]] = dcmread(outputs[0])
        for keyword in ("PatientID", "PatientName", "PatientBirthDate", "PatientSex", "StudyDate",
                        "StudyID", "StudyDescription", "SeriesDescription"):
            table.check("convert: what the line says", str(data.get(keyword)) == line[keyword],
                        f"{line['File']}: {keyword} is {data.get(keyword)}, not {line[keyword]}")
        done = subprocess.run(["dciodvfy", "-new", outputs[0]], capture_output=True, text=True)
        errors = [text for text in (done.stdout + done.stderr).splitlines()
                  if text.startswith("Error")]
        table.check("convert: dciodvfy has no error", not errors, f"{line['File']}: {errors[:3]}")
    judge_contents(files, of_file, table)
    judge_series(lines, of_file, table)


def judge_contents(files, of_file, table):
    """Documents are the files, and the clip is its stream with all frames."""
    for name, patient in (("report1.pdf", "K1"), ("report2.pdf", "K2"), ("letter.xml", "K3")):
        data, source = of_file.get(name), (files / patient / name).read_bytes()
        held = bytes(data.EncapsulatedDocument) if data and "EncapsulatedDocument" in data else b""
        table.check("convert: a document is the file", held[:len(source)] == source
                    and len(held) - len(source) < 2, f"{name}: {len(held)} of {len(source)}")
    data = of_file.get("walk.mp4")
    table.check("convert: a clip is a stream of frames", data is not None
                and data.file_meta.TransferSyntaxUID in H264 and data.NumberOfFrames == 25
                and (data.Columns, data.Rows) == (1280, 720),
                str(data and (data.file_meta.TransferSyntaxUID, data.get("NumberOfFrames"))))


def judge_series(lines, of_file, table):
    found = collections.defaultdict(set)
    studies = collections.defaultdict(set)
    numbers = collections.defaultdict(list)
    series_numbers = collections.defaultdict(set)
    for line in lines:
        data = of_file.get(line["File"])
        if data is None:
            continue
        found[data.SeriesInstanceUID].add(line["File"])
        studies[(line["PatientID"], line["StudyDate"])].add(data.StudyInstanceUID)
        numbers[data.SeriesInstanceUID].append(int(data.InstanceNumber))
        series_numbers[data.StudyInstanceUID].add((data.SeriesInstanceUID, int(data.SeriesNumber)))
    wanted = sorted(map(sorted, expected_series(lines).values()))
    got = sorted(map(sorted, found.values()))
    wrong = [group for group in got if group not in wanted]
    table.check("series: those of the table", got == wanted,
                f"{len(got)} for {len(wanted)}, as {wrong[:2]}")
    table.check("series: one study a patient and day", len(studies) == 6
                and all(len(uids) == 1 for uids in studies.values())
                and len(set.union(*studies.values())) == 6, str(dict(studies)))
    table.check("series: the study that the table names",
                studies[("K1", DAYS[0])] == {KNOWN_STUDY}, str(studies[("K1", DAYS[0])]))
    for uid, series in numbers.items():
        table.check("series: instances numbered from 1",
                    sorted(series) == list(range(1, len(series) + 1)), f"{uid}: {sorted(series)}")
    for study, series in series_numbers.items():
        table.check("series: a number each in their study",
                    len({number for _, number in series}) == len(series), f"{study}: {series}")


def judge_create(spindle, work, files, lines, studies, table):
    both = work / "both"
    shutil.copytree(files, both)
    shutil.copytree(work / "studies", both / "CT")
    volume = work / "volume"
    answer = run(spindle, "create", both, "-o", volume, "--profile", "none", "--convert", "--csv",
                 work / "table.csv", "--json", "--quiet", timeout=300)
    table.check("create: ends with 0", answer.code == 0, str(answer))
    directory = volume / "DICOMDIR"
    table.check("create: there is a DICOMDIR", directory.exists(), str(answer))
    if not directory.exists():
        return
    _, records, wrong = read_tree(directory)
    table.check("DICOMDIR: offsets and flags", not wrong, str(wrong[:3]))
    said = complaints(directory)
    table.check("DICOMDIR: dcmdump and dcdirdmp have no complaint", not said, str(said))
    verified = subprocess.run(["dciodvfy", directory], capture_output=True, text=True)
    errors = [text for text in (verified.stdout + verified.stderr).splitlines()
              if text.startswith("Error")]
    table.check("DICOMDIR: dciodvfy has no error", not errors, str(errors[:3]))
    kinds = collections.Counter(record.type for record in records)
    # Two days of files each; K1's CT is of the first, the others' are studies of their own.
    series = len(expected_series(lines)) + len(PATIENTS)
    wanted = {"PATIENT": 3, "STUDY": 8, "SERIES": series, "IMAGE": 103, "ENCAP DOC": 3}
    table.check("DICOMDIR: the records", dict(kinds) == wanted, f"{dict(kinds)} for {wanted}")
    judge_records(volume, records, table)
    judge_readers(volume, records, table)
    read = {record.item.ReferencedSOPInstanceUIDInFile for record in records if record.file_id}
    table.check("DICOMDIR: the CT studies are there", set(studies) <= read,
                f"{len(set(studies) - read)} are not")


def judge_records(volume, records, table):
    for record in records:
        if not record.file_id:
            continue
        data = dcmread(volume.joinpath(*record.file_id))
        kind = "ENCAP DOC" if data.SOPClassUID in (PDF, CDA) else "IMAGE"
        table.check("records: documents and images", record.type == kind,
                    f"{data.SOPClassUID.name}: {record.type}")
        study, series = record.ancestor("STUDY").item, record.ancestor("SERIES").item
        patient = record.ancestor("PATIENT").item
        table.check("records: of the right patient, study and series",
                    (patient.PatientID, study.StudyInstanceUID, series.SeriesInstanceUID)
                    == (data.PatientID, data.StudyInstanceUID, data.SeriesInstanceUID),
                    str(record.file_id))


def judge_readers(volume, records, table):
    """pydicom lists and opens all; dcmmkdir makes the same tree of the files, and reads ours."""
    wanted = {record.item.ReferencedSOPInstanceUIDInFile for record in records if record.file_id}
    listed = FileSet(volume / "DICOMDIR")
    opened = {str(instance.load().SOPInstanceUID) for instance in listed}
    table.check("pydicom: the file-set is listed and opened", opened == wanted,
                f"{len(opened)} of {len(wanted)}")
    own = volume.parent / "own"
    shutil.copytree(volume, own)
    (own / "DICOMDIR").unlink()
    folders = [path.name for path in own.iterdir() if path.is_dir()]
    # All profiles of dcmmkdir know some transfer syntaxes only: here it is asked for its tree.
    words = ["dcmmkdir", "-q", "+r", "-Pgp", "-Nxc", "-W", "+D", "DICOMDIR"]
    done = subprocess.run([*words, *folders], cwd=own, capture_output=True, text=True)
    made = done.returncode == 0 and (own / "DICOMDIR").exists()
    table.check("dcmmkdir: takes the files", made, f"{done.returncode} {done.stderr[-300:]}")
    if not made:
        return
    table.check("dcmmkdir: makes the same tree", tree(own) == tree(volume),
                f"{sorted(tree(own) ^ tree(volume))[:3]}")
    known = "/".join(next(record.file_id for record in records if record.file_id))
    before = tree(volume)
    copy = volume.parent / "updated"
    shutil.copytree(volume, copy)
    done = subprocess.run([*words, "-nb", "+U", known], cwd=copy,
                          capture_output=True, text=True)
    table.check("dcmmkdir: reads and updates our DICOMDIR",
                done.returncode == 0 and tree(copy) == before,
                f"{done.returncode} {done.stderr[-300:]}")


def tree(volume):
    """(record type, patient, study, series, instance) of every file of a DICOMDIR."""
    _, records, _ = read_tree(volume / "DICOMDIR")
    return {(record.type, record.ancestor("PATIENT").item.PatientID,
             record.ancestor("STUDY").item.StudyInstanceUID,
             record.ancestor("SERIES").item.SeriesInstanceUID,
             record.item.ReferencedSOPInstanceUIDInFile) for record in records if record.file_id}


def judge_faults(spindle, work, files, lines, table):
    """Tables that are wrong, and what has to be said of them."""
    last = f"line {len(lines) + 2}"
    for name, change, word in (
            ("a line too few", lambda all: all[:-1], ""),
            ("a line of no file", lambda all: [*all, all[0] | {"File": "other.png"}], last),
            ("a file twice", lambda all: [*all, all[0]], last),
            ("a date that is none", lambda all: [
                *all[:3], all[3] | {"PatientBirthDate": "1961-02-03"}, *all[4:]], "line 5")):
        path = write_table(work / "wrong.csv", change(lines))
        answer = run(spindle, "convert", files, "-o", work / "wrong", "--csv", path, "--quiet")
        table.check("faults: a wrong table is refused", answer.code == 2
                    and "wrong.csv" in answer.err and word in answer.err, f"{name}: {answer}")
        table.check("faults: nothing is written", not (work / "wrong").exists()
                    or not any((work / "wrong").rglob("*.dcm")), name)


def judge_twice(spindle, work, files, table):
    """The same again with UIDs that follow from the content."""
    uids = []
    for name in ("stable1", "stable2"):
        answer = run(spindle, "convert", files, "-o", work / name, "--csv", work / "table.csv",
                     "--stable-uids", "--json", "--quiet", timeout=300)
        uids.append(sorted(output["sopInstance"] for entry in (answer.data or {}).get("files", [])
                           for output in entry.get("outputs") or []))
    table.check("stable UIDs: the same in two runs", uids[0] == uids[1] and len(uids[0]) > 90,
                f"{len(uids[0])} and {len(uids[1])}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("spindle", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    # No series is to be parted by a midnight in the middle of the run.
    os.environ["SOURCE_DATE_EPOCH"] = "1770000000"
    spindle, table = options.spindle.resolve(), Table()
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or Path(folder)
        work.mkdir(exist_ok=True)
        files = work / "files"
        files.mkdir()
        (work / "studies").mkdir()
        lines = make_files(files)
        write_table(work / "table.csv", lines)
        studies = make_studies(work / "studies")
        judge_convert(spindle, work, files, lines, table)
        judge_twice(spindle, work, files, table)
        judge_faults(spindle, work, files, lines, table)
        judge_create(spindle, work, files, lines, studies, table)
        print(f"{len(lines)} files of {len(PATIENTS)} patients beside {len(studies)} images")
        sys.exit(table.close(6))


if __name__ == "__main__":
    main()
