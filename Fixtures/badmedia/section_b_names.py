"""Section B, second part: File IDs, and where DICOMDIRs are."""

from .cases import add, case
from .directory import Directory
from .encode import *
from .fileset import FileSet


def ids(change_id, status=None, found=()):
    def change(s):
        s.rename_ids(change_id)
        for image in s.images if status else []:
            s.expect(image, status)
        s.found |= set(found)
    return change


def raw(text):
    data = text.encode("latin-1")
    return data + b" " * (len(data) % 2)


for name, defect, form in [
    ("slashes", "File IDs in one value with slashes", lambda p: raw("/".join(p))),
    ("slash-and-backslash", "File IDs with both", lambda p: raw(p[0] + "/" + p[1] + "\\" + p[2])),
    ("escaped", "backslashes doubled", lambda p: raw("\\\\".join(p))),
    ("leading-backslash", "a backslash in front", lambda p: raw("\\" + "\\".join(p))),
    ("leading-slash", "an absolute path with slashes", lambda p: raw("/" + "/".join(p))),
    ("leading-dot", "./ in front", lambda p: raw(".\\" + "\\".join(p))),
    ("trailing-backslash", "a backslash behind", lambda p: raw("\\".join(p) + "\\")),
    ("trailing-nul", "padded with NUL", lambda p: "\\".join(p).encode() + b"\0\0"),
    ("drive", "a drive letter in front", lambda p: raw("D:\\" + "\\".join(p))),
    ("upper-and-blank", "blanks round the components", lambda p: raw(" \\ ".join(p) + "  ")),
    ("lower", "File IDs in lower case", lambda p: raw("\\".join(p).lower())),
]:
    # On a medium that keeps cases apart another name is another name.
    more = ["file-name-differs"] * (name == "lower")
    add("B13", f"file-id-{name}", defect, ids(form), ["file-id-form", *more])


def files(rename, change_id=None):
    def change(s):
        s.rename(rename)
        if change_id:
            for image in s.images:
                s.node(image).file_id = change_id(image)
    return change


for name, defect, rename in [
    ("lower", "files in lower case", str.lower),
    ("mixed", "files in mixed case", lambda p: p.title()),
    ("dcm", "files with .dcm", lambda p: p + ".dcm"),
    ("lower-dcm", "files in lower case with .dcm", lambda p: p.lower() + ".dcm"),
    ("version", "files with ;1", lambda p: p + ";1"),
    ("dot", "files with a dot at the end", lambda p: p + "."),
    ("dot-version", "files with .;1", lambda p: p + ".;1"),
]:
    add("B14", f"file-name-{name}", defect, files(rename), ["file-name-differs"])


@case("B14", "file-name-elsewhere", "the files were moved to other folders", ["file-name-differs"])
def _(s):
    for k, image in enumerate(s.images):
        image.path = f"IMPORT/{k:08d}"


@case("B14", "file-name-both-cases", "two files that differ in case alone",
      ["file-id-form", "instance-unlisted"])
def _(s):
    image = s.images[1]
    image.path = "PAT00001/SER00001/im000001"
    s.node(image).file_id = None
    s.node(image).sop_class = s.node(image).sop_instance = s.node(image).syntax = None
    s.expect(image, "unlisted")


for name, entry in [("DICOMDIR-lower", "dicomdir"), ("DICOMDIR-title", "Dicomdir"),
                    ("DICOMDIR-dot", "DICOMDIR."), ("DICOMDIR-version", "DICOMDIR;1")]:
    def change(s, entry=entry):
        s.directory_path = entry
    add("B14", name.lower(), f"the DICOMDIR is called {entry}", change)


def hostile(value):
    """One record leads out of the medium; the image that it should name is there, unlisted."""
    def change(s):
        node = s.node(s.images[2])
        node.file_id = raw(value)
        s.expect(s.images[2], "present")
    return change


for name, value in [
    ("parent", "..\\..\\..\\ETC\\PASSWD"), ("parent-slash", "../../../etc/passwd"),
    ("parent-inside", "PAT00001\\..\\..\\SECRET"), ("parent-mixed", "PAT00001/../../x"),
    ("nul", "PAT00001\\IM\0X"), ("dots-alone", "..")]:
    add("B15", f"hostile-{name}", f"a File ID {value!r}", hostile(value), ["file-id-hostile"])


@case("B15", "hostile-link", "a symbolic link that leads out of the medium", ["link"])
def _(s):
    def after(path):
        (path / "PAT00001" / "LINK").symlink_to("../../../../../../etc/passwd")
    s.after = after


@case("B15", "hostile-link-folder", "a link to a folder above", ["link"])
def _(s):
    def after(path):
        (path / "PAT00001" / "UP").symlink_to("..", target_is_directory=True)
    s.after = after


for name, defect, rename in [
    ("long", "names of more than eight characters", lambda p: p.replace("IM", "IMAGE_OF_SERIES")),
    ("deep", "paths of ten components", lambda p: "A/B/C/D/E/F/G/" + p),
    ("blank", "blanks in names", lambda p: p.replace("IM", "IM ")),
    ("hyphen", "hyphens in names", lambda p: p.replace("IM", "IM-")),
    ("extension", "names with an extension", lambda p: p + ".DCM"),
    ("umlaut", "bytes above 127 in names", lambda p: p.replace("IM", "B\u00fc"))]:
    # Of the umlaut the folder has the name in UTF-8, the record in Latin-1: it is the same name.
    def change(s, rename=rename):
        files(rename, lambda i: raw("\\".join(i.path.split("/"))))(s)
    add("B16", f"file-id-{name}", defect, change, ["file-id-form"])


@case("B17", "dicomdir-in-folder", "the DICOMDIR and its files are in a folder",
      ["directory-elsewhere"])
def _(s):
    s.folder = "EXPORT/"


@case("B17", "dicomdir-in-zip-folder", "the same in a ZIP", ["directory-elsewhere"], form="zip")
def _(s):
    s.folder = "disc 7/export/"


@case("B17", "dicomdir-in-folder-relative-to-root", "the DICOMDIR is in a folder, its File IDs "
      "begin at the root", ["directory-elsewhere", "file-name-differs"])
def _(s):
    s.directory_path = "DICOM/DICOMDIR"


def second(s, folder, **options):
    """Another file-set on the same medium."""
    other = FileSet(s.seed + "/" + folder, folder=folder, **options)
    from .cases import instance
    for path, data in other.contents().items():
        s.files[path] = data
    for image in other.images:
        s.more.append(instance(image.uid, folder + image.path, image.encoded(),
                               data_set=image.data_set()))
    return other


@case("B17", "dicomdirs-two", "another file-set in a folder", ["directory-elsewhere"])
def _(s):
    second(s, "OTHER/", people=[("Nemo^Nora", "SPX-0004", "19910101"),
                                ("Nemo^Nils", "SPX-0005", "19920202")])


@case("B17", "dicomdirs-same-files", "two DICOMDIRs name the same files", ["directory-elsewhere"])
def _(s):
    copy = Directory(s.directory.roots, s.directory.instance)
    s.files["INDEX/DICOMDIR"] = copy.encoded()
    s.found.add("file-name-differs")


@case("B17", "dicomdir-is-a-folder", "a folder called DICOMDIR holds the file-set",
      ["directory-elsewhere"])
def _(s):
    s.folder = "DICOMDIR/"


@case("B17", "dicomdir-none", "no DICOMDIR", ["directory-missing"])
def _(s):
    s.directory = None
    unlist(s, s.images)


@case("B17", "dicomdir-is-text", "the DICOMDIR is a text", ["directory-unreadable"])
def _(s):
    s.directory = None
    s.files["DICOMDIR"] = b"Please insert disc 2.\r\n"
    unlist(s, s.images)


def unlist(s, images):
    for image in images:
        s.expect(image, "unlisted")
        if s.directory is not None:
            parent = s.directory.parent(s.node(image))
            parent.children = [c for c in parent.children if c.image is not image]
    s.found.add("instance-unlisted")


@case("B18", "lists-fewer", "the DICOMDIR names two of seven images")
def _(s):
    unlist(s, s.images[1:4] + s.images[5:6] + s.images[4:5])


@case("B18", "lists-one-of-each", "the DICOMDIR names one image of each series")
def _(s):
    unlist(s, s.images[1:3] + s.images[4:5] + s.images[6:7])


@case("B18", "lists-no-second-patient", "the DICOMDIR names one patient of two")
def _(s):
    s.directory.roots.pop()
    for image in s.images[5:]:
        s.expect(image, "unlisted")
    s.found |= {"instance-unlisted", "patient-unlisted"}


@case("B18", "lists-nothing", "the DICOMDIR has no records")
def _(s):
    s.directory.roots.clear()
    for image in s.images:
        s.expect(image, "unlisted")
    s.found |= {"instance-unlisted", "patient-unlisted"}


def foreign(s, rename):
    """The directory of another disc; its instances are missing here."""
    from .cases import instance
    other = FileSet(s.seed + "/other", people=[("Nemo^Nora", "SPX-0004", "19910101"),
                                               ("Nemo^Nils", "SPX-0005", "19920202")])
    other.rename_ids(rename)
    s.directory = other.directory
    return other, instance


@case("B19", "stale-other-names", "the DICOMDIR of another disc, no file of it is here",
      ["directory-stale", "instance-missing", "instance-unlisted", "patient-unlisted"])
def _(s):
    other, instance = foreign(s, lambda p: ["DISC2"] + p[1:])
    for image in s.images:
        s.expect(image, "unlisted")
    s.more += [instance(i.uid, None, None, status="missing") for i in other.images]


@case("B19", "stale-same-names", "the DICOMDIR of another disc with files of the same names",
      ["directory-stale", "instance-stale", "patient-differs"])
def _(s):
    foreign(s, lambda p: p)
    for image in s.images:
        s.expect(image, "stale")


@case("B19", "stale-patient", "the records name another patient than the files",
      ["patient-differs"])
def _(s):
    s.patients[0].name, s.patients[0].ident = "Nemo^Nora", "SPX-0004"
    s.rekey()
    s.patients[0].name, s.patients[0].ident = s.PEOPLE[0][:2]
