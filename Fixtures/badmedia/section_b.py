"""Section B, first part: how the DICOMDIR is encoded, and its records."""

from .cases import add, case, instance
from .directory import ABSENT, Node
from .encode import *


def put(**values):
    """A change that sets attributes of the directory."""
    def change(s):
        for name, value in values.items():
            setattr(s.directory, name, value)
    return change


for name, defect, values, found in [
    ("implicit", "Implicit VR Little Endian", dict(form=IMPLICIT, syntax=IMPLICIT_LE), []),
    ("implicit-undefined", "Implicit VR Little Endian, undefined lengths",
     dict(form=IMPLICIT, syntax=IMPLICIT_LE, undefined_items=True, undefined_sequence=True), []),
    ("implicit-undeclared", "Implicit VR Little Endian, said to be explicit",
     dict(form=IMPLICIT), []),
]:
    add("B1", name, defect, put(**values), ["directory-encoding"] + found)
for name, defect, values in [
    ("big-endian", "Explicit VR Big Endian", dict(form=BIG, syntax=EXPLICIT_BE)),
    ("big-endian-undefined", "Explicit VR Big Endian, undefined lengths",
     dict(form=BIG, syntax=EXPLICIT_BE, undefined_items=True, undefined_sequence=True)),
    ("big-endian-undeclared", "Explicit VR Big Endian, said to be little", dict(form=BIG)),
    ("encapsulated-syntax", "the meta information says JPEG", dict(syntax=JPEG_BASELINE)),
]:
    add("B2", name, defect, put(**values), ["directory-encoding"])


@case("B2", "deflated", "Deflated Explicit VR Little Endian",
      ["directory-encoding", "offsets-shifted"])
def _(s):
    put(syntax=DEFLATED_LE, deflate=True)(s)


for name, defect, values, found in [
    ("no-preamble", "no preamble, but DICM", dict(preamble=None), ["preamble-missing"]),
    ("no-preamble-no-prefix", "meta information from the first byte",
     dict(preamble=None, prefix=b""), ["preamble-missing"]),
    ("no-prefix", "a preamble without DICM", dict(prefix=b""), ["preamble-missing"]),
    ("no-meta", "no preamble, no meta information", dict(preamble=None, prefix=b"", meta=False),
     ["meta-information-damaged", "preamble-missing"]),
    ("no-meta-implicit", "no preamble, no meta information, implicit VR",
     dict(preamble=None, prefix=b"", meta=False, form=IMPLICIT),
     ["directory-encoding", "meta-information-damaged", "preamble-missing"]),
    ("no-group-length", "meta information without group length", dict(group_length=False),
     ["meta-information-damaged"]),
    ("sop-class", "the meta information says MR image", dict(sop_class=MR),
     ["sop-class-not-dicomdir"]),
]:
    add("B3", name, defect, put(**values), found)

for name, values in [("sequence", dict(undefined_sequence=True)),
                     ("items", dict(undefined_items=True)),
                     ("both", dict(undefined_sequence=True, undefined_items=True))]:
    add("B4", f"undefined-length-{name}", f"undefined length of {name}: legal", put(**values))


@case("B4", "undefined-length-some-items", "every other item of undefined length: legal")
def _(s):
    for node in s.directory.nodes()[::2]:
        node.undefined = True


def vrs(table, everything=False):
    def change(s):
        s.directory.vr = lambda tag, vr: "UN" if everything and vr != "SQ" else table.get(tag, vr)
    return change


for name, defect, table in [
    ("file-id-lo", "Referenced File ID as LO", {0x00041500: "LO"}),
    ("file-id-ui", "Referenced File ID as UI", {0x00041500: "UI"}),
    ("type-lo", "Directory Record Type as LO", {0x00041430: "LO"}),
    ("offsets-sl", "offsets as SL", {0x00041400: "SL", 0x00041420: "SL"}),
    ("offsets-un", "offsets as UN", {0x00041400: "UN", 0x00041420: "UN"}),
    ("flag-ss", "in-use flag as SS", {0x00041410: "SS"}),
    ("head-un", "the root's offsets as UN", {0x00041200: "UN", 0x00041202: "UN"}),
    ("uids-un", "UIDs as UN", {0x00041510: "UN", 0x00041511: "UN", 0x00041512: "UN"}),
    ("sequence-un", "the record sequence as UN", {0x00041220: "UN"}),
]:
    add("B5", f"vr-{name}", defect, vrs(table), ["vr-wrong"])
add("B5", "vr-all-un", "everything as UN", vrs({}, everything=True), ["vr-wrong"])

for name, defect, values in [
    ("right", "group lengths of group 0004", dict(group_lengths=0)),
    ("wrong", "wrong group lengths of group 0004", dict(group_lengths=14)),
    ("huge", "group lengths that lead out of the file", dict(group_lengths=-1000))]:
    add("B6", f"group-length-{name}", defect, put(**values), notes=["group-length"])

for name, defect, tail in [
    ("zeros", "zeros up to the end of the sector", bytes(1500)),
    ("zeros-many", "64 KiB of zeros", bytes(65536)),
    ("garbage", "garbage after the sequence", bytes(range(1, 200))),
    ("text", "text after the sequence", b"\r\nwritten by a burner\r\n" * 9),
    ("odd", "one byte after the sequence", b"\0")]:
    # Zeros fill the last sector of many discs and say nothing.
    kinds = dict(notes=["trailing-bytes"]) if not any(tail) else dict(found=["trailing-bytes"])
    add("B7", f"trailing-{name}", defect, put(tail=tail), **kinds)


def truncate(position):
    """Cuts the DICOMDIR; records cut off are unlisted, those whole before the cut are not."""
    def change(s):
        s.directory.cut = lambda data, directory: position(s, directory, len(data))
        end = len(s.directory.encoded())
        starts = sorted(s.directory.places.values()) + [1 << 30]
        for image in s.images:
            start = s.directory.places[id(s.node(image))]
            following = starts[starts.index(start) + 1]
            # Of a record that lacks its last byte all is there that says which file it is.
            if min(following, s.directory_length) > end + 1:
                s.expect(image, "unlisted")
                s.found.add("instance-unlisted")

    def measured(s):
        s.directory_length = len(s.directory.encoded())
        change(s)
    return measured


for k, share in enumerate([0.35, 0.5, 0.6, 0.7, 0.8, 0.9]):
    # 24 bytes into the record in which the share of the file falls: its flag, not its file.
    def position(s, directory, size, share=share):
        return max(p for p in directory.places.values() if p <= size * share) + 24
    add("B8", f"truncated-{int(share * 100)}", f"cut at about {share:.0%}", truncate(position),
        ["directory-truncated"])
for name, position, found in [
    ("before-last-record", lambda s, d, n: max(d.places.values()), ["directory-truncated"]),
    ("last-byte", lambda s, d, n: n - 1, ["directory-truncated"]),
    ("before-first-record", lambda s, d, n: min(d.places.values()), ["directory-truncated"]),
    ("in-head", lambda s, d, n: min(d.places.values()) - 20,
     ["directory-damaged", "directory-information-missing", "record-sequence-missing"]),
    ("in-meta", lambda s, d, n: 180, ["directory-unreadable"]),
    ("in-preamble", lambda s, d, n: 100, ["directory-unreadable"]),
    ("empty", lambda s, d, n: 0, ["directory-unreadable"]),
]:
    add("B8", f"truncated-{name}", f"cut {name.replace('-', ' ')}", truncate(position), found)


@case("B8", "truncated-undefined", "cut in a record, lengths undefined", ["directory-truncated"])
def _(s):
    put(undefined_items=True, undefined_sequence=True)(s)
    truncate(lambda s, d, n: sorted(d.places.values())[8] + 24)(s)


def kinds(kind, of="IMAGE"):
    def change(s):
        for node in s.directory.nodes():
            if node.kind == of:
                node.kind = kind
    return change


for name, kind, of, found, notes in [
    ("unknown", "HOLOGRAM", "IMAGE", ["record-type-unknown"], []),
    ("lower-case", "image", "IMAGE", ["record-type-unknown"], []),
    ("lower-case-series", "series", "SERIES", ["record-type-unknown"], []),
    ("blanks", "  IMAGE   ", "IMAGE", ["record-type-unknown"], []),
    ("empty", "", "IMAGE", ["record-type-unknown"], []),
    ("retired", "CURVE", "IMAGE", [], ["record-type-retired"]),
    ("german", "BILD", "IMAGE", ["record-type-unknown"], [])]:
    add("B9", f"type-{name}", f"Directory Record Type \"{kind}\"", kinds(kind, of), found, notes)


@case("B9", "type-empty-in-tree", "the series have no record type", ["record-type-unknown"])
def _(s):
    kinds("", "SERIES")(s)


def private(with_file):
    def change(s):
        node = Node("PRIVATE", [
            (0x00080005, "CS", "ISO_IR 100"), (0x08590010, "LO", "BADMEDIA TEST"),
            (0x08591001, "LO", "vendor value"), (0x08591002, "UN", b"\1\2\3\4")])
        node.private_uid = uid(s.seed, "private")
        if with_file:
            node.file_id = ["PRIVATE", "DATA1"]
            s.files["PRIVATE/DATA1"] = b"a vendor's own data, no DICOM at all\n" * 4
            s.found.add("instance-unreadable")
            s.more.append(instance(None, "PRIVATE/DATA1", s.files["PRIVATE/DATA1"],
                                   status="unreadable", recoverable=False))
        s.directory.roots[0].children[0].children.append(node)
        for image in s.images:
            s.node(image).keys += [(0x08590010, "LO", "BADMEDIA TEST"),
                                   (0x08591010, "CS", "KEYIMAGE")]
    return change


add("B10", "private-record", "a PRIVATE record and a vendor's attributes: legal", private(False))
add("B10", "private-record-file", "a PRIVATE record that names a vendor's file", private(True))


@case("B11", "image-under-study", "images directly below a study", ["record-misplaced"])
def _(s):
    study = s.directory.roots[1].children[0]
    study.children = study.children[0].children


@case("B11", "series-under-patient", "a series directly below a patient", ["record-misplaced"])
def _(s):
    patient = s.directory.roots[1]
    patient.children = patient.children[0].children


@case("B11", "series-at-root", "a series without patient and study", ["record-misplaced"])
def _(s):
    patient = s.directory.roots.pop()
    s.directory.roots += patient.children[0].children


@case("B11", "images-at-root", "images without anything above", ["record-misplaced"])
def _(s):
    s.directory.roots = [s.node(image) for image in s.images]


@case("B11", "study-under-series", "a study below a series of another patient",
      ["patient-differs", "record-misplaced"])
def _(s):
    patient = s.directory.roots.pop()
    s.directory.roots[0].children[0].children[1].children += patient.children


@case("B11", "patient-twice", "the same patient in two records", ["record-twice"])
def _(s):
    first = s.directory.roots[0]
    series = first.children[0].children.pop()
    s.directory.roots.append(Node("PATIENT", first.keys, [
        Node("STUDY", first.children[0].keys, [series])]))


@case("B11", "image-twice", "the same file in two records", ["record-twice"])
def _(s):
    node = s.node(s.images[0])
    s.directory.parent(node).children.append(s.image_node(s.images[0]))


def names(charset, name, written):
    """Records say the character set and hold the bytes given; the files have ISO_IR 192."""
    def change(s):
        for patient in s.patients:
            patient.charset, patient.name = "ISO_IR 192", name.encode().decode("latin-1")
        for image in s.images:
            image.charset = "ISO_IR 192"
        for patient in s.patients:
            patient.charset, patient.name = charset, written.decode("latin-1")
        s.rekey()
        for k, patient in enumerate(s.patients):
            patient.charset, patient.name = "ISO_IR 192", name.encode().decode("latin-1")
    return change


for row, charset, name, written, found in [
    ("undeclared-latin1", None, "Müster^Änna", "Müster^Änna".encode("latin-1"),
     ["character-set-undeclared"]),
    ("undeclared-utf8", None, "Müster^Änna", "Müster^Änna".encode(),
     ["character-set-undeclared"]),
    ("undeclared-cp1251", None, "Образец^Анна", "Образец^Анна".encode("cp1251"),
     ["character-set-undeclared"]),
    ("declared-latin1-is-utf8", "ISO_IR 100", "Müster^Änna", "Müster^Änna".encode(),
     ["character-set-wrong"]),
    ("declared-latin1-is-gbk", "ISO_IR 100", "样本^安娜", "样本^安娜".encode("gbk"),
     ["character-set-wrong"]),
    ("declared-utf8-is-latin1", "ISO_IR 192", "Müster^Änna", "Müster^Änna".encode("latin-1"),
     ["character-set-wrong"]),
    ("unknown-term", "LATIN 1", "Muster^Anna", b"Muster^Anna", []),
]:
    add("B12", f"charset-{row}", f"records: {row.replace('-', ' ')}",
        names(charset, name, written), found)
