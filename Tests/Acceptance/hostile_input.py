"""Cases of bad input: what lies in the folder that is handed to the command."""

import os
import re
import socket
from pathlib import Path

from hostile_place import NeedsRoot, case, expect
from hostile_data import *


@case
def not_dicom(p):
    """thousands of files that are not DICOM"""
    good(p.input, 3)
    for n in range(3000):
        folder = p.input / f"junk{n % 30}"
        folder.mkdir(exist_ok=True)
        (folder / f"{n}.dat").write_bytes(b"x" * (n % 400))
    result = p.run({0})
    expect(result.count("notDICOM") == 3000, f"{result.count('notDICOM')} are not DICOM")
    expect(result.count("written") == 3, "the three instances are not in")
    p.whole()


@case
def nothing_dicom(p):
    """an input with no DICOM at all"""
    (p.input / "a.txt").write_text("hello")
    p.run({1, 3}, words="no |nothing|empty")
    expect(not p.out.exists(), "an output was made")


@case
def absent_input(p):
    """an input that is not there"""
    p.run({2, 3}, source=p.root / "absent", words="absent|no such|not found|does not exist")
    expect(not p.out.exists(), "an output was made")


@case
def unreadable(p):
    """a file and a folder that may not be read"""
    good(p.input, 3)
    (p.input / "ct0.dcm").chmod(0)
    locked = p.input / "locked"
    good(locked, 1, "other")
    locked.chmod(0)
    prefix = ()
    if os.geteuid() == 0:
        for path in (p.root, p.outputs):
            os.chown(path, 65534, 65534)
        prefix = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    result = p.run({1}, prefix=prefix, words="permission|denied|not be read|cannot read")
    expect(result.entry("ct0.dcm")["status"] in ("rejected", "skipped"), "ct0.dcm is not named")
    expect(result.count("written") == 2, f"{result.count('written')} written instead of 2")
    p.whole()


@case
def truncated(p):
    """files cut off at every kind of place"""
    good(p.input, 2)
    names = cut_everywhere(p.input / "cut")
    result = p.run({1}, words="trunc|cut|end of|ends|short|beyond|incomplete")
    expect(result.count("written") + result.count("converted") == 2,
           f"{result.count('written')} written instead of 2")
    for name in names:
        expect(result.entry(name)["status"] in ("rejected", "notDICOM"), f"{name} is not left out")
    p.whole()


@case
def truncated_kept(p):
    """pixel data cut off, with --on-error keep"""
    good(p.input, 1)
    cut_pixels(p.input / "short.dcm")
    expect(p.run({1}).entry("short.dcm")["status"] == "rejected", "taken without --on-error keep")
    kept = p.run({0, 1}, "--on-error", "keep", out=p.outputs / "kept")
    expect(kept.entry("short.dcm")["status"] in ("written", "converted"), "not kept")


@case
def zero_bytes(p):
    """files of zero bytes"""
    good(p.input, 1)
    (p.input / "empty.dcm").touch()
    (p.input / "DICOMDIR").touch()
    result = p.run({0, 1})
    expect(result.entry("empty.dcm")["status"] in ("notDICOM", "rejected"), "not named")
    p.whole()


@case
def special_files(p):
    """a FIFO and a socket, which would block who opens them"""
    good(p.input, 1)
    os.mkfifo(p.input / "pipe.dcm")
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(p.input)
    listener.bind("socket.dcm")
    os.chdir(here)
    result = p.run({0, 1}, words="fifo|pipe|socket|regular|special")
    listener.close()
    expect(result.count("written") == 1, "the instance beside them is not in")
    for name in ("pipe.dcm", "socket.dcm"):
        expect(result.entry(name)["status"] in ("skipped", "rejected"), f"{name}: status")
    p.whole()


@case
def special_input(p):
    """a FIFO given as the input itself"""
    os.mkfifo(p.root / "pipe")
    p.run({2, 3}, source=p.root / "pipe", words="pipe|fifo|regular|not a")


@case
def devices(p):
    """device nodes: endless zeros and a terminal"""
    good(p.input, 1)
    try:
        os.mknod(p.input / "zero.dcm", 0o666 | 0o020000, os.makedev(1, 5))
        os.mknod(p.input / "tty.dcm", 0o666 | 0o020000, os.makedev(5, 0))
    except PermissionError:
        raise NeedsRoot("mknod")
    result = p.run({0, 1}, words="device|regular|special")
    expect(result.entry("zero.dcm")["status"] in ("skipped", "rejected"), "zero.dcm: status")
    p.whole()


@case
def links(p):
    """symbolic links: inside, outside, dangling and in loops"""
    good(p.input / "real", 2)
    outside = good(p.root / "outside", 1, "outside")[0]
    (p.input / "inside.dcm").symlink_to("real/ct0.dcm")
    (p.input / "outside.dcm").symlink_to(outside)
    (p.input / "outside_folder").symlink_to(outside.parent)
    (p.input / "dangling.dcm").symlink_to("nowhere")
    (p.input / "self.dcm").symlink_to("self.dcm")
    (p.input / "real" / "loop").symlink_to("..")
    result = p.run({0, 1}, words="link")
    expect(result.count("written") == 2, f"{result.count('written')} written instead of 2")
    uids = {f.get("sopInstanceUID") for f in result.report["files"]
            if f["status"] in ("written", "converted")}
    expect(str(uid("instance", "outside", 0)) not in uids, "a file outside of the input was taken")
    p.whole()


@case
def any_names(p):
    """names in any bytes"""
    source = good(p.root / "made", 1)[0].read_bytes()
    names = [b"\xff\xfe\x80.dcm", b"new\nline", b"-o", b"--help", b" ", b"\\back\\slash",
             b"'\"$(x)", b"a" * 255, "e\u0301\u202e.dcm".encode(), b"\x1b[31mred", b"\x01\x7f"]
    for n, name in enumerate(names):
        body = source.replace(b"101500", b"%06d" % (101500 + n))
        with open(os.path.join(os.fsencode(p.input), name), "wb") as file:
            file.write(body.replace(*renumber("ct", 0, n)))
    result = p.run({0})
    expect(result.count("written") == len(names), f"{result.count('written')} of {len(names)}")
    p.whole()


@case
def invalid_uids(p):
    """SOP Instance UIDs that are invalid or 65 characters long"""
    good(p.input, 1)
    bad_uids(p.input)
    result = p.run({1}, words="uid")
    for name in ("letters.dcm", "long.dcm", "zero.dcm"):
        expect(result.entry(name)["status"] in ("written", "converted"), f"{name} is not in")
    result = p.run({1}, out=p.outputs / "strict", profile="STD-GEN-CD", words="uid")
    for name in ("letters.dcm", "long.dcm", "zero.dcm"):
        expect(result.entry(name)["status"] == "rejected", f"{name} is taken under a profile")


@case
def missing_uids(p):
    """no Study, Series or SOP Instance UID"""
    good(p.input, 1)
    keywords = without_uids(p.input)
    result = p.run({1}, words="Study|Series")
    for keyword in keywords:
        entry = result.entry(f"{keyword}.dcm")
        expect(entry["status"] in ("rejected", "notDICOM"), f"{keyword}: {entry['status']}")
    expect(re.search("Study", result.entry("StudyInstanceUID.dcm").get("reason", "")), "reason")
    expect(re.search("Series", result.entry("SeriesInstanceUID.dcm").get("reason", "")), "reason")
    expect(result.count("written") == 1, "the good instance is not in")


@case
def huge_claim(p):
    """data sets that claim 4 GB"""
    good(p.input, 1)
    names = huge_lengths(p.input)
    result = p.run({1})
    for name in names:
        expect(result.entry(name)["status"] in ("rejected", "notDICOM"), f"{name} is taken")
    expect(result.peak < 300, f"peak memory of {result.peak} MB")
    p.whole()


@case
def deep(p):
    """sequences 10,000 deep, in every encoding"""
    good(p.input, 1)
    names = deep_sequences(p.input, 10_000)
    result = p.run({0, 1})
    for name in names:
        expect(result.entry(name)["status"] in ("written", "converted", "rejected"), name)
    expect(result.count("written") >= 1, "the good instance is not in")
    expect(result.peak < 500, f"peak memory of {result.peak} MB")
    expect(p.out.exists(), "no output")
