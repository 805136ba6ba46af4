#!/usr/bin/env python3
"""A file-set coded with loss, with documents and presentation states that refer to its images.

usage: check_lossy.py SPINDLE

Makes CT images, signed and unsigned, key object documents, presentation states, structured reports
and images that refer to each other; `spindle create` codes the images with loss. Afterwards the old
SOP Instance UIDs may stand nowhere but in Source Image Sequence, every reference must lead to an
instance of the file-set with the class that it says, values after Rescale may be off by the coder's
error alone, and what is verified must be as it was. It ends with 1 when anything is wrong.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

CT = "1.2.840.10008.5.1.4.1.1.2"
KEY_OBJECTS = "1.2.840.10008.5.1.4.1.1.88.59"
PRESENTATION = "1.2.840.10008.5.1.4.1.1.11.1"
REPORT = "1.2.840.10008.5.1.4.1.1.88.11"
SOURCE_IMAGES = 0x00082112


class Study:
    """One patient's study; every instance made here is remembered with its pixel values."""

    def __init__(self, folder):
        self.folder, self.count, self.values = folder, 0, {}
        self.uid, self.series = generate_uid(entropy_srcs=["study"]), {}

    def instance(self, sop_class, modality, series):
        self.count += 1
        data = Dataset()
        data.file_meta = FileMetaDataset()
        data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = sop_class
        uid = generate_uid(entropy_srcs=["instance", str(self.count)])
        data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = uid
        data.StudyInstanceUID, data.Modality = self.uid, modality
        data.SeriesInstanceUID = self.series.setdefault(
            series, generate_uid(entropy_srcs=["series", str(series)]))
        data.PatientName, data.PatientID, data.PatientBirthDate = "Test^Lossy", "L1", ""
        data.PatientSex, data.StudyDate, data.StudyTime = "", "20260102", "101112"
        data.ReferringPhysicianName = data.AccessionNumber = ""
        data.StudyID, data.SeriesNumber, data.InstanceNumber = "1", series, self.count
        data.ContentDate, data.ContentTime, data.Manufacturer = "20260102", "101112", "Test"
        return data

    def save(self, data):
        data.save_as(self.folder / f"{self.count:03}.dcm", enforce_file_format=True)
        return data

    def image(self, stored, signed, low, high, series, intercept, refers=()):
        data = self.instance(CT, "CT", series)
        data.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
        data.AcquisitionNumber, data.KVP = 1, "120"
        data.SliceThickness, data.PixelSpacing = "1", ["1", "1"]
        data.ImagePositionPatient = ["0", "0", str(self.count)]
        data.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
        data.FrameOfReferenceUID = generate_uid(entropy_srcs=["frame"])
        data.PositionReferenceIndicator = ""
        data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
        data.Rows, data.Columns = 48, 64
        data.BitsAllocated, data.BitsStored, data.HighBit = 16, stored, stored - 1
        data.PixelRepresentation = signed
        data.RescaleIntercept, data.RescaleSlope, data.RescaleType = str(intercept), "1", "HU"
        y, x = numpy.mgrid[0:48, 0:64]
        wave = (numpy.sin(x / 9 + self.count) * numpy.cos(y / 7) + 1) / 2
        pixels = (low + wave * (high - low)).astype("<i4")
        self.values[data.SOPInstanceUID] = pixels + intercept
        data.PixelData = (pixels & 0xFFFF).astype("<u2").tobytes()
        if signed:
            data.add_new(0x00280120, "SS", low)
        if refers:
            data.ReferencedImageSequence = Sequence([reference(other) for other in refers])
        return self.save(data)

    def document(self, sop_class, modality, title, instances, series, verified=False):
        data = self.instance(sop_class, modality, series)
        data.ValueType, data.ContinuityOfContent = "CONTAINER", "SEPARATE"
        data.ConceptNameCodeSequence = Sequence([code(*title)])
        data.ReferencedPerformedProcedureStepSequence = Sequence()
        if sop_class == REPORT:
            data.CompletionFlag = "COMPLETE"
            data.VerificationFlag = "VERIFIED" if verified else "UNVERIFIED"
            data.PerformedProcedureCodeSequence = Sequence()
        if verified:
            observer = Dataset()
            observer.VerifyingObserverName = "Test^Observer"
            observer.VerifyingObserverIdentificationCodeSequence = Sequence()
            observer.VerifyingOrganization = "Test"
            observer.VerificationDateTime = "20260102"
            data.VerifyingObserverSequence = Sequence([observer])
        content = []
        for other in instances:
            item = Dataset()
            item.RelationshipType = "CONTAINS"
            item.ValueType = "IMAGE" if "PixelData" in other else "COMPOSITE"
            item.ReferencedSOPSequence = Sequence([reference(other)])
            content.append(item)
        data.ContentSequence = Sequence(content)
        data.CurrentRequestedProcedureEvidenceSequence = Sequence([evidence(instances)])
        return self.save(data)

    def state(self, images, series, intercept=None):
        data = self.instance(PRESENTATION, "PR", series)
        data.ContentLabel, data.ContentDescription, data.ContentCreatorName = "STATE", "", ""
        data.PresentationCreationDate, data.PresentationCreationTime = "20260102", "101112"
        item = evidence(images).ReferencedSeriesSequence[0]
        images_of_series = Sequence([reference(image) for image in images])
        item.ReferencedImageSequence = images_of_series
        del item.ReferencedSOPSequence
        data.ReferencedSeriesSequence = Sequence([item])
        area = Dataset()
        area.DisplayedAreaTopLeftHandCorner, area.DisplayedAreaBottomRightHandCorner = [1, 1], [64, 48]
        area.PresentationSizeMode, area.PresentationPixelAspectRatio = "SCALE TO FIT", ["1", "1"]
        data.DisplayedAreaSelectionSequence = Sequence([area])
        data.PresentationLUTShape = "IDENTITY"
        if intercept is not None:
            data.RescaleIntercept, data.RescaleSlope, data.RescaleType = str(intercept), "1", "HU"
        return self.save(data)


def reference(other):
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = (
        other.SOPClassUID, other.SOPInstanceUID)
    return item


def evidence(instances):
    study, series = Dataset(), Dataset()
    series.SeriesInstanceUID = instances[0].SeriesInstanceUID
    series.ReferencedSOPSequence = Sequence([reference(other) for other in instances])
    study.StudyInstanceUID = instances[0].StudyInstanceUID
    study.ReferencedSeriesSequence = Sequence([series])
    return study


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def uids(data, inside_source=False):
    """(UID, within Source Image Sequence, the class beside it) of every reference."""
    for element in data:
        if element.VR == "SQ":
            for item in element.value:
                yield from uids(item, inside_source or element.tag == SOURCE_IMAGES)
        elif element.keyword == "ReferencedSOPInstanceUID":
            yield element.value, inside_source, data.get("ReferencedSOPClassUID")


def make(folder):
    study = Study(folder)
    title = ("113000", "DCM", "Of Interest")
    unsigned = [study.image(12, 0, 0, 4000, 1, -1024) for _ in range(3)]
    signed = [study.image(16, 1, -1024, 2900, 2, 0), study.image(16, 1, -2000, 1900, 2, 0),
              study.image(12, 1, -2048, 2047, 2, 10)]
    wide = study.image(16, 1, -4000, 4000, 3, 0)
    localised = study.image(12, 0, 5, 3000, 1, -1024, refers=[unsigned[0], wide])
    keys = study.document(KEY_OBJECTS, "KO", title, [unsigned[0], unsigned[2]], 4)
    state = study.state(unsigned[:2], 5)
    modal = study.state([signed[0]], 5, intercept=0)
    study.document(KEY_OBJECTS, "KO", title, [state, modal], 4)
    study.document(REPORT, "SR", ("18748-4", "LN", "Diagnostic imaging report"),
                   [signed[1], localised], 6)
    verified = study.document(REPORT, "SR", ("18748-4", "LN", "Diagnostic imaging report"),
                              [signed[2]], 6, verified=True)
    lonely = study.document(KEY_OBJECTS, "KO", title, [wide], 7)
    return study, {"wide": wide, "verified": verified, "lonely": lonely, "modal": modal,
                   "signed": signed, "keys": keys}


def judge(spindle, folder, output, study, named):
    faults = []
    done = subprocess.run(
        [spindle, "create", folder, "-o", output, "--profile", "none", "--transfer-syntax",
         "jpeg-extended", "--quality", "95", "--json", "--quiet"], capture_output=True)
    if done.returncode != 1:
        faults.append(f"create ends with {done.returncode} instead of 1 (a verified report refers "
                      f"to an image that is not there): {done.stderr.decode()[-300:]}")
    report = json.loads(done.stdout)
    volume = {}
    for path in output.rglob("*"):
        if path.is_file() and path.name != "DICOMDIR" and path.suffix != ".TXT":
            data = dcmread(path)
            volume[str(data.SOPInstanceUID)] = data
    if len(volume) != study.count:
        faults.append(f"{len(volume)} instances of {study.count} are on the volume")
    old = set(map(str, study.values)) - {str(named["wide"].SOPInstanceUID)}
    told = [finding["message"] for finding in report["findings"]]
    coded = {}
    for uid, data in volume.items():
        lossy = data.get("LossyImageCompression") == "01"
        if uid in old:
            faults.append(f"{uid} was coded with loss and has its old UID")
        for reference_uid, in_source, sop_class in uids(data):
            if in_source:
                continue
            if uid == named["verified"].SOPInstanceUID:
                continue
            if reference_uid in old:
                faults.append(f"{uid} still refers to {reference_uid}")
            elif reference_uid not in volume:
                faults.append(f"{uid} refers to {reference_uid}, which is not there")
            elif volume[reference_uid].SOPClassUID != sop_class:
                faults.append(f"{uid} refers to {reference_uid} by another class")
        if not lossy:
            continue
        sources = [item.ReferencedSOPInstanceUID for item in data.SourceImageSequence]
        coded[str(sources[-1])] = uid
        if data.ImageType[0] != "DERIVED" or "DerivationDescription" not in data:
            faults.append(f"{uid} does not say that it is derived")
        expected = study.values[sources[-1]]
        data.pixel_array_options(decoding_plugin="pylibjpeg")
        values = data.pixel_array * float(data.RescaleSlope) + float(data.RescaleIntercept)
        error = numpy.abs(values - expected).max()
        if error > 16:
            faults.append(f"{uid}: values are off by {error}")
        print(f"{data.file_meta.TransferSyntaxUID.name[:24]:24} {sources[-1][-8:]} values within "
              f"{error:.0f}, intercept {data.RescaleIntercept}")
    if set(coded) != old:
        faults.append(f"{len(coded)} images of {len(old)} were coded with loss")
    wide = volume.get(str(named["wide"].SOPInstanceUID))
    if wide is None or not numpy.array_equal(
            wide.pixel_array.astype("i4"), study.values[named["wide"].SOPInstanceUID]):
        faults.append("the image of more than 12 bits is not as it was")
    if str(named["lonely"].SOPInstanceUID) not in volume:
        faults.append("a document whose references did not change was rewritten")
    verified = volume.get(str(named["verified"].SOPInstanceUID))
    if verified is None or not any("erified" in line for line in told):
        faults.append("the verified report was changed, or it is not told what it refers to")
    for data in volume.values():
        if data.SOPClassUID == PRESENTATION and "RescaleIntercept" in data:
            target = data.ReferencedSeriesSequence[0].ReferencedImageSequence[0]
            image = volume[target.ReferencedSOPInstanceUID]
            # Its modality transform was the image's own, and has to be it still.
            if float(data.RescaleIntercept) != float(image.RescaleIntercept):
                faults.append(f"a presentation state has the intercept {data.RescaleIntercept}, its "
                              f"image {image.RescaleIntercept}")
    text = b"".join(path.read_bytes() for path in output.rglob("DICOMDIR"))
    faults += [f"the DICOMDIR has {uid}" for uid in old if uid.encode() in text]
    return faults


def main():
    spindle = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "set"
        folder.mkdir()
        study, named = make(folder)
        faults = judge(spindle, folder, Path(work) / "out", study, named)
        dcmdump = subprocess.run(["dcdirdmp", Path(work) / "out" / "DICOMDIR"], capture_output=True)
        if dcmdump.returncode != 0:
            faults.append("dcdirdmp cannot read the DICOMDIR")
    for fault in faults:
        print("FAIL", fault)
    print(f"{study.count} instances, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
