#!/usr/bin/env python3
"""Lets each system call of `spindle add` and `spindle remove` fail once and looks at what is left.

usage: fault_test.py SPINDLE INPUT [--keep]
For each call from the first to the last one of its kind: the file-set must be the old one or the
new one, the command must not say that all is done when it is not, and the next run must leave
exactly what an undisturbed one does.
"""

import argparse
import collections
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from update_bench import MODES, UpdateBench

CALLS = (("open", errno.EACCES), ("write", errno.EIO), ("write", errno.ENOSPC),
         ("pwrite", errno.EIO), ("pwrite", errno.ENOSPC), ("copy_file_range", errno.EIO),
         ("sync_file_range", errno.EIO), ("fsync", errno.EIO), ("syncfs", errno.EIO),
         ("rename", errno.EIO), ("unlink", errno.EIO), ("rmdir", errno.EIO),
         ("mkdir", errno.ENOSPC))


def trial(bench, mode, place, environment, mark):
    command = bench.prepare(mode, place)
    code = bench.run(command, env=environment)
    if not mark.exists():
        return None, []
    state, wrong = bench.judge(mode, place)
    if code not in (0, 4):
        wrong.append(f"the run ends with {code}")
    if code == 0 and state != "new":
        wrong.append("the run says that all is done, and it is not")
    wrong += [f"afterwards: {w}" for w in bench.finish(mode, place)]
    return state, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spindle")
    parser.add_argument("input", type=lambda p: Path(p).resolve())
    parser.add_argument("--keep", action="store_true", help="keep the places of failures")
    options = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="fault-"))
    failures, tally = [], collections.defaultdict(collections.Counter)
    try:
        shim = root / "fault.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(shim),
                        str(Path(__file__).with_name("fault.c")), "-ldl", "-lpthread"], check=True)
        bench = UpdateBench(options.spindle, options.input, root)
        for mode in MODES:
            for call, error in CALLS:
                name = f"{mode} {call} {errno.errorcode[error]}"
                for number in range(1, 100_000):
                    place, mark = root / "trial", root / "mark"
                    environment = dict(os.environ, LD_PRELOAD=str(shim), FAULT_CALL=call,
                                       FAULT_AT=str(number), FAULT_ERRNO=str(error),
                                       FAULT_MARK=str(mark))
                    if call == "pwrite":
                        # Where the kernel cannot copy, the bytes are written.
                        environment["FAULT_ALWAYS"] = "copy_file_range"
                    state, wrong = trial(bench, mode, place, environment, mark)
                    mark.unlink(missing_ok=True)
                    failures += [f"{name} {number}: {w}" for w in wrong]
                    if wrong and options.keep:
                        place.rename(root / f"{name} {number}".replace(" ", "-"))
                    else:
                        shutil.rmtree(place)
                    if state is None:
                        break
                    tally[name][state] += 1
                    tally[name]["failed"] += bool(wrong)
    finally:
        if not (failures and options.keep):
            shutil.rmtree(root)
    print(f"{'':32} {'old':>6} {'new':>6} {'failed':>6}")
    for name, counts in tally.items():
        print(f"{name:32} " + " ".join(f"{counts[c]:6}" for c in ("old", "new", "failed")))
    for failure in failures[:40]:
        print("FAIL", failure)
    total = sum(c["old"] + c["new"] + c["neither"] for c in tally.values())
    print(f"{total} faults, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
