#!/usr/bin/env python3
"""Gives `spindle create` bad input and looks at its exit code, its sentences and its output.

usage: hostile.py SPINDLE [--only WORD] [--unprivileged]
Each case is a function in hostile_input.py or hostile_output.py; the first line of its text is its
name. A case that needs root (mounts, device nodes) fails without it, unless --unprivileged is said.
Exits 1 on any failure.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from hostile_place import CASES, Failed, NeedsRoot, Place
import hostile_input
import hostile_output


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
