#!/usr/bin/env python3
"""Gives `spindle create` bad input and looks at its exit code, its sentences and its output.

usage: hostile.py SPINDLE [--only WORD] [--unprivileged]
Each case is a function below; the first line of its text is its name. A case that needs root
(mounts, device nodes) fails without it, unless --unprivileged is said. Exits 1 on any failure.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Fixtures"))

from hostile_data import *
from whole import faults_of, snapshot

CASES = []


def case(function):
    CASES.append(function)
    return function


class NeedsRoot(Exception):
    pass


class Failed(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failed(message)


class Result:
    """One finished run: its exit code, its words, its report and its peak memory."""

    def __init__(self, code, out, err, peak):
        self.code, self.err, self.peak = code, err, peak
        try:
            self.report = json.loads(out) if out.strip() else {}
        except json.JSONDecodeError as error:
            raise Failed(f"standard output is no JSON: {error}: {out[:200]!r}")
        words = [err] + [str(f.get("reason") or "") for f in self.report.get("files", [])]
        words += [str(f.get("message") or "") for f in self.report.get("findings", [])]
        self.words = "\n".join(words)

    def count(self, status):
        return self.report.get("counts", {}).get(status, 0)

    def entry(self, name):
        for entry in self.report.get("files", []):
            if Path(entry["path"]).name == name:
                return entry
        raise Failed(f"{name} is not in the report")


class Place:
    """A scratch folder with an input, and the ways to run the command in it."""

    def __init__(self, spindle, root):
        self.spindle, self.root = spindle, root
        self.input, self.outputs = root / "input", root / "outputs"
        self.input.mkdir()
        self.outputs.mkdir()
        self.out = self.outputs / "set"
        self.mounts = []

    def command(self, *more, out=None, profile="none", source=None):
        return [self.spindle, "create", str(source or self.input), "-o", str(out or self.out),
                "--profile", profile, "--json", *more]

    def start(self, command, prefix=()):
        out, err = (open(self.root / n, "w+b") for n in ("stdout", "stderr"))
        process = subprocess.Popen([*prefix, *command], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=err)
        process.files = out, err
        return process

    def finish(self, process, codes, words=None, seconds=180):
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        hung = not timer.is_alive()
        timer.cancel()
        texts = []
        for file in process.files:
            file.seek(0)
            texts.append(file.read().decode(errors="replace"))
            file.close()
        expect(not hung, f"still running after {seconds} s")
        code = process.returncode
        expect(code >= 0, f"killed by signal {-code}: {texts[1][-300:]}")
        expect(code in codes, f"exit code {code} instead of {codes}: {texts[1][-300:]}")
        expect("Fatal error" not in texts[1], texts[1][-300:])
        result = Result(code, *texts, usage.ru_maxrss // 1024)
        if words:
            expect(re.search(words, result.words, re.I),
                   f"no word of /{words}/ in: {result.words[-400:]!r}")
        return result

    def run(self, codes, *more, words=None, prefix=(), **options):
        result = self.finish(self.start(self.command(*more, **options), prefix), codes, words)
        hidden = [str(p) for p in self.outputs.rglob(".*")]
        expect(not hidden, f"left behind: {hidden[:3]}")
        return result

    def whole(self, instances=None, out=None):
        out = out or self.out
        faults = faults_of(out)
        expect(not faults, f"{out.name}: {faults[:3]}")

    def mount(self, size, read_only=False):
        target = self.root / "mounted"
        target.mkdir()
        flags = f"size={size}" + (",ro" if read_only else "")
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", flags, "tmpfs", str(target)],
                              capture_output=True)
        if made.returncode:
            raise NeedsRoot("mount")
        self.mounts.append(target)
        return target

    def close(self):
        for target in self.mounts:
            subprocess.run(["umount", "-l", str(target)], check=False)


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
    import socket
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
    names = [b"\xff\xfe\x80.dcm", b"new\nline", b"-o", b"--help", b" ", b"\\back\\slash", b"'\"$(x)",
             b"a" * 255, "e\u0301\u202e.dcm".encode(), b"\x1b[31mred", b"\x01\x7f"]
    for n, name in enumerate(names):
        body = source.replace(b"101500", b"%06d" % (101500 + n))
        with open(os.path.join(os.fsencode(p.input), name), "wb") as file:
            file.write(body.replace(*renumber("ct", 0, n)))
    result = p.run({0})
    expect(result.count("written") == len(names), f"{result.count('written')} of {len(names)}")
    p.whole()


def disturbed(p, out, disturb):
    """Runs with `disturb(file)` done to files while they are read; the output must be whole."""
    files = good(p.input, 400, size=256)
    process = p.start(p.command(out=out))
    stop = threading.Event()

    def work():
        for file in reversed(files):
            if stop.wait(0.0005):
                return
            disturb(file)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        result = p.finish(process, {0, 1, 3, 4})
    finally:
        stop.set()
        worker.join()
    if out.exists():
        p.whole(out=out)
    else:
        expect(result.code in (3, 4), f"no output and exit code {result.code}")
    if result.code in (3, 4):
        expect(result.err.strip() or result.report.get("findings"), "no sentence")
    if result.code == 0 and result.report:
        expect(result.count("written") + result.count("converted") == 400, "a file is missing")


@case
def vanishing(p):
    """files that vanish while a folder is made"""
    disturbed(p, p.out, lambda f: f.unlink(missing_ok=True))


@case
def vanishing_image(p):
    """files that vanish while an image is made"""
    disturbed(p, p.outputs / "set.iso", lambda f: f.unlink(missing_ok=True))


@case
def shrinking(p):
    """files that shrink while an image is made"""
    disturbed(p, p.outputs / "set.iso", lambda f: os.truncate(f, 700))


@case
def changing(p):
    """files that are overwritten in place while an image is made"""
    def overwrite(file):
        with open(file, "r+b") as target:
            target.seek(-100, 2)
            target.write(os.urandom(100))
    disturbed(p, p.outputs / "set.iso", overwrite)


@case
def growing(p):
    """files that grow while a folder is made"""
    def append(file):
        with open(file, "ab") as target:
            target.write(b"\0" * 5000)
    disturbed(p, p.out, append)


@case
def full_disk(p):
    """a full disk: a folder, an image and a ZIP"""
    good(p.input, 60, size=256)
    target = p.mount("2m")
    for name in ("set", "set.iso", "set.zip"):
        p.run({4}, out=target / name, words="space|full")
        expect(not (target / name).exists(), f"{name} was left")
        left = [f for f in target.rglob("*") if f.is_file() and not f.name.startswith(".")]
        expect(not left, f"left behind: {left[:3]}")


@case
def full_in_place(p):
    """a full disk under --in-place: the old DICOMDIR stays"""
    target = p.mount("300k")
    folder = target / "SET"
    folder.mkdir()
    for n, file in enumerate(good(p.input, 60)):
        (folder / f"IM{n:06d}").write_bytes(file.read_bytes())
    (folder / "DICOMDIR").write_bytes(b"old")
    try:
        with open(target / "filler", "wb") as filler:
            while True:
                filler.write(b"\0" * 4096)
                filler.flush()
    except OSError:
        pass
    command = [p.spindle, "create", str(folder), "--in-place", "--replace", "--profile", "none",
               "--json"]
    p.finish(p.start(command), {4}, "space|full")
    expect((folder / "DICOMDIR").read_bytes() == b"old", "the old DICOMDIR is gone")


@case
def read_only(p):
    """a read-only output"""
    good(p.input, 1)
    target = p.mount("1m", read_only=True)
    for name in ("set", "set.iso", "set.zip"):
        p.run({4}, out=target / name, words="read-only|permission|denied")


@case
def missing_parent(p):
    """an output in a folder that is a file"""
    good(p.input, 1)
    (p.outputs / "file").write_text("")
    p.run({2, 4}, out=p.outputs / "file" / "set.iso", words="director|folder|not a")


@case
def inside(p):
    """an output inside the input"""
    good(p.input, 3)
    result = p.run({0, 2}, out=p.input / "out")
    if result.code == 2:
        expect("input" in result.err.lower() or "inside" in result.err.lower(), result.err)
        expect(not (p.input / "out").exists(), "an output was made")
    else:
        p.whole(out=p.input / "out")
        expect(result.count("files") == 3, "its own output was read")


@case
def existing(p):
    """an output that is there already"""
    good(p.input, 2)
    for out in (p.out, p.outputs / "set.iso", p.outputs / "set.zip"):
        p.run({0}, out=out)
        before = snapshot(out)
        p.run({2, 4}, out=out, words="exist|replace")
        expect(snapshot(out) == before, f"{out.name} has changed")


@case
def two_at_once(p):
    """two runs on one output at once"""
    good(p.input, 400, size=128)
    for out in (p.out, p.outputs / "set.iso"):
        first = p.start(p.command(out=out))
        second = p.start(p.command(out=out))
        results = [p.finish(x, {0, 2, 4}) for x in (first, second)]
        codes = sorted(r.code for r in results)
        expect(codes[0] == 0, f"neither has succeeded: {codes}")
        expect(codes[1] != 0, "both have succeeded")
        p.whole(out=out)
        p.run({0}, "--replace", out=out)


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


@case
def interrupted(p):
    """Ctrl-C at a few moments: 130, and nothing is left"""
    good(p.input, 400, size=256)
    for out in (p.out, p.outputs / "set.iso"):
        begin = time.monotonic()
        p.run({0}, out=p.outputs / ("whole" + out.suffix))
        length = time.monotonic() - begin
        seen = set()
        for part in (0.3, 0.5, 0.7):
            process = p.start(p.command("--replace", out=out))
            time.sleep(length * part)
            process.send_signal(signal.SIGINT)
            seen.add(p.finish(process, {0, 130}).code)
            hidden = [str(f) for f in p.outputs.rglob(".*")]
            expect(not hidden, f"left behind: {hidden[:3]}")
            if out.exists():
                p.whole(out=out)
        expect(130 in seen, f"{out.name}: never 130")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spindle")
    parser.add_argument("--only", default="")
    parser.add_argument("--unprivileged", action="store_true")
    options = parser.parse_args()
    failures = 0
    for function in CASES:
        name = function.__doc__.splitlines()[0]
        if options.only not in name and options.only != function.__name__:
            continue
        with tempfile.TemporaryDirectory(prefix="hostile-") as root:
            os.chmod(root, 0o755)
            place = Place(str(Path(options.spindle).resolve()), Path(root))
            try:
                function(place)
                verdict = "ok"
            except NeedsRoot as error:
                verdict = f"NOT RUN: {error} needs root"
                failures += not options.unprivileged
            except (Failed, OSError, KeyError) as error:
                verdict = f"FAIL {error if isinstance(error, Failed) else repr(error)}"
                failures += 1
            finally:
                place.close()
                subprocess.run(["chmod", "-R", "u+rwX", root], check=False)
        print(f"{name:62} {verdict}", flush=True)
    print(f"{len(CASES)} cases, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
