#!/usr/bin/env python3
"""Kills `spindle add` and `spindle remove` at random moments and looks at what they leave.

usage: kill_update.py SPINDLE INPUT [--kills N] [--seed S] [--keep]
Adding a series to a file-set and removing it, in turn. After each SIGKILL the file-set must be the
old one or the new one, each file that it names whole; the next run must leave exactly what an
undisturbed one does.
"""

import argparse
import collections
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from update_bench import MODES, UpdateBench


def measure(bench, mode, root):
    times = []
    for _ in range(5):
        command = bench.prepare(mode, root / "measure")
        start = time.monotonic()
        bench.must(command)
        times.append(time.monotonic() - start)
        shutil.rmtree(root / "measure")
    return sorted(times)[2]


def trial(bench, mode, place, delay):
    command = bench.prepare(mode, place)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    finished = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    state, wrong = bench.judge(mode, place)
    left = any(place.rglob(".*"))
    wrong += [f"afterwards: {w}" for w in bench.finish(mode, place)]
    return "finished" if finished else state, left, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spindle")
    parser.add_argument("input", type=lambda p: Path(p).resolve())
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the places of failures")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    root = Path(tempfile.mkdtemp(prefix="kill-update-"))
    failures, tally = [], collections.defaultdict(collections.Counter)
    try:
        bench = UpdateBench(options.spindle, options.input, root)
        seconds = {mode: measure(bench, mode, root) for mode in MODES}
        for number in range(options.kills):
            mode = MODES[number % len(MODES)]
            place, delay = root / f"trial{number}", chance.uniform(0, 1.1) * seconds[mode]
            state, left, wrong = trial(bench, mode, place, delay)
            tally[mode][state] += 1
            tally[mode]["left over"] += left
            tally[mode]["failed"] += bool(wrong)
            failures += [f"{mode}, after {delay:.4f} s ({number}): {w}" for w in wrong]
            if not (wrong and options.keep):
                shutil.rmtree(place)
    finally:
        if not (failures and options.keep):
            shutil.rmtree(root)
    columns = ("old", "new", "neither", "finished", "left over", "failed")
    print(f"{'':8} {'ms':>7} " + " ".join(f"{c:>9}" for c in columns))
    for mode in MODES:
        print(f"{mode:8} {seconds[mode] * 1000:7.1f} " +
              " ".join(f"{tally[mode][c]:9}" for c in columns))
    for failure in failures[:40]:
        print("FAIL", failure)
    print(f"{options.kills} kills, seed {options.seed}, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
