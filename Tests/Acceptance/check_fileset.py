#!/usr/bin/env python3
"""Judges what `spindle create` made, with pydicom, dcmtk and dicom3tools alone.

usage: check_fileset.py SOURCE... --output OUT... [--report report.json]
SOURCE is a file or folder that was given to `create`; OUT is each volume: a folder, an .iso or a
.zip. Prints a table and the failures; exits 1 when there is a failure.
"""

import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pydicom.fileset import FileSet

from compare import differences
from dicomdir import DIRECTORY, ROOT_LEVEL, files_under, has_prefix, read_instance, read_tree

COMPONENT = re.compile(r"[A-Z0-9_]{1,8}\Z")
STATUSES = ("written", "converted", "duplicate", "rejected", "notDICOM", "dicomdir", "skipped")


class Table:
    """What was checked, how often, and what failed."""

    def __init__(self):
        self.checked, self.failures = collections.Counter(), collections.defaultdict(list)

    def check(self, name, good, message=""):
        self.checked[name] += 1
        if not good:
            self.failures[name].append(message)

    def close(self, limit):
        print(f"\n{'check':58} {'done':>7} {'failed':>7}")
        for name, count in self.checked.items():
            print(f"{name:58} {count:7} {len(self.failures[name]):7}")
        for name, messages in self.failures.items():
            for message in messages[:limit]:
                print(f"FAIL {name}: {message}")
            if len(messages) > limit:
                print(f"     … and {len(messages) - limit} more")
        return 1 if any(self.failures.values()) else 0


class Source:
    def __init__(self, path):
        self.path = path
        ds = read_instance(path, stop_before_pixels=True)
        self.is_dicom = ds is not None
        ds = ds if ds is not None else {}
        meta = getattr(ds, "file_meta", None) or {}
        self.sop_class = str(ds.get("SOPClassUID") or meta.get("MediaStorageSOPClassUID") or "")
        self.uid = str(ds.get("SOPInstanceUID") or "")
        self.directory = DIRECTORY in (
            self.sop_class, str(meta.get("MediaStorageSOPClassUID") or ""))
        self.study = str(ds.get("StudyInstanceUID") or "")
        self.series = str(ds.get("SeriesInstanceUID") or "")

    @property
    def is_instance(self):
        """Whether it has all that a place in a file-set needs."""
        if not self.uid or not self.sop_class or self.directory:
            return False
        return self.sop_class in ROOT_LEVEL or bool(self.study and self.series)


class Volume:
    def __init__(self, path, scratch):
        self.name, self.root = str(path), Path(path)
        if self.root.suffix == ".iso":
            self.root = scratch / f"volume{len(os.listdir(scratch))}"
            run(["xorriso", "-osirrox", "on", "-indev", str(path), "-extract", "/",
                 str(self.root)], check=True)
            run(["chmod", "-R", "u+rwX", str(self.root)])
        elif self.root.suffix == ".zip":
            self.root = scratch / f"volume{len(os.listdir(scratch))}"
            run(["unzip", "-q", str(path), "-d", str(self.root)], check=True)
        self.ds, self.records, self.wrong = read_tree(self.root / "DICOMDIR")
        self.instances = [r for r in self.records if r.file_id]

    def file(self, record):
        return self.root.joinpath(*record.file_id)


def run(command, check=False):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            errors="replace")
    if check and result.returncode:
        sys.exit(f"{command[0]} failed:\n{result.stdout[-2000:]}")
    return result.stdout


def is_inherited(line):
    """Whether dciodvfy means the text of a UID, which a directory can only repeat."""
    return line.startswith("Error - Illegal root for UID") or (
        line.startswith("Error - Value invalid for this VR") and " UI " in line)


def check_directory(volume, table, strict):
    """(c) and (f): the DICOMDIR by itself."""
    path = str(volume.root / "DICOMDIR")
    table.check("DICOMDIR: offsets, flags, every record reached", not volume.wrong,
                f"{volume.name}: {volume.wrong[:3]}")
    for name, command, bad in (
            ("dcmdump", ["dcmdump", path], r"^(E|W|F): "),
            ("dcdirdmp", ["dcdirdmp", path], r"Error|Warning"),
            ("dciodvfy", ["dciodvfy", path], r"^Error|Assertion")):
        lines = [line for line in run(command).splitlines() if re.search(bad, line)]
        if name == "dciodvfy" and not strict:
            inherited = [line for line in lines if is_inherited(line)]
            lines = [line for line in lines if not is_inherited(line)]
            if inherited:
                # The line that sums up what the lines before it said.
                lines = [line for line in lines
                         if line != "Error - Dicom dataset contains invalid data values "
                                    "for Value Representations"]
                print(f"note: {volume.name}: dciodvfy says {len(inherited)} times that a UID of "
                      f"an instance is invalid, as {inherited[0]}")
        table.check(f"DICOMDIR: {name} has no complaint", not lines,
                    f"{volume.name}: {len(lines)} lines, {lines[:3]}")
    try:
        loaded = FileSet(path)
        count, private = len(loaded), sum(r.type == "PRIVATE" for r in volume.instances)
        table.check("DICOMDIR: pydicom's FileSet has the same instances",
                    count in (len(volume.instances), len(volume.instances) - private),
                    f"{volume.name}: {count}, the records name {len(volume.instances)}")
        for instance in loaded:
            try:
                same = instance.load().SOPInstanceUID == instance.SOPInstanceUID
            except Exception as error:
                same, instance = False, f"{instance.path}: {error}"
            table.check("DICOMDIR: pydicom's FileSet opens each instance", same, str(instance))
    except Exception as error:
        table.check("DICOMDIR: pydicom's FileSet has the same instances", False,
                    f"{volume.name}: {error}")
    for record in volume.instances:
        good = len(record.file_id) <= 8 and all(COMPONENT.match(c) for c in record.file_id)
        table.check("File IDs: at most 8 components of 8, A-Z 0-9 _", good, str(record.file_id))
    names = collections.Counter(tuple(r.file_id) for r in volume.instances)
    table.check("File IDs: each file is named once", not names or max(names.values()) == 1,
                f"{volume.name}: {names.most_common(1)}")
    for kind, keyword in (("PATIENT", "PatientID"), ("STUDY", "StudyInstanceUID"),
                          ("SERIES", "SeriesInstanceUID")):
        keys = collections.Counter(
            str(r.item.get(keyword)) for r in volume.records if r.type == kind)
        table.check("DICOMDIR: one record a patient, study, series",
                    not keys or max(keys.values()) == 1, f"{kind}: {keys.most_common(1)}")


def check_instances(volume, table, sources, statuses):
    """(c), (d) and (e): each record, its file and its source."""
    for record in volume.instances:
        path, item = volume.file(record), record.item
        place = f"{volume.name} {'/'.join(record.file_id)}"
        ds = read_instance(path) if path.is_file() else None
        table.check("records: the file is there and opens", ds is not None, place)
        if ds is None:
            continue
        facts = (
            (item.get("ReferencedSOPInstanceUIDInFile"), ds.get("SOPInstanceUID")),
            (item.get("ReferencedSOPClassUIDInFile"), ds.get("SOPClassUID")),
            (item.get("ReferencedTransferSyntaxUIDInFile"),
             ds.file_meta.get("TransferSyntaxUID")))
        for mine, theirs in facts:
            table.check("records: UIDs and transfer syntax as in the file",
                        str(mine) == str(theirs), f"{place}: {mine} / {theirs}")
        table.check("records: the file's meta information agrees with its data set",
                    str(ds.file_meta.get("MediaStorageSOPInstanceUID")) == str(ds.SOPInstanceUID),
                    place)
        study, series = record.ancestor("STUDY"), record.ancestor("SERIES")
        if study is not None and series is not None:
            table.check(
                "records: under their own study and series",
                str(study.item.get("StudyInstanceUID")) == str(ds.get("StudyInstanceUID"))
                and str(series.item.get("SeriesInstanceUID")) == str(ds.get("SeriesInstanceUID")),
                place)
        check_source(record, path, ds, place, table, sources, statuses)


def check_source(record, path, ds, place, table, sources, statuses):
    uid = str(ds.get("SOPInstanceUID") or "")
    candidates = sources.get(uid, [])
    key = "/".join(record.file_id)
    named = [s for s in candidates if statuses.get(str(s.path), ("", None))[1] == key]
    candidates = named or candidates
    table.check("data: each instance has a source", bool(candidates), f"{place}: {uid}")
    if not candidates:
        return
    body = path.read_bytes()
    identical = any(s.path.stat().st_size == len(body) and s.path.read_bytes() == body
                    for s in candidates)
    if named and statuses[str(named[0].path)][0] == "written":
        table.check("data: files copied whole are identical", identical, place)
    if identical:
        table.check("data: equal to the source, element by element", True)
    else:
        found = min((differences(ds, read_instance(s.path)) for s in candidates), key=len)
        table.check("data: equal to the source, element by element", not found,
                    f"{place} ({candidates[0].path}): {found[:3]}")
        table.check("data: re-encoded files have a preamble of zeros", body[:128] == bytes(128),
                    place)


def tidy(name):
    return [g.rstrip("^ ").lstrip() for g in str(name or "").rstrip("= ").split("=")]


def check_names(volume, table):
    """(e) The name in each PATIENT record against those in the files below it."""
    below = collections.defaultdict(list)
    for record in volume.instances:
        patient = record.ancestor("PATIENT")
        if patient is not None:
            below[patient.offset].append(record)
    for record in volume.records:
        if record.type != "PATIENT":
            continue
        names = set()
        for instance in below[record.offset]:
            ds = read_instance(volume.file(instance), stop_before_pixels=True)
            names.add(tuple(tidy(ds.get("PatientName")) if ds is not None else ()))
        table.check("names: as pydicom reads them from the files",
                    tuple(tidy(record.item.get("PatientName"))) in names,
                    f"{volume.name}: record at {record.offset}")


def check_extent(volumes, table):
    """Nothing on the volumes that no record names, and no File ID on two of them."""
    owners, identifiers = {}, []
    for volume in volumes:
        named = {volume.file(r) for r in volume.instances}
        identifiers.append(str(volume.ds.file_meta.MediaStorageSOPInstanceUID))
        for path in files_under(volume.root):
            if path.name != "DICOMDIR":
                table.check("volume: every DICOM file has a record",
                            path in named or not has_prefix(path), str(path))
        for record in volume.instances:
            owner = owners.setdefault("/".join(record.file_id), volume.name)
            table.check("volume: File IDs are unique over the set", owner == volume.name,
                        "/".join(record.file_id))
    table.check("volume: each has its own File-set UID",
                len(set(identifiers)) == len(identifiers), str(identifiers))


def located(path, roots):
    """A path as the report has it, as the walk here has it."""
    for candidate in [Path(path)] + [root / path for root in roots]:
        if candidate.exists():
            return str(candidate.resolve())
    return path


def check_report(report, walked, roots, volumes, table):
    """(b) for the report: every file, once, with a reason where it was left out."""
    entries = collections.defaultdict(list)
    for entry in report["files"]:
        entries[located(entry["path"], roots)].append(entry)
    for path in walked:
        table.check("report: every file of the input, once", len(entries[str(path)]) == 1,
                    f"{path}: {len(entries[str(path)])} entries")
    tally = collections.Counter(e["status"] for e in report["files"])
    for status in STATUSES:
        table.check("report: counts agree with the list",
                    report["counts"].get(status, 0) == tally[status],
                    f"{status}: {report['counts'].get(status)} against {tally[status]}")
    table.check("report: counts agree with the list",
                report["counts"]["files"] == len(report["files"]), "files")
    table.check("report: no other status", set(tally) <= set(STATUSES), str(set(tally)))
    for entry in report["files"]:
        if entry["status"] in ("rejected", "skipped"):
            table.check("report: what is left out has a reason", bool(entry.get("reason")),
                        entry["path"])
        if entry["status"] in ("written", "converted"):
            number, ident = entry.get("volume"), entry.get("fileID")
            at = volumes[number - 1] if number and number <= len(volumes) else None
            table.check("report: what is written is there",
                        bool(at and ident and (at.root / ident).is_file()), entry["path"])
    for entry, volume in zip(report["volumes"], volumes):
        kinds = collections.Counter(r.type for r in volume.records)
        for key, count in (("instances", len(volume.instances)), ("patients", kinds["PATIENT"]),
                           ("studies", kinds["STUDY"]), ("series", kinds["SERIES"])):
            table.check("report: volumes as they are", entry.get(key) == count,
                        f"{volume.name} {key}: {entry.get(key)} against {count}")
    table.check("report: volumes as they are", len(report["volumes"]) == len(volumes), "number")
    left = collections.Counter(
        (e["status"], e.get("reason")) for e in report["files"] if e["status"] == "rejected")
    for (_, reason), count in left.most_common(12):
        print(f"rejected {count:5}: {reason}")
    expected = 1 if tally["rejected"] or report.get("findings") else 0
    table.check("report: exit code fits", report.get("exitCode") == expected,
                f"{report.get('exitCode')} with {tally['rejected']} rejected")
    return {path: (e[0]["status"], e[0].get("fileID")) for path, e in entries.items() if e}


def check_complete(sources, volumes, statuses, have_report, table):
    """(b) for the volumes: every SOP Instance UID once, or a reason in the report."""
    places = collections.defaultdict(list)
    for volume in volumes:
        for record in volume.instances:
            places[str(record.item.get("ReferencedSOPInstanceUIDInFile"))].append(volume.name)
    left = 0
    for uid, files in sources.items():
        count = len(places[uid])
        if not any(s.is_instance for s in files):
            continue
        left += not count
        rejected = have_report and all(
            statuses.get(str(s.path), ("",))[0] in ("rejected", "skipped") for s in files)
        table.check("input: every instance is in once, or named with its reason",
                    count == 1 or (count == 0 and rejected),
                    f"{uid}: {count} times ({files[0].path})")
    print(f"instances with all their UIDs that are left out: {left}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--output", nargs="+", required=True)
    parser.add_argument("--report")
    parser.add_argument("--strict", action="store_true",
                        help="invalid UIDs of the instances count as failures of the directory")
    parser.add_argument("--limit", type=int, default=12, help="failures shown of each check")
    options = parser.parse_args()
    table, roots = Table(), [Path(s).resolve() for s in options.sources]
    walked = [p.resolve() if not p.is_symlink() else p for r in roots for p in files_under(r)]
    sources = collections.defaultdict(list)
    kinds = collections.Counter()
    for path in walked:
        source = Source(path)
        kinds["directory" if source.directory else "instance" if source.is_instance
              else "incomplete DICOM" if source.is_dicom else "not DICOM"] += 1
        if source.uid and not source.directory:
            sources[source.uid].append(source)
    with tempfile.TemporaryDirectory() as scratch:
        volumes = [Volume(o, Path(scratch)) for o in options.output]
        report = json.loads(Path(options.report).read_text()) if options.report else None
        statuses = check_report(report, walked, roots, volumes, table) if report else {}
        check_complete(sources, volumes, statuses, bool(report), table)
        for volume in volumes:
            check_directory(volume, table, options.strict)
            check_instances(volume, table, sources, statuses)
            check_names(volume, table)
        check_extent(volumes, table)
        print(f"input: {len(walked)} files, {dict(kinds)}; {len(sources)} SOP Instance UIDs; "
              f"{len(volumes)} volumes, {sum(len(v.instances) for v in volumes)} instances")
        return table.close(options.limit)


if __name__ == "__main__":
    sys.exit(main())
