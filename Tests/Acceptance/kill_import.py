#!/usr/bin/env python3
"""Kills `spindle import` at random moments and looks at what the next run makes of it.

usage: kill_import.py SPINDLE [INPUT] N [--files F] [--kills K] [--seed S] [--keep]
The input, without INPUT instances that are made here, is mastered as a folder, an .iso and a .zip.
Each trial imports one of them in turn, with and without coercion, and is killed up to K times;
every file that is under its name then must be whole. A last run must succeed, bring every
instance, and leave nothing else.
"""

import hashlib
import shutil
import sys
from pathlib import Path

from killing import Moments, Tally, arguments, make_instances, must, parser, run

MODES = ("folder", "iso", "zip", "iso coerced")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree(folder):
    """The files of a folder with their digests, those of the working folder left out."""
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] != ".spindle-import":
            files[str(name)] = digest(path)
    return files


def sign_of(place):
    """A file that is being copied, or a first one that has been."""
    parts = place / ".spindle-import" / "parts"

    def sign():
        try:
            return any(parts.iterdir())
        except FileNotFoundError:
            return False
    return sign


class Bench:
    """The command, the media, and what an undisturbed run makes of each."""

    def __init__(self, spindle, source, root):
        self.spindle = spindle
        self.media, self.whole, self.moments = {}, {}, {}
        for kind in ("folder", "iso", "zip"):
            medium = root / ("medium" if kind == "folder" else f"medium.{kind}")
            must([spindle, "create", str(source), "-o", str(medium), "--profile", "none",
                  "--quiet"])
            self.media[kind] = medium
        for mode in MODES:
            moments = []
            for _ in range(3):
                out = root / "measure"
                moments.append(Moments(self.command(mode, out), sign_of(out)))
                self.whole[mode] = tree(out)
                shutil.rmtree(out)
            self.moments[mode] = sorted(moments, key=lambda m: m.writing)[1]

    def command(self, mode, out):
        command = [self.spindle, "import", str(self.media[mode.split()[0]]), "-o", str(out),
                   "--all", "--quiet"]
        return command + (["--set", "StudyDescription=Imported"] if "coerced" in mode else [])


def trial(bench, mode, place, kills, tally):
    command, whole = bench.command(mode, place), bench.whole[mode]
    wrong = []
    for _ in range(kills):
        phase, _ = bench.moments[mode].kill(command, sign_of(place), tally.chance)
        found = tree(place) if place.exists() else {}
        tally.counts[mode].update({phase: 1, "partial": 0 < len(found) < len(whole)})
        wrong += [f"{name} is not whole after a kill" for name, sum in found.items()
                  if name != "SHA256.TXT" and whole.get(name) != sum]
    code = run(command)
    if code not in (0, 1):
        wrong.append(f"the last run ends with {code}")
    found = tree(place) if place.exists() else {}
    wrong += [f"after the last run {name} is missing" for name in whole if name not in found]
    wrong += [f"after the last run {name} is left" for name in found if name not in whole]
    wrong += [f"after the last run {name} differs" for name in found
              if name in whole and found[name] != whole[name]]
    if (place / ".spindle-import").exists():
        wrong.append("the last run leaves its working folder")
    return wrong


def main():
    options = parser(__doc__)
    options.add_argument("spindle")
    options.add_argument("input", nargs="?", type=lambda p: Path(p).resolve())
    options.add_argument("count", type=int, help="trials")
    options.add_argument("--files", type=int, default=300, help="where they are made here")
    options.add_argument("--kills", type=int, default=3, help="kills in a trial")
    options = arguments(options)
    tally = Tally(options.seed)
    with tally.place(options.keep) as root:
        source = options.input or root / "made"
        if not options.input:
            make_instances(source, options.files, options.seed)
        bench = Bench(str(Path(options.spindle).resolve()), source, root)
        for number in range(options.count):
            mode, place = MODES[number % len(MODES)], root / f"trial{number}"
            wrong = trial(bench, mode, place, options.kills, tally)
            tally.counts[mode]["trials"] += 1
            tally.fail(mode, f"trial {number}", wrong)
            if place.exists() and not (wrong and options.keep):
                shutil.rmtree(place)
    writing = sum(c["writing"] for c in tally.counts.values())
    return tally.report(
        {mode: bench.moments[mode].total for mode in MODES},
        ("trials", "start", "writing", "finished", "partial"),
        f"{options.count} trials, {options.count * options.kills} kills, "
        f"{writing} of them while files were copied")


if __name__ == "__main__":
    sys.exit(main())
