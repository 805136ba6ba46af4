"""Cases of trouble on the way: input that changes, outputs that fail, two runs, Ctrl-C."""

import os
import signal
import threading
import time

from hostile_place import case, expect
from hostile_data import *
from whole import snapshot


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
def interrupted(p):
    """Ctrl-C at a few moments: 130, and nothing is left"""
    good(p.input, 2000, size=256)
    for out in (p.out, p.outputs / "set.iso"):
        begin = time.monotonic()
        p.run({0}, out=p.outputs / ("whole" + out.suffix))
        length = time.monotonic() - begin
        seen = set()
        for part in (0.1, 0.3, 0.5, 0.7):
            process = p.start(p.command("--replace", out=out))
            time.sleep(length * part)
            # Not send_signal, which would reap a process that has ended already.
            os.kill(process.pid, signal.SIGINT)
            seen.add(p.finish(process, {0, 130}).code)
            hidden = [str(f) for f in p.outputs.rglob(".*")]
            expect(not hidden, f"left behind: {hidden[:3]}")
            if out.exists():
                p.whole(out=out)
        expect(130 in seen, f"{out.name}: never 130")
