#!/usr/bin/env python3
"""Images of every kind, converted and judged by dciodvfy, pydicom and Pillow.

usage: check_convert.py SPINDLE [--keep FOLDER]

Every image has to become instances without an error of dciodvfy whose pixels, read by pydicom, are
those that Pillow reads in the image: upright, on white. A JPEG stream that is passed through has
the scans of the file and nothing that its camera or editor told. The same for the classes of
visible light and radiography, and for folders as frames. What is damaged is refused with a reason.
It prints a table and ends with 1 when anything is wrong.
"""

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.encaps import generate_frames
from pydicom.pixels import pixel_array

from check_fileset import Table
from convert_inputs import LATITUDE, SECRETS, bad_files, extra_cases, smooth, unit_cases
from spindle_json import run

WHO = ["--set", "PatientName=Test^Convert", "--set", "PatientID=C1", "--set", "StudyDate=20260102",
       "--set", "PatientBirthDate=19700101", "--set", "PatientSex=O"]
PREFIX = "1.2.840.10008.5.1.4.1.1."


def coded(sequence, value, scheme, meaning):
    parts = {"CodeValue": value, "CodingSchemeDesignator": scheme, "CodeMeaning": meaning}
    return [word for name, text in parts.items()
            for word in ("--set", f"{sequence}[0].{name}={text}")]


REGION = coded("AnatomicRegionSequence", "39937001", "SCT", "Skin")
RADIOGRAPH = ["--set", "ImageLaterality=L", "--set", "ImagerPixelSpacing=0.1\\0.1",
              "--set", "WindowCenter=128", "--set", "WindowWidth=256",
              "--set", "PatientOrientation=L\\F", "--set", "DetectorType=FILM",
              "--set", "PositionerType=NONE", "--set", "PixelIntensityRelationship=LOG",
              "--set", "PixelIntensityRelationshipSign=-1", "--set", "RescaleIntercept=0",
              "--set", "RescaleSlope=1", "--set", "RescaleType=US",
              "--set", "PresentationLUTShape=IDENTITY", "--set", "BurnedInAnnotation=NO",
              "--set", "ImageType=ORIGINAL\\PRIMARY", "--set", "LossyImageCompression=00",
              *REGION, *coded("PrimaryAnatomicStructureSequence", "38199008", "SCT", "Tooth")]
#: A Frame of Reference is what dciodvfy of 2022 asks for; the class has none today, and may.
DERMOSCOPE = [*REGION, "--set", "FrameOfReferenceUID=2.25.1", "--set",
              "PositionReferenceIndicator=", "--set", "Manufacturer=Test", "--set",
              "ManufacturerModelName=Test", "--set", "DeviceSerialNumber=1", "--set",
              "SoftwareVersions=1", "--set", "RecognizableVisualFeatures=NO"]
#: What pydicom makes of YCbCr may be off by its own rounding.
ROUNDING = 3


def validated(paths):
    """The lines of dciodvfy that begin with Error, of each path."""
    def one(path):
        done = subprocess.run(["dciodvfy", "-new", path], capture_output=True)
        text = (done.stdout + done.stderr).decode(errors="replace")
        return [line for line in text.splitlines() if line.startswith("Error")]
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(paths, pool.map(one, paths)))


def streams(data):
    count = int(data.get("NumberOfFrames", 1))
    return list(generate_frames(data.PixelData, number_of_frames=count))


def segments(stream):
    """(marker, bytes) of a JPEG stream; of a scan its header and coded data together."""
    place, found = 2, []
    while place + 4 <= len(stream):
        if stream[place] != 0xFF:
            raise ValueError(f"no marker at byte {place}")
        marker = stream[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xD9:
            return found
        end = place + 2 + int.from_bytes(stream[place + 2:place + 4], "big")
        if marker == 0xDA:
            while not (stream[end] == 0xFF and stream[end + 1] not in (0, *range(0xD0, 0xD8))):
                end += 1
        found.append((marker, bytes(stream[place:end])))
        place = end
    return found


def kept(stream):
    """The parts of a stream that make its pixels."""
    return [part for part in segments(stream) if not 0xE0 <= part[0] <= 0xEF and part[0] != 0xFE]


def plain(frame, data):
    """A frame as the images' makers note it: 8 bits where there are fewer, white is high."""
    full = (1 << data.BitsStored) - 1
    if data.PhotometricInterpretation == "MONOCHROME1":
        frame = full - frame
    if data.PixelRepresentation:
        frame = frame.astype("<i2").view("<u2")
    if data.BitsStored < 8:
        frame = frame.astype("u2") * 255 // full
    return frame


def frames_of(path, data):
    """The frames as pydicom reads them."""
    options = {}
    if data.file_meta.TransferSyntaxUID.is_compressed:
        options["decoding_plugin"] = "pillow" if data.BitsAllocated == 8 else "pylibjpeg"
    pixels = pixel_array(path, **options)
    many = int(data.get("NumberOfFrames", 1)) > 1
    return [plain(frame, data) for frame in (pixels if many else [pixels])]


def distance(found, expected):
    """The largest difference, None for another shape; grey stands for equal colours."""
    if found.ndim == 2 and expected.ndim == 3:
        found = np.repeat(found[:, :, None], 3, axis=2)
    if found.ndim == 3 and expected.ndim == 2:
        expected = np.repeat(expected[:, :, None], 3, axis=2)
    if found.shape != expected.shape:
        return None
    return int(np.abs(found.astype("i4") - expected.astype("i4")).max())


class Judge:
    def __init__(self, spindle, work, table):
        self.spindle, self.work, self.table = spindle, work, table
        self.count = 0

    def convert(self, label, inputs, *options, code=0):
        """The entries of the report by the name of the file."""
        self.count += 1
        out = self.work / f"out{self.count}"
        answer = run(self.spindle, "convert", *inputs, "-o", out, *WHO, "--json", "--quiet",
                     *options, timeout=600)
        self.table.check(f"{label}: ends with {code}", answer.code == code, str(answer))
        entries = {}
        for entry in (answer.data or {}).get("files", []):
            entries[Path(entry["path"]).name] = entry
            for output in entry.get("outputs") or []:
                path = Path(output["path"])
                output["path"] = str(path if path.is_absolute() or path.exists() else out / path)
        return entries

    def judge(self, label, cases, *options, sop_class=None, reduced=False, code=0):
        folders = sorted({case.path.parent for case in cases})
        entries = self.convert(label, folders, *options, code=code)
        outputs = {}
        for case in cases:
            entry = entries.get(case.path.name) or {}
            paths = [output["path"] for output in entry.get("outputs") or []]
            told = f"{case.path.name}: {entry.get('status')} {entry.get('reason')} {paths}"
            self.table.check(f"{label}: converted", paths and all(Path(p).exists() for p in paths),
                             told[:300])
            outputs[case.path.name] = [p for p in paths if Path(p).exists()]
        errors = validated([path for paths in outputs.values() for path in paths])
        for case in cases:
            for path in outputs[case.path.name]:
                self.table.check(f"{label}: dciodvfy has no error", not errors[path],
                                 f"{case.path.name}: {errors[path][:3]}")
            if outputs[case.path.name]:
                try:
                    self.judge_case(label, case, outputs[case.path.name], sop_class, reduced)
                except Exception as error:
                    self.table.check(f"{label}: can be judged", False,
                                     f"{case.path.name}: {type(error).__name__}: {error}")
        return outputs

    def judge_case(self, label, case, paths, sop_class, reduced):
        name, frames = case.path.name, []
        for path in paths:
            raw = Path(path).read_bytes()
            told = [word for word in (*SECRETS, LATITUDE) if word in raw]
            self.table.check(f"{label}: nothing private of the camera", not told, f"{name}: {told}")
            data = dcmread(path)
            if sop_class:
                self.table.check(f"{label}: the class asked for", data.SOPClassUID == sop_class,
                                 f"{name}: {data.SOPClassUID}")
            read = frames_of(path, data)
            if data.file_meta.TransferSyntaxUID.is_compressed:
                self.judge_stream(label, case, data, read)
                read = [plain(np.asarray(Image.open(io.BytesIO(stream))), data)
                        if data.BitsAllocated == 8 else frame
                        for stream, frame in zip(streams(data), read)]
            frames += read
            self.judge_facts(label, case, data)
        self.table.check(f"{label}: as many frames", len(frames) == len(case.frames),
                         f"{name}: {len(frames)} for {len(case.frames)}")
        for number, (found, expected) in enumerate(zip(frames, case.frames)):
            if reduced and expected.dtype.itemsize > 1:
                expected = expected >> (case.facts.get("precision") or 16) - 8
            difference = distance(found, expected)
            self.table.check(
                f"{label}: pixels are Pillow's", difference is not None and
                difference <= case.tolerance,
                f"{name}, frame {number}: off by {difference} {found.shape} {expected.shape}")

    def judge_stream(self, label, case, data, read):
        """What is passed through is the file's, with nothing beside the pixels."""
        name = case.path.name
        for stream, frame, expected in zip(streams(data), read, case.frames):
            markers = {marker for marker, _ in segments(stream)}
            told = markers & {*range(0xE1, 0xEE), 0xEF, 0xFE}
            self.table.check(f"{label}: no APPn nor comment in a stream", not told,
                             f"{name}: {[hex(marker) for marker in told]}")
            original = case.path.read_bytes()
            turned = "turned" in name or re.search(r"orientation[2-8]", name)
            if original[:2] == b"\xff\xd8" and not turned:
                self.table.check(f"{label}: the scans are the file's",
                                 kept(original) == kept(stream), name)
            if case.facts.get("passes"):
                self.table.check(f"{label}: Photometric Interpretation of a stream",
                                 data.PhotometricInterpretation == case.facts["passes"],
                                 f"{name}: {data.PhotometricInterpretation}")
                difference = distance(frame, expected)
                self.table.check(
                    f"{label}: pixels of a stream are pydicom's",
                    difference is not None and difference <= max(case.tolerance, ROUNDING),
                    f"{name}: off by {difference}")

    def judge_facts(self, label, case, data):
        name, facts = case.path.name, case.facts
        coded = data.file_meta.TransferSyntaxUID.is_compressed
        if facts.get("passes"):
            self.table.check(f"{label}: baseline JPEG is passed through", coded, name)
        if case.path.read_bytes()[:2] == b"\xff\xd8":
            self.table.check(
                f"{label}: loss of JPEG is told", data.get("LossyImageCompression") == "01"
                and "ISO_10918_1" in (data.get("LossyImageCompressionMethod") or "ISO_10918_1"),
                f"{name}: {data.get('LossyImageCompression')}")
        if facts.get("profile") and data.SamplesPerPixel == 3:
            length = len(data.get("ICCProfile") or b"")
            self.table.check(f"{label}: the ICC profile is there",
                             length in (facts["profile"], facts["profile"] + 1),
                             f"{name}: {length} of {facts['profile']}")
        if facts.get("taken"):
            when = str(data.get("AcquisitionDateTime", ""))
            self.table.check(f"{label}: when it was taken, with its zone",
                             when.startswith(facts["taken"][:14])
                             and when.endswith(facts["taken"][-5:]), f"{name}: {when}")
        if facts.get("delays") and len(case.frames) > 1 and int(data.get("NumberOfFrames", 1)) > 1:
            times = [int(time) for time in data.get("FrameTimeVector") or []]
            self.table.check(f"{label}: times of frames",
                             times == [0, *facts["delays"][:-1]], f"{name}: {times}")
        self.table.check(f"{label}: no spacing of what is no scan",
                         "NominalScannedPixelSpacing" not in data, name)


def classes(judge, cases, work):
    """A picture of each kind as each class that can have it."""
    chosen = {"jpeg-420", "jpeg-grey", "jpeg-turned6", "jpeg-progressive", "jpeg-cmyk", "jpeg-told",
              "png-rgb8", "png-rgba8", "png-grey16", "png-grey1", "png-palette4", "tiff-1-group4",
              "tiff-own-12-strips-0", "tiff-1-white-group4", "bmp-own-rle8", "gif-grey",
              "webp-lossy", "heic-lossy"}
    chosen = [case for case in cases if case.name in chosen]
    colour, grey = work / "colour", work / "grey"
    for folder in (colour, grey):
        folder.mkdir()
    both, radiographs = [], []
    for case in chosen:
        for folder, found, wanted in ((colour, both, True), (grey, radiographs, case.grey)):
            if wanted:
                shutil.copy(case.path, folder)
                copy = type(case)(folder / case.path.name, case.frames, **case.facts)
                copy.facts.pop("passes", None)
                found.append(copy)
    for name, end, more in (
            ("photograph", "77.1.4", []), ("endoscopic", "77.1.1", []),
            ("microscopic", "77.1.2", []), ("dermoscopic", "77.1.7", DERMOSCOPE),
            ("us", "6.1", [])):
        judge.judge(name, both, "--as", name, *more, sop_class=PREFIX + end, reduced=True)
    for name, end in (("dx", "1.1"), ("io", "1.3"), ("cr", "1")):
        judge.judge(name, radiographs, "--as", name, *RADIOGRAPH, sop_class=PREFIX + end)


def frames(judge, work):
    """A folder of images of one size as the frames of one instance."""
    for end, mode in (("7.1", "1"), ("7.2", "L"), ("7.3", "I;16"), ("7.4", "RGB")):
        folder = work / f"frames-{end}"
        folder.mkdir()
        expected = []
        for number in range(12):
            pixels = np.roll(smooth(3 if mode == "RGB" else 1), number * 3, axis=1)
            if mode == "1":
                image = Image.fromarray(pixels).point(lambda v: 255 * (v > 127)).convert("1")
                pixels = np.asarray(image).astype("u1") * 255
            elif mode == "I;16":
                pixels = pixels.astype("<u2") * 257
                image = Image.fromarray(pixels)
            else:
                image = Image.fromarray(pixels)
            image.save(folder / f"frame{number:03}.png")
            expected.append(pixels)
        label = f"a folder as frames, {mode}"
        entries = judge.convert(label, [folder], "--multi-frame", "--as", "sc")
        paths = sorted({output["path"] for entry in entries.values()
                        for output in entry.get("outputs") or []})
        judge.table.check(f"{label}: one instance", len(paths) == 1, f"{paths} {entries}")
        if len(paths) != 1:
            continue
        errors = validated(paths)[paths[0]]
        judge.table.check(f"{label}: dciodvfy has no error", not errors, str(errors[:3]))
        data = dcmread(paths[0])
        judge.table.check(f"{label}: its class", data.SOPClassUID == PREFIX + end, data.SOPClassUID)
        found = frames_of(paths[0], data)
        judge.table.check(f"{label}: all frames in their order", len(found) == 12 and all(
            distance(one, other) == 0 for one, other in zip(found, expected)), f"{len(found)}")


def scans(judge, cases, work):
    """The resolution of a scan is the size of its pixels on paper, that of a camera is none."""
    folder = work / "scans"
    folder.mkdir()
    case = next(case for case in cases if case.name == "tiff-1-group4")
    shutil.copy(case.path, folder)
    entries = judge.convert("a scan", [folder], "--as", "sc", "--set", "ConversionType=SD")
    output = (entries.get(case.path.name) or {}).get("outputs") or []
    spacing = dcmread(output[0]["path"]).get("NominalScannedPixelSpacing") if output else None
    good = spacing is not None and np.allclose(
        [float(value) for value in spacing], [25.4 / 98, 25.4 / 204], rtol=1e-3)
    judge.table.check("a scan: Nominal Scanned Pixel Spacing", good, str(spacing))


def misnamed(judge, cases, work):
    """A name that says something else is told, and the content counts."""
    folder = work / "misnamed"
    folder.mkdir()
    for case in cases:
        if case.name in ("png-rgb8", "bmp-RGB"):
            shutil.copy(case.path, folder / f"{case.name}.jpg")
    chosen = [type(case)(folder / f"{case.name}.jpg", case.frames, **case.facts)
              for case in cases if case.name in ("png-rgb8", "bmp-RGB")]
    judge.judge("misnamed", chosen, "--as", "sc", code=1)


def damaged(judge, good, refused, work):
    folder = work / "bad"
    folder.mkdir()
    names = bad_files(folder, good, refused)
    # 3, because nothing of it can be read.
    entries = judge.convert("damaged", [folder], "--as", "sc", code=3)
    for name in names:
        entry = entries.get(name) or {}
        judge.table.check("damaged: refused", entry.get("status") not in (None, "converted")
                          and not entry.get("outputs"), f"{name}: {entry}")
        judge.table.check("damaged: with a reason", entry.get("reason"), f"{name}: {entry}")
    out = judge.work / f"out{judge.count}"
    left = [path.name for path in out.rglob("*") if path.is_file()] if out.exists() else []
    judge.table.check("damaged: nothing is left", not left, str(left[:5]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("spindle", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or Path(folder)
        work.mkdir(exist_ok=True)
        images = work / "images"
        images.mkdir()
        good, refused = unit_cases(work, images)
        good += extra_cases(work, images)
        judge = Judge(options.spindle.resolve(), work, table)
        judge.judge("sc", good, "--as", "sc")
        judge.judge("by content", good)
        misnamed(judge, good, work)
        classes(judge, good, work)
        frames(judge, work)
        scans(judge, good, work)
        damaged(judge, good, refused, work)
        print(f"{len(good)} images, {judge.count} runs")
        sys.exit(table.close(12))


if __name__ == "__main__":
    main()
