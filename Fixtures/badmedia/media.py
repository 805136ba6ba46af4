"""Puts files into a folder, an image or an archive."""

import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

#: xorriso and genisoimage read the time from the clock otherwise.
MOMENT = "2024011510150000"
STAMP = (2024, 1, 15, 10, 15, 0)


def write_tree(contents, folder):
    for path, data in contents.items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return Path(folder)


def run(*words, cwd=None):
    done = subprocess.run([str(w) for w in words], capture_output=True, cwd=cwd)
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stderr.decode(errors='replace')[-600:]}")


def folder(contents, place, fileset=None):
    return write_tree(contents, place / "medium")


def zipped(contents, place, fileset=None):
    path = place / "medium.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return path


def tarred(contents, place, fileset=None):
    import io
    path = place / "medium.tar"
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in sorted(contents.items()):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def mkisofs(*options):
    """A packer by `xorriso -as mkisofs` with the options given."""
    def pack(contents, place, fileset=None):
        path = place / "medium.iso"
        with tempfile.TemporaryDirectory() as tree:
            write_tree(contents, tree)
            run("xorriso", "-as", "mkisofs", "-quiet", *options, "-V", "BADMEDIA",
                f"--modification-date={MOMENT}", "-o", path, tree)
        return path
    return pack


def genisoimage(*options):
    def pack(contents, place, fileset=None):
        path = place / "medium.iso"
        with tempfile.TemporaryDirectory() as tree:
            write_tree(contents, tree)
            run("genisoimage", "-quiet", *options, "-V", "BADMEDIA", "-o", path, tree)
        return path
    return pack


def sessions(contents, place, fileset):
    """Two sessions: the second holds the files of `second` and what it leaves of the first."""
    path = place / "medium.iso"
    with tempfile.TemporaryDirectory() as tree:
        first, second = Path(tree) / "1", Path(tree) / "2"
        write_tree(contents, first)
        write_tree(fileset.second, second)
        run("xorriso", "-as", "mkisofs", "-quiet", "-V", "FIRST", "-o", path, first)
        size = path.stat().st_size
        path.write_bytes(path.read_bytes() + bytes(-size % 65536))
        removal = []
        for name in fileset.hidden:
            removal += ["-rm", "/" + name, "--"]
        run("xorriso", "-dev", f"stdio:{path}", "-volid", "SECOND", *removal,
            "-map", second, "/", "-commit")
    return path


def session_alone(contents, place, fileset):
    """The second of two sessions, copied without the first, whose files it shows."""
    path, start = place / "medium.iso", 512
    with tempfile.TemporaryDirectory() as tree:
        first, second = Path(tree) / "1", Path(tree) / "2"
        write_tree(contents, first)
        write_tree(fileset.second, second)
        options = ["genisoimage", "-quiet", "-iso-level", "1"]
        run(*options, "-V", "FIRST", "-o", Path(tree) / "1.iso", first)
        run(*options, "-V", "SECOND", "-C", f"0,{start}", "-M", Path(tree) / "1.iso", "-o", path,
            second)
    return path


def raw_sectors(contents, place, fileset=None):
    """An image with whole sectors of 2352 bytes (mode 1), as a .bin beside a .cue has them."""
    plain = mkisofs("-iso-level", "1")(contents, place).read_bytes()
    (place / "medium.iso").unlink()
    path = place / "medium.bin"
    with open(path, "wb") as out:
        for sector in range(len(plain) // 2048):
            address = sector + 150
            bcd = lambda n: (n // 10 << 4) | n % 10
            out.write(b"\0" + b"\xff" * 10 + b"\0")
            out.write(bytes([bcd(address // 4500), bcd(address // 75 % 60), bcd(address % 75), 1]))
            out.write(plain[sector * 2048:(sector + 1) * 2048] + bytes(288))
    return path


def iso_in_zip(contents, place, fileset=None):
    image = mkisofs("-iso-level", "1")(contents, place)
    path = zipped({"DISC.ISO": image.read_bytes()}, place)
    image.unlink()
    return path


def truncated(share):
    """An image of which only a share is there; the rest was never read off the disc."""
    def pack(contents, place, fileset=None):
        path = mkisofs("-iso-level", "1")(contents, place)
        size = path.stat().st_size
        with open(path, "r+b") as file:
            file.truncate(fileset.keep(path) if share is None else
                          int(size * share) // 2048 * 2048)
        return path
    return pack


PACKERS = {
    "folder": folder, "zip": zipped, "tar": tarred,
    "iso": mkisofs("-iso-level", "1"),
    "iso-level-2": mkisofs("-iso-level", "2"),
    "iso-level-3": mkisofs("-iso-level", "3"),
    "iso-rock-ridge": mkisofs("-iso-level", "1", "-R"),
    "iso-joliet": mkisofs("-iso-level", "1", "-J"),
    "iso-both": mkisofs("-iso-level", "1", "-J", "-R"),
    "iso-lower-case": mkisofs("-U"),
    "iso-deep": mkisofs("-iso-level", "3", "-R", "-D"),
    "iso-genisoimage": genisoimage("-iso-level", "1"),
    "bridge": genisoimage("-J", "-R", "-udf"),
    "sessions": sessions, "session-alone": session_alone, "raw": raw_sectors, "iso-in-zip": iso_in_zip,
    "truncated": truncated(None),
}
