#!/usr/bin/env python3
"""Checks images against PS3.12 Annex F and ECMA-119 Level 1, byte by byte and with two readers.

usage: check_iso.py IMAGE... [--folder OUT...] [--joliet] [--strict-iso]
--folder: the folder form of each image, in the same order; the trees must be equal. It ends
with 1 when anything is wrong.
"""

import argparse
import filecmp
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from dicomdir import files_under, read_tree
from iso9660 import SECTOR, Fault, Image

FILE = re.compile(r"[A-Z0-9_]{1,8}\.[A-Z0-9_]{0,3};1\Z")
DIRECTORY_NAME = re.compile(r"[A-Z0-9_]{1,8}\Z")


def check_descriptors(image, fail, joliet):
    kinds = [d[0] for d in image.descriptors]
    if kinds[0] != 1:
        fail("the primary volume descriptor is not in sector 16")
    if kinds != ([1, 2, 255] if joliet else [1, 255]):
        fail(f"volume descriptors of types {kinds}")
    if any(d[6] != 1 for d in image.descriptors):
        fail("a descriptor of another version")
    if image.system != b" " * 32:
        fail(f"system identifier {image.system!r}")
    if (image.block, image.set_size, image.number) != (SECTOR, 1, 1):
        fail(f"block size, set size, number: {image.block}, {image.set_size}, {image.number}")
    if image.bytes % SECTOR:
        fail(f"{image.bytes} bytes are no whole sectors")
    if not 0 < image.blocks * SECTOR <= image.bytes:
        fail(f"volume space of {image.blocks} sectors in an image of {image.bytes // SECTOR}")
    if image.primary[881] != 1:
        fail("file structure version")


def check_entry(entry, image, fail):
    pattern = DIRECTORY_NAME if entry.is_directory else FILE
    if not pattern.match(entry.name):
        fail(f"{entry.path}: not a name of Level 1")
    if entry.flags != (2 if entry.is_directory else 0):
        fail(f"{entry.path}: file flags {entry.flags:#04x}")
    if entry.attributes or entry.unit or entry.gap or entry.sequence != 1:
        fail(f"{entry.path}: extended attributes, interleaving or volume number")
    if (entry.extent + -(-entry.size // SECTOR)) * SECTOR > image.bytes:
        fail(f"{entry.path}: beyond the end of the image")
    if entry.depth + entry.is_directory > 8:
        fail(f"{entry.path}: deeper than 8 levels")
    year, month, day, hour, minute, second, _ = entry.date
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60 and second < 60):
        fail(f"{entry.path}: date {entry.date}")
    if len(entry.path) > 255:
        fail(f"{entry.path}: path of {len(entry.path)} characters")


def check_path_tables(image, fail):
    little, big = (image.path_table(at, order) for at, order in zip(image.tables, "<>"))
    if little != big:
        fail("the two path tables differ")
    directories = {image.root.extent: "/"}
    directories.update({e.extent: e.path for e in image.entries if e.is_directory})
    if sorted(directories) != sorted(extent for _, extent, _ in little):
        fail("the path table has other directories than the tree")
    if not little or little[0] != (b"\0", image.root.extent, 1):
        fail("the path table does not begin with the root")
        return
    parents, depths = [p for _, _, p in little], [1]
    paths = [""]
    for number, (name, extent, parent) in enumerate(little[1:], 2):
        if parent >= number:
            fail(f"path table: entry {number} before its parent")
            return
        depths.append(depths[parent - 1] + 1)
        paths.append(paths[parent - 1] + "/" + name.decode("latin-1"))
        if directories.get(extent) != paths[-1]:
            fail(f"path table: {paths[-1]} has the extent of {directories.get(extent)}")
    keys = [(d, p, n) for d, p, (n, _, _) in zip(depths, parents, little)]
    if keys != sorted(keys):
        fail("the path table is not in order")


def check_extents(image, fail):
    files = sorted((e for e in image.entries if not e.is_directory and e.size),
                   key=lambda e: e.extent)
    for before, after in zip(files, files[1:]):
        if before.extent + -(-before.size // SECTOR) > after.extent:
            fail(f"{before.path} and {after.path} overlap")
    if not files or files[-1].path != "/SHA256.TXT;1":
        fail(f"the last file on the disc is {files[-1].path if files else 'absent'}")


def check_directory(image, fail):
    """The DICOMDIR of the image: its File-set ID, its files and their order on the disc."""
    by_path = {e.path: e for e in image.entries}
    entry = by_path.get("/DICOMDIR.;1")
    if entry is None:
        fail("no DICOMDIR.;1 in the root")
        return
    ds, records, wrong = read_tree(io.BytesIO(image.content(entry)))
    for message in wrong:
        fail(f"DICOMDIR: {message}")
    volume = image.volume.decode("latin-1")
    if volume != str(ds.get("FileSetID") or "").ljust(32):
        fail(f"volume identifier {volume!r}, File-set ID {ds.get('FileSetID')!r}")
    last = -1
    for record in records:
        if not record.file_id:
            continue
        path = "/" + "/".join(record.file_id) + ".;1"
        found = by_path.get(path)
        if found is None:
            fail(f"{path} is named by the DICOMDIR and absent")
        elif found.extent <= last:
            fail(f"{path} lies before the record's predecessor")
        else:
            last = found.extent


def check_rock_ridge(image, fail, strict):
    marks = b"".join(e.system_use for e in image.entries)
    present = b"NM" in marks or b"PX" in marks
    if strict and any(e.system_use for e in image.entries):
        fail("system use areas in a strict image")
    if not strict and not present:
        fail("no Rock Ridge names")
    if any(e.name.upper().startswith("RR_MOVED") for e in image.entries):
        fail("a relocated directory")


def run(command, fail, **options):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            errors="replace", **options)
    bad = [line for line in result.stdout.splitlines()
           if re.search(r"\b(FATAL|FAILURE|SORRY|WARNING|MISHAP|error)\b", line)]
    if result.returncode or bad:
        fail(f"{command[0]} ends with {result.returncode}: {bad[:3] or result.stdout[-300:]}")
    return result.stdout


def check_with_readers(path, folder, joliet, fail):
    run(["isoinfo", "-d", "-i", str(path)], fail)
    listing = run(["isoinfo", "-f", "-i", str(path)], fail)
    if "DICOMDIR.;1" not in listing:
        fail("isoinfo lists no DICOMDIR.;1")
    if joliet:
        run(["isoinfo", "-J", "-f", "-i", str(path)], fail)
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        run(["xorriso", "-osirrox", "on", "-indev", str(path), "-extract", "/", str(tree)], fail)
        subprocess.run(["chmod", "-R", "u+rwX", str(tree)], check=True)
        run(["sha256sum", "--quiet", "--strict", "-c", "SHA256.TXT"], fail, cwd=tree)
        text = (tree / "SHA256.TXT").read_bytes() if (tree / "SHA256.TXT").exists() else b""
        listed = {line[66:] for line in text.decode().splitlines()}
        there = {str(p.relative_to(tree)) for p in files_under(tree)} - {"SHA256.TXT"}
        if listed != there:
            fail(f"SHA256.TXT and the tree differ in {sorted(listed ^ there)[:5]}")
        if b"\r" in text:
            fail("SHA256.TXT has carriage returns")
        if folder:
            compare_trees(tree, Path(folder), fail)


def compare_trees(mine, theirs, fail):
    names = [{str(p.relative_to(t)) for p in files_under(t)} for t in (mine, theirs)]
    if names[0] != names[1]:
        fail(f"image and folder differ in {sorted(names[0] ^ names[1])[:5]}")
    _, mismatch, errors = filecmp.cmpfiles(mine, theirs, names[0] & names[1], shallow=False)
    if mismatch or errors:
        fail(f"image and folder differ in the bytes of {(mismatch + errors)[:5]}")


def check(path, folder, options):
    failures = []
    fail = failures.append
    try:
        image = Image(path)
        check_descriptors(image, fail, options.joliet)
        for entry in image.entries:
            check_entry(entry, image, fail)
        check_path_tables(image, fail)
        check_extents(image, fail)
        check_directory(image, fail)
        check_rock_ridge(image, fail, options.strict_iso)
        failures += image.wrong
        count = len(image.entries)
    except (Fault, IndexError) as fault:
        fail(f"not readable: {fault}")
        count = 0
    check_with_readers(path, folder, options.joliet, fail)
    print(f"{path}: {count} directory records, {len(failures)} failures")
    for failure in failures[:options.limit]:
        print("FAIL", failure)
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("images", nargs="+")
    parser.add_argument("--folder", nargs="*", default=[])
    parser.add_argument("--joliet", action="store_true")
    parser.add_argument("--strict-iso", action="store_true")
    parser.add_argument("--limit", type=int, default=20)
    options = parser.parse_args()
    if options.folder and len(options.folder) != len(options.images):
        parser.error("as many folders as images")
    folders = options.folder or [None] * len(options.images)
    good = [check(p, f, options) for p, f in zip(options.images, folders)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
