"""Reading of a DICOMDIR as a tree, and of instances, by pydicom alone."""

import warnings
from pathlib import Path

from pydicom import dcmread
from pydicom.errors import InvalidDicomError

warnings.filterwarnings("ignore")

DIRECTORY = "1.2.840.10008.1.3.10"
#: SOP Classes that stand under the root and need no patient (PS3.4 Annex GG).
ROOT_LEVEL = {
    "1.2.840.10008.5.1.4.38.1", "1.2.840.10008.5.1.4.39.1", "1.2.840.10008.5.1.4.43.1",
    "1.2.840.10008.5.1.4.44.1", "1.2.840.10008.5.1.4.45.1", "1.2.840.10008.5.1.4.1.1.201.1"}


class Record:
    """One directory record with its place in the tree."""

    def __init__(self, item, offset, parent):
        self.item, self.offset, self.parent, self.children = item, offset, parent, []
        self.type = item.get("DirectoryRecordType", "")

    @property
    def file_id(self):
        value = self.item.get("ReferencedFileID")
        return None if value is None else ([value] if isinstance(value, str) else list(value))

    def ancestor(self, kind):
        record = self
        while record is not None and record.type != kind:
            record = record.parent
        return record


def read_tree(path):
    """All records of a DICOMDIR in the order of the walk, and what is wrong with its offsets."""
    ds = dcmread(path)
    items = {item.seq_item_tell: item for item in ds.get("DirectoryRecordSequence") or []}
    wrong, records, seen = [], [], set()
    first = ds.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity
    stack = [(first, None)] if first else []
    last_of_root = 0
    while stack:
        offset, parent = stack.pop()
        if offset not in items or offset in seen:
            wrong.append(f"offset {offset} " + ("seen twice" if offset in seen else "is no record"))
            continue
        seen.add(offset)
        record = Record(items[offset], offset, parent)
        records.append(record)
        if parent is None:
            last_of_root = offset
        else:
            parent.children.append(record)
        if record.item.OffsetOfTheNextDirectoryRecord:
            stack.append((record.item.OffsetOfTheNextDirectoryRecord, parent))
        if record.item.OffsetOfReferencedLowerLevelDirectoryEntity:
            stack.append((record.item.OffsetOfReferencedLowerLevelDirectoryEntity, record))
        if record.item.RecordInUseFlag != 0xFFFF:
            wrong.append(f"record at {offset} is not in use")
    if len(seen) != len(items):
        wrong.append(f"{len(items) - len(seen)} records are not reached from the root")
    if ds.OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity != last_of_root:
        wrong.append("the offset of the last root record is wrong")
    if ds.FileSetConsistencyFlag != 0:
        wrong.append("the consistency flag is not 0")
    return ds, records, wrong


def read_instance(path, **options):
    """The data set of a file, with or without meta information; nil when it is not DICOM.

    A file without the prefix counts when it has a SOP Class and a SOP Instance UID at its root.
    """
    try:
        return dcmread(path, **options)
    except InvalidDicomError:
        pass
    except Exception:  # pydicom raises anything over damaged files
        return None
    try:
        ds = dcmread(path, force=True, **options)
        return ds if "SOPInstanceUID" in ds and "SOPClassUID" in ds else None
    except Exception:
        return None


def files_under(source):
    source = Path(source)
    if source.is_file():
        return [source]
    return sorted(p for p in source.rglob("*") if p.is_file())


def has_prefix(path):
    with open(path, "rb") as file:
        return file.read(132)[128:] == b"DICM"
