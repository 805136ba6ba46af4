#!/usr/bin/env python3
"""Lists, imports and repairs the media of Fixtures/bad_media.py, and judges what comes out.

usage: bad_media.py SPINDLE CASES [--only WORD]... [--table] [--without import,repair]
CASES is the folder that Fixtures/bad_media.py made. Findings and statuses must be exactly those
of each `case.json`; import must bring out every file byte for byte; a repaired file-set must
satisfy pydicom's FileSet, dcdirdmp, dcmdump and `list`. --table prints what was found and saved
beside pydicom and dcmdump. It ends with 1 when anything is wrong.
"""

import argparse
import collections
import json
import shutil
import sys
import tempfile
from pathlib import Path

from pydicom import dcmread

from peers import complaints, dcmdump_files, pydicom_instances
from spindle_json import digest_of, digests, instances_of, kinds, plain, run

#: What the files themselves have, and no new DICOMDIR takes away.
OF_FILES = {
    "pixel-data-short", "patient-id-empty", "patient-id-shared", "series-of-two-studies",
    "study-of-two-patients", "instance-conflict", "program-in-preamble", "encoding-differs",
    "meta-information-differs", "meta-information-missing", "instance-unreadable", "file-empty"}
#: What a repair in place leaves: files stay where they are, and those that cannot be named.
OF_PLACES = OF_FILES | {"instance-unlisted", "instance-twice", "patient-unlisted",
                        "directory-elsewhere", "link", "file-name-differs"}
#: One STUDY record a Study Instance UID: under one of its patients, which is told.
OF_ROW = {"C9": {"patient-differs"}}
#: What pydicom does not open though it is there: it gives up on what is cut within fragments, or
#: is nested deeper than Python goes.
NOT_BY_PYDICOM = {"C02-pixels-short-rle", "C17-nested-deeply"}


class Verdict:
    """What came of one case."""

    def __init__(self, case):
        self.case, self.faults = case, []
        self.there = {i["sopInstanceUID"] for i in case["instances"] if i["recoverable"]}
        self.found = False
        self.imported = self.repaired = self.in_place = None
        self.pydicom = self.dcmdump = None
        #: Instances that a repair in place lists though their files are not right.
        self.as_it_is = set()

    def fault(self, words):
        self.faults.append(words)


def differing(name, expected, got):
    out = []
    if expected - got:
        out.append(f"{name} not there: {', '.join(sorted(map(str, expected - got)))}")
    if got - expected:
        out.append(f"{name} too many: {', '.join(sorted(map(str, got - expected)))}")
    return out


def check_list(verdict, spindle, medium):
    answer = run(spindle, "list", medium, "--json")
    if answer.died or answer.data is None:
        verdict.fault(f"list: {answer}")
        return
    case, listing = verdict.case, answer.data
    faults = differing("findings", set(case["found"]), kinds(listing, "warning", "error"))
    faults += differing("notes", set(case["notes"]), kinds(listing, "note"))
    verdict.found = not faults
    listed = instances_of(listing)

    def key(instance):
        """Missing ones have no file; of unreadable ones nothing but the file is known."""
        status = instance["status"]
        return (status, None if status == "unreadable" else instance.get("sopInstanceUID"),
                None if status == "missing" else plain(instance.get("path")),
                instance.get("missingBytes") or 0)
    expected, got = (collections.Counter(map(key, side)) for side in (case["instances"], listed))
    for name, side in (("missing in the list", expected - got), ("listed wrongly", got - expected)):
        for (status, uid, path, short), _ in sorted(side.items(), key=str)[:4]:
            faults.append(f"{name}: {status} {uid and uid[-8:]} {path} {short or ''}".rstrip())
    names = {plain(o["path"] if isinstance(o, dict) else o) for o in listing["others"]}
    faults += differing("others", {plain(p) for p in case["others"]},
                        names - {"dicomdir"} if case["row"] != "B17" else names)
    for words in faults:
        verdict.fault("list: " + words)


def is_saved(instance, digest_paths, folder):
    """Whether an imported folder holds an instance, byte for byte where it needed no new header."""
    if instance["sha256"] in digest_paths:
        return True
    if not instance["rewritten"]:
        return False
    for path in folder.rglob(instance["sopInstanceUID"] + "*"):
        try:
            pixels = dcmread(path).PixelData
        except Exception:
            continue
        import hashlib
        if instance["pixelSha256"] in (None, hashlib.sha256(pixels).hexdigest()):
            return True
    return False


def check_import(verdict, spindle, medium, scratch):
    folder = scratch / "import"
    answer = run(spindle, "import", medium, "-o", folder, "--all", "--json")
    if answer.died:
        verdict.fault(f"import: {answer}")
        return
    have = set(digests(folder).values()) if folder.is_dir() else set()
    wanted = [i for i in verdict.case["instances"] if i["recoverable"]]
    lost = [i for i in wanted if not is_saved(i, have, folder)]
    lost = [i for i in lost if i["status"] != "duplicate"]
    verdict.imported = len(verdict.there) - len({i["sopInstanceUID"] for i in lost})
    case, counts = verdict.case, (answer.data or {}).get("counts", {})
    if case["differing"] is not None and counts.get("differing") != case["differing"]:
        verdict.fault(f"import: {counts.get('differing')} files differ from their checksums, "
                      f"not {case['differing']}")
    parts = ("imported", "alreadyThere", "duplicates", "unreadable", "notSelected", "notDICOM",
             "directories")
    if counts and counts["filesOnMedium"] != sum(counts[p] for p in parts):
        verdict.fault(f"import: {counts['filesOnMedium']} in, {[counts[p] for p in parts]} out")
    for instance in lost[:3]:
        verdict.fault(f"import: not saved: {instance['path']} ({instance['status']})")
    if lost:
        verdict.fault(f"import: {len(lost)} lost; {answer}")


def volumes(folder):
    """A file-set that was made, or the several that people of one Patient ID come into."""
    if folder.is_dir():
        return [folder]
    return sorted(folder.parent.glob(folder.name + "-*of*"))


def judge(verdict, spindle, folders, name, wanted, allowed):
    """What other readers and `list` say of file-sets that were repaired."""
    reached = set()
    for folder in folders:
        directory = folder / "DICOMDIR"
        if not directory.is_file():
            verdict.fault(f"{name}: no DICOMDIR")
            continue
        instances, error = pydicom_instances(directory)
        reached |= set(instances)
        if error:
            verdict.fault(f"{name}: pydicom: {error}")
        for words in complaints(directory):
            verdict.fault(f"{name}: {words}")
        again = run(spindle, "list", folder, "--json")
        if again.data is None:
            verdict.fault(f"{name}: {again}")
            continue
        rest = kinds(again.data, "warning", "error") - allowed
        rest -= OF_ROW.get(verdict.case["row"], set())
        if rest:
            verdict.fault(f"{name}: listed again: {', '.join(sorted(rest))}")
        if not wanted <= reached:
            # What the directory names and pydicom does not open.
            reached |= {i["sopInstanceUID"] for i in instances_of(again.data)
                        if i["status"] == "present" and is_beyond(verdict, i)}
    if wanted - reached:
        verdict.fault(f"{name}: pydicom reaches {len(reached & wanted)} of {len(wanted)}")
    return len(reached & wanted)


def is_beyond(verdict, instance):
    """Whether pydicom cannot open a file for what is in it and no directory can mend."""
    uid = instance["sopInstanceUID"]
    return verdict.case["case"] in NOT_BY_PYDICOM or uid in verdict.as_it_is


def check_verify(verdict, spindle, medium):
    """Only where there is a list of checksums: alterations must be found."""
    if verdict.case["differing"] is None:
        return
    answer = run(spindle, "verify", medium, "--json")
    if answer.code != (1 if verdict.case["differing"] else 0):
        verdict.fault(f"verify: {answer}")


def check_repair(verdict, spindle, medium, scratch):
    wanted = verdict.there
    out = scratch / "repaired"
    answer = run(spindle, "repair", medium, "-o", out, "--json")
    if answer.died or (wanted and not volumes(out)):
        verdict.fault(f"repair: {answer}")
    else:
        verdict.repaired = judge(verdict, spindle, volumes(out), "repair", wanted, OF_FILES)
    if medium.is_dir():
        check_repair_in_place(verdict, spindle, medium, scratch / "copy")


def check_repair_in_place(verdict, spindle, medium, copy):
    shutil.copytree(medium, copy, symlinks=True)
    before = digests(copy)
    answer = run(spindle, "repair", copy, "--json")
    after = digests(copy)
    if answer.died:
        verdict.fault(f"repair in place: {answer}")
        return
    touched = [p for p in before if after.get(p) != before[p]
               and p != "SHA256.TXT" and p.split("/")[-1].upper().split(".")[0].split(";")[0] != "DICOMDIR"]
    if touched:
        verdict.fault(f"repair in place: touched {touched[:3]}")
    nameable = {i["sopInstanceUID"] for i in verdict.case["instances"]
                if i["recoverable"] and is_file_id(i["path"])}
    if not nameable or (copy / "DICOMDIR").is_dir():
        # Nothing can be listed there: it has to be said, and nothing may change.
        if answer.code not in (3, 4) or before != after:
            verdict.fault(f"repair in place: nothing can be listed, and {answer}")
        verdict.in_place = 0
        return
    # People of one Patient ID cannot stand in one DICOMDIR, which is told of each file.
    apart = [f["path"] for f in answer.data["made"]["files"]
             if "cannot stand in one DICOMDIR" in (f.get("reason") or "")]
    nameable -= {i["sopInstanceUID"] for i in verdict.case["instances"]
                 if i["path"] and any(p.endswith("/" + i["path"]) for p in apart)}
    verdict.as_it_is = {i["sopInstanceUID"] for i in verdict.case["instances"]
                        if is_told(i, answer.data)}
    verdict.in_place = judge(verdict, spindle, [copy], "repair in place", nameable, OF_PLACES)


def is_told(instance, report):
    """Whether a report says of an instance that it is listed though its file is not right."""
    return instance["path"] is not None and any(
        "listed as it is" in finding["message"]
        and (finding["path"] or "").endswith("/" + instance["path"]) for finding in report["made"]["findings"])


def is_file_id(path):
    """Whether a path can stand in a DICOMDIR as it is."""
    parts = path.split("/")
    return len(parts) <= 8 and all(
        0 < len(p) <= 8 and all(c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_" for c in p)
        for p in parts)


def check_peers(verdict, medium):
    """Each is given every DICOMDIR of a folder by its path; neither reads images or archives."""
    if not medium.is_dir():
        return
    wanted = {medium / i["path"] for i in verdict.case["instances"] if i["recoverable"]}
    reached, errors, shown, code = set(), "", 0, 0
    for directory in sorted(medium.rglob("*")):
        if not directory.name.upper().startswith("DICOMDIR") or not directory.is_file():
            continue
        instances, error = pydicom_instances(directory)
        result, count, _ = dcmdump_files(directory, wanted)
        reached |= set(instances)
        errors, shown, code = errors or error, shown + count, code or result
    verdict.pydicom = (len(reached & verdict.there), errors)
    verdict.dcmdump = (code, min(shown, len(verdict.there)))


def table(verdicts):
    print("| defect | found | listed | import | repair | in place | pydicom FileSet | dcmdump |")
    print("|---|---|---|---|---|---|---|---|")
    shown = lambda n, there: "–" if n is None else f"{n}/{there}"
    for v in verdicts:
        there = len(v.there)
        pydicom = "–" if v.pydicom is None else f"{v.pydicom[0]}/{there}" + (
            f" ({v.pydicom[1].split(':')[0]})" if v.pydicom[1] else "")
        dcmdump = "–" if v.dcmdump is None else f"{v.dcmdump[1]}/{there}" + (
            "" if v.dcmdump[0] == 0 else f" (code {v.dcmdump[0]})")
        good = not any(f.startswith("list") for f in v.faults)
        print(f"| {v.case['case']} | {'yes' if v.found else 'NO'} | {'all' if good else 'NO'} | "
              f"{shown(v.imported, there)} | {shown(v.repaired, there)} | "
              f"{shown(v.in_place, there)} | {pydicom} | {dcmdump} |")
    total = sum(len(v.there) for v in verdicts)
    sums = [sum(getattr(v, n) or 0 for v in verdicts) for n in ("imported", "repaired")]
    peers = [sum(v.pydicom[0] for v in verdicts if v.pydicom),
             sum(v.dcmdump[1] for v in verdicts if v.dcmdump)]
    print(f"\nfound exactly: {sum(v.found for v in verdicts)} of {len(verdicts)} cases; "
          f"instances: {total} there, {sums[0]} imported, {sums[1]} in repaired file-sets, "
          f"pydicom {peers[0]}, dcmdump {peers[1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("spindle")
    parser.add_argument("cases")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--without", default="")
    arguments = parser.parse_args()
    verdicts = []
    for path in sorted(Path(arguments.cases).glob("*/case.json")):
        case = json.loads(path.read_text())
        if arguments.only and not any(w in case["case"] for w in arguments.only):
            continue
        medium, verdict = path.parent / case["medium"], Verdict(case)
        with tempfile.TemporaryDirectory() as scratch:
            before = digests(medium) if medium.is_dir() else digest_of(medium)
            check_list(verdict, arguments.spindle, medium)
            check_verify(verdict, arguments.spindle, medium)
            if "import" not in arguments.without:
                check_import(verdict, arguments.spindle, medium, Path(scratch))
            if "repair" not in arguments.without:
                check_repair(verdict, arguments.spindle, medium, Path(scratch))
            if (digests(medium) if medium.is_dir() else digest_of(medium)) != before:
                verdict.fault("the medium was changed")
        if arguments.table:
            check_peers(verdict, medium)
        for words in verdict.faults:
            print(f"FAIL {case['case']}: {words}")
        verdicts.append(verdict)
    if arguments.table:
        table(verdicts)
    bad = sum(bool(v.faults) for v in verdicts)
    print(f"{len(verdicts)} cases, {bad} not as they must be")
    return 1 if bad or not verdicts else 0


if __name__ == "__main__":
    sys.exit(main())
