#!/usr/bin/env python3
"""Adds a series to file-sets of several writers and removes it again.

usage: check_update.py SPINDLE [--seed N]
The file-sets are made by spindle, dcmmkdir, pydicom and, with private records and in other
encodings, by Fixtures/badmedia; they are changed in place in a folder, as a session of an .iso,
and from .iso and .zip to a new .iso, .zip and folder. After `add` the directory must list exactly
that many instances more, every old record must be as it was and every file must open in pydicom
and dcmtk; after `remove` the records must be as before, the new files gone and the old ones
untouched. Media are unpacked by xorriso and unzip. It ends with 1 when anything is wrong.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from pydicom import dcmread
from pydicom.fileset import FileSet as PydicomFileSet

from dicomdir import read_tree
from peers import complaints, pydicom_instances
from spindle_json import digests, run

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Fixtures"))

from badmedia import section_a, section_b  # noqa: E402, F401
from badmedia.cases import CASES  # noqa: E402
from badmedia.encode import uid as uid_of  # noqa: E402
from badmedia.fileset import Entity, FileSet, Image  # noqa: E402
from badmedia.media import write_tree  # noqa: E402

COUNT = 5
#: What is not part of a record's content: where it stands.
PLACES = (0x00041400, 0x00041420, 0x00041504)
#: Cases that are legal and must be updated as they are.
SOUND = ("B10-private-record", "B04-undefined-length-both", "A09-order-spc",
         "A10-inactive-image-file-gone", "B07-trailing-zeros")


def plain_instances(out, seed, same_study):
    """A series of its own: in a study that the file-set has, or of another patient."""
    base = FileSet(seed)
    if same_study:
        study = base.images[0].series.study
    else:
        study = FileSet(seed + "/more", people=[("Nemo^Nora", "SPX-0004", "19910101")],
                        shape=[[1]]).images[0].series.study
    series = Entity(study=study, uid=uid_of(seed, "added", same_study), number="77",
                    modality="MR", description="ADDED")
    for number in range(1, COUNT + 1):
        image = Image(seed + "/added", series, number, f"{number}.dcm")
        write_tree({image.path: image.encoded()}, out)
    return series.uid


def by_badmedia(name):
    def make(folder, spindle, seed):
        case = next(c for c in CASES if c.name == name)
        fileset = FileSet(seed)
        fileset.found, fileset.notes, fileset.more = set(), set(), []
        fileset.others, fileset.after, fileset.differing = {}, None, None
        case.change(fileset)
        write_tree(fileset.contents(), folder)
    return make


def by_spindle(folder, spindle, seed):
    with tempfile.TemporaryDirectory() as source:
        write_tree(FileSet(seed).contents(), source)
        answer = run(spindle, "create", source, "-o", folder, "--profile", "STD-GEN-CD", "--json")
        assert answer.code in (0, 1), answer


def by_dcmmkdir(folder, spindle, seed):
    fileset = FileSet(seed)
    fileset.directory = None
    write_tree(fileset.contents(), folder)
    subprocess.run(["dcmmkdir", "-q", "+r", "-Pgp", "+D", "DICOMDIR",
                    *sorted({i.path for i in fileset.images})], cwd=folder, check=True)


def by_pydicom(folder, spindle, seed):
    fileset = PydicomFileSet()
    with tempfile.TemporaryDirectory() as source:
        made = FileSet(seed)
        made.directory = None
        write_tree(made.contents(), source)
        for image in made.images:
            fileset.add(Path(source) / image.path)
        fileset.write(folder)


def contents(directory):
    """(File-set UID, the contents of all records with their depth, in the order of the tree)."""
    ds, records, wrong = read_tree(directory)

    def depth(record):
        return 0 if record.parent is None else 1 + depth(record.parent)

    def content(record):
        return depth(record), tuple(
            (int(tag), repr(record.item.get_item(tag).value)) for tag in sorted(record.item.keys())
            if int(tag) not in PLACES)
    return str(ds.file_meta.MediaStorageSOPInstanceUID), [content(r) for r in records], wrong


def opens(folder, fail):
    """Every file that the directory names, in pydicom and in dcmtk."""
    reached, error = pydicom_instances(folder / "DICOMDIR")
    if error:
        fail(f"pydicom: {error}")
    _, records, _ = read_tree(folder / "DICOMDIR")
    paths = [folder.joinpath(*r.file_id) for r in records if r.file_id and r.item.get(
        "ReferencedSOPInstanceUIDInFile") and r.item.RecordInUseFlag]
    for path in paths:
        try:
            dcmread(path).pixel_array
        except Exception as error:
            fail(f"pydicom does not open {path.name}: {error}")
    done = subprocess.run(["dcmftest", *map(str, paths)], capture_output=True, text=True)
    if done.returncode or done.stdout.count("yes:") != len(paths):
        fail(f"dcmftest: {done.stdout[-200:]}")
    if len(reached) < len(paths):
        fail(f"pydicom opens {len(reached)} of {len(paths)}")
    for words in complaints(folder / "DICOMDIR"):
        fail(words)


def is_part(old, new):
    """Whether all old records are among the new ones in their order."""
    rest = iter(new)
    return all(any(record == other for other in rest) for record in old)


def check(spindle, make, seed, same_study, fail):
    with tempfile.TemporaryDirectory() as scratch:
        folder, extra = Path(scratch) / "set", Path(scratch) / "extra"
        make(folder, spindle, seed)
        series = plain_instances(extra, seed, same_study)
        uid, records, _ = contents(folder / "DICOMDIR")
        before = digests(folder)
        answer = run(spindle, "add", folder, extra, "--json")
        if answer.code not in (0, 1):
            fail(f"{answer}")
            return
        new_uid, new_records, wrong = contents(folder / "DICOMDIR")
        images = lambda side: sum("'IMAGE" in dict(r[1]).get(0x00041430, "") for r in side)
        if images(new_records) != images(records) + COUNT:
            fail(f"add: {images(new_records)} instances, not {images(records)} + {COUNT}")
        if uid != new_uid:
            fail("add: the File-set UID has changed")
        if not is_part(records, new_records):
            fail("add: an old record is not as it was")
        if any("in use" not in words for words in wrong):
            fail(f"add: {wrong[:3]}")
        middle = digests(folder)
        if any(middle.get(p) != d for p, d in before.items() if keeps(p)):
            fail("add: an old file was touched")
        opens(folder, lambda words: fail(f"add: {words}"))
        answer = run(spindle, "remove", folder, "--series", series, "--json")
        if answer.code not in (0, 1):
            fail(f"{answer}")
            return
        last_uid, last_records, wrong = contents(folder / "DICOMDIR")
        if last_records != records:
            fail(f"remove: {len(last_records)} records are not the {len(records)} of before")
        if last_uid != uid or any("in use" not in words for words in wrong):
            fail(f"remove: File-set UID or links: {wrong[:3]}")
        after = digests(folder)
        if {p: d for p, d in after.items() if keeps(p)} != \
                {p: d for p, d in before.items() if keeps(p)}:
            fail(f"remove: other files than before: {sorted(set(after) ^ set(before))[:4]}")
        opens(folder, lambda words: fail(f"remove: {words}"))


def pack(folder, name):
    """The file-set as a medium that others made."""
    medium = folder.parent / name
    if name.endswith(".zip"):
        subprocess.run(["zip", "-q", "-r", medium, "."], cwd=folder, check=True)
    elif name.startswith("genisoimage"):
        subprocess.run(["genisoimage", "-quiet", "-J", "-R", "-o", medium, folder], check=True)
    else:
        subprocess.run(["xorriso", "-outdev", medium, "-map", folder, "/"], check=True,
                       capture_output=True)
    return medium


def unpack(medium, out):
    if medium.is_dir():
        return medium
    if medium.suffix == ".zip":
        subprocess.run(["unzip", "-q", "-t", medium], check=True, capture_output=True)
        subprocess.run(["unzip", "-q", medium, "-d", out], check=True)
    else:
        subprocess.run(["xorriso", "-osirrox", "on", "-indev", medium, "-extract", "/", out],
                       check=True, capture_output=True)
        subprocess.run(["chmod", "-R", "u+rwX", out], check=True)
    return out


def is_listed(medium, folder, fail):
    """isoinfo, which knows the last session alone, lists as many files."""
    if medium.suffix != ".iso":
        return
    done = subprocess.run(["isoinfo", "-f", "-i", medium], capture_output=True, text=True)
    listed = sum(";" in line for line in done.stdout.splitlines())
    if done.returncode or listed != len(digests(folder)):
        fail(f"isoinfo lists {listed} files of {len(digests(folder))}")


def check_media(spindle, make, seed, form, output, fail):
    """`add` and then `remove` on media: a new one each time, or in the same by sessions."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        folder, extra = scratch / "set", scratch / "extra"
        make(folder, spindle, seed)
        write_tree({"viewer/start.exe": b"viewer", "autorun.inf": b"auto"}, folder)
        series = plain_instances(extra, seed, False)
        medium = pack(folder, form)
        uid, records, _ = contents(folder / "DICOMDIR")
        before, whole = digests(folder), medium.read_bytes()
        first = [] if output == "--session" else ["-o", scratch / f"first{output}"]
        answer = run(spindle, "add", medium, extra, "--json", *(first or ["--session"]))
        if answer.code not in (0, 1):
            return fail(f"{answer}")
        if first and medium.read_bytes() != whole:
            fail("add: the old medium was touched")
        added = Path(first[1]) if first else medium
        out = unpack(added, scratch / "out-1")
        new_uid, new_records, wrong = contents(out / "DICOMDIR")
        images = lambda side: sum("'IMAGE" in dict(r[1]).get(0x00041430, "") for r in side)
        if images(new_records) != images(records) + COUNT or not is_part(records, new_records):
            fail("add: the records are not the old ones and the new ones")
        if (new_uid == uid) != (not first):
            fail("add: the File-set UID is to be new on a new medium, and there alone")
        after = digests(out)
        if any(after.get(p) != d for p, d in before.items() if keeps(p)):
            fail("add: an old file is missing or differs")
        news = [p for p in after if keeps(p) and p not in before]
        if sorted(after[p] for p in news) != sorted(digests(extra).values()):
            fail("add: the new files are not byte for byte those of the input")
        is_listed(added, out, lambda words: fail(f"add: {words}"))
        opens(out, lambda words: fail(f"add: {words}"))
        second = ["-o", scratch / f"second{output}"] if first else ["--session"]
        answer = run(spindle, "remove", added, "--series", series, "--json", *second)
        if answer.code not in (0, 1):
            return fail(f"{answer}")
        left = Path(second[1]) if first else medium
        out = unpack(left, scratch / "out-2")
        last_uid, last_records, wrong = contents(out / "DICOMDIR")
        if last_records != records:
            fail(f"remove: {len(last_records)} records are not the {len(records)} of before")
        if {p: d for p, d in digests(out).items() if keeps(p)} != \
                {p: d for p, d in before.items() if keeps(p)}:
            fail("remove: other files than before")
        is_listed(left, out, lambda words: fail(f"remove: {words}"))
        opens(out, lambda words: fail(f"remove: {words}"))


def keeps(path):
    """Lists of checksums and notes change with the file-set; instances do not."""
    return path not in ("DICOMDIR", "SHA256.TXT", "README.TXT")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("spindle")
    parser.add_argument("--seed", default="1")
    arguments = parser.parse_args()
    makers = [("spindle", by_spindle), ("dcmmkdir", by_dcmmkdir), ("pydicom", by_pydicom)]
    makers += [(name, by_badmedia(name)) for name in ("control-folder", *SOUND)
               if any(c.name == name for c in CASES)]
    faults = 0
    for name, make in makers:
        for same_study in (False, True):
            found = []
            check(str(Path(arguments.spindle).resolve()), make, arguments.seed, same_study,
                  found.append)
            faults += len(found)
            place = "into a study of it" if same_study else "of another patient"
            for words in found:
                print(f"FAIL {name}, a series {place}: {words}")
            if not found:
                print(f"good {name}, a series {place}")
    media = [(form, output) for form in ("genisoimage.iso", "xorriso.iso", "set.zip")
             for output in (".iso", ".zip", "", "--session")
             if (form, output) != ("set.zip", "--session")]
    for name, make in makers:
        for form, output in media:
            found = []
            check_media(str(Path(arguments.spindle).resolve()), make, arguments.seed, form, output,
                        found.append)
            faults += len(found)
            place = f"{form} to {output or 'a folder'}"
            for words in found:
                print(f"FAIL {name}, {place}: {words}")
            if not found:
                print(f"good {name}, {place}")
    print(f"{2 * len(makers)} file-sets, {len(media) * len(makers)} media, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
