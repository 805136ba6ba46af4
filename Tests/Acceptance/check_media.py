#!/usr/bin/env python3
"""Checks that file-sets are read whole from every form of medium.

usage: check_media.py SPINDLE FOLDER... [--form NAME]...
Each FOLDER is read as it is and as images by xorriso and genisoimage, Joliet alone, UDF alone, two
sessions, .zip, .tar and in lower case: `list --json` must name every instance that is there and
`import --all` must bring every one out byte for byte. Where a folder has DICOMDIR-* beside its
DICOMDIR, a copy with each of them as its DICOMDIR must give the same instances. It ends with 1
when anything is wrong.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from dicomdir import DIRECTORY, read_instance
from media_forms import FORMS, files_of
from spindle_json import digest_of, digests, instances_of, plain, run

NOT_THERE = ("missing",)


def truth(folder):
    """SHA-256 -> (SOP Instance UID, path) of every instance in a folder, by pydicom."""
    out = {}
    for path in files_of(folder):
        ds = read_instance(path, stop_before_pixels=True)
        if ds is None or "SOPInstanceUID" not in ds:
            continue
        if getattr(getattr(ds, "file_meta", None), "MediaStorageSOPClassUID", "") == DIRECTORY:
            continue
        out[digest_of(path)] = (str(ds.SOPInstanceUID), path.relative_to(folder).as_posix())
    return out


def listed(spindle, medium, fail):
    answer = run(spindle, "list", medium, "--json", timeout=300)
    if answer.data is None or answer.died:
        fail(f"list: {answer}")
        return []
    return [i for i in instances_of(answer.data) if i["status"] not in NOT_THERE]


def check_form(spindle, medium, expected, fail):
    instances = listed(spindle, medium, fail)
    have = {i["sopInstanceUID"] for i in instances}
    for uid, path in expected.values():
        if uid not in have:
            fail(f"list does not name {path} ({uid})")
    paths = {plain(i["path"]) for i in instances}
    unnamed = [p for _, p in expected.values() if plain(p) not in paths]
    if unnamed:
        fail(f"list has {len(unnamed)} of {len(expected)} at another path, as {unnamed[0]}")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        answer = run(spindle, "import", medium, "-o", out, "--all", "--json", timeout=600)
        got = set(digests(out).values()) if out.is_dir() else set()
        lost = [expected[d] for d in set(expected) - got]
        for uid, path in lost[:5]:
            fail(f"import does not bring out {path} ({uid}) byte for byte")
        if lost or answer.died:
            fail(f"import: {len(lost)} of {len(expected)} lost: {answer}")


def check_variants(spindle, folder, fail):
    """DICOMDIR-* stand in for DICOMDIR in a copy: the instances must stay the same."""
    variants = sorted(p.name for p in folder.iterdir() if p.name.startswith("DICOMDIR-"))
    if not variants:
        return 0
    reference = {i["sopInstanceUID"] for i in listed(spindle, folder, fail)}
    expected = {uid for uid, _ in truth(folder).values()}
    if reference != expected:
        fail(f"the folder gives {len(reference)} instances, not {len(expected)}")
    for name in variants:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "copy"
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("DICOMDIR-*"))
            shutil.copyfile(folder / name, copy / "DICOMDIR")
            got = {i["sopInstanceUID"] for i in listed(
                spindle, copy, lambda words: fail(f"{name}: {words}"))}
            if got != reference:
                fail(f"{name}: {len(got & reference)} of {len(reference)} instances, "
                     f"{len(got - reference)} others")
    return len(variants)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("spindle")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--form", action="append", choices=list(FORMS))
    arguments = parser.parse_args()
    faults = checks = 0
    for folder in map(Path, arguments.folders):
        expected = truth(folder)
        for name in arguments.form or FORMS:
            found = []
            make, suffix = FORMS[name]
            with tempfile.TemporaryDirectory() as scratch:
                try:
                    medium = make(folder, Path(scratch) / f"medium{suffix}")
                except (OSError, RuntimeError) as error:
                    found.append(f"cannot be made: {error}")
                else:
                    check_form(arguments.spindle, medium, expected, found.append)
            checks += 1
            faults += len(found)
            for words in found:
                print(f"FAIL {folder.name} as {name}: {words}")
            if not found:
                print(f"good {folder.name} as {name}: {len(expected)} instances")
        found = []
        count = check_variants(arguments.spindle, folder, found.append)
        checks += count
        faults += len(found)
        for words in found:
            print(f"FAIL {folder.name}: {words}")
        if count and not found:
            print(f"good {folder.name}: the same instances with {count} other DICOMDIRs")
    print(f"{checks} checks, {faults} faults")
    return 1 if faults or not checks else 0


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(main())
