"""Data elements and Part 10 files, written byte by byte: whatever is wrong is wrong on purpose."""

import hashlib
import struct

#: VRs with two reserved bytes and a length of 32 bits.
LONG = {"OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"}
NUMBERS = {"US": "H", "SS": "h", "UL": "I", "SL": "i", "AT": "I"}
UNDEFINED = 0xFFFFFFFF

IMPLICIT_LE = "1.2.840.10008.1.2"
EXPLICIT_LE = "1.2.840.10008.1.2.1"
DEFLATED_LE = "1.2.840.10008.1.2.1.99"
EXPLICIT_BE = "1.2.840.10008.1.2.2"
JPEG_BASELINE = "1.2.840.10008.1.2.4.50"
JPEG_2000 = "1.2.840.10008.1.2.4.90"
RLE = "1.2.840.10008.1.2.5"

MR = "1.2.840.10008.5.1.4.1.1.4"
CT = "1.2.840.10008.5.1.4.1.1.2"
MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10"


def uid(*words):
    """A UID of its own for what the words name, below 2.25."""
    digest = hashlib.sha256("/".join(map(str, words)).encode()).digest()
    return "2.25." + str(int.from_bytes(digest[:15], "big"))


class Form:
    """How elements are encoded."""

    def __init__(self, explicit=True, big=False):
        self.explicit, self.big = explicit, big
        self.mark = ">" if big else "<"

    def pack(self, code, *values):
        return struct.pack(self.mark + code, *values)

    def tag(self, tag):
        return self.pack("HH", tag >> 16, tag & 0xFFFF)

    def value(self, vr, value):
        """The bytes of a value; a string is padded, bytes are taken as they are."""
        if isinstance(value, bytes):
            return value
        if isinstance(value, int):
            if vr == "AT":
                return self.tag(value)
            return self.pack(NUMBERS[vr], value)
        data = value.encode("latin-1")
        if len(data) % 2:
            data += b"\0" if vr == "UI" else b" "
        return data

    def header(self, tag, vr, length):
        if not self.explicit:
            return self.tag(tag) + self.pack("I", length)
        if vr in LONG:
            return self.tag(tag) + vr.encode() + b"\0\0" + self.pack("I", length)
        return self.tag(tag) + vr.encode() + self.pack("H", length & 0xFFFF)

    def element(self, tag, vr, value, length=None):
        data = self.value(vr, value)
        return self.header(tag, vr, len(data) if length is None else length) + data

    def item(self, body, undefined=False):
        if undefined:
            return self.tag(0xFFFEE000) + self.pack("I", UNDEFINED) + body + \
                self.tag(0xFFFEE00D) + self.pack("I", 0)
        return self.tag(0xFFFEE000) + self.pack("I", len(body)) + body

    def sequence_end(self):
        return self.tag(0xFFFEE0DD) + self.pack("I", 0)


EXPLICIT = Form()
IMPLICIT = Form(explicit=False)
BIG = Form(big=True)


def meta(sop_class, instance, syntax, group_length=True):
    """The File Meta Information, always in Explicit VR Little Endian."""
    body = b"".join(EXPLICIT.element(*e) for e in [
        (0x00020001, "OB", b"\0\1"), (0x00020002, "UI", sop_class), (0x00020003, "UI", instance),
        (0x00020010, "UI", syntax), (0x00020012, "UI", "2.25.7302.9"),
        (0x00020013, "SH", "BADMEDIA_1")])
    return (EXPLICIT.element(0x00020000, "UL", len(body)) if group_length else b"") + body


def encapsulated(fragments):
    """The value of an encapsulated Pixel Data with an empty offset table."""
    out = EXPLICIT.item(b"")
    for fragment in fragments:
        out += EXPLICIT.item(fragment + b"\0" * (len(fragment) % 2))
    return EXPLICIT.header(0x7FE00010, "OB", UNDEFINED) + out + EXPLICIT.sequence_end()


def rle_frame(data):
    """One frame of 16 bits as RLE: two segments, the more significant bytes first."""
    def segment(values):
        out = b""
        for start in range(0, len(values), 128):
            part = values[start:start + 128]
            out += bytes([len(part) - 1]) + part
        return out + b"\0" * (len(out) % 2)
    high, low = segment(data[1::2]), segment(data[0::2])
    return struct.pack("<16I", 2, 64, 64 + len(high), *[0] * 13) + high + low
