#!/usr/bin/env python3
"""Kills `spindle import` at random moments and looks at what the next run makes of it.

usage: kill_import.py SPINDLE INPUT N [--seed S] [--kills K] [--keep]
The input is mastered as a folder, an .iso and a .zip. Each trial imports one of them in turn,
with and without coercion, and is killed up to K times; every file that is under its name then
must be whole. A last run must succeed, bring every instance, and leave nothing else.
"""

import argparse
import collections
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


class Bench:
    """The command, the media, and what an undisturbed run makes of each."""

    def __init__(self, spindle, source, root):
        self.spindle, self.root = spindle, root
        self.media, self.whole, self.seconds = {}, {}, {}
        for kind in ("folder", "iso", "zip"):
            medium = root / ("medium" if kind == "folder" else f"medium.{kind}")
            self.must([spindle, "create", str(source), "-o", str(medium), "--profile", "none",
                       "--quiet"])
            self.media[kind] = medium
        for mode in MODES:
            times = []
            for _ in range(3):
                out = root / "measure"
                start = time.monotonic()
                self.must(self.command(mode, out))
                times.append(time.monotonic() - start)
                self.whole[mode] = tree(out)
                shutil.rmtree(out)
            self.seconds[mode] = sorted(times)[1]

    def command(self, mode, out):
        command = [self.spindle, "import", str(self.media[mode.split()[0]]), "-o", str(out),
                   "--all", "--quiet"]
        return command + (["--set", "StudyDescription=Imported"] if "coerced" in mode else [])

    def run(self, command):
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env=dict(os.environ, SOURCE_DATE_EPOCH="1700000000")).returncode

    def must(self, command):
        code = self.run(command)
        if code not in (0, 1):
            sys.exit(f"{' '.join(command)} ends with {code}")


def trial(bench, mode, place, kills, chance):
    command, whole = bench.command(mode, place), bench.whole[mode]
    wrong, stopped, left = [], 0, 0
    for _ in range(kills):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=dict(os.environ, SOURCE_DATE_EPOCH="1700000000"))
        time.sleep(chance.uniform(0, 1.1) * bench.seconds[mode])
        stopped += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = tree(place) if place.exists() else {}
        left += 0 < len(found) < len(whole)
        wrong += [f"{name} is not whole after a kill" for name, sum in found.items()
                  if name != "SHA256.TXT" and whole.get(name) != sum]
    code = bench.run(command)
    if code not in (0, 1):
        wrong.append(f"the last run ends with {code}")
    found = tree(place) if place.exists() else {}
    wrong += [f"after the last run {name} is missing" for name in whole if name not in found]
    wrong += [f"after the last run {name} is left" for name in found if name not in whole]
    wrong += [f"after the last run {name} differs" for name in found
              if name in whole and found[name] != whole[name]]
    if (place / ".spindle-import").exists():
        wrong.append("the last run leaves its working folder")
    return stopped, left, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spindle")
    parser.add_argument("input", type=lambda p: Path(p).resolve())
    parser.add_argument("count", type=int, help="trials")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=3, help="kills in a trial")
    parser.add_argument("--keep", action="store_true", help="keep the places of failures")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    root = Path(tempfile.mkdtemp(prefix="kill-import-"))
    failures, tally = [], collections.defaultdict(collections.Counter)
    try:
        bench = Bench(str(Path(options.spindle).resolve()), options.input, root)
        for n in range(options.count):
            mode, place = MODES[n % len(MODES)], root / f"trial{n}"
            stopped, left, wrong = trial(bench, mode, place, options.kills, chance)
            tally[mode].update(trials=1, killed=stopped, partial=left, failed=bool(wrong))
            failures += [f"{mode} ({n}): {w}" for w in wrong]
            if place.exists() and not (wrong and options.keep):
                shutil.rmtree(place)
    finally:
        if not (failures and options.keep):
            shutil.rmtree(root)
    columns = ("trials", "killed", "partial", "failed")
    print(f"{'mode':14} {'files':>6} {'ms':>8} " + " ".join(f"{c:>8}" for c in columns))
    for mode in MODES:
        print(f"{mode:14} {len(bench.whole[mode]):6} {bench.seconds[mode] * 1000:8.1f} " +
              " ".join(f"{tally[mode][c]:8}" for c in columns))
    for failure in failures[:40]:
        print("FAIL", failure)
    kills = sum(t["killed"] for t in tally.values())
    print(f"{options.count} trials, {kills} kills, seed {options.seed}, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
