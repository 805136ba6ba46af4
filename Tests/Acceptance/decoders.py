"""Pixels as programs of other people decode them; none of them ends this process."""

import logging
import subprocess
import tempfile
import warnings
import zlib
from pathlib import Path

import numpy
from pydicom import dcmread
from pydicom.encaps import generate_frames
from pydicom.pixels import convert_color_space

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

ROOT = "1.2.840.10008.1.2"
RLE, DEFLATED_FRAME, ENCAPSULATED = f"{ROOT}.5", f"{ROOT}.8.1", f"{ROOT}.1.98"

#: Of dcmtk, by the end of the transfer syntax.
DCMTK = {**{f".4.{number}": "dcmdjpeg" for number in (50, 51, 53, 55, 57, 70)},
         ".4.80": "dcmdjpls", ".4.81": "dcmdjpls", ".5": "dcmdrle"}


def plain(dataset):
    """Frames that are native in their fragments, or deflated."""
    number = str(dataset.get("NumberOfFrames") or 1)
    if not number.isdigit():
        return None
    frames = list(generate_frames(dataset.PixelData, number_of_frames=int(number)))
    if str(dataset.file_meta.TransferSyntaxUID) == DEFLATED_FRAME:
        frames = [zlib.decompressobj(-15).decompress(frame) for frame in frames]
    samples = dataset.get("SamplesPerPixel", 1)
    count = dataset.Rows * dataset.Columns * samples
    if dataset.BitsAllocated == 1:
        arrays = [numpy.unpackbits(numpy.frombuffer(frame, "u1"), bitorder="little")[:count]
                  for frame in frames]
    else:
        kind = f"<{'i' if dataset.PixelRepresentation else 'u'}{dataset.BitsAllocated // 8}"
        arrays = [numpy.frombuffer(frame, kind, count) for frame in frames]
    shape = (len(frames), dataset.Rows, dataset.Columns)
    stacked = numpy.concatenate(arrays).reshape(shape + ((samples,) if samples > 1 else ()))
    if dataset.PhotometricInterpretation == "YBR_FULL" and dataset.BitsAllocated == 8:
        stacked = convert_color_space(stacked, "YBR_FULL", "RGB")
    return stacked[0] if len(frames) == 1 else stacked


def by_pydicom(path, plugins=("", "pydicom", "pylibjpeg", "pyjpegls", "pillow")):
    """Colours as red, green and blue; None where it cannot."""
    try:
        dataset = dcmread(path, force=True)
    except Exception:
        return None
    syntax = str(getattr(dataset.file_meta, "TransferSyntaxUID", "")) \
        if hasattr(dataset, "file_meta") else ""
    if syntax in (DEFLATED_FRAME, ENCAPSULATED):
        return plain(dataset)
    # gdcm's plugin ends the process for some files; gdcm is asked by its own program.
    for plugin in plugins:
        try:
            if syntax.startswith(f"{ROOT}.4") or syntax == RLE:
                if not plugin:
                    continue
                dataset.pixel_array_options(decoding_plugin=plugin)
            return numpy.array(dataset.pixel_array)
        except Exception:
            continue
    try:
        dataset.pixel_array_options(as_rgb=False)
        return numpy.array(dataset.pixel_array)
    except Exception:
        return None


def by_program(path, *command):
    """What pydicom finds in the native file that the program makes; None where it makes none."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "native.dcm"
        try:
            done = subprocess.run([*command, str(path), str(target)], capture_output=True,
                                  timeout=120)
        except subprocess.TimeoutExpired:
            return None
        if done.returncode != 0 or not target.exists():
            return None
        return by_pydicom(target)


def by_dcmtk(path, syntax):
    for end, program in DCMTK.items():
        if syntax == ROOT + end:
            # Colours as they come, red, green and blue where the stream says so.
            return by_program(path, program)
    return None


def by_gdcm(path, _syntax):
    return by_program(path, "gdcmconv", "--raw")


def third_parties(path, syntax):
    """Decoders with their names, to be called in turn."""
    yield "pydicom", lambda: by_pydicom(path)
    # Another library for JPEG, whose chrominance is spread otherwise.
    if syntax.startswith(f"{ROOT}.4.5"):
        yield "pillow", lambda: by_pydicom(path, ("pillow",))
    yield "dcmtk", lambda: by_dcmtk(path, syntax)
    yield "gdcm", lambda: by_gdcm(path, syntax)


def difference(one, other):
    """The largest difference of two values; None for arrays of other shapes."""
    if one.size != other.size:
        return None
    one, other = one.reshape(-1), other.reshape(-1)
    if numpy.array_equal(one, other):
        return 0
    if one.dtype.kind == "f" or other.dtype.kind == "f":
        return float(numpy.nanmax(numpy.abs(one.astype("f8") - other.astype("f8"))))
    return int(numpy.abs(one.astype("i8") - other.astype("i8")).max())
