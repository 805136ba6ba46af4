"""Section C: the referenced files."""

import gzip
import struct

from .cases import add, case, instance
from .encode import *
from .fileset import FileSet


def missing(which):
    def change(s):
        for image in which(s):
            image.path = None
            s.expect(image, "missing")
    return change


for name, defect, which in [
    ("one", "a file is missing", lambda s: s.images[1:2]),
    ("series", "all files of a series are missing", lambda s: s.images[3:5]),
    ("patient", "all files of a patient are missing", lambda s: s.images[5:]),
    ("all-but-one", "one file is there", lambda s: s.images[1:])]:
    add("C1", f"missing-{name}", defect, missing(which), ["instance-missing"])


@case("C1", "missing-all", "no file is there", ["directory-stale", "instance-missing"])
def _(s):
    missing(lambda s: s.images)(s)


@case("C2", "file-empty", "a file of 0 bytes", ["file-empty"])
def _(s):
    s.images[1].cut = lambda data: 0
    s.expect(s.images[1], "unreadable", recoverable=False)


for name, short in [("2", 2), ("1", 1), ("64", 64), ("127", 127)]:
    def change(s, short=short):
        s.images[1].cut = lambda data: len(data) - short
        s.expect(s.images[1], "present", missingBytes=short)
    add("C2", f"pixels-short-{name}", f"the pixel data is short by {short} bytes", change,
        ["pixel-data-short"])


@case("C2", "pixels-short-all", "cut right after the header of the pixel data",
      ["pixel-data-short"])
def _(s):
    s.images[1].cut = lambda data: len(data) - 128
    s.expect(s.images[1], "present", missingBytes=128)


@case("C2", "pixels-absent", "cut in front of the pixel data", ["pixel-data-short"])
def _(s):
    s.images[1].cut = lambda data: len(data) - 128 - 12
    s.expect(s.images[1], "present", missingBytes=128)


@case("C2", "pixels-short-rle", "cut in a compressed frame", ["pixel-data-short"])
def _(s):
    compress(s, s.images[1:2])
    s.images[1].cut = lambda data: len(data) - 8 - 20
    s.expect(s.images[1], "present", missingBytes=20)


@case("C2", "cut-in-header", "cut after the UIDs, in front of the series",
      ["instance-unreadable"])
def _(s):
    s.images[1].cut = lambda data: data.index(s.images[1].series.uid.encode()) - 8
    s.expect(s.images[1], "unreadable", recoverable=False)


@case("C2", "cut-in-meta", "cut in the meta information", ["instance-unreadable"])
def _(s):
    s.images[1].cut = lambda data: 170
    s.expect(s.images[1], "unreadable", recoverable=False)


@case("C2", "zeroed", "a file of the right size, all zeros: sectors that were never written",
      ["instance-unreadable"])
def _(s):
    data = bytes(len(s.images[1].encoded()))
    s.images[1].encoded = lambda: data
    s.expect(s.images[1], "unreadable", recoverable=False)


@case("C2", "zeroed-tail", "the second half of the header is zeros", ["instance-unreadable"])
def _(s):
    whole = s.images[1].encoded()
    half = whole.index(b"2024")
    data = whole[:half] + bytes(len(whole) - half)
    s.images[1].encoded = lambda: data
    s.expect(s.images[1], "unreadable", recoverable=False)


for name, form, syntax in [("explicit", EXPLICIT, EXPLICIT_LE), ("implicit", IMPLICIT, IMPLICIT_LE),
                           ("big", BIG, EXPLICIT_BE)]:
    def change(s, form=form, syntax=syntax):
        for image in s.images[1:3]:
            image.with_meta, image.form, image.syntax = False, form, syntax
            s.node(image).syntax = syntax
            s.expect(image, "present", rewritten=True)
    add("C3", f"no-meta-{name}", f"two files without meta information, {name}", change,
        ["meta-information-missing"])


@case("C4", "uid-record", "a record names another instance than its file holds",
      ["instance-stale"])
def _(s):
    s.node(s.images[1]).sop_instance = uid(s.seed, "another")
    s.expect(s.images[1], "stale")


@case("C4", "uid-swapped", "two records have each other's File ID", ["instance-stale"])
def _(s):
    one, two = s.node(s.images[0]), s.node(s.images[1])
    one.file_id, two.file_id = two.file_id, one.file_id
    for image in s.images[:2]:
        s.expect(image, "stale")


@case("C4", "uid-meta", "the meta information names another instance",
      ["meta-information-differs"])
def _(s):
    s.images[1].meta_uid = uid(s.seed, "another")
    s.expect(s.images[1], "present", rewritten=True)


@case("C4", "class-meta", "the meta information names another class",
      ["meta-information-differs"])
def _(s):
    s.images[1].meta_class = CT
    s.expect(s.images[1], "present", rewritten=True)


@case("C4", "class-record", "the record names another class", ["sop-class-differs"])
def _(s):
    s.node(s.images[1]).sop_class = CT


@case("C4", "series-record", "the series record names another series than its files",
      ["series-differs"])
def _(s):
    for image in s.images[3:5]:
        image.file_series = s.images[0].series


@case("C4", "study-record", "the study record names another study than its files",
      ["study-differs"])
def _(s):
    node = s.directory.roots[1].children[0]
    node.keys = [(t, vr, uid(s.seed, "another") if t == 0x0020000D else v)
                 for t, vr, v in node.keys]


@case("C5", "syntax-record", "the record names another transfer syntax",
      ["transfer-syntax-differs"])
def _(s):
    s.node(s.images[1]).syntax = IMPLICIT_LE


@case("C5", "syntax-record-jpeg", "all records say JPEG", ["transfer-syntax-differs"])
def _(s):
    for image in s.images:
        s.node(image).syntax = JPEG_BASELINE


for name, form, label in [("implicit-labelled-explicit", IMPLICIT, EXPLICIT_LE),
                          ("explicit-labelled-implicit", EXPLICIT, IMPLICIT_LE),
                          ("big-labelled-little", BIG, EXPLICIT_LE)]:
    def change(s, form=form, label=label):
        image = s.images[1]
        image.form, image.label = form, label
        s.node(image).syntax = label
        s.expect(image, "present", rewritten=True)
    add("C6", name, f"a file is {name.replace('-', ' ')}", change, ["encoding-differs"])


@case("C6", "raw-labelled-jpeg", "raw pixels, said to be JPEG", ["encoding-differs"])
def _(s):
    image = s.images[1]
    image.label = s.node(image).syntax = JPEG_BASELINE
    s.expect(image, "present", rewritten=True)


@case("C6", "rle-labelled-raw", "RLE, said to be raw", ["encoding-differs"])
def _(s):
    image = s.images[1]
    image.encapsulated = True
    s.expect(image, "present", rewritten=True)


def compress(s, images):
    for image in images:
        image.encapsulated, image.label = True, RLE
        s.node(image).syntax = RLE


@case("C7", "compressed", "RLE on a disc of a profile without compression: legal in itself")
def _(s):
    compress(s, s.images)


def twin(s, image, path, data, status, recoverable=True):
    s.files[path] = data
    s.more.append(instance(image.uid, path, data, status=status, recoverable=recoverable))


@case("C8", "twice-same", "a copy of a file that no record names", ["instance-twice"])
def _(s):
    twin(s, s.images[0], "COPY/IM1", s.images[0].encoded(), "duplicate")


@case("C8", "twice-same-data-set", "a copy with another header", ["instance-twice"])
def _(s):
    s.images[0].preamble = b"II*\0\x08\0\0\0" + bytes(120)
    data = s.images[0].encoded()
    s.images[0].preamble = bytes(128)
    twin(s, s.images[0], "COPY/IM1", data, "duplicate")


@case("C8", "twice-different", "another file with the same SOP Instance UID and other pixels",
      ["instance-conflict"])
def _(s):
    image = s.images[0]
    data = image.encoded()
    twin(s, image, "COPY/IM1", data[:-2] + b"\x55\x05", "conflict")


@case("C8", "twice-both-listed", "two records and two files for one instance",
      ["instance-twice", "record-twice"])
def _(s):
    image = s.images[0]
    twin(s, image, "COPY/IM1", image.encoded(), "duplicate")
    node = s.image_node(image)
    node.file_id = ["COPY", "IM1"]
    s.directory.parent(s.node(image)).children.append(node)


@case("C8", "twice-different-both-listed", "two records, two different files, one UID",
      ["instance-conflict", "record-twice"])
def _(s):
    image = s.images[0]
    twin(s, image, "COPY/IM1", image.encoded()[:-2] + b"\x55\x05", "conflict")
    node = s.image_node(image)
    node.file_id = ["COPY", "IM1"]
    s.directory.parent(s.node(image)).children.append(node)


@case("C9", "series-of-two-studies", "one Series UID below two studies", ["series-of-two-studies"])
def _(s):
    s.images[5].series.uid = s.images[0].series.uid
    s.rekey()


@case("C9", "study-of-two-patients", "one Study UID below two patients", ["study-of-two-patients"])
def _(s):
    s.images[5].series.study.uid = s.images[0].series.study.uid
    s.rekey()


def people(*identities):
    def change(s):
        for patient, (name, ident, birth) in zip(s.patients, identities):
            patient.name, patient.ident, patient.birth = name, ident, birth
        s.rekey()
    return change


add("C10", "patient-id-empty", "two patients without Patient ID",
    people(("Muster^Anna", "", "19710312"), ("Beispiel^Rex", "", "19881224")),
    ["patient-id-empty"])
add("C10", "patient-id-and-name-empty", "two patients without ID and name",
    people(("", "", ""), ("", "", "")), ["patient-id-empty"])
add("C11", "patient-id-shared", "two people with one Patient ID",
    people(("Muster^Anna", "1", "19710312"), ("Beispiel^Rex", "1", "19881224")),
    ["patient-id-shared"])
add("C12", "patient-two-spellings", "one person, two IDs and spellings",
    people(("Muster^Anna", "SPX-0001", "19710312"), ("MUSTER^ANNA^E", "SPX-9001", "19710312")))


@case("C13", "keys-empty", "Study ID, Series Number, Instance Number, date and time empty",
      ["record-key-empty"])
def _(s):
    for image in s.images:
        image.series.study.ident = image.series.study.date = image.series.study.time = ""
        image.series.number = ""
    s.rekey()
    for image in s.images:
        s.node(image).keys = [(0x00200013, "IS", "")]
        image.number = ""


@case("C13", "keys-absent", "the records have UIDs alone", ["record-key-empty"])
def _(s):
    for node in s.directory.nodes():
        node.keys = [k for k in node.keys if k[0] in (
            0x00080005, 0x00100010, 0x00100020, 0x0020000D, 0x0020000E, 0x00080060)]


def others(files):
    def change(s):
        for path, data in files.items():
            s.files[path] = data
            s.others[path] = None
    return change


JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9"
PLAIN = FileSet("payload").images[0]
for name, defect, files in [
    ("pictures", "JPEG, BMP, AVI and PDF beside the images",
     {"PICTURES/P1.JPG": JPEG, "PICTURES/P2.BMP": b"BM" + bytes(60),
      "FILM.AVI": b"RIFF\x20\0\0\0AVI LIST" + bytes(20), "REPORT.PDF": b"%PDF-1.4\n%%EOF\n"}),
    ("viewer", "a viewer with its autorun",
     {"AUTORUN.INF": b"[autorun]\r\nopen=VIEWER.EXE\r\n", "VIEWER.EXE": b"MZ" + bytes(510),
      "VIEWER/DATA.MDB": b"\0\1\0\0Standard Jet DB\0" + bytes(80), "README.TXT": b"Read me\r\n"}),
    ("dcm-gz", "an image packed by gzip", {"EXTRA/IM1.DCM.GZ":
                                           gzip.compress(PLAIN.encoded(), mtime=0)}),
    ("cms", "an encrypted envelope", {"EXTRA/IM1.P7M": b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d"
                                                       b"\x01\x07\x03\xa0\x80" + bytes(40)}),
    ("empty", "an empty file that no record names", {"PLACE/HOLDER": b""})]:
    add("C14", f"other-files-{name}", defect, others(files))


@case("C15", "viewer-sample", "a viewer's own sample image of somebody else",
      ["instance-unlisted", "patient-unlisted"])
def _(s):
    other = FileSet(s.seed + "/sample", people=[("Sample^Picture", "DEMO", "20000101")],
                    shape=[[1]])
    data = other.images[0].encoded()
    s.files["VIEWER/SAMPLES/DEMO.DCM"] = data
    s.more.append(instance(other.images[0].uid, "VIEWER/SAMPLES/DEMO.DCM", data,
                           status="unlisted"))


for name, head in [("pe", b"MZ\x90\0" + bytes(56) + b"\x80\0\0\0"), ("elf", b"\x7fELF\2\1\1"),
                   ("mach-o", b"\xcf\xfa\xed\xfe"), ("script", b"#!/bin/sh\nexit\n")]:
    def change(s, head=head):
        s.images[1].preamble = head.ljust(128, b"\0")
        s.expect(s.images[1], "present", rewritten=True)
    add("C16", f"program-{name}", f"a preamble that is a program ({name})", change,
        ["program-in-preamble"])


@case("C16", "tiff", "a preamble of TIFF: legal")
def _(s):
    s.images[1].preamble = b"II*\0\x08\0\0\0".ljust(128, b"\0")


@case("C17", "private-element-beyond-end", "a private element of 4 GB in a small file",
      ["instance-unreadable"])
def _(s):
    image = s.images[1]
    plain = image.data_set()
    at = plain.index(EXPLICIT.tag(0x00180020))
    hostile = EXPLICIT.element(0x00110010, "LO", "BADMEDIA TEST") + \
        EXPLICIT.element(0x00111001, "OB", b"", length=0xFFFFFFF0)
    data = bytes(128) + b"DICM" + meta(MR, image.uid, EXPLICIT_LE) + plain[:at] + hostile + \
        plain[at:]
    image.encoded = lambda: data
    s.expect(image, "unreadable", recoverable=False)


@case("C17", "deflate-bomb", "a deflated file that becomes 64 MiB")
def _(s):
    image = s.images[1]
    image.extra = [(0x00110010, "LO", "BADMEDIA TEST"), (0x00111001, "OB", bytes(64 << 20))]
    image.deflated, image.label = True, DEFLATED_LE
    s.node(image).syntax = DEFLATED_LE
    data, plain = image.encoded(), image.data_set()
    image.encoded, image.data_set = lambda: data, lambda: plain


@case("C17", "nested-deeply", "sequences in sequences, 2,000 deep", notes=["instance-damaged"])
def _(s):
    body = b""
    for _ in range(2000):
        body = EXPLICIT.tag(0x00400275) + b"SQ\0\0" + struct.pack("<I", UNDEFINED) + \
            EXPLICIT.tag(0xFFFEE000) + struct.pack("<I", UNDEFINED) + body + \
            EXPLICIT.tag(0xFFFEE00D) + bytes(4) + EXPLICIT.sequence_end()
    image = s.images[1]
    plain = image.data_set()
    at = plain.index(EXPLICIT.tag(0x7FE00010))
    data_set = plain[:at] + body + plain[at:]
    data = bytes(128) + b"DICM" + meta(MR, image.uid, EXPLICIT_LE) + data_set
    image.encoded, image.data_set = lambda: data, lambda: data_set
