"""Images for conversion: those of the unit tests under names with endings, and more beside them."""

import io
import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import generate_frames
from pydicom import dcmread
from pydicom.uid import ExplicitVRLittleEndian

MAKER = Path(__file__).resolve().parent.parent / "DICOMConversionTests" / "Support" / "images.py"
EXTENSIONS = {"png": "png", "jpeg": "jpg", "tiff": "tif", "bmp": "bmp", "gif": "gif",
              "webp": "webp", "heic": "heic"}
#: Words that only the private parts of the images have.
SECRETS = (b"SECRET", b"Exif\0", b"GPS", b"Photoshop", b"http://ns.adobe")
LATITUDE = struct.pack(">6L", 473, 7, 5591, 13, 9973, 31)


class Case:
    """An image and the frames that Pillow reads in it."""

    def __init__(self, path, frames, **facts):
        self.path, self.frames, self.facts = path, frames, facts
        self.tolerance = facts.get("tolerance", 0)

    @property
    def name(self):
        return self.path.stem

    @property
    def deep(self):
        return any(frame.dtype.itemsize > 1 for frame in self.frames)

    @property
    def grey(self):
        """No frame has colours, whatever its form."""
        return all(frame.ndim == 2 or (np.ptp(frame, axis=2) == 0).all() for frame in self.frames)


def smooth(channels, width=96, height=64):
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * (2 + c) + y * (4 - c) + 30 * np.sin(x / (5 + c)) + 50) % 256
              for c in range(channels)]
    return np.dstack(planes).astype(np.uint8).squeeze()


def unit_cases(work, folder):
    """The images of the unit tests, those that are to be refused apart."""
    made = work / "made"
    made.mkdir()
    subprocess.run([sys.executable, "-W", "ignore", MAKER, made], check=True)
    good, refused = [], []
    for entry in json.loads((made / "manifest.json").read_text()):
        name = entry.pop("name")
        kind = name.split("-")[0]
        path = folder / f"{name.replace(':', '_')}.{EXTENSIONS[kind]}"
        if "refused" in entry:
            refused.append((made / name, entry["refused"]))
            continue
        shutil.copy(made / name, path)
        frames = []
        for frame in entry.pop("frames"):
            shape = (frame["rows"], frame["columns"])
            shape += (3,) if frame["components"] == 3 else ()
            kind = "u1" if frame["sampleBytes"] == 1 else "<u2"
            frames.append(np.fromfile(made / frame["raw"], kind).reshape(shape))
        good.append(Case(path, frames, **entry))
    return good, refused


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif_with_place():
    """Orientation 1, a camera's name, and where it stood: IFD 0 with a GPS IFD."""
    make = b"SECRETCAMERA\0\0"
    def entry(tag, kind, count, value):
        return struct.pack(">HHL", tag, kind, count) + value
    heap = 8 + 2 + 3 * 12 + 4
    gps_at = heap + len(make)
    gps_heap = gps_at + 2 + 2 * 12 + 4
    head = b"MM\0*\0\0\0\x08" + struct.pack(">H", 3)
    head += entry(0x010F, 2, len(make), struct.pack(">L", heap))
    head += entry(0x0112, 3, 1, struct.pack(">HH", 1, 0))
    head += entry(0x8825, 4, 1, struct.pack(">L", gps_at)) + bytes(4) + make
    gps = struct.pack(">H", 2) + entry(1, 2, 2, b"N\0\0\0")
    gps += entry(2, 5, 3, struct.pack(">L", gps_heap)) + bytes(4) + LATITUDE
    return segment(0xE1, b"Exif\0\0" + head + gps)


def extra_cases(work, folder):
    """What the unit tests have not: everything that a camera or an editor leaves, and 12 bits."""
    cases = []

    def add(name, data, frames=None, **facts):
        path = folder / name
        path.write_bytes(data)
        if frames is None:
            with Image.open(path) as image:
                frames = [np.asarray(image.convert(image.mode))]
        cases.append(Case(path, frames, **facts))

    out = io.BytesIO()
    Image.fromarray(smooth(3)).save(out, "JPEG", quality=90, subsampling="4:2:0")
    plain = out.getvalue()
    told = exif_with_place() + segment(0xED, b"Photoshop 3.0\0" + b"SECRETCAPTION")
    told += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>SECRETPLACE</x>")
    told += segment(0xFE, b"SECRETCOMMENT") + segment(0xEF, b"SECRETMAKER")
    add("jpeg-told.jpg", plain[:2] + told + plain[2:], passes="YBR_FULL_422")
    adobe = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    adobe = adobe.replace(b"sRGB", b"aRGB")
    out = io.BytesIO()
    Image.fromarray(smooth(3)).save(out, "JPEG", quality=90, icc_profile=adobe)
    add("jpeg-profile.jpg", out.getvalue(), passes="YBR_FULL_422", profile=len(adobe))
    add("no-extension", plain, passes="YBR_FULL_422")
    data, frame = jpeg_of_12_bits(work)
    add("jpeg-12bit.jpg", data, [frame], tolerance=1)
    return cases


def jpeg_of_12_bits(work):
    """A stream by dcmcjpeg, and its values as pydicom reads them."""
    y, x = np.mgrid[0:48, 0:64]
    values = (2000 + 1900 * np.sin(x / 11) * np.cos(y / 9)).astype("<u2")
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = "2.25.7"
    data.StudyInstanceUID, data.SeriesInstanceUID = "2.25.8", "2.25.9"
    data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
    data.Rows, data.Columns = values.shape
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 12, 11, 0
    data.PixelData = values.tobytes()
    plain, coded = work / "twelve.dcm", work / "twelve-coded.dcm"
    data.save_as(plain, enforce_file_format=True)
    subprocess.run(["dcmcjpeg", "+ee", "+q", "95", plain, coded], check=True)
    read = dcmread(coded)
    read.pixel_array_options(decoding_plugin="pylibjpeg")
    return next(generate_frames(read.PixelData, number_of_frames=1)), read.pixel_array


def bad_files(folder, good, refused):
    """Images that are cut off, that lie, and that are none; what each is to be called."""
    by_name = {case.name: case.path.read_bytes() for case in good}
    files = {}
    for name in ("png-rgb8", "jpeg-420", "jpeg-progressive", "tiff-RGB-tiff_lzw", "bmp-RGB",
                 "gif-palette", "webp-lossless", "webp-lossy", "heic-lossy"):
        data = by_name[name]
        end = EXTENSIONS[name.split("-")[0]]
        for part in (1, 2):
            files[f"cut{part}-{name}.{end}"] = data[:len(data) * part // 3]
    png = bytearray(by_name["png-rgb8"])
    png[16:24] = struct.pack(">II", 60_000, 60_000)
    files["lying-size.png"] = bytes(png)
    jpeg = bytearray(by_name["jpeg-420"])
    place = jpeg.index(b"\xff\xc0")
    jpeg[place + 5:place + 9] = struct.pack(">HH", 60_000, 60_000)
    files["lying-size.jpg"] = bytes(jpeg)
    bmp = bytearray(by_name["bmp-RGB"])
    bmp[18:26] = struct.pack("<ii", 60_000, 60_000)
    files["lying-size.bmp"] = bytes(bmp)
    gif = bytearray(by_name["gif-palette"])
    gif[6:10] = struct.pack("<HH", 65_000, 65_000)
    files["lying-size.gif"] = bytes(gif)
    tiff = bytearray(by_name["tiff-own-8-strips-1"])
    tiff[4:8] = b"\x7f\xff\xff\xf0"
    files["lying-offset.tif"] = bytes(tiff)
    wide = io.BytesIO()
    Image.new("L", (70_000, 1)).save(wide, "PNG")
    files["too-wide.png"] = wide.getvalue()
    files["empty.png"] = b""
    files["text.jpg"] = b"This is no image.\n" * 20
    for path, reason in refused:
        files[f"{path.name}.tif"] = path.read_bytes()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return sorted(files)
