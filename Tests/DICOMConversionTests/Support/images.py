"""Makes images of every colour type, depth and compression, and tells what Pillow reads in them.

usage: images.py FOLDER      (writes FOLDER/manifest.json: a list of cases with their pixels' files)
"""

import io
import json
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

FOLDER = Path(sys.argv[1])
CASES = []
RANDOM = np.random.default_rng(20)
W, H = 37, 23
# Coefficients that change places are rounded in another order.
TURNING = 3


def smooth(channels, width=W, height=H):
    """A picture that is no noise, so that lossy codecs have something to do."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * (3 + c) + y * (5 - c) + 40 * np.sin(x / (4 + c)) + 60) % 256
              for c in range(channels)]
    return np.dstack(planes).astype(np.uint8).squeeze()


def flat(image):
    """What a reader is to deliver: on white, grey or red, green and blue, 8 or 16 bits."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, (255, 255, 255))
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    if image.mode in ("1",):
        return image.convert("L")
    if image.mode in ("P", "CMYK", "YCbCr", "LAB"):
        return image.convert("RGB")
    return image


def array_of(image):
    pixels = np.asarray(image)
    return pixels.astype("<u2") if pixels.dtype.itemsize > 1 else pixels


def case(name, data, frames=None, tolerance=0, **facts):
    """Notes a case; its frames are Pillow's unless they are given."""
    (FOLDER / name).write_bytes(data)
    if frames is None:
        image = Image.open(io.BytesIO(data))
        frames = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            frames.append(array_of(flat(image.copy())))
    listed = []
    for number, pixels in enumerate(frames):
        pixels = np.ascontiguousarray(pixels)
        raw = f"{name}.{number}.raw"
        (FOLDER / raw).write_bytes(pixels.tobytes())
        listed.append({
            "raw": raw, "columns": pixels.shape[1], "rows": pixels.shape[0],
            "components": 1 if pixels.ndim == 2 else pixels.shape[2],
            "sampleBytes": pixels.dtype.itemsize})
    CASES.append({"name": name, "frames": listed, "tolerance": tolerance, **facts})


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


# PNG, written here where Pillow cannot.

def packed(samples, depth):
    """Rows of samples with `depth` bits in whole bytes, the first in the highest bits."""
    rows = samples.reshape(samples.shape[0], -1)
    if depth == 16:
        return [row.astype(">u2").tobytes() for row in rows]
    if depth == 8:
        return [row.astype(np.uint8).tobytes() for row in rows]
    result = []
    for row in rows:
        bits = "".join(format(int(v), f"0{depth}b") for v in row)
        bits += "0" * (-len(bits) % 8)
        result.append(bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)))
    return result


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(
        ">I", zlib.crc32(kind + body))


def png(samples, depth, colour, interlaced=False, extra=b""):
    height, width = samples.shape[:2]
    passes = [(0, 0, 1, 1)]
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4),
                  (1, 0, 2, 2), (0, 1, 1, 2)]
    data = b""
    for x, y, dx, dy in passes:
        part = samples[y::dy, x::dx]
        if part.size:
            data += b"".join(b"\0" + row for row in packed(part, depth))
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def pngs():
    for interlaced in (False, True):
        tail = "-interlaced" if interlaced else ""
        for depth in (1, 2, 4, 8, 16):
            grey = RANDOM.integers(0, 1 << depth, (H, W))
            scaled = grey * (255 // ((1 << depth) - 1)) if depth <= 8 else grey
            kind = np.uint8 if depth <= 8 else "<u2"
            case(f"png-grey{depth}{tail}", png(grey, depth, 0, interlaced), [scaled.astype(kind)],
                 precision=depth)
            if depth <= 8:
                count = min(1 << depth, 200)
                table = RANDOM.integers(0, 256, count * 3).astype(np.uint8).tobytes()
                data = png(grey % count, depth, 3, interlaced, chunk(b"PLTE", table))
                case(f"png-palette{depth}{tail}", data)
                data = png(grey % count, depth, 3, interlaced, chunk(b"PLTE", table)
                           + chunk(b"tRNS", bytes([0, 128])))
                case(f"png-palette{depth}-alpha{tail}", data)
        for depth in (8, 16):
            kind = np.uint8 if depth == 8 else "<u2"
            colours = RANDOM.integers(0, 1 << depth, (H, W, 3))
            case(f"png-rgb{depth}{tail}", png(colours, depth, 2, interlaced),
                 [colours.astype(kind)], precision=depth)
    for name, mode in (("png-la8", "LA"), ("png-rgba8", "RGBA")):
        channels = len(mode)
        pixels = RANDOM.integers(0, 256, (H, W, channels)).astype(np.uint8)
        image = Image.fromarray(pixels, mode)
        ground = Image.new(mode[:-1], image.size, "white")
        ground.paste(image.convert(mode[:-1]), mask=image.getchannel("A"))
        case(name, saved(image, "PNG"), [np.asarray(ground)])
    deep = RANDOM.integers(0, 65536, (H, W, 4)).astype(np.int64)
    blended = (deep[..., :3] * deep[..., 3:] + 65535 * (65535 - deep[..., 3:]) + 32767) // 65535
    case("png-rgba16", png(deep, 16, 6), [blended.astype("<u2")])
    blended = (deep[..., 0] * deep[..., 3] + 65535 * (65535 - deep[..., 3]) + 32767) // 65535
    case("png-la16", png(deep[..., [0, 3]], 16, 4), [blended.astype("<u2")])
    keyed = RANDOM.integers(0, 4, (H, W))
    on_white = np.where(keyed == 1, 255, keyed * 85).astype(np.uint8)
    case("png-grey2-key", png(keyed, 2, 0, extra=chunk(b"tRNS", b"\0\1")), [on_white])
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    case("png-icc-dpi", saved(Image.fromarray(smooth(3)), "PNG", icc_profile=profile,
                              dpi=(300, 150)), profile=len(profile), dpi=[300, 150])
    turned = saved(Image.fromarray(smooth(3)), "PNG", exif=camera(6))
    case("png-orientation6", turned,
         [np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(turned))))],
         taken="20240506070809.123+0200")
    case("png-one", png(np.array([[200]]), 8, 0))


# JPEG.

def camera(orientation=None, zone=b"+02:00", **more):
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    inner = exif.get_ifd(0x8769)
    inner[0x9003] = "2024:05:06 07:08:09"
    inner[0x9291] = "123"
    inner[0x9011] = zone.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "SECRETCAMERA"
    return exif


def jpegs():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey, colour = Image.fromarray(smooth(1)), Image.fromarray(smooth(3))
    case("jpeg-grey", saved(grey, "JPEG", quality=90), passes="MONOCHROME2")
    for sampling in ("4:4:4", "4:2:2", "4:2:0"):
        case(f"jpeg-{sampling.replace(':', '')}",
             saved(colour, "JPEG", subsampling=sampling, comment=b"SECRETWORDS", dpi=(200, 100),
                   exif=camera(1), icc_profile=profile),
             passes="YBR_FULL_422", profile=len(profile), dpi=[200, 100],
             taken="20240506070809.123+0200")
    case("jpeg-rgb", saved(colour, "JPEG", keep_rgb=True), passes="RGB")
    case("jpeg-restarts", saved(colour, "JPEG", restart_marker_blocks=2), passes="YBR_FULL_422")
    case("jpeg-trailer", saved(colour, "JPEG") + b"SECRETTRAILER", passes="YBR_FULL_422")
    case("jpeg-progressive", saved(colour, "JPEG", progressive=True))
    case("jpeg-cmyk", saved(Image.fromarray(smooth(4), "CMYK"), "JPEG", quality=95))
    for orientation in range(1, 9):
        data = saved(colour, "JPEG", exif=camera(orientation))
        upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        blocks = saved(Image.fromarray(smooth(3, 64, 48)), "JPEG", quality=95, dpi=(200, 100),
                       exif=camera(orientation))
        dpi = [100, 200] if orientation > 4 else [200, 100]
        case(f"jpeg-turned{orientation}", blocks,
             [np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(blocks))))],
             tolerance=TURNING, passes="YBR_FULL_422", dpi=dpi)
        # To transpose needs no whole blocks at the edges; all else is decoded here.
        if orientation == 5:
            case("jpeg-turned-odd", data, [np.asarray(upright)], tolerance=TURNING,
                 passes="YBR_FULL_422")
        else:
            passed = {"passes": "YBR_FULL_422"} if orientation == 1 else {}
            case(f"jpeg-orientation{orientation}", data, [np.asarray(upright)], **passed)


# TIFF, written here where Pillow cannot.

def tiff(samples, bits, photometric, planar=1, tile=None, big=False, sample_format=1, deflate=True,
         table=None):
    height, width = samples.shape[:2]
    count = 1 if samples.ndim == 2 else samples.shape[2]
    planes = [samples] if planar == 1 else [samples[..., c] for c in range(count)]
    blocks = []
    for plane in planes:
        if tile:
            for y in range(0, height, tile):
                for x in range(0, width, tile):
                    part = plane[y:y + tile, x:x + tile]
                    pad = [(0, tile - part.shape[0]), (0, tile - part.shape[1])]
                    blocks.append(np.pad(part, pad + [(0, 0)] * (part.ndim - 2)))
        else:
            blocks.append(plane)
    data = []
    for block in blocks:
        rows = b"".join(packed(block, bits))
        data.append(zlib.compress(rows) if deflate else rows)
    fields = {256: (3, [width]), 257: (3, [height]), 258: (3, [bits] * count),
              259: (3, [8 if deflate else 1]), 262: (3, [photometric]), 277: (3, [count]),
              284: (3, [planar]), 339: (3, [sample_format] * count)}
    if table is not None:
        fields[320] = (3, [int(v) * 257 for v in table.T.ravel()])
    lengths = [len(d) for d in data]
    offsets, place = [], 16
    for length in lengths:
        offsets.append(place)
        place += length + length % 2
    if tile:
        fields |= {322: (3, [tile]), 323: (3, [tile]), 324: (4, offsets), 325: (4, lengths)}
    else:
        fields |= {273: (4, offsets), 278: (3, [height]), 279: (4, lengths)}
    body = b"".join(d + b"\0" * (len(d) % 2) for d in data)
    kinds, room = ("QQ", 8) if big else ("LL", 4)
    entries, heap = b"", b""
    heap_at = place + (8 if big else 2) + len(fields) * (20 if big else 12) + room
    for tag, (kind, values) in sorted(fields.items()):
        value = struct.pack(">" + ("H" if kind == 3 else "L") * len(values), *values)
        entries += struct.pack(">HH" + kinds[0], tag, kind, len(values))
        if len(value) <= room:
            entries += value.ljust(room, b"\0")
        else:
            entries += struct.pack(">" + kinds[1], heap_at + len(heap))
            heap += value
    head = struct.pack(">2sHHHQ", b"MM", 43, 8, 0, place) if big else (
        struct.pack(">2sHL", b"MM", 42, place).ljust(16, b"\0"))
    number = struct.pack(">Q" if big else ">H", len(fields))
    return head + body + number + entries + b"\0" * room + heap


def tiffs():
    black = Image.fromarray((smooth(1) > 127).astype(np.uint8) * 255).convert("1")
    for compression in ("raw", "group3", "group4", "packbits", "tiff_lzw", "tiff_adobe_deflate"):
        case(f"tiff-1-{compression}", saved(black, "TIFF", compression=compression,
                                            dpi=(204, 98)), dpi=[204, 98], precision=1)
        white = saved(black, "TIFF", compression=compression, tiffinfo={262: 0})
        case(f"tiff-1-white-{compression}", white, precision=1, photometric="MONOCHROME1")
    for mode, pixels in (("L", smooth(1)), ("RGB", smooth(3)),
                         ("I;16", smooth(1).astype(np.uint16) * 257 - 3)):
        for compression in ("raw", "packbits", "tiff_lzw", "tiff_adobe_deflate"):
            case(f"tiff-{mode.replace(';', '')}-{compression}",
                 saved(Image.fromarray(pixels), "TIFF", compression=compression))
    case("tiff-L-jpeg", saved(Image.fromarray(smooth(1)), "TIFF", compression="jpeg"))
    case("tiff-RGB-jpeg", saved(Image.fromarray(smooth(3)), "TIFF", compression="jpeg"))
    case("tiff-palette", saved(Image.fromarray(smooth(3)).quantize(50), "TIFF"))
    case("tiff-RGBA", saved(Image.fromarray(smooth(4), "RGBA"), "TIFF"))
    case("tiff-CMYK", saved(Image.fromarray(smooth(4), "CMYK"), "TIFF"), tolerance=1)
    pages = [Image.fromarray(smooth(1)), Image.fromarray(smooth(3)), black,
             Image.fromarray(smooth(3, 11, 50))]
    case("tiff-pages", saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    for bits in (1, 2, 4, 8, 10, 12, 16):
        grey = RANDOM.integers(0, 1 << bits, (H, W))
        scaled = grey * 255 // ((1 << bits) - 1) if bits <= 8 else grey
        kind = np.uint8 if bits <= 8 else "<u2"
        for tile in (None, 16):
            for photometric in (0, 1):
                full = 255 if bits <= 8 else (1 << bits) - 1
                seen = scaled if photometric else full - scaled
                case(f"tiff-own-{bits}-{'tiles' if tile else 'strips'}-{photometric}",
                     tiff(grey, bits, photometric, tile=tile), [seen.astype(kind)],
                     precision=bits)
    for bits in (8, 16):
        colours = RANDOM.integers(0, 1 << bits, (H, W, 3))
        kind = np.uint8 if bits == 8 else "<u2"
        for planar in (1, 2):
            for tile in (None, 32):
                case(f"tiff-own-rgb{bits}-planar{planar}-{'tiles' if tile else 'strips'}",
                     tiff(colours, bits, 2, planar, tile, deflate=tile is None),
                     [colours.astype(kind)])
    for bits in (1, 2, 4, 8):
        table = RANDOM.integers(0, 256, (1 << bits, 3)).astype(np.uint8)
        numbers = RANDOM.integers(0, 1 << bits, (H, W))
        case(f"tiff-own-palette{bits}", tiff(numbers, bits, 3, table=table), [table[numbers]])
    signed = RANDOM.integers(0, 65536, (H, W))
    case("tiff-own-signed", tiff(signed, 16, 1, sample_format=2), [signed.astype("<u2")])
    grey = RANDOM.integers(0, 256, (H, W))
    case("tiff-own-big", tiff(grey, 8, 1, big=True), [grey.astype(np.uint8)])
    for orientation in range(1, 9):
        data = saved(Image.fromarray(smooth(3)), "TIFF", tiffinfo={274: orientation})
        upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        case(f"tiff-orientation{orientation}", data, [np.asarray(upright)])
    case("tiff-float", saved(Image.fromarray(smooth(1).astype(np.float32)), "TIFF"), [],
         refused="floating point")


# BMP, written here where Pillow cannot.

def bmp(width, height, bits, data, compression=0, table=b"", masks=b"", size=40):
    offset = 14 + size + len(masks) + len(table)
    if size == 12:
        head = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(data),
                           11811, 5906, 0, 0)
    return (b"BM" + struct.pack("<IHHI", offset + len(data), 0, 0, offset) + head + masks + table
            + data)


def rows_of(samples, bits, up=True):
    rows = [row + b"\0" * (-len(row) % 4) for row in packed(samples, bits)]
    return b"".join(reversed(rows) if up else rows)


def run_lengths(samples, bits):
    out = b""
    for row in samples[::-1]:
        place = 0
        while place < len(row):
            run = 1
            while place + run < len(row) and row[place + run] == row[place] and run < 255:
                run += 1
            value = int(row[place])
            if run > 2:
                out += bytes([run, value if bits == 8 else value * 17])
                place += run
                continue
            part = [int(v) for v in row[place:place + 7]]
            if len(part) < 3:
                for v in part:
                    out += bytes([1, v if bits == 8 else v * 16])
            else:
                body = bytes(part) if bits == 8 else packed(np.array([part]), 4)[0]
                out += bytes([0, len(part)]) + body + b"\0" * (len(body) % 2)
            place += len(part)
        out += b"\0\0"
    return out + b"\0\1"


def bmps():
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        pixels = smooth(4)
        image = Image.fromarray(pixels, "RGBA")
        image = image if mode == "RGBA" else image.convert("RGB").convert(mode)
        case(f"bmp-{mode}", saved(image, "BMP", dpi=(300, 150)), dpi=[300, 150])
    for bits in (1, 4, 8):
        grey = RANDOM.integers(0, 1 << bits, (H, W))
        grey[5:9] = 1
        table = RANDOM.integers(0, 256, (1 << bits, 3)).astype(np.uint8)
        colours = table[grey]
        four = b"".join(bytes([b, g, r, 0]) for r, g, b in table)
        three = b"".join(bytes([b, g, r]) for r, g, b in table)
        case(f"bmp-own-{bits}", bmp(W, H, bits, rows_of(grey, bits), table=four), [colours])
        case(f"bmp-own-{bits}-above", bmp(W, -H, bits, rows_of(grey, bits, False), table=four),
             [colours])
        case(f"bmp-own-{bits}-core", bmp(W, H, bits, rows_of(grey, bits), table=three, size=12),
             [colours])
        if bits > 1:
            case(f"bmp-own-rle{bits}", bmp(W, H, bits, run_lengths(grey, bits),
                                           1 if bits == 8 else 2, four), [colours])
    words = RANDOM.integers(0, 65536, (H, W)).astype("<u2")
    data = b"".join(r.tobytes() + b"\0" * (-2 * W % 4) for r in words[::-1])
    case("bmp-own-555", bmp(W, H, 16, data))
    case("bmp-own-565", bmp(W, H, 16, data, 3,
                            masks=struct.pack("<III", 0xF800, 0x7E0, 0x1F)))
    words = RANDOM.integers(0, 1 << 24, (H, W)).astype("<u4")
    case("bmp-own-32", bmp(W, -H, 32, words.tobytes()))
    case("bmp-own-32-fields", bmp(W, H, 32, words.tobytes(), 3,
                                  masks=struct.pack("<III", 0xFF, 0xFF00, 0xFF0000)),
         [np.dstack([words & 255, words >> 8 & 255, words >> 16])[::-1].astype(np.uint8)])


# GIF and WebP.

def animation():
    frames = []
    for number in range(4):
        pixels = np.zeros((H, W, 4), np.uint8)
        pixels[number * 4:number * 4 + 9, number * 6:number * 6 + 12] = (
            60 * number, 250 - 40 * number, 99, 255)
        frames.append(Image.fromarray(pixels, "RGBA"))
    return frames


def gifs():
    case("gif-palette", saved(Image.fromarray(smooth(3)).quantize(100), "GIF"))
    case("gif-grey", saved(Image.fromarray(smooth(1)), "GIF"), photometric="MONOCHROME2")
    case("gif-interlaced", saved(Image.fromarray(smooth(3)).quantize(9), "GIF", interlace=1))
    case("gif-plain", saved(Image.fromarray(smooth(3)).quantize(9), "GIF", interlace=0))
    frames = animation()
    for disposal in (0, 1, 2, 3):
        case(f"gif-disposal{disposal}",
             saved(frames[0], "GIF", save_all=True, append_images=frames[1:], disposal=disposal,
                   duration=[50, 100, 150, 200]), delays=[50, 100, 150, 200])


def webps():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    case("webp-lossy", saved(Image.fromarray(smooth(3)), "WEBP", quality=80), tolerance=2)
    case("webp-lossless", saved(Image.fromarray(smooth(3)), "WEBP", lossless=True,
                                icc_profile=profile, exif=camera()),
         profile=len(profile), taken="20240506070809.123+0200")
    turned = saved(Image.fromarray(smooth(3)), "WEBP", lossless=True, exif=camera(8))
    case("webp-orientation8", turned,
         [np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(turned))))])
    case("webp-alpha", saved(Image.fromarray(smooth(4), "RGBA"), "WEBP", lossless=True,
                             exact=True))
    frames = animation()
    # Pillow shows no alpha where the file's header says that there is none.
    case("webp-animated", saved(frames[0], "WEBP", save_all=True, append_images=frames[1:],
                                lossless=True, duration=[50, 100, 150, 200]),
         [np.asarray(flat(frame)) for frame in frames], delays=[50, 100, 150, 200])


def heics():
    """By the programs of libheif; its own way back to PNG is the judge."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name, pixels, options in (
                ("heic-lossy", smooth(3, 64, 48), ["-q", "90"]),
                ("heic-lossless", smooth(3, 64, 48),
                 ["-L", "-p", "chroma=444", "--matrix_coefficients=0"]),
                ("heic-alpha", smooth(4, 64, 48), ["-L"])):
            Image.fromarray(pixels).save(here / "in.png", exif=camera())
            subprocess.run(["heif-enc", *options, "-o", "out.heic", "in.png"], cwd=here,
                           check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["heif-convert", "out.heic", "back.png"], cwd=here, check=True,
                           stdout=subprocess.DEVNULL)
            with Image.open(here / "back.png") as back:
                case(name, (here / "out.heic").read_bytes(), [np.asarray(flat(back))],
                     taken="20240506070809.123+0200")


def sizes():
    """The smallest and the widest."""
    for kind in ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"):
        options = {"lossless": True} if kind == "WEBP" else {}
        passed = {"passes": "YBR_FULL_422", "tolerance": 0} if kind == "JPEG" else {}
        for width, height in ((1, 1), (16_000 if kind == "WEBP" else 60_000, 2), (2, 9_999)):
            image = Image.fromarray(smooth(3, width, height).reshape(height, width, 3))
            if kind == "GIF":
                image = image.quantize(30)
            case(f"{kind.lower()}-size{width}x{height}", saved(image, kind, **options), **passed)


for make in (pngs, jpegs, tiffs, bmps, gifs, webps, heics, sizes):
    make()
(FOLDER / "manifest.json").write_text(json.dumps(CASES))
