#!/usr/bin/env python3
"""Kills `spindle create` at random moments and looks at what it leaves.

usage: kill_test.py SPINDLE INPUT N [--seed S] [--keep]
Eight ways of output in turn: folder, .iso, several .iso (--medium), the same over older ones
(--replace), and --in-place. After each SIGKILL the output must be absent, the old one byte by
byte, or the new one whole; the next run must succeed and leave nothing with a leading dot. Of
several volumes each must be old, absent or whole, and all of them whole after the next run.
"""

import argparse
import collections
import glob
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dicomdir import files_under, read_instance
from whole import faults_of, faults_of_folder, snapshot

MODES = ("folder", "iso", "volumes", "folder over old", "iso over old", "volumes over old",
         "in place", "in place over old")


class Bench:
    """The command, the inputs and the measured length of a run in each mode."""

    def __init__(self, spindle, source, root):
        self.spindle, self.source, self.root = spindle, source, root
        self.older, self.laid = root / "older", root / "laid"
        self.older.mkdir()
        instances = [f for f in files_under(source) if read_instance(f) is not None]
        for n, file in enumerate(instances[:max(1, len(instances) // 2)]):
            shutil.copyfile(file, self.older / f"{n:06d}")
        self.must(self.command(source, root / "first.iso"))
        size = (root / "first.iso").stat().st_size
        self.medium = self.find_medium(size)
        self.must(self.command(source, self.laid))
        for name in ("DICOMDIR", "README.TXT", "SHA256.TXT"):
            (self.laid / name).unlink(missing_ok=True)
        self.seconds, self.codes = {}, {}

    def find_medium(self, size):
        """A capacity that needs at least two volumes and can hold each piece."""
        for percent in (35, 45, 55, 65, 75, 85, 95):
            folder = self.root / f"try{percent}"
            folder.mkdir()
            medium = size * percent // 100
            code = self.run(self.command(self.source, folder / "disc.iso") +
                            ["--medium", str(medium)])
            found = len(list(folder.glob("disc-*.iso")))
            shutil.rmtree(folder)
            if code in (0, 1) and found >= 2:
                return medium
        sys.exit("no capacity makes two volumes of this input")

    def command(self, source, out):
        return [self.spindle, "create", str(source), "-o", str(out), "--profile", "none",
                "--fileset-id", "KILLED", "--quiet"]

    def run(self, command):
        return subprocess.run(command, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode

    def must(self, command):
        code = self.run(command)
        if code not in (0, 1):
            sys.exit(f"{' '.join(command)} ends with {code}")
        return code

    def prepare(self, mode, place):
        """Makes the old output, if any; gives the command to kill."""
        place.mkdir()
        if mode.startswith("in place"):
            tree = place / "set"
            shutil.copytree(self.laid, tree)
            command = [self.spindle, "create", str(tree), "--in-place", "--profile", "none",
                       "--quiet"]
            if mode.endswith("old"):
                self.must(command)
                command += ["--replace", "--fileset-id", "ANOTHER"]
            return command
        kind = mode.split()[0]
        out = place / ("set" if kind == "folder" else "set.iso")
        extra = ["--medium", str(self.medium)] if kind == "volumes" else []
        if mode.endswith("old"):
            old = self.source if kind == "volumes" else self.older
            self.must(self.command(old, out) + extra)
            extra.append("--replace")
        return self.command(self.source, out) + extra

    def outputs(self, mode, place):
        return sorted(Path(p) for p in glob.glob(f"{place}/set*"))

    def faults(self, mode, output):
        if mode.startswith("in place"):
            return faults_of_folder(output, with_checksums=False)
        return faults_of(output)

    def measure(self, mode):
        times = []
        for n in range(3):
            place = self.root / "measure"
            command = self.prepare(mode, place)
            start = time.monotonic()
            self.codes[mode] = self.must(command)
            times.append(time.monotonic() - start)
            for output in self.outputs(mode, place):
                faults = self.faults(mode, output)
                if faults:
                    sys.exit(f"{mode}: an undisturbed run makes {output}: {faults[:3]}")
            shutil.rmtree(place)
        self.seconds[mode] = sorted(times)[1]


def hidden(place):
    return [str(p) for p in place.rglob(".*")]


def judge(bench, mode, place, before, command):
    """What the killed run left: absent, old or new, or a list of what is wrong."""
    found = {o: snapshot(o) for o in bench.outputs(mode, place)}
    if mode.startswith("in place"):
        tree = place / "set"
        # What is being prepared stands in a hidden folder.
        files = {k: v for k, v in found[tree].items()
                 if not any(part.startswith(".") for part in Path(k).parts)}
        if files == before[tree]:
            return "old", []
        others = {k: v for k, v in files.items() if k != "DICOMDIR"}
        expected = {k: v for k, v in before[tree].items() if k != "DICOMDIR"}
        wrong = ["a file beside the DICOMDIR has changed"] if others != expected else []
        return "new", wrong + bench.faults(mode, tree)
    if found == before:
        return ("old" if before else "absent"), []
    wrong = []
    for output, content in found.items():
        if before.get(output) != content:
            wrong += [f"{output.name}: {f}" for f in bench.faults(mode, output)]
    if not mode.startswith("volumes"):
        wrong += [f"{o.name} is gone" for o in before if o not in found]
    return "new", wrong


def trial(bench, mode, place, delay):
    command = bench.prepare(mode, place)
    before = {o: snapshot(o) for o in bench.outputs(mode, place)}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    finished = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    state, wrong = judge(bench, mode, place, before, command)
    left = bool(hidden(place))
    again = command if "--replace" in command else command + ["--replace"]
    code = bench.run(again)
    if code != bench.codes[mode]:
        wrong.append(f"the next run ends with {code}")
    outputs = bench.outputs(mode, place)
    if not outputs:
        wrong.append("the next run leaves no output")
    for output in outputs:
        wrong += [f"after the next run {output.name}: {f}" for f in bench.faults(mode, output)]
    if hidden(place):
        wrong.append(f"the next run leaves {hidden(place)[:3]}")
    return "finished" if finished else state, left, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spindle")
    parser.add_argument("input", type=lambda p: Path(p).resolve())
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the places of failures")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    root = Path(tempfile.mkdtemp(prefix="kill-"))
    failures = []
    try:
        bench = Bench(str(Path(options.spindle).resolve()), options.input, root)
        tally = collections.defaultdict(collections.Counter)
        for mode in MODES:
            bench.measure(mode)
        for n in range(options.count):
            mode = MODES[n % len(MODES)]
            place, delay = root / f"trial{n}", chance.uniform(0, 1.1) * bench.seconds[mode]
            state, left, wrong = trial(bench, mode, place, delay)
            tally[mode][state] += 1
            tally[mode]["left over"] += left
            failures += [f"{mode}, after {delay:.4f} s ({n}): {w}" for w in wrong]
            tally[mode]["failed"] += bool(wrong)
            if not (wrong and options.keep):
                shutil.rmtree(place)
    finally:
        if not (failures and options.keep):
            shutil.rmtree(root)
    columns = ("absent", "old", "new", "finished", "left over", "failed")
    print(f"{'mode':18} {'ms':>7} " + " ".join(f"{c:>9}" for c in columns))
    for mode in MODES:
        print(f"{mode:18} {bench.seconds[mode] * 1000:7.1f} " +
              " ".join(f"{tally[mode][c]:9}" for c in columns))
    for failure in failures[:40]:
        print("FAIL", failure)
    print(f"{options.count} kills, seed {options.seed}, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
