"""The bad files that hostile.py hands to the command, made from synthetic instances."""

import struct
import warnings
from io import BytesIO
from pathlib import Path

import pydicom

from synthetic import *

warnings.filterwarnings("ignore", module="pydicom")
CT = STORAGE + "2"


def slice_of(key, number, size=16):
    ds = instance(CT, key, number)
    add_patient(ds, "Test^Hostile", "HOSTILE")
    add_study(ds, "hostile", 1)
    add_series(ds, "hostile", 1, "CT")
    add_content(ds, number + 1)
    add_plane(ds, number)
    add_pixels(ds, pixels(size, number))
    return ds


def good(folder, count, key="ct", size=16):
    """Sound CT slices named KEYn.dcm."""
    paths = []
    template = None
    for number in range(count):
        path = Path(folder) / f"{key}{number}.dcm"
        ds = slice_of(key, number, size) if number < 2 else slice_again(template, key, number)
        template = ds
        save(ds, path)
        paths.append(path)
    return paths


def slice_again(ds, key, number):
    ds.SOPInstanceUID, ds.InstanceNumber = uid("instance", key, number), str(number + 1)
    ds.ImagePositionPatient = ["-16", "-16", str(number)]
    return ds


def renumber(key, old, new):
    """The bytes of one instance's UID, and others of the same length for another one."""
    text = str(uid("instance", key, old)).encode()
    return text, text[:-3] + b"%03d" % (new + 100)


def encoded(ds, syntax=ExplicitVRLittleEndian):
    buffer = BytesIO()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.file_meta.TransferSyntaxUID = UID(syntax)
    ds.file_meta.ImplementationClassUID = ROOT + ".9"
    ds.preamble = bytes(128)
    dcmwrite(buffer, ds, enforce_file_format=True)
    return buffer.getvalue()


def cut_everywhere(folder):
    """One file cut in the preamble, the prefix, the meta information, and each part of the rest."""
    folder.mkdir()
    ds = slice_of("cut", 0)
    ds.ReferencedImageSequence = [item(ReferencedSOPClassUID=CT, ReferencedSOPInstanceUID="1.2.3")]
    body = encoded(ds)
    pixel = body.index(b"\xe0\x7f\x10\x00OW")
    sequence = body.index(b"\x08\x00\x40\x11SQ")
    places = {"preamble": 64, "prefix": 130, "after_prefix": 132, "meta": 150, "meta_value": 190,
              "group_8": body.index(b"\x08\x00\x05\x00") if b"\x08\x00\x05\x00" in body else 400,
              "sequence_header": sequence + 6, "item_header": sequence + 16,
              "item_value": sequence + 30, "pixel_tag": pixel + 2, "pixel_length": pixel + 10,
              "pixel_value": pixel + 100, "last_byte": len(body) - 1}
    for name, place in places.items():
        (folder / f"{name}.dcm").write_bytes(body[:place])
    return [f"{name}.dcm" for name in places]


def cut_pixels(path):
    body = encoded(slice_of("short", 1))
    Path(path).write_bytes(body[:-100])


def bad_uids(folder):
    """Three CT slices whose SOP Instance UID no reader has to accept."""
    previous = pydicom.config.settings.writing_validation_mode
    pydicom.config.settings.writing_validation_mode = pydicom.config.IGNORE
    values = {"letters": "1.2.abc.4", "long": "1.2." + "3" * 61, "zero": "1.2.03.4"}
    try:
        for number, (name, value) in enumerate(values.items()):
            ds = slice_of(name, number)
            ds.SOPInstanceUID = value
            save(ds, Path(folder) / f"{name}.dcm")
    finally:
        pydicom.config.settings.writing_validation_mode = previous


def without_uids(folder):
    keywords = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID")
    for number, keyword in enumerate(keywords):
        body = encoded(slice_of("without " + keyword, number))
        ds = pydicom.dcmread(BytesIO(body))
        del ds[keyword]
        ds.save_as(Path(folder) / f"{keyword}.dcm", enforce_file_format=True)
    return keywords


def huge_lengths(folder):
    """Lengths of nearly 4 GB: of pixel data, of a text, of a sequence, of an item."""
    body = encoded(slice_of("huge", 0))
    pixel = body.index(b"\xe0\x7f\x10\x00OW")
    head = body[:pixel]
    huge = struct.pack("<I", 0xFFFFFFF0)
    text = encoded_without_pixels("huge text")
    parts = {
        "pixels.dcm": head + b"\xe0\x7f\x10\x00OW\0\0" + huge + b"\0" * 64,
        "text.dcm": text + b"\x40\x00\x00\xf0UT\0\0" + huge + b"some text",
        "sequence.dcm": text + b"\x40\x00\x30\xa7SQ\0\0" + huge + b"\xfe\xff\x00\xe0\0\0\0\0",
        "item.dcm": text + b"\x40\x00\x30\xa7SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0" + huge}
    for name, content in parts.items():
        (Path(folder) / name).write_bytes(content)
    return list(parts)


def encoded_without_pixels(key, syntax=ExplicitVRLittleEndian):
    ds = slice_of(key, 0)
    del ds.PixelData
    for keyword in ("PixelSpacing", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit",
                    "PixelRepresentation", "SamplesPerPixel", "PhotometricInterpretation"):
        del ds[keyword]
    ds.SOPClassUID = UID(STORAGE + "88.11")
    return encoded(ds, syntax)


def deep_sequences(folder, depth):
    """Content Sequence in Content Sequence, with lengths and without, in three encodings."""
    names = []
    for name, syntax in (("explicit", ExplicitVRLittleEndian), ("implicit", ImplicitVRLittleEndian),
                         ("big", ExplicitVRBigEndian)):
        order = ">" if name == "big" else "<"
        vr = b"" if name == "implicit" else b"SQ\0\0"
        tag = struct.pack(order + "HH", 0x0040, 0xA730)
        start, end = (struct.pack(order + "HH", 0xFFFE, e) for e in (0xE000, 0xE00D))
        close = struct.pack(order + "HH", 0xFFFE, 0xE0DD)
        unknown, none = b"\xff\xff\xff\xff", b"\0\0\0\0"
        opened = (tag + vr + unknown + start + unknown) * depth
        closed = (end + none + close + none) * depth
        size, parts = 0, []
        for _ in range(depth):
            parts.append(tag + vr + struct.pack(order + "I", size + 8) + start +
                         struct.pack(order + "I", size))
            size += len(parts[-1])
        for kind, sequence in (("undefined", opened + closed), ("unclosed", opened),
                               ("defined", b"".join(reversed(parts)))):
            head = encoded_without_pixels(f"deep {name} {kind}", syntax)
            names.append(f"{name}_{kind}.dcm")
            (Path(folder) / names[-1]).write_bytes(head + sequence)
    return names
