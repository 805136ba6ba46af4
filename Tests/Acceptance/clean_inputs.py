#!/usr/bin/env python3
"""Writes instances that nobody finds a fault in, for each kind of profile a folder.

usage: clean_inputs.py FOLDER

`general` has CT, MR, ultrasound and Secondary Capture; `ct`, `xa`, `us`, `us-multi`, `dental` what
the profiles of those modalities take. Every name, number and pixel is made up.
"""

import sys
from pathlib import Path

import numpy
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian

ROOT = "1.2.826.0.1.3680043.8.498.77."
CLASSES = {
    "CT": "1.2.840.10008.5.1.4.1.1.2", "MR": "1.2.840.10008.5.1.4.1.1.4",
    "US": "1.2.840.10008.5.1.4.1.1.6.1", "US multi": "1.2.840.10008.5.1.4.1.1.3.1",
    "XA": "1.2.840.10008.5.1.4.1.1.12.1", "SC": "1.2.840.10008.5.1.4.1.1.7",
    "IO": "1.2.840.10008.5.1.4.1.1.1.3",
}


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


class Maker:
    """One patient's instances of one study a modality."""

    def __init__(self, folder, patient=1):
        self.folder, self.patient, self.count = Path(folder), patient, 0
        self.folder.mkdir(parents=True, exist_ok=True)

    def uid(self, *parts):
        return ROOT + ".".join(str(part) for part in (self.patient,) + parts)

    def base(self, kind, series, number):
        """Patient, study, series, equipment, and the SOP common module."""
        study = list(CLASSES).index(kind) + 1
        self.count += 1
        data = FileDataset(None, {}, file_meta=FileMetaDataset(), preamble=b"\0" * 128)
        data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        data.SOPClassUID = CLASSES[kind]
        data.SOPInstanceUID = self.uid(study, series, number)
        data.PatientName, data.PatientID = f"Clean^Number{self.patient}", f"CLEAN{self.patient}"
        data.PatientBirthDate, data.PatientSex = "19700101", "O"
        data.StudyInstanceUID = self.uid(study)
        data.StudyDate, data.StudyTime, data.StudyID = "20260110", "101500", f"S{study}"
        data.AccessionNumber, data.ReferringPhysicianName = f"A{study}", ""
        data.StudyDescription = f"Study of {kind}"
        data.SeriesInstanceUID = self.uid(study, series)
        data.SeriesNumber, data.Modality = series, kind.split()[0] if kind != "SC" else "OT"
        data.SeriesDate, data.SeriesTime = "20260110", "102000"
        data.Manufacturer = "Nobody"
        data.InstanceNumber = number
        data.InstitutionName = "Made Hospital"
        data.InstitutionAddress = "Nowhere 1"
        return data

    def pixels(self, data, rows, columns, bits, frames=1, samples=1, signed=False):
        """A gradient that differs by instance."""
        across = numpy.add.outer(numpy.arange(rows), numpy.arange(columns) + self.count)
        largest = (1 << (bits - 1 if signed else bits)) - 1
        plane = (across * 7) % largest
        array = numpy.stack([plane] * frames) if samples == 1 else numpy.stack([plane] * 3, -1)
        if samples == 3 and frames > 1:
            array = numpy.stack([array] * frames)
        data.SamplesPerPixel = samples
        data.PhotometricInterpretation = "RGB" if samples == 3 else "MONOCHROME2"
        if samples == 3:
            data.PlanarConfiguration = 0
        data.Rows, data.Columns = rows, columns
        data.BitsAllocated = 8 if bits <= 8 else 16
        data.BitsStored, data.HighBit = bits, bits - 1
        data.PixelRepresentation = int(signed)
        kind = {(8, False): "<u1", (16, False): "<u2", (16, True): "<i2"}
        data.PixelData = array.astype(kind[data.BitsAllocated, signed]).tobytes()
        data["PixelData"].VR = "OB" if data.BitsAllocated == 8 else "OW"

    def save(self, data):
        path = self.folder / f"{data.Modality}{self.count:04}.dcm"
        data.save_as(path, enforce_file_format=True)

    def plane(self, data, number, spacing):
        data.FrameOfReferenceUID = data.StudyInstanceUID + ".9"
        data.PositionReferenceIndicator = ""
        data.PixelSpacing = [0.5, 0.5]
        data.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
        data.ImagePositionPatient = [-64, -64, number * spacing]
        data.SliceThickness = spacing
        data.PatientPosition = "HFS"

    def ct(self, count):
        for number in range(1, count + 1):
            data = self.base("CT", 1, number)
            data.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
            self.plane(data, number, 5)
            data.KVP, data.AcquisitionNumber = 120, 1
            data.ContentDate, data.ContentTime = "20260110", f"1021{number % 60:02}"
            data.RescaleIntercept, data.RescaleSlope, data.RescaleType = -1024, 1, "HU"
            data.BodyPartExamined = "HEAD"
            self.pixels(data, 256, 256, 12)
            self.save(data)

    def mr(self, count):
        for number in range(1, count + 1):
            data = self.base("MR", 1, number)
            data.ImageType = ["ORIGINAL", "PRIMARY", "OTHER"]
            self.plane(data, number, 4)
            data.ScanningSequence, data.SequenceVariant, data.ScanOptions = "SE", "NONE", ""
            data.MRAcquisitionType, data.RepetitionTime, data.EchoTime = "2D", 500, 15
            data.EchoTrainLength, data.ImagingFrequency = 1, 63.8
            data.BodyPartExamined = "HEAD"
            self.pixels(data, 256, 256, 12)
            self.save(data)

    def us(self, count, frames=1, samples=3):
        kind = "US" if frames == 1 else "US multi"
        for number in range(1, count + 1):
            data = self.base(kind, 1, number)
            data.ImageType = ["ORIGINAL", "PRIMARY", "ABDOMINAL", "0001"]
            data.PatientOrientation = ""
            data.ContentDate, data.ContentTime = "20260110", f"1022{number % 60:02}"
            data.LossyImageCompression = "00"
            data.BodyPartExamined = "ABDOMEN"
            self.pixels(data, 120, 160, 8, frames=frames, samples=samples)
            if frames > 1:
                data.NumberOfFrames = frames
                data.FrameTime, data.FrameIncrementPointer = 40, 0x00181063
            region = Dataset()
            region.RegionLocationMinX0 = region.RegionLocationMinY0 = 0
            region.RegionLocationMaxX1, region.RegionLocationMaxY1 = 159, 119
            region.PhysicalUnitsXDirection = region.PhysicalUnitsYDirection = 3
            region.PhysicalDeltaX = region.PhysicalDeltaY = 0.01
            region.PixelComponentOrganization = 1
            region.PixelComponentRangeStart, region.PixelComponentRangeStop = 0, 255
            region.PixelComponentPhysicalUnits, region.PixelComponentDataType = 0, 1
            region.NumberOfTableBreakPoints = 2
            region.TableOfXBreakPoints, region.TableOfYBreakPoints = [0, 255], [0.0, 255.0]
            region.RegionSpatialFormat, region.RegionDataType, region.RegionFlags = 1, 1, 2
            data.SequenceOfUltrasoundRegions = Sequence([region])
            self.save(data)

    def xa(self, count, side=512, bits=8, frames=3):
        for number in range(1, count + 1):
            data = self.base("XA", 1, number)
            data.ImageType = ["ORIGINAL", "PRIMARY", "SINGLE PLANE"]
            data.PatientOrientation = ""
            data.ContentDate, data.ContentTime = "20260110", f"1023{number % 60:02}"
            data.KVP, data.RadiationSetting, data.XRayTubeCurrent = 80, "SC", 100
            data.ExposureTime, data.PixelIntensityRelationship = 10, "LIN"
            data.PositionerMotion, data.BodyPartExamined = "STATIC", "HEART"
            data.PositionerPrimaryAngle, data.PositionerSecondaryAngle = 0, 0
            data.LossyImageCompression = "00"
            self.pixels(data, side, side, bits, frames=frames)
            if frames > 1:
                data.NumberOfFrames = frames
                data.FrameTime, data.FrameIncrementPointer = 66, 0x00181063
            self.save(data)

    def sc(self, count):
        for number in range(1, count + 1):
            data = self.base("SC", 1, number)
            data.ConversionType = "WSD"
            data.ImageType = ["DERIVED", "SECONDARY"]
            data.PatientOrientation = ""
            data.BodyPartExamined = "HEAD"
            self.pixels(data, 64, 64, 8)
            self.save(data)

    def io(self, count):
        for number in range(1, count + 1):
            data = self.base("IO", 1, number)
            data.PresentationIntentType = "FOR PRESENTATION"
            data.ImageType = ["ORIGINAL", "PRIMARY", ""]
            data.PatientOrientation = ["L", "F"]
            data.ContentDate, data.ContentTime = "20260110", f"1024{number % 60:02}"
            data.AcquisitionDate, data.AcquisitionTime = "20260110", f"1024{number % 60:02}"
            data.ImageLaterality = "L"
            data.AnatomicRegionSequence = Sequence([code("38199008", "SCT", "Tooth")])
            data.PrimaryAnatomicStructureSequence = Sequence(
                [code("245646004", "SCT", "Permanent tooth")])
            data.ImagerPixelSpacing = [0.02, 0.02]
            data.PixelIntensityRelationship, data.PixelIntensityRelationshipSign = "LIN", 1
            data.RescaleIntercept, data.RescaleSlope, data.RescaleType = 0, 1, "US"
            data.PresentationLUTShape, data.LossyImageCompression = "IDENTITY", "00"
            data.BurnedInAnnotation = "NO"
            data.ManufacturerModelName, data.DetectorID = "Made One", "D1"
            data.DetectorManufacturerName = "Nobody"
            data.DetectorManufacturerModelName = "Made Detector"
            data.WindowCenter, data.WindowWidth = 2048, 4096
            data.DetectorType = "DIRECT"
            data.PositionerType = "NONE"
            data.AcquisitionContextSequence = Sequence([])
            self.pixels(data, 200, 150, 12)
            self.save(data)


def make(folder):
    folder = Path(folder)
    for patient in (1, 2):
        general = Maker(folder / "general", patient)
        general.ct(4)
        general.mr(3)
        general.us(2)
        general.sc(2)
    ct = Maker(folder / "ctmr")
    ct.ct(5)
    ct.mr(3)
    Maker(folder / "xabc").xa(2)
    Maker(folder / "xa1k", patient=3).xa(2, side=1024, bits=10, frames=2)
    Maker(folder / "us").us(3)
    Maker(folder / "us-multi").us(2, frames=4)
    Maker(folder / "dental").io(2)


if __name__ == "__main__":
    make(sys.argv[1])
