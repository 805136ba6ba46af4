#!/usr/bin/env python3
"""Kills `spindle add` on an image at random moments, and lets each of its system calls fail.

usage: disturb_image.py SPINDLE INPUT [--kills N] [--seed S] [--faults]
INPUT is a folder of DICOM files; every second one is added. With --session the image must be the
old or the new one byte for byte after each disturbance; with -o the old image must be as it was,
and the new one whole or not there. The next run must leave what an undisturbed one does.
"""

import argparse
import collections
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from spindle_json import digest_of

MODES = ("session", "new")
CALLS = tuple((call, error) for call in (
    "open", "write", "pwrite", "copy_file_range", "fsync", "rename", "unlink", "mkdir")
    for error in (errno.EIO, errno.ENOSPC, 0))


class Bench:
    def __init__(self, spindle, source, root):
        self.spindle, self.root = str(Path(spindle).resolve()), root
        self.environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
        for name in ("first", "more"):
            (root / name).mkdir()
        for number, path in enumerate(sorted(p for p in source.rglob("*") if p.is_file())):
            shutil.copyfile(path, root / ("first", "more")[number % 2] / f"{number:06d}")
        self.image = root / "old.iso"
        self.run([self.spindle, "create", root / "first", "-o", self.image, "--profile", "none",
                  "-q"], (0, 1))
        self.old = digest_of(self.image)
        self.expected, self.seconds = {}, {}
        for mode in MODES:
            place = root / f"whole-{mode}"
            start = time.monotonic()
            # Two people of one ID are told and left out: that is code 1, here and later.
            self.code = self.run(self.prepare(mode, place), (0, 1))
            self.seconds[mode] = time.monotonic() - start
            self.expected[mode] = digest_of(self.result(mode, place))
            if self.expected[mode] == self.old:
                sys.exit("nothing was added")

    def result(self, mode, place):
        return place / ("disc.iso" if mode == "session" else "new.iso")

    def prepare(self, mode, place):
        place.mkdir()
        shutil.copyfile(self.image, place / "disc.iso")
        return self.command(mode, place)

    def command(self, mode, place):
        where = ["--session"] if mode == "session" else ["-o", place / "new.iso"]
        return [self.spindle, "add", place / "disc.iso", self.root / "more", "--profile", "none",
                "-q", *where]

    def run(self, command, codes=None, **more):
        code = subprocess.run(list(map(str, command)), env=dict(self.environment, **more),
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if codes and code not in codes:
            sys.exit(f"{' '.join(map(str, command))} ends with {code}")
        return code

    def judge(self, mode, place):
        """`old` or `new`, and what is wrong; then the next run, and what is wrong after it."""
        wrong, finished = [], False
        image, result = place / "disc.iso", self.result(mode, place)
        state = "old" if not result.exists() else \
            {self.old: "old", self.expected[mode]: "new"}.get(digest_of(result), "neither")
        if state == "neither":
            wrong.append("the image is neither the old nor the new one")
        if mode == "new" and digest_of(image) != self.old:
            wrong.append("the old image was touched")
        if state == "old" or mode == "session":
            code = self.run(self.command(mode, place))
            # Where all was decided, the next run first finishes it, and then finds something there.
            finished = mode == "new" and code == 4 and result.exists()
            if code not in (0, 1) and not finished:
                wrong.append(f"the next run ends with {code}")
        if digest_of(result) != self.expected[mode]:
            wrong.append("the next run leaves another image")
        hidden = [p.name for p in place.iterdir() if p.name.startswith(".")]
        if hidden and not finished and (state == "old" or mode == "session"):
            wrong.append(f"the next run leaves {hidden}")
        return state, wrong

    def kill(self, mode, place, delay):
        process = subprocess.Popen(
            list(map(str, self.prepare(mode, place))), env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return self.judge(mode, place)

    def fault(self, mode, place, shim, call, number, error):
        mark = self.root / "mark"
        more = {"LD_PRELOAD": str(shim), "FAULT_CALL": call, "FAULT_AT": str(number),
                "FAULT_ERRNO": str(error), "FAULT_MARK": str(mark)}
        if call == "pwrite":
            more["FAULT_ALWAYS"] = "copy_file_range"
        code = self.run(self.prepare(mode, place), **more)
        if not mark.exists():
            return None, []
        mark.unlink()
        done = digest_of(self.result(mode, place)) == self.expected[mode] \
            if self.result(mode, place).exists() else False
        state, wrong = self.judge(mode, place)
        if code in (0, self.code) and not done:
            wrong.append("the run says that all is done, and it is not")
        return state, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spindle")
    parser.add_argument("input", type=lambda p: Path(p).resolve())
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", action="store_true", help="let system calls fail, too")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    tally, failures = collections.defaultdict(collections.Counter), []
    with tempfile.TemporaryDirectory(prefix="disturb-") as root:
        root = Path(root)
        bench = Bench(options.spindle, options.input, root)

        def count(name, state, wrong):
            tally[name][state] += 1
            tally[name]["failed"] += bool(wrong)
            failures.extend(f"{name}: {w}" for w in wrong)
            shutil.rmtree(root / "trial")

        for number in range(options.kills):
            mode = MODES[number % 2]
            delay = chance.uniform(0, 1.1) * bench.seconds[mode]
            count(f"{mode} kill", *bench.kill(mode, root / "trial", delay))
        if options.faults:
            shim = root / "fault.so"
            subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(shim),
                            str(Path(__file__).with_name("fault.c")), "-ldl", "-lpthread"],
                           check=True)
            for mode in MODES:
                for call, error in CALLS:
                    name = f"{mode} {call} {errno.errorcode.get(error, 'SIGKILL')}"
                    for number in range(1, 100_000):
                        state, wrong = bench.fault(
                            mode, root / "trial", shim, call, number, error)
                        if state is None:
                            shutil.rmtree(root / "trial")
                            break
                        count(name, state, wrong)
    for name, counts in tally.items():
        print(f"{name:32} " + " ".join(f"{c} {counts[c]:5}" for c in ("old", "new", "failed")))
    for failure in failures[:40]:
        print("FAIL", failure)
    total = sum(c["old"] + c["new"] + c["neither"] for c in tally.values())
    print(f"{total} disturbances, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
