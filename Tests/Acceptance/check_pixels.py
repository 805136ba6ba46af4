#!/usr/bin/env python3
"""Compares the pixels of a file-set with those of the files that it was made of.

usage: check_pixels.py OUTPUT REPORT
OUTPUT is a folder that `spindle create` made, REPORT its report. Of every instance that was written
anew pydicom decodes the source and the copy: lossless ones must be identical, lossy ones may differ
by 1 (colours by 2); what says that it was coded with loss must go on saying it, and `dciodvfy` must
find nothing in the copy that it does not find in the source. It ends with 1 when anything is wrong.
"""

import argparse
import collections
import json
import logging
import subprocess
import sys
import warnings
from pathlib import Path

import numpy
from pydicom import dcmread
from pydicom.pixels import convert_color_space

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

LOSSY = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81",
         "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.203"}

#: dciodvfy knows no deflated data sets, and goes by what the meta information says alone.
UNREAD = ("Tags out of order", "Dicom dataset read failed", "Deflate", "not valid DICOM")


def errors(path):
    """What dciodvfy says is wrong, but for meta information, which is written anew; None where it
    cannot read the file to its end."""
    done = subprocess.run(["dciodvfy", str(path)], capture_output=True)
    lines = done.stderr.decode("latin-1").splitlines()
    if any(word in line for line in lines for word in UNREAD):
        return None
    return {line for line in lines if line.startswith("Error") and "MediaStorage" not in line
            and "Media Storage" not in line}


def pixels(dataset):
    """As pydicom has them, colours as red, green and blue; None where it cannot decode them."""
    try:
        return dataset.pixel_array
    except Exception:
        return None


def compare(source, copy):
    """What became of one instance: a word for the table, and whether that is a fault."""
    before, after = dcmread(source, force=True), dcmread(copy)
    if "PixelData" not in before:
        return "no pixels", False
    ours, theirs = pixels(after), pixels(before)
    if ours is None:
        return "not readable afterwards", theirs is not None
    if theirs is None:
        return "not decoded by pydicom", False
    if ours.shape != theirs.shape:
        return f"shape {theirs.shape} became {ours.shape}", True
    difference = int(numpy.abs(ours.astype(numpy.int64) - theirs.astype(numpy.int64)).max())
    syntax = str(before.file_meta.TransferSyntaxUID) if hasattr(before, "file_meta") else ""
    if difference == 0:
        word = "identical"
    elif syntax in LOSSY and difference <= (2 if ours.shape[-1] == 3 else 1):
        word = f"lossy, within {difference}"
    else:
        return f"differs by {difference}", True
    if syntax in LOSSY - {"1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91"} and \
            after.get("LossyImageCompression") != "01":
        return "the loss is not told any more", True
    return word, False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--known", action="append", default=[],
                        help="the end of a source's path that the note argues")
    arguments = parser.parse_args()
    counts, faults = collections.Counter(), 0
    for file in json.loads(arguments.report.read_text())["files"]:
        if file["status"] != "converted":
            continue
        copy = arguments.output / file["fileID"].replace("\\", "/")
        word, wrong = compare(file["path"], copy)
        before, after = errors(file["path"]), errors(copy)
        if after is None:
            wrong = True
        fresh = sorted(after - before) if before is not None and after is not None else []
        if any(file["path"].endswith(end) for end in arguments.known):
            word, wrong, fresh = f"argued: {word}", False, []
        counts[word] += 1
        if wrong or fresh:
            faults += 1
            print(f"FAIL {file['path']}: {word} {' '.join(fresh)[:300]}")
    for word, count in counts.most_common():
        print(f"{count:6}  {word}")
    print(f"{sum(counts.values())} instances written anew, {faults} faults")
    return 1 if faults or not counts else 0


if __name__ == "__main__":
    sys.exit(main())
