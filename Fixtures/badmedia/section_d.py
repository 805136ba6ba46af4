"""Section D: volumes."""

from .cases import add, case, digest, instance
from .encode import *
from .fileset import FileSet
from .section_b_names import second

sound = lambda s: None

for name, form, defect in [
    ("level-1", "iso", "names of Level 1"), ("level-2", "iso-level-2", "Level 2"),
    ("level-3", "iso-level-3", "Level 3"), ("rock-ridge", "iso-rock-ridge", "with Rock Ridge"),
    ("joliet", "iso-joliet", "with Joliet"), ("rock-ridge-joliet", "iso-both", "with both"),
    ("genisoimage", "iso-genisoimage", "made by genisoimage"), ("tar", "tar", "a tar")]:
    add("D1", f"iso-{name}", f"ISO 9660, {defect}: legal", sound, form=form)


def lower(s):
    s.rename(str.lower)
    s.directory_path = "dicomdir"


add("D1", "iso-lower-case", "ISO 9660 with names in lower case", lower, ["file-name-differs"],
    form="iso-lower-case")
add("D1", "iso-rock-ridge-lower-case", "lower case in Rock Ridge alone", lower,
    form="iso-rock-ridge")
add("D1", "iso-joliet-lower-case", "lower case in Joliet alone", lower,
    form="iso-joliet")
add("D1", "iso-joliet-only", "the primary root is empty though its path table names folders, all "
    "is in Joliet", sound, ["folder-damaged", "trees-differ"], form="joliet-only")
add("D1", "iso-joliet-damaged", "the root of Joliet is not readable", sound,
    ["folder-damaged", "tree-damaged", "trees-differ"], form="joliet-damaged")
add("D1", "iso-primary-damaged", "the root of the primary tree is not readable, Joliet is", sound,
    ["folder-damaged", "tree-damaged", "trees-differ"], form="primary-damaged")
add("D2", "udf-bridge", "ISO 9660 and UDF over the same files: legal", sound, form="bridge")
for revision in ("1.02", "1.50", "2.01", "2.50"):
    add("D2", f"udf-{revision}", f"UDF {revision} alone: legal", sound, form=f"udf-{revision}")


def later(hidden, listed=True, again=False):
    """A second session with an eighth image; `hidden` of the first are not in it."""
    def change(s):
        other = FileSet(s.seed + "/later", people=[s.PEOPLE[0]], shape=[[1]])
        other.images[0].path = "NEW/IM1"
        other.images[0].name = ["NEW", "IM1"]
        image = other.images[0]
        s.second = {"NEW/IM1": image.encoded()}
        s.hidden = [i.path for i in hidden(s)]
        if listed:
            both = FileSet(s.seed)
            both.directory.roots[0].children += other.directory.roots[0].children
            other.node(image).file_id = image.name
            for old in hidden(s):
                twin = both.images[s.images.index(old)]
                parent = both.directory.parent(both.node(twin))
                parent.children = [c for c in parent.children if c.image is not twin]
            s.second["DICOMDIR"] = both.directory.encoded()
        s.more.append(instance(image.uid, "NEW/IM1", image.encoded(),
                               status="present" if listed else "unlisted"))
        for old in hidden(s) if not listed else []:
            s.expect(old, "present")
    return change


add("D3", "sessions-both-shown", "two sessions, the second shows all", later(lambda s: []),
    notes=["directory-replaced"], form="sessions")
add("D3", "sessions-first-dicomdir", "the DICOMDIR of the first session does not name the second's "
    "image", later(lambda s: [], listed=False), ["instance-unlisted"], form="sessions")
add("D3", "sessions-hidden", "the second session hides three files that the first DICOMDIR names",
    later(lambda s: s.images[:3], listed=False), ["instance-unlisted", "session-hidden"],
    form="sessions")
def alone(s):
    later(lambda s: [])(s)
    for image in s.images:
        s.expect(image, "unreadable", recoverable=False)


add("D3", "session-alone", "the last session without the first, whose files it shows", alone,
    ["instance-unreadable", "session-missing"], form="session-alone")
add("D4", "raw-2352", "an image with whole sectors of 2352 bytes: read", sound, form="raw")


@case("D4", "iso-in-zip", "an ISO image in a ZIP: looked into", ["directory-elsewhere"],
      ["medium-nested"], form="iso-in-zip")
def _(s):
    for image in s.images:
        s.expect(image, "present", path="DISC.ISO/" + image.path)


def keep(*, last):
    """Cuts the image within the file that lies last, or in front of the last few."""
    def change(s):
        from .volume import extents

        def length(path):
            places = extents(path)
            order = sorted((at, name) for name, at in places.items() if name != "DICOMDIR")
            cut_at, name = order[-last]
            lost = {n: at for at, n in order[-last:]}
            for image in s.images:
                if image.path in lost:
                    begins = lost[image.path] * 2048
                    whole = image.encoded()
                    there = max(0, cut_at * 2048 + 512 - begins)
                    if there:
                        short = len(whole) - there
                        image.cut = lambda data, there=there: there
                        s.expect(image, "unreadable", recoverable=False)
                    else:
                        image.cut = lambda data: 0
                        s.expect(image, "unreadable", recoverable=False)
            return cut_at * 2048 + 512
        s.keep = length
    return change


add("D5", "truncated-in-last", "the image ends within its last file", keep(last=1),
    ["file-beyond-end", "instance-unreadable", "medium-truncated"], form="truncated")
add("D5", "truncated-three", "the last three files are beyond the end of the image", keep(last=3),
    ["file-beyond-end", "instance-unreadable", "medium-truncated"], form="truncated")


def deep(levels):
    def change(s):
        folder = "".join(f"L{k}/" for k in range(levels))
        for image in s.images:
            image.path = folder + image.path
            s.node(image).file_id = image.path.split("/")
        if levels + 3 > 8:
            s.found.add("file-id-form")
    return change


add("D6", "deep-12-folder", "12 folders deep", deep(9))
add("D6", "deep-12-iso", "12 folders deep, on ISO 9660", deep(9), form="iso-deep")
add("D6", "deep-60-folder", "60 folders deep", deep(57))
add("D6", "multi-extent", "files in several extents", sound, form="multi-extent")


@case("D8", "file-sets-five", "five file-sets in folders named by job")
def _(s):
    s.directory = None
    s.images = []
    names = ["Nora", "Nils", "Nadja", "Noah", "Nina"]
    for k, name in enumerate(names):
        folder = f"202401{15 + k}_101500_MR/"
        second(s, folder, people=[(f"Nemo^{name}", f"SPX-1{k:03d}", f"198{k}0101")],
               shape=[[2, 1]])
        s.files[folder[:-1] + ".json"] = b'{"job": %d}\n' % k
        s.others[folder[:-1] + ".json"] = None
    s.found.add("directory-elsewhere")


@case("D8", "file-sets-same-patient", "two file-sets of one patient, one of them a part of the "
      "other", ["directory-elsewhere", "instance-twice"])
def _(s):
    for image in s.images[:3]:
        data = image.encoded()
        s.files["OLD/" + image.path] = data
        s.more.append(instance(image.uid, "OLD/" + image.path, data, status="duplicate"))
    old = FileSet(s.seed, shape=[[3]])
    s.files["OLD/DICOMDIR"] = old.directory.encoded()


def checked(spoil):
    """A list of checksums as Spindle writes it, and files that were altered after it."""
    def change(s):
        lines = [f"{digest(data)} *{path}\n" for path, data in sorted(s.contents().items())]
        s.files["SHA256.TXT"] = "".join(lines).encode()
        s.others["SHA256.TXT"] = None
        s.differing = 0
        spoil(s)
    return change


def flip(s):
    whole = s.images[1].encoded()
    s.images[1].encoded = lambda: whole[:-1] + bytes([whole[-1] ^ 1])
    s.differing = 1


add("D9", "checksums-right", "a list of checksums, nothing was altered", checked(sound))
add("D9", "altered-pixel", "one bit of a pixel was altered: import finds it", checked(flip))


@case("D10", "partial-copy", "the copy ended early: two files are missing, one is short",
      ["instance-missing", "pixel-data-short"])
def _(s):
    for image in s.images[5:]:
        image.path = None
        s.expect(image, "missing")
    s.images[4].cut = lambda data: len(data) - 100
    s.expect(s.images[4], "present", missingBytes=100)
