"""A sound file-set of two patients and seven images, which each case then spoils."""

import hashlib

from .directory import Directory, Node
from .encode import *


class Image:
    """One MR image of 8 × 8 and its file."""

    def __init__(self, seed, series, number, path):
        self.series, self.number = series, number
        self.uid = uid(seed, "image", series.uid, number)
        #: In the data set and in the meta information, where they are not the record's.
        self.data_uid = self.meta_uid = self.uid
        self.data_class = self.meta_class = self.sop_class = MR
        self.path, self.name = path, path.split("/")
        self.form, self.label, self.syntax = EXPLICIT, EXPLICIT_LE, EXPLICIT_LE
        self.preamble, self.with_meta = bytes(128), True
        self.extra, self.more_pixels = [], b""
        self.encapsulated = self.deflated = False
        self.charset = series.study.patient.charset
        self.file_patient = series.study.patient
        self.file_study, self.file_series = series.study, series
        self.cut = None

    def pixels(self):
        seed = hashlib.sha256(self.uid.encode()).digest()
        return bytes(b & (0x0F if k % 2 else 0xFF) for k, b in enumerate(seed * 4)) \
            + self.more_pixels

    def elements(self):
        patient, study, series = self.file_patient, self.file_study, self.file_series
        pairs = [(0x00080005, "CS", self.charset)] if self.charset else []
        pairs += [
            (0x00080008, "CS", "ORIGINAL\\PRIMARY\\OTHER"), (0x00080016, "UI", self.data_class),
            (0x00080018, "UI", self.data_uid), (0x00080020, "DA", study.date),
            (0x00080023, "DA", study.date), (0x00080030, "TM", study.time),
            (0x00080033, "TM", study.time), (0x00080050, "SH", ""),
            (0x00080060, "CS", series.modality), (0x00080070, "LO", "Nobody"),
            (0x00080090, "PN", ""), (0x00081030, "LO", study.description),
            (0x0008103E, "LO", series.description), (0x00100010, "PN", patient.name),
            (0x00100020, "LO", patient.ident), (0x00100030, "DA", patient.birth),
            (0x00100040, "CS", "O"), (0x00180015, "CS", "HEAD"), (0x00180020, "CS", "SE"),
            (0x00180021, "CS", "NONE"),
            (0x00180022, "CS", ""), (0x00180023, "CS", "2D"), (0x00180050, "DS", "3"),
            (0x00180080, "DS", "500"), (0x00180081, "DS", "12"), (0x00180091, "IS", "1"),
            (0x00185100, "CS", "HFS"), (0x0020000D, "UI", study.uid),
            (0x0020000E, "UI", series.uid), (0x00200010, "SH", study.ident),
            (0x00200011, "IS", series.number), (0x00200013, "IS", str(self.number)),
            (0x00200032, "DS", f"0\\0\\{self.number}"), (0x00200037, "DS", "1\\0\\0\\0\\1\\0"),
            (0x00200052, "UI", uid(study.uid, "frame")), (0x00201040, "LO", ""),
            (0x00280002, "US", 1), (0x00280004, "CS", "MONOCHROME2"), (0x00280010, "US", 8),
            (0x00280011, "US", 8), (0x00280030, "DS", "1\\1"), (0x00280100, "US", 16),
            (0x00280101, "US", 12), (0x00280102, "US", 11), (0x00280103, "US", 0)]
        return sorted(pairs + self.extra, key=lambda e: e[0])

    def data_set(self):
        out = b"".join(self.form.element(*e) for e in self.elements())
        if self.encapsulated:
            out += encapsulated([rle_frame(self.pixels())])
        else:
            pixels = self.pixels()
            if self.form.big:
                pixels = b"".join(pixels[k:k + 2][::-1] for k in range(0, len(pixels), 2))
            out += self.form.element(0x7FE00010, "OW", pixels)
        if self.deflated:
            import zlib
            packer = zlib.compressobj(9, wbits=-15)
            out = packer.compress(out) + packer.flush()
            out += b"\0" * (len(out) % 2)
        return out

    def encoded(self):
        out = self.data_set()
        if self.with_meta:
            out = self.preamble + b"DICM" + meta(self.meta_class, self.meta_uid, self.label) + out
        return out if self.cut is None else out[:self.cut(out)]


class Entity:
    def __init__(self, **values):
        self.__dict__.update(values)


class FileSet:
    """Patients, images, their files and the DICOMDIR; the cases change what they like in it."""

    PEOPLE = [("Muster^Anna", "SPX-0001", "19710312"), ("Beispiel^Rex", "SPX-0003", "19881224")]
    #: Images of each series of each patient's one study.
    SHAPE = [[3, 2], [2]]

    def __init__(self, seed, folder="", shape=None, people=None):
        self.seed, self.folder = seed, folder
        self.images, self.files, self.expected = [], {}, {}
        self.patients = []
        roots = []
        for p, counts in enumerate(shape or self.SHAPE):
            name, ident, birth = (people or self.PEOPLE)[p % len(people or self.PEOPLE)]
            patient = Entity(name=name, ident=ident, birth=birth, charset="ISO_IR 100")
            self.patients.append(patient)
            study = Entity(
                patient=patient, uid=uid(seed, "study", p), ident=str(p + 1), date="20240115",
                time="101500", description="MR HEAD")
            node = Node("STUDY", self.study_keys(study))
            for s, count in enumerate(counts):
                series = Entity(
                    study=study, uid=uid(seed, "series", p, s), number=str(s + 1), modality="MR",
                    description=f"T{s + 1}")
                below = Node("SERIES", self.series_keys(series))
                for n in range(1, count + 1):
                    image = Image(seed, series, n,
                                  f"PAT{p + 1:05d}/SER{s + 1:05d}/IM{n:06d}")
                    self.images.append(image)
                    below.children.append(self.image_node(image))
                node.children.append(below)
            roots.append(Node("PATIENT", self.patient_keys(patient), [node]))
        self.directory = Directory(roots, uid(seed, "file-set"))
        self.directory_path = "DICOMDIR"

    @staticmethod
    def patient_keys(patient):
        out = [(0x00080005, "CS", patient.charset)] if patient.charset else []
        return out + [(0x00100010, "PN", patient.name), (0x00100020, "LO", patient.ident),
                      (0x00100030, "DA", patient.birth), (0x00100040, "CS", "O")]

    @staticmethod
    def study_keys(study):
        charset = study.patient.charset
        out = [(0x00080005, "CS", charset)] if charset else []
        return out + [
            (0x00080020, "DA", study.date), (0x00080030, "TM", study.time),
            (0x00080050, "SH", ""), (0x00081030, "LO", study.description),
            (0x0020000D, "UI", study.uid), (0x00200010, "SH", study.ident)]

    @staticmethod
    def series_keys(series):
        charset = series.study.patient.charset
        out = [(0x00080005, "CS", charset)] if charset else []
        return out + [(0x00080060, "CS", series.modality), (0x0020000E, "UI", series.uid),
                      (0x00200011, "IS", series.number)]

    @staticmethod
    def image_node(image):
        return Node("IMAGE", [(0x00200013, "IS", str(image.number))], file_id=image.name,
                    image=image)

    def node(self, image):
        return self.directory.of(image)

    def rekey(self):
        """The keys of all records anew, after patients, studies or series were changed."""
        for image in self.images:
            series_node = self.directory.parent(self.node(image))
            study_node = self.directory.parent(series_node)
            patient_node = self.directory.parent(study_node)
            series_node.keys = self.series_keys(image.series)
            study_node.keys = self.study_keys(image.series.study)
            patient_node.keys = self.patient_keys(image.series.study.patient)

    def expect(self, image, status, **more):
        """What `list` must say of an image, where it is not "present"."""
        self.expected[id(image)] = dict(status=status, **more)

    def rename(self, change):
        """Changes the path of every file, not its File ID."""
        for image in self.images:
            image.path = change(image.path)

    def rename_ids(self, change):
        for image in self.images:
            self.node(image).file_id = change(image.path.split("/"))

    def contents(self):
        """Path -> bytes of everything on the medium."""
        out = {}
        for image in self.images:
            if image.path is not None:
                out[self.folder + image.path] = image.encoded()
        if self.directory is not None:
            out[self.folder + self.directory_path] = self.directory.encoded()
        out.update(self.files)
        return out
