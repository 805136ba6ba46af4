#!/usr/bin/env python3
"""Kills `spindle create` at random moments and looks at what it leaves.

usage: kill_test.py SPINDLE INPUT N [--seed S] [--keep]
Eight ways of output in turn: folder, .iso, several .iso (--medium), the same over older ones
(--replace), and --in-place. After each SIGKILL the output must be absent, the old one byte by
byte, or the new one whole; the next run must succeed and leave nothing with a leading dot. Of
several volumes each must be old, absent or whole, and all of them whole after the next run.
"""

import glob
import shutil
import sys
import time
from pathlib import Path

from dicomdir import files_under, read_instance
from killing import Tally, arguments, kill_after, must, parser, run
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
        must(self.command(source, root / "first.iso"))
        size = (root / "first.iso").stat().st_size
        self.medium = self.find_medium(size)
        must(self.command(source, self.laid))
        for name in ("DICOMDIR", "README.TXT", "SHA256.TXT"):
            (self.laid / name).unlink(missing_ok=True)
        self.seconds, self.codes = {}, {}

    def find_medium(self, size):
        """A capacity that needs at least two volumes and can hold each piece."""
        for percent in (35, 45, 55, 65, 75, 85, 95):
            folder = self.root / f"try{percent}"
            folder.mkdir()
            medium = size * percent // 100
            code = run(self.command(self.source, folder / "disc.iso") +
                            ["--medium", str(medium)])
            found = len(list(folder.glob("disc-*.iso")))
            shutil.rmtree(folder)
            if code in (0, 1) and found >= 2:
                return medium
        sys.exit("no capacity makes two volumes of this input")

    def command(self, source, out):
        return [self.spindle, "create", str(source), "-o", str(out), "--profile", "none",
                "--fileset-id", "KILLED", "--quiet"]

    def prepare(self, mode, place):
        """Makes the old output, if any; gives the command to kill."""
        place.mkdir()
        if mode.startswith("in place"):
            tree = place / "set"
            shutil.copytree(self.laid, tree)
            command = [self.spindle, "create", str(tree), "--in-place", "--profile", "none",
                       "--quiet"]
            if mode.endswith("old"):
                must(command)
                command += ["--replace", "--fileset-id", "ANOTHER"]
            return command
        kind = mode.split()[0]
        out = place / ("set" if kind == "folder" else "set.iso")
        extra = ["--medium", str(self.medium)] if kind == "volumes" else []
        if mode.endswith("old"):
            old = self.source if kind == "volumes" else self.older
            must(self.command(old, out) + extra)
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
            self.codes[mode] = must(command)
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
    finished = kill_after(command, delay)
    state, wrong = judge(bench, mode, place, before, command)
    left = bool(hidden(place))
    again = command if "--replace" in command else command + ["--replace"]
    code = run(again)
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
    options = parser(__doc__)
    options.add_argument("spindle")
    options.add_argument("input", type=lambda p: Path(p).resolve())
    options.add_argument("count", type=int)
    options = arguments(options)
    tally = Tally(options.seed)
    with tally.place(options.keep) as root:
        bench = Bench(str(Path(options.spindle).resolve()), options.input, root)
        for mode in MODES:
            bench.measure(mode)
        for n in range(options.count):
            mode, place = MODES[n % len(MODES)], root / f"trial{n}"
            delay = tally.chance.uniform(0, 1.1) * bench.seconds[mode]
            state, left, wrong = trial(bench, mode, place, delay)
            tally.counts[mode].update({state: 1, "left over": left})
            tally.fail(mode, f"after {delay:.4f} s ({n})", wrong)
            if not (wrong and options.keep):
                shutil.rmtree(place)
    return tally.report(
        bench.seconds, ("absent", "old", "new", "finished", "left over"), f"{options.count} kills")


if __name__ == "__main__":
    sys.exit(main())
