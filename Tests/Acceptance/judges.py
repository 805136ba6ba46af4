"""What others say of a DICOM file, as findings of a kind at an attribute.

A finding is (kind, tag): a kind of KINDS, the last tag of the path as `00200060`, or `` where the
whole file is meant.
"""
import contextlib
import re
import subprocess
import warnings

import pydicom
from dicom_validator.validator.error_handler import ValidationResultHandler
from dicom_validator.validator.iod_validator import IODValidator
from dicom_validator.validator.validation_result import ErrorCode
from pydicom import config, dcmread

KINDS = (
    "missing attribute", "empty attribute", "attribute that may not be there",
    "enumerated or fixed value", "value as its VR asks", "character set", "VR",
    "number of values or items", "functional groups", "identity", "references",
    "pixels and tables", "private attributes", "SOP Class", "encoding")

# The rest of a line of dciodvfy behind the attribute, and the kind that it tells.
DCIODVFY = (
    (r"Missing attribute for Type", "missing attribute"),
    (r"Empty attribute", "empty attribute"),
    (r"Attribute present when condition unsatisfied|[Ss]hall not be present|may not be present",
     "attribute that may not be there"),
    (r"Unrecognized enumerated value|A value is required for value|Value is zero",
     "enumerated or fixed value"),
    (r"is only permitted to be empty", "enumerated or fixed value"),
    (r"Character invalid for character repertoire", "character set"),
    (r"Bad private owner value", "private attributes"),
    (r"Value invalid for this VR|Illegal root for UID", "value as its VR asks"),
    (r"Invalid Value Representation", "VR"),
    (r"Bad attribute Value Multiplicity|Bad Sequence number of Items", "number of values or items"),
    (r"Number of items in PerFrame|SegmentNumber not monotonically", "functional groups"),
    (r"has same value as|different from SOP|but missing SOP", "identity"),
    (r"Referenced SOP Instance is not listed|Shall not be present for Referenced", "references"),
    (r"has incorrect value length|LookupTableData has wrong length", "pixels and tables"),
    (r"Information Object Not found", "SOP Class"),
    (r"", "encoding"),
)


# Of a file that it cannot read, or whose information object it does not know: no kind of finding.
GIVES_UP = "gives up"


def by_dciodvfy(path):
    """Its errors, and whether it gives up."""
    result = subprocess.run(["dciodvfy", "-new", path], capture_output=True)
    found = set()
    if result.returncode < 0:
        found.add((GIVES_UP, "", "it died"))
    for line in (result.stdout + result.stderr).decode("latin-1").splitlines():
        if not line.startswith("Error - "):
            continue
        place, text = re.fullmatch(r"Error - (?:<(/[^>]*)> - )?(.*)", line).groups()
        tags = re.findall(r"\(([0-9a-f]{4}),([0-9a-f]{4})[,)]", place or "")
        kind = next(kind for pattern, kind in DCIODVFY if re.search(pattern, text))
        if re.search(r"Tags out of order|read failed|Information Object Not found", text):
            found.add((GIVES_UP, "", text))
        # A mistake in how elements are encoded shows where reading has come to, not where it is.
        found.add((kind, "".join(tags[-1]) if tags and kind != "encoding" else "", text))
    return found


def by_pydicom(path):
    """Values that reading them strictly refuses; what cannot be read."""
    found = set()

    def walk(data):
        for tag in sorted(data.keys()):
            try:
                element = data[tag]
            except Exception as error:
                found.add((kind(error), f"{int(tag):08x}"))
                continue
            if element.VR == "SQ":
                for item in element.value or []:
                    walk(item)

    def kind(error):
        if isinstance(error, (UnicodeError, LookupError)):
            return "character set"
        return "value as its VR asks"

    with warnings.catch_warnings(), quiet():
        warnings.simplefilter("error")
        config.settings.reading_validation_mode = config.RAISE
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                data = dcmread(path, force=True)
            walk(data.file_meta)
            walk(data)
            # No judgement, but a fact that it tells.
            for meta, own in (("MediaStorageSOPClassUID", "SOPClassUID"),
                              ("MediaStorageSOPInstanceUID", "SOPInstanceUID")):
                there = data.file_meta.get(meta), data.get(own)
                if all(there) and there[0] != there[1]:
                    found.add(("identity", f"{int(data.file_meta[meta].tag):08x}"))
        except Exception:
            found.add(("encoding", ""))
        finally:
            config.settings.reading_validation_mode = config.WARN
    return found


@contextlib.contextmanager
def quiet():
    pydicom.config.logger.disabled = True
    try:
        yield
    finally:
        pydicom.config.logger.disabled = False


def by_dcmtk(path):
    """What dcmdump warns of while it reads, and whether dcmftest takes the file for DICOM."""
    result = subprocess.run(["dcmdump", "-v", "-M", path], capture_output=True)
    found = set()
    for line in result.stderr.decode("latin-1").splitlines():
        if not line.startswith(("E: ", "W: ")):
            continue
        tags = re.findall(r"\(([0-9a-f]{4}),([0-9a-f]{4})\)", line)
        found.add(("encoding", ""))
        for tag in tags[:1]:
            found.add(("any", "".join(tag)))
    test = subprocess.run(["dcmftest", path], capture_output=True)
    if test.returncode:
        found.add(("encoding", ""))
    return found


class Silent(ValidationResultHandler):
    def handle_validation_start(self, result):
        pass

    def handle_validation_result(self, result):
        pass


def by_dicom_validator(path, info):
    """Missing, empty and forbidden attributes; `info` by `Standard.info`, or None without it."""
    codes = {ErrorCode.TagMissing: "missing attribute", ErrorCode.TagEmpty: "empty attribute",
             ErrorCode.TagNotAllowed: "attribute that may not be there"}
    found = set()
    if info is None:
        return found
    try:
        config.settings.reading_validation_mode = config.IGNORE
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            data = dcmread(path, force=True, defer_size=1024)
            # It does not go by the meta information.
            if "SOPClassUID" not in data and "MediaStorageSOPClassUID" in data.file_meta:
                data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID
                found.add(("missing attribute", "00080016"))
            result = IODValidator(data, info, suppress_vr_warnings=True, error_handler=Silent(),
                                  file_path=path).validate()
    except Exception:
        return found
    finally:
        config.settings.reading_validation_mode = config.WARN
    for errors in result.module_errors.values():
        for tag, error in errors.items():
            if error.code in codes:
                found.add((codes[error.code], f"{int(tag.tag):08x}"))
    return found
