#!/usr/bin/env python3
"""Decodes every image of a folder by Spindle and by others, writes it in every lossless syntax, and
lets others decode that.

usage: check_transcode.py SPINDLE FOLDER [--table] [--syntax UID ...] [--known END ...]

Of each image that pydicom, dcmtk or gdcm decodes, what `spindle transcode` makes in Explicit VR Little
Endian has the same pixels: identical where the source is lossless, within 1 (colours that were
subsampled within 2) of one of them where it is lossy. Then each is written in every lossless transfer
syntax; where the standard's tables allow it there, it has to be in it, and a third party has to find
the same pixels. It ends with 1 when anything is wrong.
"""

import argparse
import collections
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pydicom import dcmread

from decoders import DEFLATED_FRAME, ENCAPSULATED, RLE, ROOT, difference, third_parties

EXPLICIT = f"{ROOT}.1"
LOSSLESS = [f"{ROOT}.4.{end}" for end in (57, 70, 80, 81, 90, 91, 201, 202, 203)] + [
    RLE, ENCAPSULATED, DEFLATED_FRAME]
LOSSY = {f"{ROOT}.4.{end}" for end in (50, 51, 52, 53, 54, 55, 56, 81, 91, 93, 203)}


def syntax_of(path):
    try:
        return str(dcmread(path, force=True, stop_before_pixels=True)
                   .file_meta.TransferSyntaxUID)
    except Exception:
        return ""


def allowed(path, syntax):
    """Whether the tables of PS3.5 §8.2 have the image under the syntax, and Spindle's encoders do.

    The libraries have no more than 24 (JPEG 2000) and 16 bits (High-Throughput).
    """
    data = dcmread(path, stop_before_pixels=True)
    if "PixelRepresentation" not in data or "BitsStored" not in data:
        return False
    # How many frames there are nobody knows.
    if not str(data.get("NumberOfFrames") or 1).isdigit():
        return False
    photometric, stored, allocated = (
        data.PhotometricInterpretation, data.BitsStored, data.BitsAllocated)
    if data.SamplesPerPixel not in (1, 3) or photometric not in (
            "MONOCHROME1", "MONOCHROME2", "PALETTE COLOR", "RGB", "YBR_FULL"):
        return False
    if data.PixelRepresentation and not photometric.startswith("MONOCHROME"):
        return False
    end = syntax[len(ROOT):]
    if end in (".1.98", ".8.1"):
        return True
    if end.startswith((".4.9", ".4.2")):
        if photometric == "PALETTE COLOR" and end in (".4.91", ".4.203"):
            return False
        return allocated in (8, 16, 24, 32, 40) and stored <= (24 if end[3] == "9" else 16)
    if allocated not in (8, 16):
        return False
    if end == ".5":
        return photometric != "YBR_FULL" or allocated == 8
    if end.startswith(".4.8"):
        if photometric == "PALETTE COLOR" and end == ".4.81":
            return False
        return stored >= 2 and (photometric != "YBR_FULL" or allocated == 8)
    # A stream of JPEG Lossless has two bits at least.
    return stored >= 2


def native_pixels(path):
    """By the first that reads the file."""
    return next((pixels for _, decode in third_parties(path, EXPLICIT)
                 if (pixels := decode()) is not None), None)


def judge_source(job):
    """Ours against theirs: (path, ours' syntax, word, wrong)."""
    source, ours = job
    syntax = syntax_of(source)
    best, words = None, []
    mine = None
    for name, decode in third_parties(source, syntax):
        theirs = decode()
        if theirs is None:
            words.append(f"{name} –")
            continue
        if not ours.exists():
            return source, f"not decoded, and {name} does", True
        if mine is None:
            mine = native_pixels(ours)
            if mine is None:
                return source, "nobody can read ours", True
        found = difference(mine, theirs)
        words.append(f"{name} {'shape' if found is None else found}")
        if found is not None and (best is None or found < best):
            best = found
        if best == 0:
            break
    if best is None:
        decoded = [word for word in words if not word.endswith("–")]
        if decoded:
            return source, "; ".join(words), True
        return source, "decoded by none" + ("" if not ours.exists() else ", by Spindle"), False
    limit = 0 if syntax not in LOSSY else 2 if mine.shape[-1] == 3 else 1
    return source, "; ".join(words), best > limit


def judge_coded(job):
    """A coded file against the native one of the same source: (path, word, wrong)."""
    source, native, coded, syntax = job
    found_syntax = syntax_of(coded)
    if found_syntax != syntax:
        missing = allowed(native, syntax)
        return coded, "allowed there, and not written" if missing else "not allowed there", missing
    if coded.read_bytes() == source.read_bytes():
        return coded, "as it was", False
    expected = native_pixels(native)
    words = []
    for name, decode in third_parties(coded, syntax):
        found = decode()
        if found is None:
            continue
        distance = difference(found, expected)
        if distance == 0:
            return coded, f"identical by {name}", False
        words.append(f"{name} {'shape' if distance is None else distance}")
    return coded, "; ".join(words) or "decoded by none", True


def transcode(spindle, source, target, syntax):
    # Near-lossless JPEG-LS wants to be told how near.
    error = ["--quality", "error 0"] if syntax.endswith(".4.81") else []
    done = subprocess.run(
        [spindle, "transcode", source, "-o", target, "--transfer-syntax", syntax, *error, "--json",
         "--quiet"], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"spindle transcode ends with {done.returncode}: {done.stderr.decode()[-500:]}")
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("spindle", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--table", action="store_true", help="a line a source")
    parser.add_argument("--syntax", action="append", help="only these lossless syntaxes")
    parser.add_argument("--known", action="append", default=[],
                        help="the end of a path that the note argues")
    arguments = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as work, ProcessPoolExecutor(2) as pool:
        native = Path(work) / "native"
        transcode(arguments.spindle, arguments.folder, native, EXPLICIT)
        sources = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
        sources = [path for path in sources if has_pixels(path)]
        jobs = [(path, native / path.relative_to(arguments.folder)) for path in sources]
        counts = collections.Counter()
        for source, word, wrong in pool.map(judge_source, jobs, chunksize=4):
            known = any(str(source).endswith(end) for end in arguments.known)
            faults += wrong and not known
            counts["argued" if known else "wrong" if wrong else "right"] += 1
            if wrong or arguments.table:
                mark = "argued" if known else "FAIL" if wrong else "ok"
                print(f"{mark:6} {source.relative_to(arguments.folder)}: {word}")
        print(f"sources: {dict(counts)}")
        for syntax in arguments.syntax or LOSSLESS:
            coded = Path(work) / syntax
            transcode(arguments.spindle, arguments.folder, coded, syntax)
            jobs = [(arguments.folder / path.relative_to(native), path,
                     coded / path.relative_to(native), syntax)
                    for path in sorted(native.rglob("*")) if path.is_file() and has_pixels(path)]
            counts = collections.Counter()
            for path, word, wrong in pool.map(judge_coded, jobs, chunksize=8):
                known = any(str(path).endswith(end) for end in arguments.known)
                faults += wrong and not known
                counts["argued" if wrong and known else word if not wrong else "wrong"] += 1
                if wrong and not known:
                    print(f"FAIL   {syntax} {path.relative_to(coded)}: {word}")
            print(f"{syntax}: {dict(counts)}")
    print(f"{faults} faults")
    return 1 if faults else 0


def has_pixels(path):
    try:
        data = dcmread(path, force=True, specific_tags=["PixelData", "Rows"])
        return "PixelData" in data and "Rows" in data
    except Exception:
        return False


if __name__ == "__main__":
    sys.exit(main())
