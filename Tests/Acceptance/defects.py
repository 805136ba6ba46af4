"""Defects as software and people make them, on media that others made.

A defect is made on a copy of a medium: by dcmodify, by bytes (pydicom only finds where they are),
by renaming, deleting, adding. `expected` are identifiers of rules, of which one has to be new; one
that ends with a dash stands for all of its area.
"""

import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from pydicom import dcmread

# Folders of the corpus, and single objects of it.
CHARSETS, RLE, TINY = (
    "media/clunie_charsets", "media/nema_rle_disc", "media/pydicom_dicomdirtests/TINY_ALPHA")
HIGHDICOM = "ImagingDataCommons_highdicom/test_files"
CT = "ImagingDataCommons_highdicom/test_files/ct_image.dcm"
SEG = "ImagingDataCommons_highdicom/test_files/seg_image_cr_binary.dcm"
SR = "ImagingDataCommons_highdicom/test_files/sr_document_with_multiple_groups.dcm"
US = "cornerstonejs_cornerstoneWADOImageLoader/US-YBR_FULL_422-EVRLE.dcm"
J2K = ("cornerstonejs_cornerstoneWADOImageLoader/"
       "CTImage.dcm_JPEG2000TransferSyntax_1.2.840.10008.1.2.4.91.dcm")


@dataclass
class Defect:
    name: str
    base: str
    expected: str
    make: Callable[[Path], object]
    # What is validated: the medium, or an image that is made of it before or by the defect.
    image: bool = False
    options: tuple = ()


# MARK: By dcmodify

def dcmodify(file, *edits):
    """`edits` as dcmodify takes them: -i TAG=VALUE, -m, -e, -ie."""
    def make(place):
        done = subprocess.run(["dcmodify", "-nb", "-imt", *edits, str(place / file)],
                              capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"dcmodify: {done.stderr.strip()}")
    return make


# MARK: By bytes

def where(file, *path):
    """Offset and length of the value of an element, and of its first byte: `path` is tags and
    numbers of items."""
    data = dcmread(file, force=True)
    base = 0
    for step in path[:-1]:
        if isinstance(step, tuple):
            # What is in a sequence of defined length is told from its beginning.
            outer = data.get_item(step)
            base += outer.value_tell if hasattr(outer, "value_tell") else 0
            data = data[step].value
        else:
            data = data[step]
    raw = data.file_meta if path[-1][0] == 2 else data
    found = raw.get_item(path[-1])
    start = base + found.value_tell if hasattr(found, "value_tell") else found.file_tell
    is_long = found.VR in ("OB", "OW", "SQ", "UN", "UT", "UC", "UR", "OF", "OD", "OL")
    head = 12 if is_long else 8
    if hasattr(found, "length"):
        return start, found.length, start - head
    with open(file, "rb") as stream:
        stream.seek(start - (4 if is_long else 2))
        length = int.from_bytes(stream.read(4 if is_long else 2), "little")
    return start, length, start - head


def edit(file, change):
    def make(place):
        path = place / file
        data = bytearray(path.read_bytes())
        change(data, path)
        path.write_bytes(data)
    return make


def value(file, *path, to):
    """Other bytes in place of a value: as long as it, filled with spaces or zeros."""
    def change(data, name):
        start, length, _ = where(name, *path)
        new = to if isinstance(to, bytes) else struct.pack("<I", to)
        if len(new) > length:
            raise RuntimeError(f"{len(new)} bytes do not fit in {length}")
        data[start:start + length] = new + b" " * (length - len(new))
    return edit(file, change)


def replaced(file, old, new, count=1):
    def change(data, _):
        if old not in data or len(old) != len(new):
            raise RuntimeError(f"no {old!r}")
        data[:] = data.replace(old, new, count)
    return edit(file, change)


def head(file, path, at, new):
    """Bytes of the header of an element: its tag at 0, VR at 4, length at 6."""
    def change(data, name):
        start = where(name, *path)[2]
        data[start + at:start + at + len(new)] = new
    return edit(file, change)


def before(file, path, new):
    """Bytes put in front of an element."""
    def change(data, name):
        start = where(name, *path)[2]
        data[start:start] = new
    return edit(file, change)


def element(tag, vr, content, long=False):
    size = b"\0\0" + struct.pack("<I", len(content)) if long else struct.pack("<H", len(content))
    return struct.pack("<HH", *tag) + vr + size + content


def swapped(file, one, other):
    """Two neighbouring elements in the wrong order."""
    def change(data, name):
        start, length, first = where(name, one)
        end, more, second = where(name, other)
        if start + length != second:
            raise RuntimeError("not neighbours")
        data[first:end + more] = data[second:end + more] + data[first:start + length]
    return edit(file, change)


def cut(file, count):
    return edit(file, lambda data, _: data.__delitem__(slice(len(data) - count, None)))


def appended(file, more):
    return edit(file, lambda data, _: data.extend(more))


def prefix(file, new, at=0):
    def change(data, _):
        data[at:at + len(new)] = new
    return edit(file, change)


def removed(file, start, end):
    return edit(file, lambda data, _: data.__delitem__(slice(start, end)))


def overwrite_stream(path, new):
    """The beginning of the first fragment that is not empty, behind the offset table."""
    data = bytearray(path.read_bytes())
    start = data.index(b"\xe0\x7f\x10\0") + 12
    while data[start:start + 4] == b"\xfe\xff\0\xe0":
        length = int.from_bytes(data[start + 4:start + 8], "little")
        # The first item is the offset table, of a number for each frame.
        if length > 64:
            data[start + 8:start + 8 + len(new)] = new
            path.write_bytes(data)
            return
        start += 8 + length
    raise RuntimeError("no fragment")


# MARK: By files

def rename(old, new):
    def make(place):
        (place / new).parent.mkdir(parents=True, exist_ok=True)
        (place / old).rename(place / new)
    return make


def swap_files(one, other):
    def make(place):
        first, second = (place / one).read_bytes(), (place / other).read_bytes()
        (place / one).write_bytes(second)
        (place / other).write_bytes(first)
    return make


def add(name, content):
    def make(place):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return make


def copy(old, new):
    def make(place):
        (place / new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place / old, place / new)
    return make


def delete(name):
    return lambda place: (place / name).unlink()


def by_tool(file, *words):
    """A tool of DCMTK that writes FILE anew."""
    def make(place):
        out = place / (file + ".new")
        done = subprocess.run([*words, str(place / file), str(out)], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{words[0]}: {done.stderr.strip()}")
        out.rename(place / file)
    return make


# MARK: DICOMDIR

RECORDS = (0x0004, 0x1220)


def record(index, tag, to, folder="DICOMDIR"):
    return value(folder, RECORDS, index, tag, to=to)


def record_offset(index, tag, of):
    """An offset of a record that leads to the item of record `of`."""
    def change(data, name):
        target = dcmread(name)[RECORDS].value[of].seq_item_tell
        start, _, _ = where(name, RECORDS, index, tag)
        data[start:start + 4] = struct.pack("<I", target)
    return edit("DICOMDIR", change)
