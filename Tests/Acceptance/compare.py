"""Element by element comparison of two data sets, by their raw values."""

import numpy as np
from pydicom.dataelem import RawDataElement
from pydicom.datadict import dictionary_VR
from pydicom.uid import UID

SWAP = {"US": 2, "SS": 2, "OW": 2, "AT": 2, "UL": 4, "SL": 4, "FL": 4, "OF": 4, "OL": 4,
        "FD": 8, "OD": 8, "SV": 8, "UV": 8, "OV": 8}
AMBIGUOUS = {"US or SS": "US", "OB or OW": "OW", "US or OW": "OW", "US or SS or OW": "OW"}


def is_skipped(tag):
    """Group lengths, file meta information and Data Set Trailing Padding are not compared."""
    return tag.element == 0 or tag.group == 2 or tag == 0xFFFCFFFC


def dictionary(tag):
    try:
        return AMBIGUOUS.get(dictionary_VR(tag), dictionary_VR(tag))
    except KeyError:
        return "UN"


def little_endian_bytes(raw, vr, big):
    value = raw.value if raw.value is not None else b""
    width = SWAP.get(vr)
    if not big or not width or len(value) % width:
        return bytes(value)
    return np.frombuffer(value, f">u{width}").astype(f"<u{width}").tobytes()


def same_bytes(mine, theirs):
    """Equal but for the padding to an even length."""
    if mine == theirs:
        return True
    return mine.rstrip(b" \0") == theirs.rstrip(b" \0") and abs(len(mine) - len(theirs)) <= 2


def encoding_is_big(ds):
    syntax = getattr(getattr(ds, "file_meta", None), "TransferSyntaxUID", None)
    if syntax and syntax.is_transfer_syntax if isinstance(syntax, UID) else False:
        return not syntax.is_little_endian
    return ds.original_encoding[1] is False


def differences(mine, theirs, limit=20):
    """The tag paths at which two data sets differ, at most `limit` of them."""
    found = []
    compare(mine, theirs, encoding_is_big(mine), encoding_is_big(theirs), "", found, limit)
    return found


def compare(mine, theirs, my_big, their_big, path, found, limit):
    my_tags = {t for t in mine.keys() if not is_skipped(t)}
    their_tags = {t for t in theirs.keys() if not is_skipped(t)}
    for tag in sorted(my_tags ^ their_tags):
        found.append(f"{path}{tag}: only in " + ("the copy" if tag in my_tags else "the source"))
    for tag in sorted(my_tags & their_tags):
        if len(found) >= limit:
            return
        compare_element(mine, theirs, tag, my_big, their_big, f"{path}{tag}", found, limit)


def compare_element(mine, theirs, tag, my_big, their_big, path, found, limit):
    left, right = mine.get_item(tag), theirs.get_item(tag)
    vrs = [raw.VR or dictionary(tag) for raw in (left, right)]
    if "SQ" in vrs:
        compare_sequences(mine, theirs, tag, my_big, their_big, path, found, limit)
        return
    if isinstance(left, RawDataElement) and isinstance(right, RawDataElement):
        known = next((vr for vr in vrs if vr != "UN"), "UN")
        sides = [little_endian_bytes(raw, known if (raw.VR or "UN") == "UN" else raw.VR, big)
                 for raw, big in ((left, my_big), (right, their_big))]
        if not same_bytes(*sides):
            found.append(f"{path}: {sides[0][:24]!r} instead of {sides[1][:24]!r}")
        return
    try:
        equal = mine[tag].value == theirs[tag].value
    except Exception as error:  # a value pydicom cannot read
        equal = getattr(left, "value", None) == getattr(right, "value", None)
        path += f" ({type(error).__name__})"
    if not equal:
        found.append(f"{path}: values differ")


def compare_sequences(mine, theirs, tag, my_big, their_big, path, found, limit):
    try:
        pair = (mine[tag].value or [], theirs[tag].value or [])
    except Exception as error:
        found.append(f"{path}: not readable ({type(error).__name__})")
        return
    if any(isinstance(side, (bytes, str)) for side in pair):
        if not same_bytes(*(bytes(s) if isinstance(s, bytes) else b"" for s in pair)):
            found.append(f"{path}: a sequence on one side only")
        return
    if len(pair[0]) != len(pair[1]):
        found.append(f"{path}: {len(pair[0])} items instead of {len(pair[1])}")
        return
    for n, (a, b) in enumerate(zip(*pair)):
        compare(a, b, my_big, their_big, f"{path}[{n}]", found, limit)
