"""Building blocks of synthetic DICOM instances: nobody's data, the same bytes every time."""

import hashlib
from pathlib import Path

import numpy as np
from pydicom import dcmread, dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    UID, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian,
    ImplicitVRLittleEndian, JPEGBaseline8Bit, RLELossless)

ROOT = "1.2.826.0.1.3680043.10.1474"
STORAGE = "1.2.840.10008.5.1.4.1.1."


def uid(*parts):
    """A UID that is the same for the same words (2.25 and 120 bits of their hash)."""
    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return UID("2.25." + str(int.from_bytes(digest[:15], "big")))


def item(**attributes):
    result = Dataset()
    for keyword, value in attributes.items():
        setattr(result, keyword, value)
    return result


def code(value, scheme, meaning):
    return item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)


def instance(sop_class, *name):
    """A data set with nothing but its two SOP UIDs."""
    return item(SOPClassUID=UID(sop_class), SOPInstanceUID=uid("instance", *name))


def add_patient(ds, name, ident, birth="19700101", sex="O", charset=None):
    if charset:
        ds.SpecificCharacterSet = charset
    ds.PatientName, ds.PatientID, ds.PatientBirthDate, ds.PatientSex = name, ident, birth, sex


def add_study(ds, key, number, date="20240229", description="Synthetic study"):
    ds.StudyInstanceUID = uid("study", key)
    ds.StudyDate, ds.StudyTime, ds.StudyID = date, "101500", str(number)
    ds.AccessionNumber, ds.ReferringPhysicianName = f"ACC{number}", "Refer^Rita"
    ds.StudyDescription = description


def add_series(ds, key, number, modality, description=None):
    ds.SeriesInstanceUID = uid("series", key)
    ds.Modality, ds.SeriesNumber = modality, str(number)
    ds.Manufacturer, ds.ManufacturerModelName = "Spindle", "Fixture"
    ds.InstitutionName = "Nowhere General"
    ds.DeviceSerialNumber, ds.SoftwareVersions = "0", "1"
    ds.Laterality = ""
    if description:
        ds.SeriesDescription = description


def add_content(ds, number=1, date="20240229", time="102030"):
    ds.InstanceNumber, ds.ContentDate, ds.ContentTime = str(number), date, time


def pixels(size, seed, bits=16):
    """A ramp with some noise that depends only on the seed."""
    y, x = np.mgrid[0:size, 0:size]
    noise = (x * 7919 + y * 104729 + seed * 1299709) % 31
    values = (x * 13 + y * 5 + noise) % (256 if bits == 8 else 4096)
    return values.astype(np.uint8 if bits == 8 else "<u2")


def add_pixels(ds, values, bits_stored=None, samples=1, photometric="MONOCHROME2"):
    bits = values.dtype.itemsize * 8
    ds.SamplesPerPixel, ds.PhotometricInterpretation = samples, photometric
    if samples == 3:
        ds.PlanarConfiguration = 0
    ds.Rows, ds.Columns = values.shape[-2:] if samples == 1 else values.shape[-3:-1]
    ds.BitsAllocated, ds.BitsStored = bits, bits_stored or (12 if bits == 16 else 8)
    ds.HighBit, ds.PixelRepresentation = ds.BitsStored - 1, 0
    ds.PixelData = values.tobytes()
    ds["PixelData"].VR = "OW" if bits == 16 else "OB"


def add_plane(ds, position=0):
    ds.FrameOfReferenceUID = uid("frame", ds.StudyInstanceUID)
    ds.PositionReferenceIndicator = ""
    ds.PatientPosition, ds.SliceThickness = "HFS", "2"
    ds.ImagePositionPatient = ["-16", "-16", str(position)]
    ds.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
    ds.PixelSpacing, ds.ImageType = ["1", "1"], ["ORIGINAL", "PRIMARY", "AXIAL"]
    ds.AcquisitionNumber = "1"


def save(ds, path, syntax=ExplicitVRLittleEndian, preamble=b"\0" * 128, meta=True):
    """Writes a Part 10 file, or the bare data set where `meta` is false."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    syntax = UID(syntax)
    if not meta:
        dcmwrite(path, ds, implicit_vr=syntax.is_implicit_VR,
                 little_endian=syntax.is_little_endian)
        return
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.ImplementationClassUID = ROOT + ".9"
    ds.file_meta.ImplementationVersionName = "FIXTURES_1"
    ds.preamble = preamble
    dcmwrite(path, ds, enforce_file_format=True)
