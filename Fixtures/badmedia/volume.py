"""Volumes that no tool makes: an image taken apart and put together with a defect."""

import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from .media import PACKERS, mkisofs, run, write_tree

SECTOR = 2048


def descriptors(data):
    """Type -> offset of each volume descriptor, the first of its type."""
    found, at = {}, 16 * SECTOR
    while data[at + 1:at + 6] == b"CD001":
        found.setdefault(data[at], at)
        if data[at] == 255:
            break
        at += SECTOR
    return found


def root_of(data, descriptor):
    """(first sector, bytes) of a tree's root."""
    return struct.unpack_from("<I", data, descriptor + 158)[0], \
        struct.unpack_from("<I", data, descriptor + 166)[0]


def records(data, sector, size):
    """(offset, name, sector, size, flags) of the entries of a folder."""
    at, end = sector * SECTOR, sector * SECTOR + size
    while at < end:
        length = data[at]
        if not length:
            at = (at // SECTOR + 1) * SECTOR
            continue
        name = bytes(data[at + 33:at + 33 + data[at + 32]])
        yield (at, name, struct.unpack_from("<I", data, at + 2)[0],
               struct.unpack_from("<I", data, at + 10)[0], data[at + 25])
        at += length


def walk(data, sector, size, prefix=""):
    """(offset of the record, path, sector, size) of all files of the primary tree."""
    for at, name, first, length, flags in records(data, sector, size):
        if name in (b"\0", b"\1"):
            continue
        text = name.decode("latin-1").split(";")[0].rstrip(".")
        if flags & 2:
            yield from walk(data, first, length, prefix + text + "/")
        else:
            yield at, prefix + text, first, length


def extents(path):
    """Path -> first sector of all files of an image."""
    data = Path(path).read_bytes()
    root = root_of(data, descriptors(data)[1])
    return {name: sector for _, name, sector, _ in walk(data, *root)}


def joliet(change):
    """An image with Joliet, changed: a function over its bytes and its descriptors."""
    def pack(contents, place, fileset=None):
        path = mkisofs("-iso-level", "1", "-J")(contents, place)
        data = bytearray(path.read_bytes())
        change(data, descriptors(data))
        path.write_bytes(data)
        return path
    return pack


def empty_primary(data, found):
    sector, size = root_of(data, found[1])
    for at, name, *_ in list(records(data, sector, size))[2:3]:
        end = sector * SECTOR + size
        data[at:end] = bytes(end - at)


def wipe(kind):
    def change(data, found):
        sector, size = root_of(data, found[kind])
        data[sector * SECTOR:sector * SECTOR + size] = b"\xee" * size
    return change


def both32(value):
    return struct.pack("<I", value) + struct.pack(">I", value)


def multi_extent(contents, place, fileset=None):
    """Every file longer than a sector is in two extents, as Level 3 allows."""
    padded = {name: data for name, data in contents.items()}
    with tempfile.TemporaryDirectory() as tree:
        # Folders have room for the second records where their names are short.
        path = mkisofs("-iso-level", "3")(padded, place)
    data = bytearray(path.read_bytes())
    sector, size = root_of(data, descriptors(data)[1])
    split(data, sector, size)
    path.write_bytes(data)
    return path


def split(data, sector, size):
    out = b""
    for at, name, first, length, flags in list(records(data, sector, size)):
        record = bytearray(data[at:at + data[at]])
        if flags & 2 and name not in (b"\0", b"\1"):
            split(data, first, length)
        if flags & 2 or length <= SECTOR:
            out += record
            continue
        front, back = bytearray(record), bytearray(record)
        front[10:18], front[25] = both32(SECTOR), flags | 0x80
        back[2:10], back[10:18] = both32(first + 1), both32(length - SECTOR)
        out += front + back
    assert len(out) <= size and size == SECTOR
    data[sector * SECTOR:(sector + 1) * SECTOR] = out.ljust(SECTOR, b"\0")


PACKERS.update({
    "joliet-only": joliet(empty_primary), "joliet-damaged": joliet(wipe(2)),
    "primary-damaged": joliet(wipe(1)), "multi-extent": multi_extent})
