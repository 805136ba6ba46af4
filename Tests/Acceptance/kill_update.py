#!/usr/bin/env python3
"""Kills `spindle add` and `spindle remove` at random moments and looks at what they leave.

usage: kill_update.py SPINDLE [INPUT] [--kills N] [--files N] [--seed S] [--keep]
Adding a series to a file-set and removing it, in turn; without INPUT, of instances that are made
here. After each SIGKILL the file-set must be the old one or the new one, each file that it names
whole; the next run must leave exactly what an undisturbed one does.
"""

import shutil
import sys
from pathlib import Path

from killing import Moments, Tally, arguments, make_instances, parser
from update_bench import MODES, UpdateBench


def sign_of(place):
    """A name with a dot in front: the journal or what is being prepared."""
    return lambda: any(p.name.startswith(".") for p in place.iterdir())


def measure(bench, mode, root):
    moments = []
    for _ in range(3):
        place = root / "measure"
        command = bench.prepare(mode, place)
        moments.append(Moments(command, sign_of(place)))
        shutil.rmtree(place)
    return sorted(moments, key=lambda m: m.writing)[1]


def trial(bench, mode, place, moments, chance):
    command = bench.prepare(mode, place)
    phase, delay = moments.kill(command, sign_of(place), chance)
    state, wrong = bench.judge(mode, place)
    left = any(place.rglob(".*"))
    wrong += [f"afterwards: {w}" for w in bench.finish(mode, place)]
    return phase, delay, state, left, wrong


def main():
    options = parser(__doc__)
    options.add_argument("spindle")
    options.add_argument("input", nargs="?", type=lambda p: Path(p).resolve())
    options.add_argument("--kills", type=int, default=500)
    options.add_argument("--files", type=int, default=120, help="where they are made here")
    options = arguments(options)
    tally = Tally(options.seed)
    with tally.place(options.keep) as root:
        source = options.input or root / "made"
        if not options.input:
            make_instances(source, options.files, options.seed)
        bench = UpdateBench(options.spindle, source, root)
        moments = {mode: measure(bench, mode, root) for mode in MODES}
        for number in range(options.kills):
            mode, place = MODES[number % len(MODES)], root / f"trial{number}"
            phase, delay, state, left, wrong = trial(
                bench, mode, place, moments[mode], tally.chance)
            tally.counts[mode].update({phase: 1, state: 1, "left over": left})
            tally.fail(mode, f"after {delay:.4f} s of {phase} ({number})", wrong)
            if not (wrong and options.keep):
                shutil.rmtree(place)
    writing = sum(c["writing"] for c in tally.counts.values())
    return tally.report(
        {mode: moments[mode].total for mode in MODES},
        ("start", "writing", "finished", "old", "new", "neither", "left over"),
        f"{options.kills} kills, {writing} of them while it wrote")


if __name__ == "__main__":
    sys.exit(main())
