"""The register of cases, and how one is made and written down."""

import hashlib
import json
import shutil
from pathlib import Path

from .fileset import FileSet
from .media import PACKERS

CASES = []


class Case:
    def __init__(self, row, name, defect, change, found, notes, form):
        self.row, self.defect, self.change, self.form = row, defect, change, form
        self.found, self.notes = set(found), set(notes)
        number = f"{row[0]}{int(row[1:]):02d}" if row[1:].isdigit() else row
        self.name = f"{number}-{name}"

    def make(self, out, seed):
        """Writes the medium and `case.json` into a folder of its own."""
        fileset = FileSet(f"{seed}/{self.name}")
        #: Instances beside those of the file-set: what `instance` gives for each.
        fileset.more = []
        #: Cases may take a set or an action after packing with them.
        fileset.found, fileset.notes = set(self.found), set(self.notes)
        fileset.others, fileset.after = {}, None
        #: Files that are not as a list of checksums on the medium says; nil without a list.
        fileset.differing = None
        self.change(fileset)
        contents = fileset.contents()
        place = Path(out) / self.name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        path = PACKERS[self.form](contents, place, fileset)
        if fileset.after:
            fileset.after(path)
        description = {
            "case": self.name, "row": self.row, "defect": self.defect, "form": self.form,
            "medium": path.name, "found": sorted(fileset.found), "notes": sorted(fileset.notes),
            "others": sorted(fileset.others), "differing": fileset.differing,
            "instances": instances(fileset) + fileset.more}
        (place / "case.json").write_text(json.dumps(description, indent=1, sort_keys=True) + "\n")
        return description


def digest(data):
    return hashlib.sha256(data).hexdigest()


def instance(uid, path, data, status="present", recoverable=True, missingBytes=0, rewritten=False,
             data_set=None, pixels=None):
    """What there is to know of one instance. `rewritten`: import gives it a new header."""
    return {
        "sopInstanceUID": uid, "path": path, "status": status, "missingBytes": missingBytes,
        "recoverable": recoverable and data is not None, "rewritten": rewritten,
        "bytes": 0 if data is None else len(data),
        "sha256": None if data is None else digest(data),
        "dataSetSha256": None if data_set is None else digest(data_set),
        "pixelSha256": None if pixels is None else digest(pixels)}


def instances(fileset):
    out = []
    for image in fileset.images:
        more = dict(fileset.expected.get(id(image), {"status": "present"}))
        uid = more.pop("uid", image.data_uid)
        if image.path is None:
            out.append(instance(uid, None, None, **more))
        else:
            path = more.pop("path", fileset.folder + image.path)
            pixels = None if image.encapsulated else image.pixels()
            out.append(instance(uid, path, image.encoded(), data_set=image.data_set(),
                                pixels=pixels, **more))
    return out


def add(row, name, defect, change, found=(), notes=(), form="folder"):
    CASES.append(Case(row, name, defect, change, found, notes, form))


def case(row, name, defect, found=(), notes=(), form="folder"):
    """Registers the decorated change of a sound file-set as a case."""
    def register(change):
        add(row, name, defect, change, found, notes, form)
        return change
    return register


for form in ("folder", "iso", "zip"):
    add("control", form, "nothing is wrong", lambda s: None, form=form)
